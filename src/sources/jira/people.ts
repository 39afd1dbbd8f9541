import * as v from 'valibot';
import type { Person } from '../../domain/story';
import { personShape } from './shapes';

/** A user as Jira gives one in many places; `undefined` for none, and for one that cannot be told from others. */
export function personOf(raw: unknown): Person | undefined {
  const result = v.safeParse(personShape, raw);
  if (!result.success) return undefined;
  const { accountId, name, key, displayName } = result.output;
  const id = accountId ?? name ?? key;
  return id ? { id, name: displayName || name || id } : undefined;
}

/** Whether a user as Jira gives one is a person who has not left. */
export function isActive(raw: unknown): boolean {
  const result = v.safeParse(personShape, raw);
  return result.success && result.output.active !== false && result.output.accountType !== 'app';
}

/** Whether a user as Jira gives one sees the portal of a service project and nothing else: nobody can mention them. */
export function isCustomer(raw: unknown): boolean {
  return v.is(v.object({ accountType: v.literal('customer') }), raw);
}
