import type { StoryLink } from '../domain/story';
import type { StorySource } from '../sources/story-source';
import type { StoryAccess } from './feature-host';
import type { Written } from './write-to-story';

/** What the address of a link leads to. */
export type LinkTarget = 'itself' | 'story' | 'nothing';

export interface PutLink {
  readonly target: LinkTarget;
  readonly written: Written;
}

/**
 * Writes a link to a story. Jira takes no link without an address: where a branch or a commit has none, as no remote
 * knows it, the address is that of the story itself, so that the record stands and nothing dead is clicked.
 */
export async function putGitLink(
  stories: StoryAccess,
  source: StorySource,
  key: string,
  link: StoryLink,
): Promise<PutLink> {
  const needsAddress = source.kind === 'jira' && !link.url;
  const url = needsAddress ? await storyUrl(stories, source, key) : link.url;
  const written = await stories.write(key, { do: 'link', link: { ...link, url } });
  return { target: url ? (needsAddress ? 'story' : 'itself') : 'nothing', written };
}

async function storyUrl(stories: StoryAccess, source: StorySource, key: string): Promise<string | undefined> {
  const known = stories.summaries().find((story) => story.key === key)?.url;
  return known ?? (await source.story(key)).url;
}
