/**
 * Whom questions go to: somebody, or by the keys of projects somebody or several; `*` is for every other project. Each is
 * an account id, a user name, an e-mail address, a display name, or the name of a group or of a field with people.
 */
export type OwnerSetting = string | Readonly<Record<string, string | readonly string[]>>;

/** Whom a setting names for a project, as it names them. */
export function ownersNamed(
  setting: OwnerSetting | undefined,
  project: string | undefined,
): readonly string[] {
  const found = typeof setting === 'object' ? ofProject(setting, project) : setting;
  return [found ?? []]
    .flat()
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function ofProject(
  setting: Exclude<OwnerSetting, string>,
  project: string | undefined,
): string | readonly string[] | undefined {
  const entries = Object.entries(setting);
  const own = entries.find(([key]) => key.toLowerCase() === project?.toLowerCase());
  return (own ?? entries.find(([key]) => key === '*'))?.[1];
}

/** A setting as somebody wrote it, or nothing where it is empty; a list is for every project. What is none of this is left out. */
export function readOwnerSetting(value: unknown): OwnerSetting | undefined {
  if (typeof value === 'string') return value.trim() || undefined;
  if (Array.isArray(value)) return value.length > 0 ? readOwnerSetting({ '*': value }) : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  const entries = Object.entries(value).flatMap(([key, named]): [string, string | readonly string[]][] => {
    if (typeof named === 'string') return [[key, named]];
    return Array.isArray(named) ? [[key, named.filter((one): one is string => typeof one === 'string')]] : [];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}
