import { statuses, typeOf } from './catalogue';
import { fieldIds } from './fields';
import type { Change, ChangeItem, Issue, Sprint } from './model';
import type { People } from './seed-people';
import { sprintIds } from './seed-site';
import { DAY, HOUR } from './time';

/** How the stories came into their sprints and went through them, as their changelogs tell it. */
export function addSprintHistory(
  issues: readonly Issue[],
  sprints: readonly Sprint[],
  people: People,
  now: number,
): void {
  const byId = new Map(sprints.map((sprint) => [sprint.id, sprint]));
  const name = (ids: readonly number[]): string => ids.map((id) => byId.get(id)?.name ?? '').join(', ');
  let id = 60_000;
  const log = (issue: Issue, at: number, authorId: string, item: ChangeItem): void => {
    id += 1;
    const change: Change = { id: String(id), authorId, created: Math.ceil(at), items: [item] };
    issue.changelog.push(change);
    issue.changelog.sort((a, b) => a.created - b.created);
    issue.updated = Math.max(issue.updated, change.created);
  };
  const move = (issue: Issue, at: number, from: readonly number[], to: readonly number[]): void =>
    log(issue, at, people.oskar.accountId, {
      ...{ field: 'Sprint', fieldId: fieldIds.sprint, fieldtype: 'custom' },
      ...{ from: from.join(', '), fromString: name(from), to: to.join(', '), toString: name(to) },
    });

  for (const issue of issues) {
    const [first, ...rest] = issue.sprintIds.flatMap((sprintId) => byId.get(sprintId) ?? []);
    if (!first || typeOf(issue).subtask) continue;
    retime(issue, first.start);
    if (!issue.changelog.some(isPlanning) && issue.key !== 'SHOP-10' && issue.key !== 'SHOP-12') {
      const planned = first.start === undefined ? first.created + HOUR : first.start - 4 * HOUR;
      move(issue, Math.max(planned, issue.created), [], [first.id]);
    }
    rest.forEach((_, index) => {
      const before = issue.sprintIds.slice(0, index + 1);
      const closed = byId.get(before.at(-1) ?? 0)?.complete;
      if (closed !== undefined) move(issue, closed, before, issue.sprintIds.slice(0, index + 2));
    });
    if (issue.flagged) {
      log(issue, issue.updated, issue.assigneeId ?? people.mira.accountId, {
        ...{ field: 'Flagged', fieldId: fieldIds.flagged, fieldtype: 'custom' },
        ...{ from: '', fromString: '', to: '[10019]', toString: 'Impediment' },
      });
    }
  }

  const found = (key: string): Issue | undefined => issues.find((issue) => issue.key === key);
  const { closed, active } = sprintIds;
  const [four, five, ten, twelve] = ['SHOP-4', 'SHOP-5', 'SHOP-10', 'SHOP-12'].map(found);
  if (ten) {
    // Taken into the last sprint while it ran, and out of it again.
    move(ten, now - 17.5 * DAY, [], [closed]);
    move(ten, now - 14 * DAY, [closed], []);
    move(ten, now - 6 * DAY - 3 * HOUR, [], [active]);
  }
  if (twelve) move(twelve, now - 4.5 * DAY, [], [active]);
  if (five) {
    log(five, now - 15 * DAY, people.aiko.accountId, {
      ...{ field: 'Story Points', fieldId: fieldIds.storyPoints, fieldtype: 'custom' },
      ...{ from: null, fromString: '5', to: null, toString: '8' },
    });
  }
  if (four) {
    // Done, and opened again for two days.
    log(four, now - 14 * DAY, people.jonas.accountId, status('10001', '10002'));
    log(four, now - 13 * DAY, people.oskar.accountId, status('10002', '3'));
    log(four, now - 11 * DAY, people.jonas.accountId, status('3', '10002'));
  }
  const dropped = issues.find(
    ({ projectKey, sprintIds: ids, typeId, key }) =>
      projectKey === 'SHOP' && ids.length === 0 && typeId === '10001' && Number(key.slice(5)) > 16,
  );
  if (dropped) {
    move(dropped, Math.max(dropped.created, now - 6 * DAY - 4 * HOUR), [], [active]);
    move(dropped, now - 2 * DAY, [active], []);
  }
}

const isPlanning = ({ items }: Change): boolean => items.some(({ field }) => field === 'Sprint');

function status(from: string, to: string): ChangeItem {
  const name = (id: string): string => statuses.find((one) => one.id === id)?.name ?? '';
  return {
    ...{ field: 'status', fieldId: 'status', fieldtype: 'jira' },
    ...{ from, fromString: name(from), to, toString: name(to) },
  };
}

/** Work on a story begins with its sprint. Where it was opened again its end is told on its own. */
function retime(issue: Issue, start: number | undefined): void {
  const moves = issue.changelog.filter(({ items }) => items.some(({ field }) => field === 'status'));
  const begin = Math.max(issue.created, start ?? issue.created);
  if (moves.length === 0 || issue.statusChanged <= begin) return;
  const others = issue.changelog.filter((change) => !moves.includes(change));
  const kept = issue.key === 'SHOP-4' ? moves.slice(0, -1) : moves;
  const end = issue.key === 'SHOP-4' ? begin + 3 * DAY : issue.statusChanged;
  const retimed = kept.map((change, index) => ({
    ...change,
    created: Math.floor(begin + ((end - begin) * (index + 1)) / kept.length),
  }));
  issue.changelog.splice(
    0,
    issue.changelog.length,
    ...[...others, ...retimed].sort((a, b) => a.created - b.created),
  );
}
