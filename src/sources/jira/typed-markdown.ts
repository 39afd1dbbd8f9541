import type { Token } from 'markdown-it';
import { parseTyped } from './typed-markdown-parser';

/** What somebody typed, as far as Jira is told of it. A heading is a paragraph in `strong`, as it is in a comment. */
export type TypedBlock =
  | TypedList
  | { readonly type: 'paragraph'; readonly content: readonly TypedInline[] }
  | { readonly type: 'quote'; readonly content: readonly TypedBlock[] }
  | { readonly type: 'code'; readonly text: string; readonly language: string | undefined }
  | { readonly type: 'rule' };

export interface TypedList {
  readonly type: 'list';
  /** First number of an ordered list; a bullet list has none. */
  readonly start: number | undefined;
  readonly items: readonly (readonly TypedBlock[])[];
}

/** Line ends are `\n` in a text. A mark is never inside one of its kind, and has content. */
export type TypedInline =
  | { readonly type: 'text' | 'code'; readonly text: string }
  | { readonly type: 'strong' | 'em'; readonly content: readonly TypedInline[] }
  | { readonly type: 'link'; readonly href: string; readonly content: readonly TypedInline[] };

/**
 * Reads paragraphs, headings, lists, quotes, code, rules, emphasis, and links to web and mail addresses out of Markdown.
 * Anything else, HTML above all, stays the characters that were typed. It takes time in proportion to the length of the
 * text, whatever is in it.
 */
export function readTyped(text: string): TypedBlock[] {
  return blocks(parseTyped(text).values());
}

/** Blocks up to the token that closes what holds them. */
function blocks(tokens: Iterator<Token>): TypedBlock[] {
  const found: TypedBlock[] = [];
  for (const token of inside(tokens)) found.push(block(token, tokens));
  return found;
}

/** The tokens up to one that closes, of which whoever takes them takes the rest of what they open. */
function* inside(tokens: Iterator<Token>): Generator<Token> {
  for (let next = tokens.next(); !next.done && next.value.nesting >= 0; next = tokens.next())
    yield next.value;
}

function block(token: Token, tokens: Iterator<Token>): TypedBlock {
  switch (token.type) {
    case 'paragraph_open':
      return { type: 'paragraph', content: [...inside(tokens)].flatMap((inline) => inlines(inline, {})) };
    case 'heading_open': {
      const content = [...inside(tokens)].flatMap((inline) => inlines(inline, { strong: 1 }));
      return { type: 'paragraph', content: content.length > 0 ? [{ type: 'strong', content }] : [] };
    }
    case 'bullet_list_open':
      return { type: 'list', start: undefined, items: Array.from(inside(tokens), () => blocks(tokens)) };
    case 'ordered_list_open': {
      const start = Number(token.attrGet('start') ?? 1);
      return { type: 'list', start, items: Array.from(inside(tokens), () => blocks(tokens)) };
    }
    case 'blockquote_open':
      return { type: 'quote', content: blocks(tokens) };
    case 'fence':
    case 'code_block': {
      const language = token.info.trim().split(/\s+/)[0] || undefined;
      return { type: 'code', text: token.content.replace(/\n$/, ''), language };
    }
    case 'hr':
      return { type: 'rule' };
    default:
      return { type: 'paragraph', content: [{ type: 'text', text: token.content.replace(/\n+$/, '') }] };
  }
}

/** What a paragraph holds, or a heading, which is `strong` already. */
function inlines(paragraph: Token, depth: { [tag: string]: number }): TypedInline[] {
  const found: TypedInline[] = [];
  const open = [found];
  let href = '';
  for (const token of paragraph.children ?? []) {
    const { tag, nesting } = token;
    const within = open.at(-1) ?? found;
    const outer = depth[tag] ?? 0;
    depth[tag] = outer + nesting;
    if (token.type === 'code_inline') within.push({ type: 'code', text: token.content });
    else if (nesting === 0) addText(within, tag === 'br' ? '\n' : token.content);
    // What is in one of its kind already opens and closes nothing.
    else if (Math.max(outer, outer + nesting) > 1) continue;
    else if (nesting < 0) {
      if (within.length === 0) addText(within, href);
      open.pop();
    } else {
      const content: TypedInline[] = [];
      if (tag === 'a') href = String(token.attrGet('href') ?? '');
      within.push(
        tag === 'a' ? { type: 'link', href, content } : { type: tag === 'em' ? 'em' : 'strong', content },
      );
      open.push(content);
    }
  }
  return found;
}

function addText(inlines: TypedInline[], added: string): void {
  const last = inlines.at(-1);
  if (last?.type === 'text') inlines[inlines.length - 1] = { type: 'text', text: last.text + added };
  else if (added) inlines.push({ type: 'text', text: added });
}
