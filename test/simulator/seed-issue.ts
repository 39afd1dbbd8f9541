import { issueTypes, statuses } from './catalogue';
import type { Change, Issue, RichText } from './model';
import { DAY } from './time';

export interface IssueInput {
  readonly key: string;
  readonly type?: string;
  readonly summary: string;
  readonly description?: RichText;
  readonly acceptance?: RichText;
  readonly status?: string;
  readonly assigneeId?: string;
  readonly reporterId: string;
  readonly priorityId?: string;
  readonly labels?: readonly string[];
  readonly parentKey?: string;
  readonly sprintIds?: readonly number[];
  readonly points?: number;
  readonly flagged?: boolean;
  readonly fixVersionIds?: readonly string[];
  /** Days from now, negative in the past: when it is planned to begin and to be done. */
  readonly plan?: readonly [start: number, due: number];
  readonly daysOld?: number;
  readonly daysSinceUpdate?: number;
}

/** A whole issue from what a seed wants to say about it. `order` gives its rank. */
export function seedIssue(input: IssueInput, order: number, now: number): Issue {
  const number = Number(input.key.split('-')[1]);
  const type = issueTypes.find(({ name }) => name === (input.type ?? 'Story'));
  const status = statuses.find(({ name }) => name === (input.status ?? 'To Do'));
  if (!type || !status) {
    throw new Error(`${input.key}: unknown type or status`);
  }
  const done = status.category === 'done';
  const created = now - (input.daysOld ?? 30) * DAY;
  const updated = now - (input.daysSinceUpdate ?? 1) * DAY;
  return {
    id: String((input.key.startsWith('LOY') ? 20_000 : 10_100) + number),
    key: input.key,
    projectKey: input.key.split('-')[0] ?? '',
    typeId: type.id,
    summary: input.summary,
    description: input.description ?? null,
    statusId: status.id,
    resolution: done ? 'Done' : null,
    resolved: done ? updated : null,
    priorityId: input.priorityId ?? '3',
    assigneeId: input.assigneeId ?? null,
    reporterId: input.reporterId,
    labels: input.labels ?? [],
    parentKey: input.parentKey ?? null,
    sprintIds: input.sprintIds ?? [],
    rank: `0|i${String(order).padStart(5, '0')}:`,
    points: input.points ?? null,
    flagged: input.flagged ?? false,
    acceptance: input.acceptance ?? null,
    dueDate: input.plan ? dayAt(now, input.plan[1]) : null,
    ...(input.plan && { startDate: dayAt(now, input.plan[0]) }),
    fixVersionIds: input.fixVersionIds ?? [],
    time: {},
    created,
    updated,
    statusChanged: status.category === 'new' ? created : updated,
    comments: [],
    worklogs: [],
    attachments: [],
    remoteLinks: [],
    properties: new Map(),
    changelog: statusHistory(input, status.id, created, updated),
  };
}

/** `yyyy-mm-dd`, so many days from `now`. */
const dayAt = (now: number, days: number): string => new Date(now + days * DAY).toISOString().slice(0, 10);

/** How an issue came to where it stands: evenly between its creation and its last update. */
function statusHistory(input: IssueInput, statusId: string, created: number, updated: number): Change[] {
  const number = Number(input.key.split('-')[1]);
  const path = statuses.slice(0, statuses.findIndex(({ id }) => id === statusId) + 1);
  return path.slice(1).map((to, index): Change => {
    const from = path[index] ?? to;
    return {
      id: String(20_000 + number * 10 + index),
      authorId: input.assigneeId ?? input.reporterId,
      created: created + ((updated - created) * (index + 1)) / (path.length - 1),
      items: [
        {
          field: 'status',
          fieldId: 'status',
          fieldtype: 'jira',
          from: from.id,
          fromString: from.name,
          to: to.id,
          toString: to.name,
        },
      ],
    };
  });
}
