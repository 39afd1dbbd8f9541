import { linkTypes, priorityOf, resolutions, statusCategories, statusOf, typeOf } from './catalogue';
import { type Exchange, timeFor } from './exchange';
import { fieldIds } from './fields';
import type { Component, Issue, IssueType, Project, Status, TimeTracking, Version } from './model';
import { presentAttachment } from './present-attachment';
import { presentComment } from './present-comment';
import { presentUser } from './present-people';
import { presentSprintField } from './present-sprint';

const link = (exchange: Exchange, path: string): string =>
  `${exchange.site.baseUrl}${exchange.site.api}/${path}`;

export function presentStatus(exchange: Exchange, status: Status): Record<string, unknown> {
  const category = statusCategories[status.category];
  return {
    self: link(exchange, `status/${status.id}`),
    description: '',
    iconUrl: `${exchange.site.baseUrl}/images/icons/statuses/generic.png`,
    name: status.name,
    id: status.id,
    statusCategory: { self: link(exchange, `statuscategory/${category.id}`), ...category },
  };
}

export function presentType(exchange: Exchange, type: IssueType): Record<string, unknown> {
  return {
    self: link(exchange, `issuetype/${type.id}`),
    id: type.id,
    description: '',
    iconUrl: `${exchange.site.baseUrl}/images/icons/issuetypes/${type.name.toLowerCase()}.svg`,
    name: type.name,
    subtask: type.subtask,
    ...(exchange.site.deployment === 'cloud' && { hierarchyLevel: type.level }),
  };
}

export function presentPriority(exchange: Exchange, priority: { id: string; name: string }) {
  return {
    self: link(exchange, `priority/${priority.id}`),
    iconUrl: `${exchange.site.baseUrl}/images/icons/priorities/${priority.name.toLowerCase()}.svg`,
    name: priority.name,
    id: priority.id,
  };
}

/** As it stands in an issue: without who leads it. */
export function presentComponent(exchange: Exchange, { id, name }: Component): Record<string, unknown> {
  return { self: link(exchange, `component/${id}`), id, name };
}

export function presentProject(exchange: Exchange, project: Project): Record<string, unknown> {
  return {
    self: link(exchange, `project/${project.id}`),
    id: project.id,
    key: project.key,
    name: project.name,
    projectTypeKey: project.isService ? 'service_desk' : 'software',
    ...(exchange.site.deployment === 'cloud' && { simplified: project.teamManaged }),
    avatarUrls: { '48x48': `${exchange.site.baseUrl}/secure/projectavatar?pid=${project.id}` },
  };
}

/** An issue inside another one: a parent, a sub-task. */
function presentBrief(exchange: Exchange, issue: Issue): Record<string, unknown> {
  return {
    id: issue.id,
    key: issue.key,
    self: link(exchange, `issue/${issue.id}`),
    fields: {
      summary: issue.summary,
      status: presentStatus(exchange, statusOf(issue)),
      priority: presentPriority(exchange, priorityOf(issue)),
      issuetype: presentType(exchange, typeOf(issue)),
    },
  };
}

function presentResolution(exchange: Exchange, name: string | null): unknown {
  const resolution = resolutions.find((entry) => entry.name === name);
  return resolution ? { self: link(exchange, `resolution/${resolution.id}`), ...resolution } : null;
}

/** The ends of an issue's links, each as it is read from the issue. */
function presentLinks(exchange: Exchange, issue: Issue): unknown[] {
  const { state } = exchange.site;
  return state.links.flatMap(({ id, typeId, inwardKey, outwardKey }) => {
    const isOutward = inwardKey === issue.key;
    const other = state.issue(isOutward ? outwardKey : inwardKey);
    if (!other || (!isOutward && outwardKey !== issue.key)) return [];
    const type = linkTypes.find((entry) => entry.id === typeId);
    return [
      {
        id,
        self: link(exchange, `issueLink/${id}`),
        type: { ...type, self: link(exchange, `issueLinkType/${typeId}`) },
        [isOutward ? 'outwardIssue' : 'inwardIssue']: presentBrief(exchange, other),
      },
    ];
  });
}

/** As it stands in an issue. */
export const presentVersion =
  (exchange: Exchange) =>
  ({
    id,
    name,
    description,
    startDate,
    releaseDate,
    released,
    archived,
  }: Version): Record<string, unknown> => ({
    self: link(exchange, `version/${id}`),
    id,
    description: description ?? '',
    name,
    archived: archived ?? false,
    released,
    ...(startDate && { startDate }),
    ...(releaseDate && { releaseDate }),
  });

/** As people write it, with days of eight hours, and in seconds. */
function presentTime({ estimated, remaining, spent }: TimeTracking): Record<string, unknown> {
  const both = (name: string, seconds: number | undefined): Record<string, unknown> =>
    seconds === undefined ? {} : { [name]: duration(seconds), [`${name}Seconds`]: seconds };
  return {
    ...both('originalEstimate', estimated),
    ...both('remainingEstimate', remaining),
    ...both('timeSpent', spent),
  };
}

function duration(seconds: number): string {
  const [days, hours, minutes] = [
    Math.floor(seconds / 28_800),
    Math.floor((seconds % 28_800) / 3600),
    Math.floor((seconds % 3600) / 60),
  ];
  const parts = [days && `${days}d`, hours && `${hours}h`, minutes && `${minutes}m`];
  return parts.filter(Boolean).join(' ') || '0m';
}

type Reader = (exchange: Exchange, issue: Issue) => unknown;

const epicKey: Reader = ({ site }, issue) => {
  const parent = issue.parentKey ? site.state.issue(issue.parentKey) : undefined;
  return parent && typeOf(parent).level === 1 ? parent.key : null;
};

