import * as v from 'valibot';
import type { Person } from '../../domain/story';
import { SourceError } from '../story-source';
import type { JiraClient } from './client';
import type { Dialect } from './dialect';
import { personOf } from './people';
import { personShape, projectShape, type RawPerson } from './shapes';

/** Who might answer questions about an issue, the most likely first; nobody who has left. */
export async function findOwners(
  client: JiraClient,
  dialect: Dialect,
  issue: { readonly key: string; readonly project?: string; readonly reporter: unknown },
  wished: string | undefined,
  log: (line: string) => void,
  signal?: AbortSignal,
): Promise<Person[]> {
  const tolerated = async <T>(what: string, ask: Promise<T>): Promise<T | undefined> => {
    try {
      return await ask;
    } catch (error) {
      if (
        !(error instanceof SourceError) ||
        !['forbidden', 'not-found', 'invalid', 'unreadable'].includes(error.kind)
      ) {
        throw error;
      }
      log(`${what}: ${error.message}`);
      return undefined;
    }
  };
  if (wished) {
    const path = `${dialect.api}/user`;
    const words = dialect.userQuery(wished);
    for (const query of [
      { path: `${path}/search`, words },
      { path: `${path}/assignable/search`, words: { ...words, issueKey: issue.key } },
    ]) {
      const request = { path: query.path, query: { ...query.words, maxResults: 50 }, signal };
      const users = await tolerated(
        'Looking for the Product Owner',
        client.fetch(v.array(personShape), request),
      );
      const person = personOf(matching(users ?? [], wished));
      if (person) return [person];
    }
    log(`Nobody found for the Product Owner of the settings`);
  }
  const people: unknown[] = [issue.reporter];
  if (issue.project) {
    const path = `${dialect.api}/project/${encodeURIComponent(issue.project)}`;
    const project = await tolerated(
      'Looking for the project lead',
      client.fetch(projectShape, { path, signal }),
    );
    people.unshift(project?.lead);
  }
  return unique(people.filter(isActive).flatMap((raw) => personOf(raw) ?? []));
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

function isActive(raw: unknown): boolean {
  const result = v.safeParse(personShape, raw);
  return result.success && result.output.active !== false && result.output.accountType !== 'app';
}

function unique(people: readonly Person[]): Person[] {
  return [...new Map(people.map((person) => [person.id, person])).values()];
}
