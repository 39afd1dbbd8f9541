import * as v from 'valibot';
import { allByOffset } from './pages';
import { boardProjectsShape, projectKeyShape, issueShape } from './shapes';
import { agilePath, type Site } from './site';

const perPage = 50;

/** What goes into a query. */
const isKey = /^[A-Z][A-Z0-9_]*$/;

/** Keys of the projects whose stories are looked at: the board's, or those that answer the query. */
export async function projectKeys(site: Site, signal?: AbortSignal): Promise<string[]> {
  const { boardId, storyQuery } = site.options;
  const keys = storyQuery
    ? await keysInQuery(site, storyQuery, signal)
    : boardId === undefined
      ? []
      : await keysOfBoard(site, boardId, signal);
  return [...new Set(keys)].filter((key) => isKey.test(key));
}

/** The condition of a query for these projects; a key may be a word of the query language itself. */
export function inProjects(keys: readonly string[]): string {
  return `project in (${keys.map((key) => `"${key}"`).join(', ')})`;
}

async function keysOfBoard({ client }: Site, boardId: string, signal?: AbortSignal): Promise<string[]> {
  const path = `${agilePath}/board/${encodeURIComponent(boardId)}/project`;
  const projects = await allByOffset(async (startAt) => {
    const query = { startAt, maxResults: perPage };
    const page = await client.fetch(boardProjectsShape, { path, query, signal });
    return { entries: page.values, isLast: page.isLast, total: page.total };
  });
  return projects.map(({ key }) => key);
}

async function keysInQuery({ dialect }: Site, jql: string, signal?: AbortSignal): Promise<string[]> {
  const found = await dialect.search({ jql, fields: ['project'], properties: [], reconcile: [], signal });
  return found.flatMap((raw) => {
    const issue = v.safeParse(issueShape, raw);
    const project = issue.success && v.safeParse(projectKeyShape, issue.output.fields.project);
    return project && project.success ? [project.output.key] : [];
  });
}
