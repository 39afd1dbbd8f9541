import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { StoryLink, StoryLinkKind } from '../../domain/story';
import { SourceError } from '../story-source';
import { remoteLinkShape } from './shapes';

/** Jira's limit. */
const longestGlobalId = 255;

/** The entries of `GET /issue/{key}/remotelink` that can be shown; one that cannot be read hides no other. */
export function readLinks(raw: readonly unknown[]): StoryLink[] {
  return raw.flatMap((entry) => {
    const result = v.safeParse(remoteLinkShape, entry);
    if (!result.success) return [];
    const { id, globalId, object } = result.output;
    const url = webAddress(object.url);
    return [
      {
        kind: kindOf(globalId ?? ''),
        globalId: globalId ?? `jira:${id}`,
        title: object.title || url || id,
        ...(object.summary && { summary: object.summary }),
        ...(url && { url }),
      },
    ];
  });
}

/** Body of `POST /issue/{key}/remotelink`; what it leaves out is empty in Jira afterwards. */
export function linkBody(link: StoryLink): unknown {
  const url = webAddress(link.url);
  if (!url) throw new SourceError('invalid', `${link.title}: a link needs a web address`);
  return {
    globalId: storedId(link.globalId),
    ...(relationships[link.kind] && { relationship: relationships[link.kind] }),
    object: { url, title: link.title.slice(0, 255), ...(link.summary && { summary: link.summary }) },
  };
}

/** What Jira shows as the heading of the links. */
const relationships: Readonly<Partial<Record<StoryLinkKind, string>>> = {
  branch: 'branch',
  commit: 'commit',
};

function kindOf(globalId: string): StoryLinkKind {
  if (globalId.startsWith('story-context:branch:')) return 'branch';
  return globalId.startsWith('story-context:commit:') ? 'commit' : 'web';
}

/** As it is where Jira takes it; a longer one keeps its beginning and is told apart by a hash. */
function storedId(globalId: string): string {
  if (globalId.length <= longestGlobalId) return globalId;
  const hash = createHash('sha256').update(globalId).digest('hex').slice(0, 16);
  return `${globalId.slice(0, longestGlobalId - hash.length - 1)}~${hash}`;
}

function webAddress(url: string | null | undefined): string | undefined {
  return url && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) ? url : undefined;
}
