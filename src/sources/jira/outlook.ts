import * as v from 'valibot';
import { goalOf } from '../../domain/goal';
import { metricsInLabels } from '../../domain/metric-label';
import type { CountedStory, Epic, Outlook, ProductVersion } from '../../domain/outlook';
import type { Problem } from '../../domain/problem';
import type { StorySummary } from '../../domain/story';
import { inProjects, projectKeys } from './board-projects';
import { entriesOf } from './entries';
import { isKey } from './epic-titles';
import { issuesIn } from './histories';
import { type IssueReading, summaryFields, summaryOf } from './issue';
import { orMissing } from './or-missing';
import { inPortions } from './pages';
import {
  listedTypeShape,
  listedTypesShape,
  listedVersionShape,
  type RawIssue,
  type RawVersion,
  versionShape,
} from './shapes';
import type { Site } from './site';
import { storyTypeOf } from './story-type';

/** Epics or versions whose stories are asked for at once: a query may not be endless. */
const atOnce = 50;
/** Released versions of a project that are looked at, the latest ones: a product may have hundreds. */
const mostReleased = 12;
/** An epic that was done for longer is no longer looked at. */
const recently = 'statusCategory != Done OR updated >= -365d';

/** Where the product of the chosen board goes: the epics and versions of its projects, with the stories in them. */
export async function readOutlook(site: Site, signal?: AbortSignal): Promise<Outlook> {
  const [how, projects] = await Promise.all([site.reading(signal), projectKeys(site, signal)]);
  if (projects.length === 0) return { epics: [], versions: [], problems: [] };
  const problems: Problem[] = [];
  /** A part of it, or nothing, and why. */
  const part = <T>(asked: Promise<readonly T[]>, subject: string, what: string): Promise<readonly T[]> =>
    orMissing(asked, [], (why) => problems.push({ subject, message: `${what} left out: ${why}` }));
  const everywhere = projects.join(', ');
  const [raw, listed] = await Promise.all([
    part(findEpics(site, how, projects, signal), everywhere, 'its epics are'),
    Promise.all(
      projects.map((project) => part(listVersions(site, project, signal), project, 'its versions are')),
    ),
  ]);
  const versions = listed.flat();
  const [inEpics, inVersions] = await Promise.all([
    inPortions(
      raw.map(({ key }) => key),
      atOnce,
      (keys) =>
        part(
          findStories(site, how, `${epicField(site, how)} in (${keys.join(', ')})`, signal),
          everywhere,
          'the stories of its epics are',
        ),
    ),
    inPortions(versions, atOnce, (some) =>
      part(
        findStories(site, how, `fixVersion in (${some.map(({ id }) => id).join(', ')})`, signal),
        everywhere,
        'the stories of its versions are',
      ),
    ),
  ]);
  return {
    epics: raw.map((issue) =>
      epicOf(
        issue,
        how,
        inEpics.filter(({ epic }) => epic === issue.key),
      ),
    ),
    versions: versions.map((version) => {
      const { name, project } = version;
      const stories = inVersions.filter(
        ({ story }) => story.versions.includes(name) && story.key.startsWith(`${project}-`),
      );
      return versionOf(version, how.baseUrl, stories);
    }),
    problems,
  };
}

interface PlacedStory {
  readonly story: CountedStory;
  /** Key of its epic. */
  readonly epic?: string;
}

type ProjectVersion = RawVersion & { readonly project: string };

/** By type: names of types differ from site to site, and Data Center says no level. */
async function findEpics(
  site: Site,
  how: IssueReading,
  projects: readonly string[],
  signal?: AbortSignal,
): Promise<RawIssue[]> {
  const path = `${site.dialect.api}/issuetype`;
  const listed = await site.client.fetch(listedTypesShape, { path, signal });
  const types = entriesOf(listedTypeShape, listed)
    // What stands above epics is made of epics, not of stories.
    .filter((type) => (type.hierarchyLevel ?? 1) === 1 && storyTypeOf(type).kind === 'epic')
    .map(({ id }) => id);
  const { starts, dues, epicLink } = how.fields;
  // A site may call them something that nobody can know: then they are what stories name as theirs.
  const named = types.length === 0 && epicLink ? await namedEpics(site, epicLink, projects, signal) : [];
  if (types.length === 0 && named.length === 0) return [];
  const which =
    types.length > 0
      ? `${inProjects(projects)} AND issuetype in (${types.join(', ')})`
      : `key in (${named.join(', ')})`;
  const where = `${which} AND (${recently})`;
  const fields = [...new Set([...summaryFields(how.fields), 'description', ...starts, ...dues])];
  const found = await site.dialect.search({
    jql: ordered(where, how),
    fields,
    properties: [],
    reconcile: [],
    signal,
  });
  return issuesIn(found);
}

