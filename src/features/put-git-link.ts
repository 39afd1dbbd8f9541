import type { StoryLink } from '../domain/story';
import type { StorySource } from '../sources/story-source';
import type { StoryAccess } from './feature-host';

/** What the address of a link leads to. */
export type LinkTarget = 'itself' | 'story' | 'nothing';

/**
 * Writes a link to a story. Jira takes no link without an address: where a branch or a commit has none, as no remote
 * knows it, the address is that of the story itself, so that the record stands and nothing dead is clicked.
 */
export async function putGitLink(
  stories: StoryAccess,
  source: StorySource,
  key: string,
  link: StoryLink,
): Promise<LinkTarget> {
  const needsAddress = source.kind === 'jira' && !link.url;
  const url = needsAddress ? await storyUrl(stories, source, key) : link.url;
  await source.putLink(key, { ...link, url });
  stories.changed(key);
  return url ? (needsAddress ? 'story' : 'itself') : 'nothing';
}

async function storyUrl(stories: StoryAccess, source: StorySource, key: string): Promise<string | undefined> {
  const known = stories.summaries().find((story) => story.key === key)?.url;
  return known ?? (await source.story(key)).url;
}
