import { createHash } from 'node:crypto';

/** A picture with a mark at its end, by which it is known later that nobody changed it. */
export function markedPicture(svg: string): string {
  return `${svg.trimEnd()}\n<!-- ${digestOf(svg)} -->\n`;
}

/** Whether a picture is as it was written here; Git may have changed its line ends. */
export function isAsMarked(text: string): boolean {
  const [, svg, digest] = /^([^]*\n)<!-- ([0-9a-f]{16}) -->\n$/.exec(text.replaceAll('\r\n', '\n')) ?? [];
  return svg !== undefined && digest === digestOf(svg);
}

function digestOf(svg: string): string {
  return createHash('sha256').update(svg.trimEnd()).digest('hex').slice(0, 16);
}
