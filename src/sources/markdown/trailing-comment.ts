/**
 * A text and the HTML comment that ends it, which holds for programs what the text says to people. `comment` is absent
 * where there is none.
 */
export function splitComment(text: string): { readonly text: string; readonly comment?: string } {
  const whole = text.trimEnd();
  const start = whole.endsWith('-->') ? whole.lastIndexOf('<!--') : -1;
  if (start < 0) return { text: whole };
  return { text: whole.slice(0, start).trimEnd(), comment: whole.slice(start + 4, -3).trim() || undefined };
}
