import { type Late, SourceError } from '../story-source';
import { personOf } from './people';
import type { Site } from './site';

/** Assigns an issue to who is signed in. */
export async function assignToMe(
  site: Site,
  key: string,
  late: Late | undefined,
  signal?: AbortSignal,
): Promise<void> {
  const me = await site.me(signal);
  if (late) {
    const { fields } = await site.issue(key, ['assignee'], signal);
    const now = personOf(fields.assignee);
    if (now?.id === me.id) return;
    if (now && now.id !== late.was) throw new SourceError('conflict', `assigned to ${now.name} meanwhile`);
  }
  const body = site.dialect.personValue(me);
  const path = `${site.issuePath(key)}/assignee`;
  await site.client.send({ method: 'PUT', path, body, repeatable: true, signal });
}
