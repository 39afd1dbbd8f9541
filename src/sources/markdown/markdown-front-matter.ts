/** A Markdown text in its two parts. */
export interface FrontMatter {
  /** YAML between the two `---` lines; absent where the text has none. */
  readonly yaml?: string;
  readonly body: string;
  /** Characters before the body. */
  readonly offset: number;
}

const frontMatter = /^\uFEFF?---[ \t]*\r?\n(?:([\s\S]*?)\r?\n)??(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;

/** Splits the front matter off; nothing of it is read or run. */
export function splitFrontMatter(text: string): FrontMatter {
  const match = frontMatter.exec(text);
  if (!match) return { body: text, offset: 0 };
  return { yaml: match[1] ?? '', body: text.slice(match[0].length), offset: match[0].length };
}
