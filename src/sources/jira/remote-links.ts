import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { CommitEntry } from '../../domain/acceptance/ledger-commits';
import { commitOfId, linkKindOf } from '../../domain/link-id';
import { oneLine } from '../../domain/one-line';
import { beginningOf, shortened } from '../../domain/shortened';
import type { LinkedCriterion, StoryLink, StoryLinkKind } from '../../domain/story';
import { SourceError } from '../story-source';
import { remoteLinkShape } from './shapes';

/** Jira's limit. */
const longestGlobalId = 255;
const longestTitle = 255;
/** Characters of a criterion in the summary of a link. */
const mostOfCriterion = 200;

/**
 * The entries of `GET /issue/{key}/remotelink` that can be shown; one that cannot be read hides no other.
 *
 * @param commits what the record of the ticks says of commits
 */
export function readLinks(raw: readonly unknown[], commits: readonly CommitEntry[] = []): StoryLink[] {
  return raw.flatMap((entry) => {
    const result = v.safeParse(remoteLinkShape, entry);
    if (!result.success) return [];
    const { id, globalId, object } = result.output;
    const url = webAddress(object.url);
    const kind = linkKindOf(globalId ?? '');
    const summary = kind === 'commit' ? object.summary?.replace(satisfiedWords, '') : object.summary;
    const sha = globalId ? commitOfId(globalId) : undefined;
    const criteria = commits.find((commit) => commit.sha === sha)?.criteria;
    return [
      {
        kind,
        globalId: globalId ?? `jira:${id}`,
        title: object.title || url || id,
        ...(summary && { summary }),
        ...(url && { url }),
        ...(criteria && { criteria }),
        ...(kind === 'branch' && object.status?.resolved && { merged: true }),
      },
    ];
  });
}

/** Body of `POST /issue/{key}/remotelink`; what it leaves out is empty in Jira afterwards. */
export function linkBody(link: StoryLink): unknown {
  const url = webAddress(link.url);
  if (!url) throw new SourceError('invalid', `${link.title}: a link needs a web address`);
  const summary = [link.summary, satisfied(link.criteria)].filter(Boolean).join('');
  const name = names[link.kind];
  return {
    globalId: storedId(link.globalId),
    // Jira puts the links of one application together, and names both in a tooltip.
    ...(name && { application, relationship: link.kind }),
    object: {
      url,
      title: beginningOf(link.title, longestTitle),
      ...(summary && { summary }),
      ...(name && { icon: { title: name, ...iconOf(url) }, status: { resolved: link.merged === true } }),
    },
  };
}

const application = { type: 'story-context', name: 'Story Context' };
const names: Readonly<Partial<Record<StoryLinkKind, string>>> = {
  branch: 'Branch',
  commit: 'Commit',
  push: 'Push',
};

/** Jira loads the icon from everybody's browser, so it is one that is there for everybody; else Jira shows its own. */
const hostsWithIcon = /^(?:github\.com|gitlab\.com|bitbucket\.org)$/;

function iconOf(url: string): { readonly url16x16?: string } {
  const { hostname } = new URL(url);
  return hostsWithIcon.test(hostname) ? { url16x16: `https://${hostname}/favicon.ico` } : {};
}

/** Says for people in Jira what the record of ticks says for programs. */
function satisfied(criteria: readonly LinkedCriterion[] = []): string {
  if (criteria.length === 0) return '';
  const texts = criteria.map(({ text }) => `“${shortened(oneLine(text), mostOfCriterion)}”`);
  return ` – satisfies ${texts.join(', ')}`;
}

const satisfiedWords = / – satisfies “[^]*”$/;

/** As it is where Jira takes it; a longer one keeps its beginning and is told apart by a hash. */
export function storedId(globalId: string): string {
  if (globalId.length <= longestGlobalId) return globalId;
  const hash = createHash('sha256').update(globalId).digest('hex').slice(0, 16);
  return `${globalId.slice(0, longestGlobalId - hash.length - 1)}~${hash}`;
}

function webAddress(url: string | null | undefined): string | undefined {
  return url && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) ? url : undefined;
}
