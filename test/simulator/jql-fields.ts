import {
  issueTypes,
  priorityOf,
  resolutions,
  statusCategories,
  statuses,
  statusOf,
  typeOf,
} from './catalogue';
import type { Site } from './exchange';
import { fieldIds, fieldsOf } from './fields';
import { JqlError } from './jql-lexer';
import type { Issue, User } from './model';
import { plainText } from './plain-text';

/** Whose query it is, and of which site. */
export interface Context {
  readonly site: Site;
  readonly user: User | undefined;
  /** A value that does not exist is no fault of the query. */
  readonly isLenient?: boolean;
}

/** Where a field of a query gets its values from, and which values it knows at all. */
export interface Field {
  readonly name: string;
  readonly kind: 'value' | 'date' | 'number' | 'text';
  /** Every value that the issue matches by, in lower case; numbers and times as they are. */
  readonly of: (issue: Issue, context: Context) => readonly (string | number)[];
  /** Values that exist, in lower case; absent where anything may be asked for. */
  readonly known?: (context: Context) => { has(value: string): boolean };
  readonly order?: (issue: Issue, context: Context) => string | number;
}

export const lower = (...values: readonly (string | number | null | undefined)[]): string[] =>
  values.flatMap((value) => (value === null || value === undefined ? [] : String(value).toLowerCase()));

const userValues = ({ site }: Context, id: string | null): string[] => {
  const user = site.state.user(id);
  return user ? lower(user.accountId, user.name, user.displayName, user.email) : [];
};

const userField = (name: string, read: (issue: Issue) => string | null): Field => ({
  name,
  kind: 'value',
  of: (issue, context) => userValues(context, read(issue)),
  known: (context) =>
    new Set(context.site.state.users.flatMap(({ accountId }) => userValues(context, accountId))),
});

const dateField = (name: string, read: (issue: Issue) => number | null): Field => ({
  name,
  kind: 'date',
  of: (issue) => present(read(issue)),
});

const present = (value: number | null): number[] => (value === null ? [] : [value]);

const textField = (name: string, read: (issue: Issue) => readonly string[]): Field => ({
  name,
  kind: 'text',
  of: (issue) => read(issue),
});

const issueValues = (issue: Issue | undefined): string[] => lower(issue?.key, issue?.id);

const allIssues: Field['known'] = ({ site }) => ({ has: (value) => site.state.issue(value) !== undefined });

const parentOf = (issue: Issue, { site }: Context): Issue | undefined =>
  issue.parentKey === null ? undefined : site.state.issue(issue.parentKey);

/** On Data Center a story has no parent: its epic is in the Epic Link. */
const parentField: Field = {
  name: 'parent',
  kind: 'value',
  of: (issue, context) =>
    context.site.deployment === 'cloud' || typeOf(issue).subtask ? issueValues(parentOf(issue, context)) : [],
  known: allIssues,
};

const epicLinkField: Field = {
  name: 'Epic Link',
  kind: 'value',
  of: (issue, context) => (typeOf(issue).subtask ? [] : issueValues(parentOf(issue, context))),
  known: allIssues,
};

const pointsField: Field = {
  name: 'Story Points',
  kind: 'number',
  of: (issue) => present(issue.points),
};

