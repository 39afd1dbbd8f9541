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

/**
 * All entries of a long listing that pages by `startAt` and says how many there are: what follows the first page is asked
 * for at once. Pages are told in their order. Where the server grants less to a later page than to the first, or more
 * came to the listing meanwhile, the rest is read one by one. No page is asked for once there are as many as `most`.
 */
export async function allAtOnce<T>(
  page: (startAt: number) => Promise<OffsetPage<T>>,
  onPage: (entries: readonly T[]) => void = () => undefined,
  most = Infinity,
): Promise<T[]> {
  const all: T[] = [];
  let isEnd = false;
  const take = ({ entries, isLast, total }: OffsetPage<T>): void => {
    all.push(...entries);
    const end = Math.min(total ?? Infinity, most);
    isEnd = entries.length === 0 || isLast === true || all.length >= end;
    onPage(entries);
  };
  const first = await page(0);
  take(first);
  const step = first.entries.length;
  const count = isEnd ? 1 : Math.min(Math.ceil(Math.min(first.total ?? 0, most) / step), mostPages);
  const later = Array.from({ length: Math.max(count - 1, 0) }, (_, index) => page((index + 1) * step));
  // One that fails is met in its turn.
  for (const asked of later) asked.catch(() => undefined);
  for (const [index, asked] of later.entries()) {
    const next = await asked;
    if (all.length === (index + 1) * step) take(next);
  }
  for (let more = later.length + 1; !isEnd && more < mostPages; more++) take(await page(all.length));
  return all;
}

export interface TokenPage<T> {
  readonly entries: readonly T[];
  readonly nextPageToken?: string | null;
}

/**
 * All entries of a listing that pages by token. What `isLast` says is not to be relied on, and a page may have nothing
 * that is wanted: it ends where there is no token, at one that was there before, and where there are as many as `most`.
 */
export async function allByToken<T>(
  page: (token: string | undefined) => Promise<TokenPage<T>>,
  most = Infinity,
): Promise<T[]> {
  const all: T[] = [];
  const seen = new Set<string>();
  let token: string | undefined;
  for (let count = 0; count < mostPages; count++) {
    const { entries, nextPageToken } = await page(token);
    all.push(...entries);
    if (!nextPageToken || all.length >= most || seen.has(nextPageToken)) break;
    seen.add(nextPageToken);
    token = nextPageToken;
  }
  return all;
}

/** What `read` gives of these keys, so many at a time. */
export async function inPortions<K, T>(
  keys: readonly K[],
  size: number,
  read: (portion: readonly K[]) => Promise<readonly T[]>,
): Promise<T[]> {
  const portions: (readonly K[])[] = [];
  for (let start = 0; start < keys.length; start += size) portions.push(keys.slice(start, start + size));
  return (await Promise.all(portions.map(read))).flat();
}
