import { documentMarkdown } from './document-markdown';
import type { Story } from './story';

/** Words of the story's parts, in the language of the reader. */
export interface StoryWords {
  readonly criteria: string;
}

/** A story as Markdown, for a pull request, a chat or an assistant: title, criteria with their boxes, rich texts. */
export function storyMarkdown(story: Story, words: StoryWords): string {
  const { key, title, url, criteria, documents } = story;
  const name = `${key} ${title.replaceAll(/\s+/g, ' ')}`;
  const parts = [`# ${url === undefined ? name : `[${name.replaceAll(/[[\]]/g, '\\$&')}](<${url}>)`}`];
  if (criteria.length > 0) {
    const lines = criteria.map(
      ({ text, checked, depth }) => `${'  '.repeat(depth)}- [${checked ? 'x' : ' '}] ${text}`,
    );
    parts.push(`## ${words.criteria}`, lines.join('\n'));
  }
  for (const { name: part, role, document } of documents) {
    if (role === 'description' && document.blocks.length > 0)
      parts.push(`## ${part}`, documentMarkdown(document.blocks));
  }
  return `${parts.join('\n\n')}\n`;
}
