import type { Token } from 'markdown-it';
import type { Inline, Mark } from '../../domain/document';
import { htmlAttribute, readHtmlImage } from './markdown-html';
import type { SourceLines } from './markdown-lines';

/** The inlines of a heading, a paragraph or a cell. The first text of each line carries the origin of that line. */
export function readMarkdownInline(token: Token, lines: SourceLines): Inline[] {
  const inlines: Inline[] = [];
  const marks: Mark[] = [];
  let line = token.map?.[0];
  let isLineStart = true;
  const origin = (): object => (isLineStart && line !== undefined ? lines.origin([line, line + 1]) : {});
  for (const child of token.children ?? []) {
    const open = markOf(child);
    if (open && child.nesting > 0) marks.push(open);
    else if (open && child.nesting < 0) drop(marks, open);
    else if (child.type === 'softbreak' || child.type === 'hardbreak') {
      inlines.push({ type: 'break', ...(child.type === 'softbreak' && { soft: true }) });
      if (line !== undefined) line++;
      isLineStart = true;
      continue;
    } else if (child.type === 'text' || child.type === 'code_inline') {
      const all: Mark[] = child.type === 'code_inline' ? [...marks, { type: 'code' }] : [...marks];
      if (child.content) {
        inlines.push({
          type: 'text',
          text: child.content,
          ...(all.length > 0 && { marks: all }),
          ...origin(),
        });
        isLineStart = false;
      }
    } else if (child.type === 'image') {
      const url = String(child.attrGet('src') ?? '');
      inlines.push({ type: 'image', name: child.content || url, ...(url && { url }) });
    } else if (child.type === 'html_inline' && /^<br\s*\/?>$/i.test(child.content)) {
      inlines.push({ type: 'break' });
    } else if (child.type === 'html_inline') {
      const image = readHtmlImage(child.content);
      if (image) inlines.push({ type: 'image', ...image });
    }
  }
  return inlines;
}

const tags: Readonly<Record<string, Mark>> = {
  strong: { type: 'strong' },
  b: { type: 'strong' },
  em: { type: 'em' },
  i: { type: 'em' },
  s: { type: 'strike' },
  del: { type: 'strike' },
  u: { type: 'underline' },
  ins: { type: 'underline' },
  code: { type: 'code' },
  kbd: { type: 'code' },
  sub: { type: 'sub' },
  sup: { type: 'sup' },
  mark: { type: 'highlight' },
};

/** The mark that a token opens or closes; an HTML tag is made to nest as the token of Markdown would. */
function markOf(token: Token): Mark | undefined {
  if (token.type === 'link_open') return { type: 'link', href: String(token.attrGet('href') ?? '') };
  if (token.type === 'link_close') return { type: 'link', href: '' };
  if (token.type === 'html_inline') {
    if (/^<a\s/i.test(token.content)) {
      token.nesting = 1;
      return { type: 'link', href: htmlAttribute(token.content, 'href') };
    }
    if (/^<\/a\s*>$/i.test(token.content)) {
      token.nesting = -1;
      return { type: 'link', href: '' };
    }
    const tag = /^<(\/?)([a-z]+)>$/i.exec(token.content);
    const mark = tags[tag?.[2]?.toLowerCase() ?? ''];
    if (mark) token.nesting = tag?.[1] ? -1 : 1;
    return mark;
  }
  return token.nesting === 0 ? undefined : tags[token.tag];
}

function drop(marks: Mark[], closed: Mark): void {
  const at = marks.findLastIndex(({ type }) => type === closed.type);
  if (at >= 0) marks.splice(at, 1);
}
