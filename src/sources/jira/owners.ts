import * as v from 'valibot';
import type { Person } from '../../domain/story';
import { isActive, personOf } from './people';
import { personShape, projectShape, type RawPerson } from './shapes';
import type { Site } from './site';

export interface AskedIssue {
  readonly key: string;
  /** Key of its project. */
  readonly project?: string;
  readonly reporter: unknown;
}

/**
 * Who might answer questions about an issue, the most likely first: whom the settings name alone, else project lead and
 * reporter. Nobody who has left.
 */
export async function findOwners(site: Site, issue: AskedIssue, signal?: AbortSignal): Promise<Person[]> {
  const { client, dialect, options } = site;
  const wished = options.productOwner?.trim();
  const named = wished ? await findNamed(site, issue.key, wished, signal) : undefined;
  if (named) return [named];
  if (wished) options.log('Nobody of this site is called like the Product Owner of the settings.');
  const path = `${dialect.api}/project/${encodeURIComponent(issue.project ?? '')}`;
  const project =
    issue.project && (await site.optional('The project lead', client.fetch(projectShape, { path, signal })));
  const people = [project ? project.lead : undefined, issue.reporter];
  return unique(people.filter(isActive).flatMap((raw) => personOf(raw) ?? []));
}

/** Searching all users takes a right of its own, searching those who can be assigned the issue does not. */
async function findNamed(
  site: Site,
  key: string,
  wished: string,
  signal?: AbortSignal,
): Promise<Person | undefined> {
  const { client, dialect } = site;
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
    const users = await site.optional('The Product Owner of the settings', asked);
    const person = personOf(matching(users === undefined ? [] : [users].flat(), wished));
    if (person) return person;
  }
  return undefined;
}

/** The one user that a setting names: by id, by e-mail address or by display name. */
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

function unique(people: readonly Person[]): Person[] {
  return [...new Map(people.map((person) => [person.id, person])).values()];
}