const fields: Readonly<Record<string, Field>> = {
  project: {
    name: 'project',
    kind: 'value',
    of: (issue, { site }) => {
      const { id, key, name } = site.state.projectOf(issue);
      return lower(id, key, name);
    },
    known: ({ site, user }) =>
      new Set(user ? site.state.projects.flatMap(({ id, key, name }) => lower(id, key, name)) : []),
  },
  key: {
    name: 'key',
    kind: 'value',
    of: (issue) => issueValues(issue),
    known: allIssues,
    order: ({ key }) => Number(key.split('-')[1]),
  },
  sprint: {
    name: 'Sprint',
    kind: 'value',
    of: (issue, { site }) => site.state.sprintsOf(issue).flatMap(({ id, name }) => lower(id, name)),
    known: ({ site }) => new Set(site.state.sprints.flatMap(({ id, name }) => lower(id, name))),
  },
  status: {
    name: 'status',
    kind: 'value',
    of: (issue) => lower(issue.statusId, statusOf(issue).name),
    known: () => new Set(statuses.flatMap(({ id, name }) => lower(id, name))),
    order: (issue) => statuses.indexOf(statusOf(issue)),
  },
  statuscategory: {
    name: 'statusCategory',
    kind: 'value',
    of: (issue) => {
      const { id, key, name } = statusCategories[statusOf(issue).category];
      return lower(id, key, name);
    },
    known: () =>
      new Set(Object.values(statusCategories).flatMap(({ id, key, name }) => lower(id, key, name))),
  },
  issuetype: {
    name: 'issuetype',
    kind: 'value',
    of: (issue) => lower(issue.typeId, typeOf(issue).name),
    known: () => new Set(issueTypes.flatMap(({ id, name }) => lower(id, name))),
  },
  fixversion: {
    name: 'fixVersion',
    kind: 'value',
    of: (issue, { site }) =>
      site.state.versions
        .filter(({ id }) => issue.fixVersionIds.includes(id))
        .flatMap(({ id, name }) => lower(id, name)),
    known: ({ site }) => new Set(site.state.versions.flatMap(({ id, name }) => lower(id, name))),
  },
  priority: {
    name: 'priority',
    kind: 'value',
    of: (issue) => lower(issue.priorityId, priorityOf(issue).name),
    // The most important one is the highest, and comes last in ascending order.
    order: (issue) => -Number(issue.priorityId),
  },
  resolution: {
    name: 'resolution',
    kind: 'value',
    of: (issue) => lower(issue.resolution ?? 'unresolved'),
    known: () => new Set(['unresolved', ...resolutions.flatMap(({ id, name }) => lower(id, name))]),
  },
  labels: { name: 'labels', kind: 'value', of: (issue) => lower(...issue.labels) },
  flagged: { name: 'Flagged', kind: 'value', of: (issue) => (issue.flagged ? ['impediment'] : []) },
  assignee: userField('assignee', (issue) => issue.assigneeId),
  reporter: userField('reporter', (issue) => issue.reporterId),
  parent: parentField,
  epiclink: epicLinkField,
  created: dateField('created', (issue) => issue.created),
  updated: dateField('updated', (issue) => issue.updated),
  resolved: dateField('resolved', (issue) => issue.resolved),
  rank: { name: 'Rank', kind: 'value', of: () => [], order: (issue) => issue.rank },
  points: pointsField,
  summary: {
    ...textField('summary', (issue) => [issue.summary]),
    order: (issue) => issue.summary.toLowerCase(),
  },
  description: textField('description', (issue) => [plainText(issue.description)]),
  acceptance: textField('Acceptance Criteria', (issue) => [plainText(issue.acceptance)]),
  comment: textField('comment', (issue) => issue.comments.map(({ body }) => plainText(body))),
  text: textField('text', (issue) => [
    issue.summary,
    ...[issue.description, issue.acceptance, ...issue.comments.map(({ body }) => body)].map(plainText),
  ]),
};

const aliases: Readonly<Record<string, string>> = {
  issuekey: 'key',
  issue: 'key',
  id: 'key',
  type: 'issuetype',
  createddate: 'created',
  updateddate: 'updated',
  resolutiondate: 'resolved',
  'epic link': 'epiclink',
  'story points': 'points',
  'story point estimate': 'points',
  'acceptance criteria': 'acceptance',
};

const byCustomField: Readonly<Record<string, string>> = {
  [fieldIds.sprint]: 'sprint',
  [fieldIds.rank]: 'rank',
  [fieldIds.flagged]: 'flagged',
  [fieldIds.epicLink]: 'epiclink',
  [fieldIds.storyPoints]: 'points',
  [fieldIds.pointEstimate]: 'points',
  [fieldIds.acceptance]: 'acceptance',
};

export function fieldNamed(written: string, { site, user }: Context): Field {
  const name = written.toLowerCase();
  const number = /^(?:cf\[(\d+)\]|customfield_(\d+))$/.exec(name);
  const id = number && `customfield_${number[1] ?? number[2]}`;
  const custom =
    id && fieldsOf(site.deployment).some((field) => field.id === id) ? byCustomField[id] : undefined;
  const field = fields[custom ?? aliases[name] ?? name];
  const hidden = !user && site.deployment === 'datacenter' && softwareFields.has(field?.name ?? '');
  if (!field || hidden) {
    throw new JqlError(
      user
        ? `Field '${written}' does not exist or you do not have permission to view it.`
        : `Field '${written}' does not exist or this field cannot be viewed by anonymous users.`,
    );
  }
  return field;
}

/** Fields of Jira Software, which Data Center does not show to an anonymous caller. */
const softwareFields = new Set(['Sprint', 'Rank', 'Epic Link', 'Story Points']);
