import type { Block } from '../../../src/domain/document';
import type { StoryPage } from '../../../src/protocol';
import { galleries, galleryAttachments } from '../../documents/galleries';
import { galleryPage, story } from './gallery';

/** A page with the pictures of the galleries, and nothing else to read than these blocks. */
export function pageOf(blocks: readonly Block[]): StoryPage {
  return {
    ...galleryPage,
    story: {
      ...story,
      criteria: [],
      removedTicks: [],
      questions: [],
      links: [],
      unsent: [],
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
