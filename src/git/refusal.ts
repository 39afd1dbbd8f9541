/** What git, or VS Code's Git extension, says of itself in an error. */
export interface Refusal {
  /** The extension's own name for it, where it has one. */
  readonly code?: string;
  readonly words: string;
}

/** Reads an error, whether it came from VS Code's Git extension or from git itself. */
export function refusalOf(error: unknown): Refusal {
  if (typeof error !== 'object' || error === null) return { words: String(error) };
  const text = (name: string): string | undefined => {
    const value = (error as Record<string, unknown>)[name];
    return typeof value === 'string' && value.trim() ? value.trim() : undefined;
  };
  return { code: text('gitErrorCode'), words: text('stderr') ?? text('message') ?? '' };
}

/** The files that a checkout would overwrite, as git names them; `undefined` where it failed for another reason. */
export function overwritten(error: unknown): string[] | undefined {
  const { code, words } = refusalOf(error);
  const codes = ['DirtyWorkTree', 'LocalChangesOverwritten'];
  if (!codes.includes(code ?? '') && !/would be overwritten by (?:checkout|merge)/.test(words))
    return undefined;
  const names = words.split(/\r?\n/).flatMap((line) => /^\t(.+)$/.exec(line)?.[1] ?? []);
  return [...new Set(names)];
}

/** Where the branch is checked out that git refused for that; '' where it does not say, `undefined` for another reason. */
export function checkedOutAt(error: unknown): string | undefined {
  const { words } = refusalOf(error);
  const [found, folder] = /already (?:checked out|used by worktree) at(?: '(.+)')?/i.exec(words) ?? [];
  return found === undefined ? undefined : (folder ?? '');
}
