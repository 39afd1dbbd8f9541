/** All that is to be read in an ADF document: texts, titles, captions, and the words of nodes that have them. */
export function textsOfAdf(raw: unknown): string[] {
  const texts: string[] = [];
  const waiting: unknown[] = [raw];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (typeof node !== 'object' || node === null) continue;
    const { text, attrs, content } = node as Record<string, unknown>;
    const said = [text, ...(isObject(attrs) ? [attrs.text, attrs.title] : [])];
    for (const words of said) if (typeof words === 'string' && words.trim()) texts.push(words);
    if (Array.isArray(content)) waiting.push(...(content as unknown[]));
  }
  return texts;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
