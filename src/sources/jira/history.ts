import * as v from 'valibot';
import { shortened } from '../../domain/shortened';
import type { StoryChange } from '../../domain/story';
import { personOf } from './people';
import { changeShape, changelogShape } from './shapes';
import type { Site } from './site';
import { isoTime } from './time';

/** Entries that are shown: as many as Cloud gives at once. */
const mostChanges = 100;
/** Characters of a text that is shown before or after its change. */
const mostCharacters = 2000;

/** Fields whose changes tell a reader nothing: the links this extension makes too, the place in a list, numbers of records. */
const quietFields = new Set(['RemoteIssueLink', 'Rank', 'WorklogId', 'RemoteWorkItemLink']);

/**
 * What was changed in an issue, the newest first. Both deployments give it with the issue, the newest first on Cloud,
 * which then needs no second request to find the end of a listing.
 */
export async function readHistory(
  { client, issuePath }: Site,
  key: string,
  signal?: AbortSignal,
): Promise<StoryChange[]> {
  const query = { fields: 'updated', expand: 'changelog' };
  const { changelog } = await client.fetch(changelogShape, { path: issuePath(key), query, signal });
  return changelog.histories
    .flatMap((raw) => changeOf(raw) ?? [])
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at) || Number(b.id) - Number(a.id))
    .slice(0, mostChanges);
}

/** An entry that cannot be read hides no other. */
function changeOf(raw: unknown): StoryChange | undefined {
  const result = v.safeParse(changeShape, raw);
  if (!result.success) return undefined;
  const { id, author, created, items } = result.output;
  const at = isoTime(created);
  const shown = items
    .filter(({ field }) => !quietFields.has(field))
    .map((item) => ({ field: item.field, from: textOf(item.fromString), to: textOf(item.toString) }))
    .filter(({ from, to }) => from !== to)
    .map(({ field, from, to }) => ({ field, ...(from && { from }), ...(to && { to }) }));
  if (!at || shown.length === 0) return undefined;
  const by = author?.displayName ?? personOf(author)?.name;
  return { id, ...(by && { by }), at, items: shown };
}

function textOf(raw: string | null | undefined): string | undefined {
  if (!raw?.trim()) return undefined;
  return shortened(raw, mostCharacters);
}
