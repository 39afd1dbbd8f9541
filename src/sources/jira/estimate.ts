import { SourceError } from '../story-source';
import { pointsOf } from './issue';
import { editableFields } from './permissions';
import type { RawIssue } from './shapes';
import { agilePath, type Site } from './site';

/**
 * Sets the points of an issue, or takes them away. Through its board where that has points, which asks nothing of the
 * screens of a project, otherwise by an edit.
 */
export async function estimateIssue(
  site: Site,
  key: string,
  points: number | undefined,
  signal?: AbortSignal,
): Promise<void> {
  const { client, options, issuePath } = site;
  const { fields, board } = await site.layout(signal);
  if (fields.points.length === 0)
    throw new SourceError('unsupported', 'this site has no field for story points');
  const issue = await site.issue(key, ['issuetype', ...fields.points], signal);
  if (pointsOf(issue.fields, fields) === points) return;
  if (board?.estimation && points !== undefined) {
    const path = `${agilePath}/issue/${encodeURIComponent(key)}/estimation`;
    const query = { boardId: options.boardId };
    try {
      const body = { value: String(points) };
      return await client.send({ method: 'PUT', path, query, body, repeatable: true, signal });
    } catch (error) {
      // The issue is there: it is none of this board.
      if (!(error instanceof SourceError) || error.kind !== 'not-found') throw error;
    }
  }
  const field = await pointsField(site, issue, fields.points, signal);
  const body = { fields: { [field]: points ?? null } };
  await client.send({ method: 'PUT', path: issuePath(key), body, repeatable: true, signal });
}

/** The field that has a value, else one that can be edited in this project: each kind of project has its own. */
async function pointsField(
  site: Site,
  issue: RawIssue,
  ids: readonly string[],
  signal?: AbortSignal,
): Promise<string> {
  const used = ids.find((id) => typeof issue.fields[id] === 'number');
  if (used !== undefined) return used;
  const editable = await editableFields(site, issue, signal);
  return ids.find((id) => editable?.has(id)) ?? ids[0] ?? '';
}
