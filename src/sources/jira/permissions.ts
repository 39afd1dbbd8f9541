import type { StoryPermissions } from '../../domain/story';
import { editMetaShape, permissionsShape, type RawIssue } from './shapes';
import type { Site } from './site';

/** Jira's keys of what a developer does with an issue. */
const keys = {
  editing: 'EDIT_ISSUES',
  commenting: 'ADD_COMMENTS',
  linking: 'LINK_ISSUES',
  assigning: 'ASSIGN_ISSUES',
  moving: 'TRANSITION_ISSUES',
  logging: 'WORK_ON_ISSUES',
} as const satisfies Record<keyof StoryPermissions, string>;

/** What whoever is signed in may do with an issue. */
export async function readPermissions(
  { client, dialect, options }: Site,
  key: string,
  signal?: AbortSignal,
): Promise<StoryPermissions> {
  const path = `${dialect.api}/mypermissions`;
  // Cloud wants to be told which; Data Center gives all.
  const asked = options.deployment === 'cloud' ? { permissions: Object.values(keys).join(',') } : {};
  const query = { issueKey: key, ...asked };
  const { permissions } = await client.fetch(permissionsShape, { path, query, signal });
  const may = (name: keyof StoryPermissions): boolean => permissions[keys[name]]?.havePermission ?? true;
  return {
    editing: may('editing'),
    commenting: may('commenting'),
    linking: may('linking'),
    assigning: may('assigning'),
    moving: may('moving'),
    logging: may('logging'),
  };
}

/**
 * Ids of the fields of an issue that can be edited: which is up to the screens of its project and type, so that it is
 * asked once for all issues of both.
 */
export async function editableFields(
  site: Site,
  issue: RawIssue,
  signal?: AbortSignal,
): Promise<ReadonlySet<string> | undefined> {
  const project = issue.key.replace(/-\d+$/, '');
  const type = (issue.fields.issuetype as { id?: unknown } | null | undefined)?.id;
  const place = `${project} ${String(type)}`;
  const known = site.editable.get(place);
  if (known) return known;
  const path = `${site.issuePath(issue.key)}/editmeta`;
  const asked = site.client.fetch(editMetaShape, { path, signal });
  const meta = await site.optional(`${issue.key}: which fields can be edited`, asked);
  if (!meta) return undefined;
  const ids = new Set(Object.keys(meta.fields));
  site.editable.set(place, ids);
  return ids;
}
