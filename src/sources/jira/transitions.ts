import * as v from 'valibot';
import type { Status } from '../../domain/story';
import {
  type Late,
  SourceError,
  type Transition,
  type TransitionField,
  type TransitionValues,
} from '../story-source';
import type { Dialect } from './dialect';
import { readStatus, statusOf } from './issue';
import { type RawTransition, type RawTransitionField, transitionsShape } from './shapes';
import type { Site } from './site';
import { isUncertain } from './write-ticks';

/** What an issue can be moved to now, and what Jira wants to know before. */
export async function readTransitions(
  { client, issuePath }: Site,
  key: string,
  signal?: AbortSignal,
): Promise<Transition[]> {
  const path = `${issuePath(key)}/transitions`;
  const query = { expand: 'transitions.fields' };
  const { transitions } = await client.fetch(transitionsShape, { path, query, signal });
  return transitions.map((transition) => ({
    id: transition.id,
    name: transition.name,
    to: statusOf(transition.to),
    fields: fieldsOf(transition),
  }));
}

export interface Move {
  readonly transition: Transition;
  readonly values: TransitionValues;
  readonly late?: Late;
}

/** Moves an issue, once: where the answer is lost, what the issue says afterwards tells whether it moved. */
export async function makeTransition(
  site: Site,
  key: string,
  { transition, values, late }: Move,
  signal?: AbortSignal,
): Promise<void> {
  const { id, to, fields } = transition;
  const statusNow = async (): Promise<Status> =>
    readStatus((await site.issue(key, ['status'], signal)).fields.status);
  if (late) {
    const now = await statusNow();
    if (now.id === to.id) return;
    if (now.id !== late.was) throw new SourceError('conflict', `moved to ${now.name} meanwhile`);
  }
  const path = `${site.issuePath(key)}/transitions`;
  const body = { transition: { id }, ...(await written(fields, values, site.dialect)) };
  try {
    await site.client.send({ method: 'POST', path, body, signal });
  } catch (error) {
    if (!isUncertain(error) || (await statusNow()).id !== to.id) throw error;
  }
}

/** Fields that have to be filled in and are not filled in by themselves. */
function fieldsOf({ fields }: RawTransition): TransitionField[] {
  return Object.entries(fields ?? {}).flatMap(([id, field]) => {
    if (!field.required || field.hasDefaultValue) return [];
    const choices = (field.allowedValues ?? []).flatMap((raw) => choiceOf(raw) ?? []);
    const kind = kindOf(field, choices.length > 0);
    return [{ id, name: field.name ?? id, kind, ...(choices.length > 0 && { choices }) }];
  });
}

const choiceShape = v.object({
  id: v.pipe(v.union([v.string(), v.number()]), v.transform(String)),
  name: v.nullish(v.string()),
  value: v.nullish(v.string()),
  disabled: v.nullish(v.boolean()),
});

function choiceOf(raw: unknown): { id: string; name: string } | undefined {
  const result = v.safeParse(choiceShape, raw);
  if (!result.success || result.output.disabled) return undefined;
  const { id, name, value } = result.output;
  return { id, name: name ?? value ?? id };
}

/** By the schema of the field, `JsonTypeBean` in Atlassian's documents. */
function kindOf({ schema }: RawTransitionField, hasChoices: boolean): TransitionField['kind'] {
  const { type, items, system, custom } = schema;
  if (type === 'option-with-child') return 'other';
  if (hasChoices && type === 'array') return items === 'string' ? 'other' : 'choices';
  if (hasChoices) return 'choice';
  if (type === 'number' || type === 'date') return type;
  if (type === 'comments-page' || isRich(system, custom)) return 'richText';
  return type === 'string' ? 'text' : 'other';
}

function isRich(system: string | null | undefined, custom: string | null | undefined): boolean {
  return system === 'description' || system === 'environment' || (custom?.endsWith(':textarea') ?? false);
}

/** `fields` and `update` of the request: a comment is added, everything else is set. */
async function written(
  fields: readonly TransitionField[],
  values: TransitionValues,
  dialect: Pick<Dialect, 'richText'>,
): Promise<{ fields?: Record<string, unknown>; update?: Record<string, unknown> }> {
  const set: Record<string, unknown> = {};
  const update: Record<string, unknown> = {};
  for (const { id, kind } of fields) {
    const value = values[id];
    if (value === undefined) continue;
    if (id === 'comment') update[id] = [{ add: { body: await dialect.richText(String(value)) } }];
    else if (kind === 'choice') set[id] = { id: value };
    else if (kind === 'choices') set[id] = [value].flat().map((one) => ({ id: one }));
    else if (kind === 'richText') set[id] = await dialect.richText(String(value));
    else set[id] = value;
  }
  return {
    ...(Object.keys(set).length > 0 && { fields: set }),
    ...(Object.keys(update).length > 0 && { update }),
  };
}
