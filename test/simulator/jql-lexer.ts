/** A query that Jira would refuse; the message is in Jira's words. */
export class JqlError extends Error {}

export type Token =
  | { readonly kind: 'word'; readonly text: string; readonly at: number }
  | { readonly kind: 'string'; readonly text: string; readonly at: number }
  | { readonly kind: 'symbol'; readonly text: string; readonly at: number };

const symbols = ['!=', '!~', '<=', '>=', '=', '~', '<', '>', '(', ')', ',', '!'];

/** `(line 1, character 5)`, counted from 1. */
export function place(source: string, at: number): string {
  const before = source.slice(0, at).split('\n');
  return `(line ${before.length}, character ${(before.at(-1) ?? '').length + 1})`;
}

export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    const char = source.charAt(at);
    if (/\s/.test(char)) {
      at += 1;
      continue;
    }
    if (char === '"' || char === "'") {
      const end = closingQuote(source, at);
      tokens.push({ kind: 'string', text: unescape(source.slice(at + 1, end)), at });
      at = end + 1;
      continue;
    }
    if (char === '&' || char === '|') {
      const length = source.charAt(at + 1) === char ? 2 : 1;
      tokens.push({ kind: 'word', text: char === '&' ? 'AND' : 'OR', at });
      at += length;
      continue;
    }
    const symbol = symbols.find((candidate) => source.startsWith(candidate, at));
    if (symbol) {
      tokens.push({ kind: 'symbol', text: symbol, at });
      at += symbol.length;
      continue;
    }
    const word = /^[^\s"'=!~<>(),;&|*/%^${}`]+/.exec(source.slice(at))?.[0];
    if (!word) {
      throw new JqlError(
        `Error in the JQL Query: The character '${char}' is a reserved JQL character. You must enclose it in a ` +
          `string or use the escape '\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}' instead. ` +
          place(source, at),
      );
    }
    tokens.push({ kind: 'word', text: word, at });
    at += word.length;
  }
  return tokens;
}

function closingQuote(source: string, start: number): number {
  const quote = source.charAt(start);
  for (let at = start + 1; at < source.length; at += 1) {
    if (source.charAt(at) === '\\') {
      at += 1;
    } else if (source.charAt(at) === quote) {
      return at;
    }
  }
  throw new JqlError(
    `Error in the JQL Query: The quoted string '${source.slice(start + 1)}' has not been completed. ` +
      place(source, start),
  );
}

const unescape = (text: string): string =>
  text.replace(/\\u([0-9a-fA-F]{4})|\\(.)/g, (_, hex: string | undefined, char: string) => {
    if (hex) {
      return String.fromCharCode(Number.parseInt(hex, 16));
    }
    return { n: '\n', t: '\t', r: '\r' }[char] ?? char;
  });
