/** Far beyond what a sprint or a board holds; a server that pages in a circle ends here. */
const mostPages = 200;

export interface OffsetPage<T> {
  readonly entries: readonly T[];
  readonly isLast?: boolean | null;
  readonly total?: number | null;
}

/** All entries of a listing that pages by `startAt`; the server may grant fewer to a page than were asked for. */
export async function allByOffset<T>(
  page: (startAt: number) => Promise<OffsetPage<T>>,
  most = mostPages,
): Promise<T[]> {
  const all: T[] = [];
  for (let count = 0; count < most; count++) {
    const { entries, isLast, total } = await page(all.length);
    all.push(...entries);
    if (entries.length === 0 || isLast === true || (typeof total === 'number' && all.length >= total)) break;
    if (isLast === undefined && total === undefined) break;
  }
  return all;
}

export interface TokenPage<T> {
  readonly entries: readonly T[];
  readonly nextPageToken?: string | null;
}

/**
 * All entries of a listing that pages by token. What `isLast` says is not to be relied on: it ends where there is no
 * token, at an empty page, and at a token that was there before.
 */
export async function allByToken<T>(
  page: (token: string | undefined) => Promise<TokenPage<T>>,
): Promise<T[]> {
  const all: T[] = [];
  const seen = new Set<string>();
  let token: string | undefined;
  for (let count = 0; count < mostPages; count++) {
    const { entries, nextPageToken } = await page(token);
    all.push(...entries);
    if (!nextPageToken || entries.length === 0 || seen.has(nextPageToken)) break;
    seen.add(nextPageToken);
    token = nextPageToken;
  }
  return all;
}

/** What `read` gives of these keys, so many at a time. */
export async function inPortions<T>(
  keys: readonly string[],
  size: number,
  read: (portion: readonly string[]) => Promise<readonly T[]>,
): Promise<T[]> {
  const portions: (readonly string[])[] = [];
  for (let start = 0; start < keys.length; start += size) portions.push(keys.slice(start, start + size));
  return (await Promise.all(portions.map(read))).flat();
}
