/** A text without breaks, and with one blank where there are several. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
