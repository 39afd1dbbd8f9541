import { SourceError } from '../story-source';
import type { Site } from './site';

/**
 * What `read` finds by the saved filter of the board, which says what the board shows; where Jira refuses that filter to
 * whoever asks, without it. That is not asked again.
 */
export async function withBoardFilter<T>(
  site: Site,
  read: (filter: string | undefined) => Promise<T>,
): Promise<T> {
  const { board } = await site.layout();
  const filter = board?.filter;
  if (filter === undefined || site.refusedFilters.has(filter)) return read(undefined);
  try {
    return await read(filter);
  } catch (error) {
    if (!(error instanceof SourceError) || error.kind !== 'invalid') throw error;
    // Where the rest of the query is at fault this is refused as well.
    const all = await read(undefined);
    site.refusedFilters.add(filter);
    site.options.log(`The board’s filter is left out, so whole sprints are shown: ${error.message}`);
    return all;
  }
}
