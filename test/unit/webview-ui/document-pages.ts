import type { Block } from '../../../src/domain/document';
import type { StoryPage } from '../../../src/page-views/story';
import { galleries, galleryAttachments } from '../../documents/galleries';
import { barePage } from './gallery';

/** A page with the pictures of the galleries, and next to nothing to read but these blocks. */
export function pageOf(blocks: readonly Block[]): StoryPage {
  return {
    ...barePage,
    state: { kind: 'fresh' },
    story: barePage.story && {
      ...barePage.story,
      documents: [{ name: 'Description', blocks }],
      attachments: galleryAttachments,
    },
  };
}

export const documentPages: Readonly<Record<keyof typeof galleries, StoryPage>> = {
  adf: pageOf(galleries.adf),
  wiki: pageOf(galleries.wiki),
  markdown: pageOf(galleries.markdown),
};
