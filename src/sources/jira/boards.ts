import type { Board, Sprint } from '../../domain/sprint';
import { SourceError } from '../story-source';
import { allByOffset } from './pages';
import { boardPageShape, boardShape, type RawSprint, sprintPageShape } from './shapes';
import { agilePath, type Site } from './site';
import { isoTime } from './time';

/** 1,000 boards: whoever has more types a part of the name. */
const boardPages = 20;
const perPage = 50;

export async function listBoards({ client }: Site, filter: string, signal?: AbortSignal): Promise<Board[]> {
  const name = filter.trim();
  const path = `${agilePath}/board`;
  try {
    const boards = await allByOffset(async (startAt) => {
      const query = { startAt, maxResults: perPage, ...(name && { name }) };
      const page = await client.fetch(boardPageShape, { path, query, signal });
      return { entries: page.values, isLast: page.isLast, total: page.total };
    }, boardPages);
    return boards.map(({ id, name: called, type, location }) => {
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
 * What there is to show of the given states: the board's sprints, the active ones first; where it has none the board
 * itself, and where there is a query that. Both stand for an active sprint without dates.
 */
export async function listSprints(
  site: Site,
  states: readonly Sprint['state'][],
  signal?: AbortSignal,
): Promise<Sprint[]> {
  if (signal?.aborted) throw new SourceError('cancelled');
  const { boardId, storyQuery } = site.options;
  const now = states.includes('active');
  if (storyQuery) return now ? [{ id: queryId, name: storyQuery, state: 'active' }] : [];
  if (!boardId || states.length === 0) return [];
  const path = `${agilePath}/board/${encodeURIComponent(boardId)}`;
  let raw: RawSprint[];
  try {
    raw = await allByOffset(async (startAt) => {
      const query = { state: states.join(','), startAt, maxResults: perPage };
      const { values, isLast, total } = await site.client.fetch(sprintPageShape, {
        path: `${path}/sprint`,
        query,
        signal,
      });
      return { entries: values, isLast, total };
    });
  } catch (error) {
    if (!(error instanceof SourceError) || error.more.status !== 400) throw error;
    // A kanban board, or a team-managed one whose sprints are turned off.
    if (!now) return [];
    const { name } = await site.client.fetch(boardShape, { path, signal });
    return [{ id: boardPrefix + boardId, name, state: 'active' }];
  }
  const order = (sprint: Sprint): number => stateOrder.indexOf(sprint.state);
  return raw.flatMap((sprint) => sprintOf(sprint) ?? []).sort((a, b) => order(a) - order(b));
}

/** What a sprint's content is looked for by. */
export type Scope = { readonly jql: string } | { readonly boardId: string; readonly jql: string };

/** Done for longer than this is off a board without sprints, as it is in Jira. */
const shownOnBoard = 'statusCategory != Done OR updated >= -14d';

export function scopeOf({ id, name }: Sprint, storyQuery: string | undefined): Scope {
  if (id === queryId) return { jql: ordered(storyQuery ?? '') };
  if (id.startsWith(boardPrefix)) return { boardId: id.slice(boardPrefix.length), jql: shownOnBoard };
  // Ids of sprints are numbers; anything else would be JQL of somebody's own.
  if (!/^\d+$/.test(id)) throw new SourceError('not-found', name);
  return { jql: `sprint = ${id} ORDER BY Rank ASC` };
}

const stateOrder: readonly Sprint['state'][] = ['active', 'future', 'closed'];

/** Ids of what stands for a sprint and is none. */
const queryId = 'query';
const boardPrefix = 'board:';

function ordered(jql: string): string {
  return /\border\s+by\b/i.test(jql) ? jql : `${jql} ORDER BY Rank ASC`;
}

function sprintOf({ id, name, state, goal, startDate, endDate }: RawSprint): Sprint | undefined {
  const known = stateOrder.find((one) => one === state.toLowerCase());
  if (!known) return undefined;
  const [start, end] = [isoTime(startDate), isoTime(endDate)];
  return { id, name, state: known, ...(goal && { goal }), ...(start && { start }), ...(end && { end }) };
}
