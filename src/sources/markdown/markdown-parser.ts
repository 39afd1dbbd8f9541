import MarkdownIt, { type Token } from 'markdown-it';

/**
 * The tokens of CommonMark with the tables and the strike-through of GitHub, and bare addresses as links. It takes time in
 * proportion to the length of a text, whatever is in it.
 */
export function parseMarkdown(text: string): Token[] {
  return parser.parse(text, {});
}

/** Characters; a paragraph that is longer was written by no hand, and is shown as it stands. */
const longestRun = 50_000;

/** Without any of these there is nothing but text: no mark, link, address, break, entity or HTML. */
const markup = /[\n\\`~*_[<&!]|:\/\//;

const parser = new MarkdownIt({ html: true, linkify: true });
parser.linkify.set({ fuzzyLink: false, fuzzyEmail: false });

// A long list has a handful of tokens for each line of it. The parser's own way to make them takes most of its time.
parser.block.State = class extends MarkdownIt.StateBlock {
  override push(type: string, tag: string, nesting: -1 | 0 | 1): Token {
    const token = tokenOf(type, tag, nesting);
    token.block = true;
    if (nesting < 0) this.level--;
    token.level = this.level;
    if (nesting > 0) this.level++;
    this.tokens.push(token);
    return token;
  }
};

parser.core.ruler.at('inline', ({ tokens, md, env }) => {
  for (const token of tokens) {
    if (token.type !== 'inline') continue;
    const { content } = token;
    token.children = [];
    if (content.length > longestRun) token.children = linesOf(content);
    else if (markup.test(content)) md.inline.parse(content, md, env, token.children);
    else if (content) token.children.push(textOf(content));
  }
});

function linesOf(content: string): Token[] {
  return content
    .split('\n')
    .flatMap((line, index) => [
      ...(index > 0 ? [tokenOf('softbreak', 'br', 0)] : []),
      ...(line ? [textOf(line)] : []),
    ]);
}

function textOf(content: string): Token {
  const token = tokenOf('text', '', 0);
  token.content = content;
  return token;
}

/** Without the methods of a token, of which no rule makes use. */

function tokenOf(type: string, tag: string, nesting: -1 | 0 | 1): Token {
  const token: Omit<Token, 'attrIndex' | 'attrPush' | 'attrSet' | 'attrGet' | 'attrJoin'> = {
    type,
    tag,
    attrs: null,
    map: null,
    nesting,
    level: 0,
    children: null,
    content: '',
    markup: '',
    info: '',
    meta: null,
    block: false,
    hidden: false,
  };
  return token as Token;
}
