import type { Deployment } from './model';

/** A field as `GET /field` knows it. */
export interface FieldDefinition {
  readonly id: string;
  readonly name: string;
  /** Not among `*navigable`. */
  readonly hidden?: boolean;
  readonly schema: {
    readonly type: string;
    readonly items?: string;
    readonly system?: string;
    readonly custom?: string;
    readonly customId?: number;
  };
  /** The only deployment that has it. */
  readonly only?: Deployment;
  /** Belongs to one team-managed project. */
  readonly scopeProjectId?: string;
  /** May be set by `PUT /issue`. */
  readonly editable?: boolean;
}

const system = (
  id: string,
  name: string,
  type: string,
  more: Partial<FieldDefinition> = {},
  items?: string,
) => ({
  id,
  name,
  schema: { type, ...(items && { items }), system: id },
  ...more,
});

const custom = (
  number: number,
  name: string,
  type: string,
  kind: string,
  more: Partial<FieldDefinition> = {},
  items?: string,
) => ({
  id: `customfield_${number}`,
  name,
  schema: { type, ...(items && { items }), custom: kind, customId: number },
  ...more,
});

const types = 'com.atlassian.jira.plugin.system.customfieldtypes';
const greenhopper = 'com.pyxis.greenhopper.jira';

export const fieldIds = {
  sprint: 'customfield_10020',
  rank: 'customfield_10019',
  flagged: 'customfield_10021',
  epicLink: 'customfield_10014',
  epicName: 'customfield_10011',
  /** Company-managed projects, and Data Center. */
  storyPoints: 'customfield_10026',
  /** Team-managed projects. */
  pointEstimate: 'customfield_10016',
  acceptance: 'customfield_10040',
  owner: 'customfield_10043',
  startDate: 'customfield_10015',
} as const;

export const fieldDefinitions: readonly FieldDefinition[] = [
  system('summary', 'Summary', 'string', { editable: true }),
  system('issuetype', 'Issue Type', 'issuetype'),
  system('project', 'Project', 'project'),
  system('status', 'Status', 'status'),
  system('statuscategorychangedate', 'Status Category Changed', 'datetime', { only: 'cloud' }),
  system('priority', 'Priority', 'priority', { editable: true }),
  system('assignee', 'Assignee', 'user', { editable: true }),
  system('reporter', 'Reporter', 'user'),
  system('creator', 'Creator', 'user'),
  system('labels', 'Labels', 'array', { editable: true }, 'string'),
  system('resolution', 'Resolution', 'resolution'),
  system('resolutiondate', 'Resolved', 'datetime'),
  system('created', 'Created', 'datetime'),
  system('updated', 'Updated', 'datetime'),
  system('duedate', 'Due date', 'date', { editable: true }),
  system('description', 'Description', 'string', { editable: true }),
  { id: 'parent', name: 'Parent', schema: { type: 'issuelink', system: 'parent' } },
  system('subtasks', 'Sub-tasks', 'array', {}, 'issuelinks'),
  system('issuelinks', 'Linked Issues', 'array', {}, 'issuelinks'),
  system('components', 'Components', 'array', {}, 'component'),
  system('fixVersions', 'Fix versions', 'array', {}, 'version'),
  system('watches', 'Watchers', 'watches'),
  system('votes', 'Votes', 'votes'),
  system('timetracking', 'Time tracking', 'timetracking', { hidden: true }),
  system('attachment', 'Attachment', 'array', { hidden: true }, 'attachment'),
  system('comment', 'Comment', 'comments-page', { hidden: true }),
  custom(10011, 'Epic Name', 'string', `${greenhopper}:gh-epic-label`),
  custom(10014, 'Epic Link', 'any', `${greenhopper}:gh-epic-link`),
  custom(10015, 'Start date', 'date', `${types}:datepicker`, { editable: true }),
  custom(10016, 'Story point estimate', 'number', `${greenhopper}:jsw-story-points`, {
    only: 'cloud',
    editable: true,
  }),
  custom(10019, 'Rank', 'any', `${greenhopper}:gh-lexo-rank`),
  custom(10020, 'Sprint', 'array', `${greenhopper}:gh-sprint`, {}, 'json'),
  custom(10021, 'Flagged', 'array', `${types}:multicheckboxes`, { editable: true }, 'option'),
  custom(10026, 'Story Points', 'number', `${types}:float`, { editable: true }),
  custom(10040, 'Acceptance Criteria', 'string', `${types}:textarea`, { editable: true }),
  custom(10041, 'Browser', 'string', `${types}:textfield`),
  custom(10042, 'Team', 'string', `${types}:textfield`),
  custom(10043, 'Product Owner', 'user', `${types}:userpicker`),
];

export function fieldsOf(deployment: Deployment): readonly FieldDefinition[] {
  return fieldDefinitions.filter((field) => !field.only || field.only === deployment);
}

/**
 * Reads a `fields` parameter: ids, `*all`, `*navigable`, and `-id` to leave one out; `ids` of an empty list is
 * `fallback`. Unknown ids are ignored, as Jira ignores them.
 */
export function selectFields(
  asked: readonly string[],
  fallback: readonly string[],
  deployment: Deployment,
): ReadonlySet<string> {
  const list = asked.length > 0 ? asked : fallback;
  const defined = fieldsOf(deployment);
  const chosen = new Set<string>();
  const onlyRemovals = list.every((entry) => entry.startsWith('-'));
  for (const entry of onlyRemovals ? [...fallback, ...list] : list) {
    if (entry === '*all' || entry === '*navigable') {
      defined.filter(({ hidden }) => entry === '*all' || !hidden).forEach(({ id }) => chosen.add(id));
      continue;
    }
    if (entry.startsWith('-')) {
      chosen.delete(entry.slice(1));
    } else {
      chosen.add(entry);
    }
  }
  return chosen;
}
