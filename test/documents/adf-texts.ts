/** The texts of an ADF document, wherever they stand; with `words`, what other nodes say by an attribute as well. */
export function textsOfAdf(raw: unknown, { words = false } = {}): string[] {
  const texts: unknown[] = [];
  const waiting: unknown[] = [raw];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (typeof node === 'string') texts.push(node);
    if (typeof node !== 'object' || node === null || Array.isArray(node)) continue;
    const { text, attrs, content } = node as Record<string, unknown>;
    texts.push(text);
    if (words && typeof attrs === 'object' && attrs !== null) {
      const { text, title, alt } = attrs as Record<string, unknown>;
      texts.push(text, title, alt);
    }
    if (Array.isArray(content)) for (const child of content as unknown[]) waiting.push(child);
    else waiting.push(content);
  }
  return texts.filter((text) => typeof text === 'string').filter((text) => text.trim());
}
