import type { Project } from '../../domain/sprint';
import { allByOffset } from './pages';
import { projectListShape, projectPageShape } from './shapes';
import type { Site } from './site';

/** 200 projects: whoever has more types a part of the name. */
const projectPages = 4;
const perPage = 50;

/** Projects the user sees whose name or key has these words. */
export async function listProjects(
  { client, dialect, options }: Site,
  filter: string,
  signal?: AbortSignal,
): Promise<Project[]> {
  const query = filter.trim();
  if (options.deployment === 'cloud') {
    return allByOffset(async (startAt) => {
      const page = await client.fetch(projectPageShape, {
        path: `${dialect.api}/project/search`,
        query: { startAt, maxResults: perPage, orderBy: 'name', ...(query && { query }) },
        signal,
      });
      return { entries: page.values, isLast: page.isLast, total: page.total };
    }, projectPages);
  }
  // Data Center gives all there are.
  const all = await client.fetch(projectListShape, { path: `${dialect.api}/project`, signal });
  const words = query.toLowerCase();
  return all
    .filter(({ key, name }) => `${key} ${name}`.toLowerCase().includes(words))
    .sort((one, other) => one.name.localeCompare(other.name));
}
