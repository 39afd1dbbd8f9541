import * as v from 'valibot';
import type { Person } from '../../domain/story';
import { allAtOnce } from './pages';
import { isActive, personOf } from './people';
import { personPageShape, personShape, type RawGroup, type RawPerson } from './shapes';
import type { Site } from './site';
import { unlessRefused } from './unless-refused';

/** As many of a group as anybody would ask. */
const mostMembers = 20;

/**
 * The one user with an id, a name or an e-mail address. Searching all users takes a right of its own, searching those who
 * can be assigned the issue does not.
 */
export async function findNamed(
  { client, dialect }: Site,
  key: string,
  wished: string,
  signal?: AbortSignal,
): Promise<Person | undefined> {
  const words = { ...dialect.userQuery(wished), maxResults: 50 };
  const searches = [
    { path: `${dialect.api}/user/search`, query: words },
    { path: `${dialect.api}/user/assignable/search`, query: { ...words, issueKey: key } },
    ...(wished.includes(' ') || wished.includes('@')
      ? []
      : [{ path: `${dialect.api}/user`, query: dialect.userById(wished) }]),
  ];
  for (const search of searches) {
    const asked = client.fetch(v.union([v.array(personShape), personShape]), { ...search, signal });
    const users = await unlessRefused(asked, []);
    const person = personOf(matching([users].flat(), wished));
    if (person) return person;
  }
  return undefined;
}

/** The one user that is meant: by id, by e-mail address or by display name. */
function matching(users: readonly RawPerson[], wished: string): RawPerson | undefined {
  const active = users.filter(isActive);
  const same = (value: string | null | undefined): boolean => value?.toLowerCase() === wished.toLowerCase();
  const found = active.find(({ accountId, name, key, emailAddress }) =>
    [accountId, name, key, emailAddress].some(same),
  );
  const named = active.filter(({ displayName }) => same(displayName));
  // An address may be found and not be shown.
  const only = wished.includes('@') && active.length === 1 ? active[0] : undefined;
  return found ?? (named.length === 1 ? named[0] : undefined) ?? only;
}

/**
 * Who is in a group; nobody where there is none, or where whoever asks may not see groups. Cloud has ids for them, since
 * their names change.
 */
export async function findGroup(
  { client, dialect }: Site,
  { name, groupId }: RawGroup,
  signal?: AbortSignal,
): Promise<Person[]> {
  const asked = allAtOnce(
    async (startAt) => {
      const query = { ...(groupId ? { groupId } : { groupname: name }), startAt, maxResults: mostMembers };
      const page = await client.fetch(personPageShape, {
        path: `${dialect.api}/group/member`,
        query,
        signal,
      });
      return { entries: page.values, ...page };
    },
    undefined,
    mostMembers,
  );
  const members = await unlessRefused(asked, []);
  return members
    .slice(0, mostMembers)
    .filter(isActive)
    .flatMap((raw) => personOf(raw) ?? []);
}
