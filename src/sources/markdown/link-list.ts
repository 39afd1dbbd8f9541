import type { Document, ListItem } from '../../domain/document';
import { linkKindOf } from '../../domain/link-id';
import { oneLine } from '../../domain/one-line';
import type { LinkedCriterion, StoryLink, StoryLinkKind } from '../../domain/story';
import { appendItem, item, rangeOf, sectionsOf, type Section } from './sections';
import { inline } from './signed-item';
import { lineEndOf } from './text-file';
import { splitComment } from './trailing-comment';

/*
 * Links stand in a story file as a list; the comment holds what tells one link from another. A branch that was merged is
 * struck through, and below a commit stand the criteria it satisfies:
 *
 *     ## Branches and commits
 *
 *     - Branch ~~[feature/WEB-1-cart](https://…)~~ <!-- story-context:branch:origin:feature/WEB-1-cart -->
 *     - Commit [9f3c2a1](https://…): Count vouchers <!-- story-context:commit:9f3c2a1… -->
 *       - Criterion: Delivery is free from 50 € on <!-- c1d2 -->
 */
const linksTitle = 'Branches and commits';

const titles = new Set(['branches and commits', 'branches & commits']);
const labels: Readonly<Record<StoryLinkKind, string>> = {
  branch: 'Branch ',
  commit: 'Commit ',
  push: 'Push ',
  web: '',
};

export function linkSections(document: Document): Section[] {
  return sectionsOf(document, titles);
}

export function readLinks(text: string, document: Document): StoryLink[] {
  return linkItems(document).flatMap((node) => readLink(text, node) ?? []);
}

/** The text with the link added, or put in the place of the one with the same `globalId`. */
export function withLink(text: string, document: Document, link: StoryLink): string {
  const line = writtenLink(link);
  const criteria = (link.criteria ?? []).map(writtenCriterion);
  const old = itemOf(text, document, link.globalId);
  if (!old) return appendItem(text, linkSections(document)[0], linksTitle, [line, ...criteria]);
  const { start, end } = rangeOf(text, old);
  const marker = /^[-*+]/.exec(text.slice(start))?.[0] ?? '-';
  const [, ...below] = text.slice(start, end).split(/\r?\n/);
  const kept = link.criteria ? below.filter((one) => !criterionLine.test(one)) : below;
  const indent = ' '.repeat(start - (text.lastIndexOf('\n', start - 1) + 1));
  const first = item(indent, marker, [line, ...criteria], lineEndOf(text)).slice(indent.length);
  return text.slice(0, start) + [first, ...kept].join(lineEndOf(text)) + text.slice(end);
}

/** The text without the link, its whole lines; the same text where it has no such link. */
export function withoutLink(text: string, document: Document, globalId: string): string {
  const old = itemOf(text, document, globalId);
  if (!old) return text;
  const { start, end } = rangeOf(text, old);
  const begin = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = /^\r?\n/.exec(text.slice(end))?.[0].length ?? 0;
  return text.slice(0, begin) + text.slice(end + lineEnd);
}

function itemOf(text: string, document: Document, globalId: string): ListItem | undefined {
  return linkItems(document).find((node) => readLink(text, node)?.globalId === globalId);
}

function linkItems(document: Document): ListItem[] {
  return linkSections(document).flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.type === 'list' ? block.items : [])),
  );
}

function writtenLink({ kind, globalId, title, summary, url, merged }: StoryLink): string {
  const name = oneLine(title).replace(/[\\[\]<>`*_]/g, '\\$&');
  const address = url?.replace(
    /[\s()<>\\]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
  const about = summary ? `: ${oneLine(summary).replace(/[\\<]/g, '\\$&')}` : '';
  const strike = merged ? '~~' : '';
  const place = address ? `[${name}](${address})` : name;
  return `${labels[kind]}${strike}${place}${strike}${about} <!-- ${inComment(globalId)} -->`;
}

function writtenCriterion({ id, text }: LinkedCriterion): string {
  return `- Criterion: ${inline(text)} <!-- ${inComment(id)} -->`;
}

const criterionLine = /^[ \t]+[-*+][ \t]+criterion:[ \t]*(.*)$/i;

function readCriteria(lines: readonly string[]): LinkedCriterion[] {
  return lines.flatMap((line) => {
    const said = criterionLine.exec(line)?.[1];
    const { text, comment = '' } = splitComment(said ?? '');
    return text ? [{ id: fromComment(comment), text }] : [];
  });
}

/** A longer line is a text, not a link. */
const longestLink = 5000;

const linkLine =
  /^(?:(branch|commit|push)\b:?[ \t]*)?(~~)?(?:\[((?:[^\\\]]|\\.)*)\]\(<?([^\s<>]*?)>?\)|<?(https?:\/\/[^\s<>]+)>?|(.*?))(?:~~)?(?:[ \t]*:[ \t]+(.*?))?$/i;

function readLink(text: string, node: ListItem): StoryLink | undefined {
  const { start, end } = rangeOf(text, node);
  const [line = '', ...below] = text.slice(start, end).split(/\r?\n/);
  const source = line.replace(/^(?:[-*+]|\d+[.)])[ \t]+/, '');
  if (source.length > longestLink) return undefined;
  const { text: said, comment } = splitComment(source);
  const match = linkLine.exec(said.trim());
  const [, word, struck, name, address, bare, words] = match ?? [];
  const url = address || bare;
  const title = unescaped((name || bare || words || '').replace(/^`(.*)`$/, '$1'));
  if (!match || (!title && !url)) return undefined;
  const globalId = comment === undefined ? (url ?? title) : fromComment(comment);
  const ours = linkKindOf(globalId);
  const kind = ours === 'web' ? kindOfWord(word) : ours;
  const summary = match[7] ? unescaped(match[7]) : undefined;
  const criteria = readCriteria(below);
  return {
    ...{ kind, globalId, title: title || globalId, summary, url },
    ...(criteria.length > 0 && { criteria }),
    ...(struck && { merged: true }),
  };
}

function kindOfWord(word = ''): StoryLinkKind {
  const kind = word.toLowerCase();
  return kind === 'branch' || kind === 'commit' || kind === 'push' ? kind : 'web';
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
