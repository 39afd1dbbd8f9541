import type { HostKind, OwnPages } from './remote-hosts';
import { encodePath, type WebRepository } from './web-repository';

export interface Lines {
  readonly commit: string;
  /** From the repository's root, with `/`. */
  readonly path: string;
  /** First and last line, counted from 1. */
  readonly startLine: number;
  readonly endLine: number;
}

/** Address of the page of a commit. */
export function commitUrl(web: WebRepository, sha: string): string {
  const { kind, base } = web;
  const own = ownPage(web, 'commit', { commit: sha });
  if (own !== undefined || !kind) return own ?? base;
  const page: Record<HostKind, string> = {
    github: 'commit',
    gitlab: '-/commit',
    bitbucket: 'commits',
    bitbucketServer: 'commits',
    azure: 'commit',
    gitea: 'commit',
    gerrit: '+',
  };
  return `${base}/${page[kind]}/${encodeURIComponent(sha)}`;
}

/** Address of the page of a branch. */
export function branchUrl(web: WebRepository, branch: string): string {
  const { kind, base } = web;
  const own = ownPage(web, 'branch', { branch: encodePath(branch) });
  if (own !== undefined || !kind) return own ?? base;
  switch (kind) {
    case 'github':
      return `${base}/tree/${encodePath(branch)}`;
    case 'gitlab':
      return `${base}/-/tree/${encodePath(branch)}`;
    case 'bitbucket':
      return `${base}/branch/${encodePath(branch)}`;
    case 'bitbucketServer':
      return `${base}/browse?at=${encodeURIComponent(`refs/heads/${branch}`)}`;
    case 'azure':
      return `${base}?version=GB${encodeURIComponent(branch)}`;
    case 'gitea':
      return `${base}/src/branch/${encodePath(branch)}`;
    case 'gerrit':
      return `${base}/+/refs/heads/${encodePath(branch)}`;
  }
}

/** Address of the page of what `to` has and `from` has not; that of `to` where the host has no such page. */
export function compareUrl(web: WebRepository, from: string, to: string): string {
  const { kind, base, pages } = web;
  if (pages?.commit !== undefined) return commitUrl(web, to);
  switch (kind) {
    case 'github':
    case 'gitea':
      return `${base}/compare/${from}...${to}`;
    case 'gitlab':
      return `${base}/-/compare/${from}...${to}`;
    case 'bitbucket':
      return `${base}/branches/compare/${to}..${from}`;
    case 'bitbucketServer':
      return `${base}/compare/commits?sourceBranch=${to}&targetBranch=${from}`;
    case 'azure':
      return `${base}/branchCompare?baseVersion=GC${from}&targetVersion=GC${to}`;
    default:
      return commitUrl(web, to);
  }
}

/** Address of lines of a file at a commit. */
export function linesUrl(web: WebRepository, { commit, path, startLine, endLine }: Lines): string {
  const { kind, base } = web;
  const several = endLine > startLine;
  const file = encodePath(path);
  const [start, end] = [String(startLine), String(endLine)];
  const own = ownPage(web, 'lines', { commit, path: file, start, end });
  if (own !== undefined || !kind) return own ?? base;
  // A text that the host would show as it reads has no lines to point at.
  const rendered = /\.(?:md|markdown|mdown|rst|adoc|asciidoc|org|textile|ipynb)$/i.test(path);
  switch (kind) {
    case 'github': {
      const lines = several ? `#L${startLine}-L${endLine}` : `#L${startLine}`;
      return `${base}/blob/${commit}/${file}${rendered ? '?plain=1' : ''}${lines}`;
    }
    case 'gitlab': {
      const lines = several ? `#L${startLine}-${endLine}` : `#L${startLine}`;
      return `${base}/-/blob/${commit}/${file}${rendered ? '?plain=1' : ''}${lines}`;
    }
    case 'bitbucket':
      return `${base}/src/${commit}/${file}#lines-${several ? `${startLine}:${endLine}` : startLine}`;
    case 'bitbucketServer':
      return `${base}/browse/${file}?at=${commit}#${several ? `${startLine}-${endLine}` : startLine}`;
    case 'azure': {
      // The last line is shown up to its first column: the next one is the end.
      const query = [
        `path=${encodeURIComponent(`/${path}`)}`,
        `version=GC${commit}`,
        `line=${startLine}`,
        `lineEnd=${endLine + 1}`,
        'lineStartColumn=1',
        'lineEndColumn=1',
        '_a=contents',
      ];
      return `${base}?${query.join('&')}`;
    }
    case 'gitea': {
      const lines = several ? `#L${startLine}-L${endLine}` : `#L${startLine}`;
      return `${base}/src/commit/${commit}/${file}${rendered ? '?display=source' : ''}${lines}`;
    }
    case 'gerrit':
      // Gitiles points at one line.
      return `${base}/+/${commit}/${file}#${startLine}`;
  }
}

/** The page as the settings have it. `filled` is encoded, and the settings were checked when they were read. */
function ownPage(
  { base, path = '', pages }: WebRepository,
  page: keyof OwnPages,
  filled: Readonly<Record<string, string>>,
): string | undefined {
  const values: Readonly<Record<string, string>> = { ...filled, base, repository: encodePath(path) };
  return pages?.[page]?.replace(/\{(\w+)\}/g, (all, name: string) => values[name] ?? all);
}
