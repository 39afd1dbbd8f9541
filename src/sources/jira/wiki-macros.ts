/** A block macro of wiki markup: `{panel:title=Risk}…{panel}`. All numbers are offsets in the whole text. */
export interface WikiMacro {
  readonly name: string;
  /** What stands between `:` and `}`. */
  readonly parameters: string;
  readonly start: number;
  readonly end: number;
  readonly contentStart: number;
  readonly contentEnd: number;
}

const opening =
  /(\\?)\{(code|noformat|panel|quote|expand|info|note|tip|warning|section|column)(?::([^}\n]{0,500}))?\}/g;

/** The outermost macros between two offsets, in order. What has no end is no macro. */
export function wikiMacros(text: string, start: number, end: number): WikiMacro[] {
  const part = text.slice(start, end);
  const macros: WikiMacro[] = [];
  const endless = new Set<string>();
  opening.lastIndex = 0;
  for (let match = opening.exec(part); match; match = opening.exec(part)) {
    const name = match[2] ?? '';
    if (match[1] || endless.has(name)) continue;
    const contentStart = match.index + match[0].length;
    const contentEnd = part.indexOf(`{${name}}`, contentStart);
    if (contentEnd < 0) {
      endless.add(name);
      continue;
    }
    const after = contentEnd + name.length + 2;
    macros.push({
      name,
      parameters: match[3] ?? '',
      start: start + match.index,
      end: start + after,
      contentStart: start + contentStart,
      contentEnd: start + contentEnd,
    });
    opening.lastIndex = after;
  }
  return macros;
}

/** `java|title=A.java` → `'' → java`, `title → A.java`; names in lower case. */
export function macroParameters(parameters: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const part of parameters.split('|')) {
    const equals = part.indexOf('=');
    const name = equals < 0 ? '' : part.slice(0, equals).trim().toLowerCase();
    const value = part.slice(equals + 1).trim();
    if (value && !found.has(name)) found.set(name, value);
  }
  return found;
}
