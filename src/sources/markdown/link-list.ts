import type { Document, ListItem } from '../../domain/document';
import type { StoryLink, StoryLinkKind } from '../../domain/story';
import { appendItem, item, rangeOf, sectionsOf, type Section } from './sections';
import { lineEndOf } from './text-file';
import { splitComment } from './trailing-comment';

/*
 * Links stand in a story file as a list; the comment holds what tells one link from another:
 *
 *     ## Branches and commits
 *
 *     - Branch [feature/WEB-1-cart](https://…) <!-- story-context:branch:origin:feature/WEB-1-cart -->
 *     - Commit [9f3c2a1](https://…): Count vouchers <!-- story-context:commit:9f3c2a1… -->
 */
export const linksTitle = 'Branches and commits';

const titles = new Set(['branches and commits', 'branches & commits']);
const labels: Readonly<Record<StoryLinkKind, string>> = { branch: 'Branch ', commit: 'Commit ', web: '' };

export function linkSections(document: Document): Section[] {
  return sectionsOf(document, titles);
}

export function readLinks(text: string, document: Document): StoryLink[] {
  return linkItems(document).flatMap((node) => readLink(text, node) ?? []);
}

/** The text with the link added, or put in the place of the one with the same `globalId`. */
export function withLink(text: string, document: Document, link: StoryLink): string {
  const line = writtenLink(link);
  const old = linkItems(document).find((node) => readLink(text, node)?.globalId === link.globalId);
  if (!old) return appendItem(text, linkSections(document)[0], linksTitle, [line]);
  const { start } = rangeOf(text, old);
  const marker = /^[-*+]/.exec(text.slice(start))?.[0] ?? '-';
  const first = /^[^\r\n]*/.exec(text.slice(start))?.[0] ?? '';
  return text.slice(0, start) + item('', marker, [line], lineEndOf(text)) + text.slice(start + first.length);
}

function linkItems(document: Document): ListItem[] {
  return linkSections(document).flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.type === 'list' ? block.items : [])),
  );
}

function writtenLink({ kind, globalId, title, summary, url }: StoryLink): string {
  const name = oneLine(title).replace(/[\\[\]<>`*_]/g, '\\$&');
  const address = url?.replace(
    /[\s()<>\\]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
  const about = summary ? `: ${oneLine(summary).replace(/[\\<]/g, '\\$&')}` : '';
  return `${labels[kind]}${address ? `[${name}](${address})` : name}${about} <!-- ${inComment(globalId)} -->`;
}

/** A longer line is a text, not a link. */
const longestLink = 5000;

const linkLine =
  /^(?:(branch|commit)\b:?[ \t]*)?(?:\[((?:[^\\\]]|\\.)*)\]\(<?([^\s<>]*?)>?\)|<?(https?:\/\/[^\s<>]+)>?|(.*?))(?:[ \t]*:[ \t]+(.*?))?$/i;

function readLink(text: string, node: ListItem): StoryLink | undefined {
  const { start, end } = rangeOf(text, node);
  const source = (/^[^\r\n]*/.exec(text.slice(start, end))?.[0] ?? '').replace(
    /^(?:[-*+]|\d+[.)])[ \t]+/,
    '',
  );
  if (source.length > longestLink) return undefined;
  const { text: words, comment } = splitComment(source);
  const match = linkLine.exec(words.trim());
  const url = match?.[3] || match?.[4];
  const title = unescaped((match?.[2] || match?.[4] || match?.[5] || '').replace(/^`(.*)`$/, '$1'));
  if (!match || (!title && !url)) return undefined;
  const globalId = comment === undefined ? (url ?? title) : fromComment(comment);
  const ours = /^story-context:(branch|commit):/.exec(globalId)?.[1] ?? match[1]?.toLowerCase();
  const kind = ours === 'branch' || ours === 'commit' ? ours : 'web';
  const summary = match[6] ? unescaped(match[6]) : undefined;
  return { kind, globalId, title: title || globalId, summary, url };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function unescaped(text: string): string {
  return text.replace(/\\([\\[\]<>`*_])/g, '$1');
}

/** Branch names may hold what would end a comment. */
function inComment(text: string): string {
  return text.replace(
    /[%<>\s]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

function fromComment(text: string): string {
  return text.replace(/%([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}
