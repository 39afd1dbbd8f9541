import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import type { Block } from '../../src/domain/document';
import type { AttachmentView } from '../../src/page-views/story-parts';
import { readAdf } from '../../src/sources/jira/adf';
import { readWiki } from '../../src/sources/jira/wiki';
import { readMarkdown } from '../../src/sources/markdown/markdown';

/** A document of each format that has all the format can say, as it is written and as it is read. */

const source = (name: string): string => readFileSync(path.join(__dirname, name), 'utf8');

export const adfGallery: unknown = JSON.parse(source('gallery.adf.json'));
export const wikiGallery = source('gallery.wiki');
export const markdownGallery = source('gallery.md');

export const galleries: Readonly<Record<'adf' | 'wiki' | 'markdown', readonly Block[]>> = {
  adf: readAdf(adfGallery).blocks,
  wiki: readWiki(wikiGallery).blocks,
  markdown: readMarkdown(markdownGallery).blocks,
};

/** Those of the files named in the galleries that a story has. */
export const galleryAttachments: readonly AttachmentView[] = [
  { id: '10001', name: 'flow.png', about: '12 KB, Ana, 3 days ago', isImage: true },
  { id: '10002', name: 'declined.png', about: '8 KB, Ana, 3 days ago', isImage: true },
  { id: '10003', name: 'icon.png', about: '1 KB, Ana, 3 days ago', isImage: true },
  { id: '10004', name: 'concept.pdf', about: '300 KB, Ana, 3 days ago', isImage: false },
];
