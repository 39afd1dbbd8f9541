import * as v from 'valibot';
import { SourceError } from '../story-source';
import { isFlagged } from './issue';
import { editMetaShape } from './shapes';
import type { Site } from './site';

/** What a flag is called where nobody translated it. */
const usual = { value: 'Impediment' };

/** Flags an issue as blocked, or takes the flag away. */
export async function flagIssue(
  site: Site,
  key: string,
  flagged: boolean,
  signal?: AbortSignal,
): Promise<void> {
  const { fields } = await site.layout(signal);
  const id = fields.flagged;
  if (id === undefined) throw new SourceError('unsupported', 'this site has no field "Flagged"');
  const issue = await site.issue(key, [id], signal);
  if (isFlagged(issue.fields, fields) === flagged) return;
  const value = flagged ? [await flagOption(site, key, id, signal)] : null;
  const body = { fields: { [id]: value } };
  await site.client.send({ method: 'PUT', path: site.issuePath(key), body, repeatable: true, signal });
}

const optionsShape = v.object({ allowedValues: v.array(v.object({ id: v.string(), value: v.string() })) });

/** The field has one option, which is called otherwise on sites in other languages. */
async function flagOption(
  site: Site,
  key: string,
  field: string,
  signal?: AbortSignal,
): Promise<{ readonly id: string } | { readonly value: string }> {
  const asked = site.client.fetch(editMetaShape, { path: `${site.issuePath(key)}/editmeta`, signal });
  const meta = await site.optional(`${key}: what a flag is called`, asked);
  const result = v.safeParse(optionsShape, meta?.fields[field]);
  const options = result.success ? result.output.allowedValues : [];
  const option = options.find(({ value }) => value === usual.value) ?? options[0];
  return option ? { id: option.id } : usual;
}
