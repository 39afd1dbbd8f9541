import type { Board, Sprint } from '../../domain/sprint';
import { SourceError } from '../story-source';
import { entriesOf } from './entries';
import { allAtOnce, allByOffset } from './pages';
import { boardPageShape, boardShape, type RawSprint, sprintPageShape, sprintShape } from './shapes';
import { backlogPrefix, boardPrefix, queryId } from './scope';
import { agilePath, type Site } from './site';
import { isoTime } from './time';

/** 200 boards: whoever has more types a part of the name. */
const boardPages = 4;
const perPage = 50;

export async function listBoards({ client }: Site, filter: string, signal?: AbortSignal): Promise<Board[]> {
  const name = filter.trim();
  const path = `${agilePath}/board`;
  try {
    const listed = await allByOffset(async (startAt) => {
      const query = { startAt, maxResults: perPage, ...(name && { name }) };
      const page = await client.fetch(boardPageShape, { path, query, signal });
      return { entries: page.values, isLast: page.isLast, total: page.total };
    }, boardPages);
    return entriesOf(boardShape, listed).map(({ id, name: called, type, location }) => {
      const project = location?.projectName ?? location?.projectKey;
      const known = type === 'kanban' || type === 'simple' ? type : 'scrum';
      return { id, name: called, type: known, ...(project && { project }) };
    });
  } catch (error) {
    // Jira without Jira Software has issues and no boards.
    if (error instanceof SourceError && error.kind === 'not-found') return [];
    throw error;
  }
}

/**
 * What there is to show of the given states: the board's sprints, the active ones first, and its backlog; where it has
 * no sprints the board itself, and where there is a query that. Both stand for an active sprint without dates.
 */
export async function listSprints(
  site: Site,
  states: readonly Sprint['state'][],
  signal?: AbortSignal,
): Promise<Sprint[]> {
  if (signal?.aborted) throw new SourceError('cancelled');
  const { boardId, storyQuery } = site.options;
  if (storyQuery) {
    return states.includes('active') ? [{ id: queryId, name: storyQuery, state: 'active' }] : [];
  }
  if (!boardId || states.length === 0) return [];
  const backlog: Sprint[] = states.includes('backlog')
    ? [{ id: backlogPrefix + boardId, name: 'Backlog', state: 'backlog' }]
    : [];
  // At the first look at a site the sprints are asked for beside how it is set up.
  const kept = await site.keptLayout();
  const [{ board }, listed] = await Promise.all([
    kept ?? site.layout(signal),
    kept?.board?.type === 'kanban' ? undefined : boardSprints(site, boardId, states, signal),
  ]);
  const raw = board?.type === 'kanban' ? undefined : listed;
  if (raw) {
    const order = (sprint: Sprint): number => stateOrder.indexOf(sprint.state);
    const sprints = raw.flatMap((sprint) => sprintOf(sprint) ?? []);
    return [...sprints, ...backlog].sort((a, b) => order(a) - order(b));
  }
  const itself: Sprint[] = states.includes('active')
    ? [
        {
          id: boardPrefix + boardId,
          name: board?.name || (await boardName(site, boardId, signal)),
          state: 'active',
        },
      ]
    : [];
  return board && board.backlogStatuses.length > 0 ? [...itself, ...backlog] : itself;
}

/** `undefined` for a board that has none: kanban, or team-managed with its sprints turned off. */
async function boardSprints(
  { client }: Site,
  boardId: string,
  states: readonly Sprint['state'][],
  signal?: AbortSignal,
): Promise<RawSprint[] | undefined> {
  const wanted = states.filter((state) => state !== 'backlog');
  if (wanted.length === 0) return [];
  const path = `${agilePath}/board/${encodeURIComponent(boardId)}/sprint`;
  try {
    // A team of many years has hundreds of closed ones.
    const listed = await allAtOnce(async (startAt) => {
      const query = { state: wanted.join(','), startAt, maxResults: perPage };
      const { values, isLast, total } = await client.fetch(sprintPageShape, { path, query, signal });
      return { entries: values, isLast, total };
    });
    return entriesOf(sprintShape, listed);
  } catch (error) {
    if (error instanceof SourceError && error.more.status === 400) return undefined;
    throw error;
  }
}

async function boardName({ client }: Site, boardId: string, signal?: AbortSignal): Promise<string> {
  const path = `${agilePath}/board/${encodeURIComponent(boardId)}`;
  return (await client.fetch(boardShape, { path, signal })).name;
}

const stateOrder: readonly Sprint['state'][] = ['active', 'future', 'backlog', 'closed'];

export function sprintOf(raw: RawSprint): Sprint | undefined {
  const { id, name, goal } = raw;
  const state = stateOrder.find((one) => one === raw.state.toLowerCase());
  if (!state) return undefined;
  const [start, end, complete] = [raw.startDate, raw.endDate, raw.completeDate].map(isoTime);
  return {
    ...{ id, name, state },
    ...(goal && { goal }),
    ...(start && { start }),
    ...(end && { end }),
    ...(complete && { complete }),
  };
}
