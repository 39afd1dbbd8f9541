import MarkdownIt, { type Token } from 'markdown-it';

/**
 * The tokens of CommonMark, but for what stays the characters that were typed: images, definitions, links to anything
 * but web and mail addresses (all of them as text, `html_inline` or `html_block`), and what nests too deep (as
 * `html_block`). Addresses are not encoded.
 */
export function parseTyped(text: string): Token[] {
  return parser.parse(text, {});
}

/** Levels of the parser: a quote is one, a list with its item two. Nobody means more, and each takes time for every line. */
const deepest = 40;

// Past its own limit the parser drops what is in a block; that limit is never reached.
const parser = new MarkdownIt('commonmark', { maxNesting: 2 * deepest });
parser.disable('reference');
parser.validateLink = () => true;
parser.normalizeLink = (url) => url;
parser.normalizeLinkText = (url) => url;

parser.block.ruler.before('code', 'too_deep', (state, startLine, endLine, silent) => {
  if (silent || state.level < deepest) return false;
  const isInside = (line: number): boolean =>
    state.isEmpty(line) || (state.sCount[line] ?? 0) >= state.blkIndent;
  let end = startLine + 1;
  while (end < endLine && isInside(end)) end++;
  state.line = end;
  state.push('html_block', '', 0).content = state.getLines(startLine, end, state.blkIndent, false);
  return true;
});

const rules = new MarkdownIt().inline.ruler;
for (const name of ['link', 'autolink', 'image']) {
  rules.enableOnly(name);
  const [read] = rules.getRules('');
  parser.inline.ruler.at(name, (state, silent) => {
    const { pos, pending, tokens } = state;
    const { length } = tokens;
    if (!read?.(state, silent || name === 'image')) return false;
    if (silent) return true;
    // Pending text becomes a token before that of the link.
    const href = tokens[pending ? length + 1 : length]?.attrGet('href');
    if (/^(?:https?|mailto):/i.test(String(href))) return true;
    tokens.length = length;
    state.tokens_meta.length = length;
    state.pending = pending + state.src.slice(pos, state.pos);
    return true;
  });
}