/** Keys of the issues that stories have as their epic. */
async function namedEpics(
  { dialect }: Site,
  epicLink: string,
  projects: readonly string[],
  signal?: AbortSignal,
): Promise<string[]> {
  const jql = `${inProjects(projects)} AND ${clauseOf(epicLink)} is not EMPTY ORDER BY updated DESC`;
  const search = { fields: [epicLink], properties: [], reconcile: [], most: mostNaming, signal };
  const keys = issuesIn(await dialect.search({ ...search, jql })).map(({ fields }) => fields[epicLink]);
  const isOne = (key: unknown): key is string => typeof key === 'string' && isKey.test(key);
  return [...new Set(keys.filter(isOne))].slice(0, mostNamed);
}

/** Stories that are looked at for it, the latest changed, and epics that are asked for. */
const mostNaming = 1_000;
const mostNamed = 200;

async function findStories(
  { dialect }: Site,
  how: IssueReading,
  jql: string,
  signal?: AbortSignal,
): Promise<PlacedStory[]> {
  const fields = [...summaryFields(how.fields), 'fixVersions'];
  const found = await dialect.search({
    jql: ordered(jql, how),
    fields,
    properties: [],
    reconcile: [],
    signal,
  });
  return issuesIn(found).flatMap((issue) => {
    const summary = summaryOf(issue, how);
    // Each counts in its story or by its stories.
    if (summary.type.kind === 'subtask' || summary.type.kind === 'epic') return [];
    return [{ story: counted(summary, issue), ...(summary.epic && { epic: summary.epic.key }) }];
  });
}

/** In the Product Owner's order, or by age where a site has none. */
function ordered(jql: string, { fields: { rank } }: IssueReading): string {
  return `${jql} ORDER BY ${rank ? clauseOf(rank) : 'created'} ASC`;
}

function counted({ key, title, status, points }: StorySummary, { fields }: RawIssue): CountedStory {
  const versions = entriesOf(versionShape, fields.fixVersions).map(({ name }) => name);
  return { key, title, status, ...(points !== undefined && { points }), versions };
}

function epicOf(issue: RawIssue, how: IssueReading, stories: readonly PlacedStory[]): Epic {
  const { key, title, status, assignee, labels, url } = summaryOf(issue, how);
  const day = (ids: readonly string[]): string | undefined =>
    ids.map((id) => dayOf(issue.fields[id])).find((found) => found !== undefined);
  const [start, due] = [day(how.fields.starts), day(how.fields.dues)];
  const goal = goalOf(how.readDocument(issue.fields.description));
  return {
    ...{ key, title, status, metrics: metricsInLabels(labels) },
    ...(assignee && { owner: assignee }),
    ...(start && { start }),
    ...(due && { due }),
    ...(goal && { goal }),
    ...(url && { url }),
    stories: stories.map(({ story }) => story),
  };
}

/** The versions of a project in its own order. */
async function listVersions(
  { client, dialect }: Site,
  project: string,
  signal?: AbortSignal,
): Promise<ProjectVersion[]> {
  const path = `${dialect.api}/project/${encodeURIComponent(project)}/versions`;
  const listed = await client.fetch(v.array(v.unknown()), { path, signal });
  const known = entriesOf(listedVersionShape, listed)
    .filter(({ archived }) => archived !== true)
    .map((version) => ({ ...version, project }));
  const latest = new Set(known.filter(({ released }) => released).slice(-mostReleased));
  return known.filter((version) => !version.released || latest.has(version));
}

function versionOf(raw: ProjectVersion, baseUrl: string, stories: readonly PlacedStory[]): ProductVersion {
  const [start, releaseDate] = [dayOf(raw.startDate), dayOf(raw.releaseDate)];
  return {
    name: raw.name,
    ...(raw.description && { description: raw.description }),
    ...(start && { start }),
    ...(releaseDate && { releaseDate }),
    released: raw.released ?? false,
    url: `${baseUrl}/projects/${encodeURIComponent(raw.project)}/versions/${encodeURIComponent(raw.id)}`,
    stories: stories.map(({ story }) => story),
  };
}

/** The field that names the epic of a story: Data Center has one of its own for it. */
function epicField({ options }: Site, { fields: { epicLink } }: IssueReading): string {
  return options.deployment === 'cloud' || epicLink === undefined ? 'parent' : clauseOf(epicLink);
}

function clauseOf(field: string): string {
  return `cf[${field.slice('customfield_'.length)}]`;
}

function dayOf(raw: unknown): string | undefined {
  return typeof raw === 'string' ? /^\d{4}-\d{2}-\d{2}/.exec(raw)?.[0] : undefined;
}
