import * as v from 'valibot';
import type { Person } from '../../domain/story';
import { type Late, SourceError } from '../story-source';
import { isActive, personOf } from './people';
import type { Site } from './site';

/** Assigns an issue; to nobody where there is no `to`. */
export async function assignIssue(
  site: Site,
  key: string,
  to: Person | undefined,
  late: Late | undefined,
  signal?: AbortSignal,
): Promise<void> {
  if (late) {
    const { fields } = await site.issue(key, ['assignee'], signal);
    const now = personOf(fields.assignee);
    if (now?.id === to?.id) return;
    if (now?.id !== late.was)
      throw new SourceError('conflict', `assigned to ${now?.name ?? 'nobody'} meanwhile`);
  }
  const body = site.dialect.personValue(to);
  const path = `${site.issuePath(key)}/assignee`;
  await site.client.send({ method: 'PUT', path, body, repeatable: true, signal });
}

/** As many as anybody looks through: who is not among them is found by more words. */
const mostPeople = 50;

/** People an issue can be assigned to whose names have these words; nobody who has left. */
export async function findAssignees(
  { client, dialect }: Site,
  key: string,
  filter: string,
  signal?: AbortSignal,
): Promise<Person[]> {
  const path = `${dialect.api}/user/assignable/search`;
  const query = { issueKey: key, ...dialect.userQuery(filter.trim()), maxResults: mostPeople };
  const users = await client.fetch(v.array(v.unknown()), { path, query, signal });
  return users.filter(isActive).flatMap((raw) => personOf(raw) ?? []);
}