const readers: Readonly<Record<string, Reader>> = {
  summary: (_, issue) => issue.summary,
  issuetype: (x, issue) => presentType(x, typeOf(issue)),
  project: (x, issue) => presentProject(x, x.site.state.projectOf(issue)),
  status: (x, issue) => presentStatus(x, statusOf(issue)),
  statuscategorychangedate: (x, issue) => timeFor(x, issue.statusChanged),
  priority: (x, issue) => presentPriority(x, priorityOf(issue)),
  assignee: (x, issue) => presentUser(x, x.site.state.user(issue.assigneeId)),
  reporter: (x, issue) => presentUser(x, x.site.state.user(issue.reporterId)),
  creator: (x, issue) => presentUser(x, x.site.state.user(issue.reporterId)),
  labels: (_, issue) => issue.labels,
  resolution: (x, issue) => presentResolution(x, issue.resolution),
  resolutiondate: (x, issue) => (issue.resolved === null ? null : timeFor(x, issue.resolved)),
  created: (x, issue) => timeFor(x, issue.created),
  updated: (x, issue) => timeFor(x, issue.updated),
  duedate: (_, issue) => issue.dueDate,
  description: (_, issue) => issue.description,
  subtasks: (x, issue) =>
    x.site.state
      .children(issue.key)
      .filter((child) => typeOf(child).subtask)
      .map((child) => presentBrief(x, child)),
  issuelinks: presentLinks,
  components: (x, issue) =>
    x.site.state.components
      .filter(({ id }) => issue.componentIds?.includes(id))
      .map((component) => presentComponent(x, component)),
  fixVersions: (x, issue) =>
    x.site.state.versions.filter(({ id }) => issue.fixVersionIds.includes(id)).map(presentVersion(x)),
  timetracking: (_, issue) => presentTime(issue.time),
  watches: (x, issue) => ({
    self: link(x, `issue/${issue.key}/watchers`),
    watchCount: 1,
    isWatching: issue.reporterId === x.user?.accountId,
  }),
  votes: (x, issue) => ({ self: link(x, `issue/${issue.key}/votes`), votes: 0, hasVoted: false }),
  attachment: (x, issue) => issue.attachments.map((file) => presentAttachment(x, file)),
  comment: (x, issue) => ({
    comments: issue.comments.map((comment) => presentComment(x, issue, comment)),
    ...(x.site.deployment === 'cloud' && { self: link(x, `issue/${issue.id}/comment`) }),
    maxResults: issue.comments.length,
    total: issue.comments.length,
    startAt: 0,
  }),
  [fieldIds.startDate]: (_, issue) => issue.startDate ?? null,
  [fieldIds.epicName]: (_, issue) => (typeOf(issue).level === 1 ? issue.summary : null),
  [fieldIds.epicLink]: epicKey,
  [fieldIds.pointEstimate]: (x, issue) => (x.site.state.projectOf(issue).teamManaged ? issue.points : null),
  [fieldIds.rank]: (_, issue) => issue.rank,
  [fieldIds.sprint]: (x, issue) => presentSprintField(x, x.site.state.sprintsOf(issue)),
  [fieldIds.flagged]: (x, issue) =>
    issue.flagged ? [{ self: link(x, 'customFieldOption/10019'), value: 'Impediment', id: '10019' }] : null,
  [fieldIds.storyPoints]: (x, issue) => (x.site.state.projectOf(issue).teamManaged ? null : issue.points),
  [fieldIds.acceptance]: (_, issue) => issue.acceptance,
  customfield_10041: () => null,
  customfield_10042: () => null,
  [fieldIds.owner]: (x, issue) => presentUser(x, x.site.state.user(issue.ownerId)),
};

/** The fields of an issue that were chosen; one without a value is `null`, and `parent` is left out. */
function presentFields(
  exchange: Exchange,
  issue: Issue,
  chosen: ReadonlySet<string>,
): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const id of chosen) {
    const read = readers[id];
    if (read) {
      fields[id] = read(exchange, issue);
    }
  }
  const parent = issue.parentKey ? exchange.site.state.issue(issue.parentKey) : undefined;
  // Data Center knows the parent of a sub-task only; an epic is in the Epic Link there.
  if (parent && chosen.has('parent') && (exchange.site.deployment === 'cloud' || typeOf(issue).subtask)) {
    fields['parent'] = presentBrief(exchange, parent);
  }
  return fields;
}

function withFewComments(fields: Record<string, unknown>, most = Infinity): Record<string, unknown> {
  const page = fields['comment'] as { comments: unknown[] } | undefined;
  if (!page || page.comments.length <= most) return fields;
  return { ...fields, comment: { ...page, comments: page.comments.slice(0, most), maxResults: most } };
}

const expansions = 'renderedFields,names,schema,operations,editmeta,changelog,versionedRepresentations';

export interface IssueShape {
  readonly fields: ReadonlySet<string>;
  /** How many comments there are at most, the oldest ones; all of them where absent. */
  readonly mostComments?: number;
  /** Keys of issue properties; `*all` for every one. */
  readonly properties?: readonly string[];
}

export function presentIssue(exchange: Exchange, issue: Issue, shape: IssueShape): Record<string, unknown> {
  const wanted = shape.properties ?? [];
  const properties = [...issue.properties].filter(([key]) => wanted.includes('*all') || wanted.includes(key));
  return {
    expand: expansions,
    id: issue.id,
    self: link(exchange, `issue/${issue.id}`),
    key: issue.key,
    fields: withFewComments(presentFields(exchange, issue, shape.fields), shape.mostComments),
    ...(wanted.length > 0 && { properties: Object.fromEntries(properties) }),
  };
}
