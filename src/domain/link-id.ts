import type { StoryLinkKind } from './story';

const prefix = 'story-context:';
const kinds: ReadonlySet<string> = new Set<StoryLinkKind>(['branch', 'commit', 'push']);
const commitPrefix = `${prefix}commit:`;

/** What the link with this id leads to; `web` where the id is none of ours. */
export function linkKindOf(globalId: string): StoryLinkKind {
  const kind = globalId.startsWith(prefix) ? globalId.slice(prefix.length).split(':')[0] : undefined;
  return kind !== undefined && kinds.has(kind) ? (kind as StoryLinkKind) : 'web';
}

/** What a commit is known by among the links of a story, wherever it is. */
export function commitId(sha: string): string {
  return commitPrefix + sha;
}

/** The commit that the link with this id is of; `undefined` for any other link. */
export function commitOfId(id: string): string | undefined {
  const sha = id.startsWith(commitPrefix) ? id.slice(commitPrefix.length) : '';
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(sha) ? sha : undefined;
}
