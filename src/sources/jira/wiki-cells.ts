/** A cell of a row of wiki markup; offsets are in the row. */
interface WikiCell {
  readonly header: boolean;
  readonly start: number;
  readonly end: number;
}

const delimiter =
  /\|\|?|\[[^\]\n|]{0,200}\|[^\]\n]{0,500}\]|\{\{[^}\n]{0,200}\}\}|\{[a-z]{1,20}:[^}\n]{0,200}\}|!\S[^!\n|]{0,200}\|[^!\n|]{0,200}!|\\\|/g;

/** Cells end at a `|` outside links, images, monospaced text and macros; a cell after `||` is a header. */
export function wikiCells(row: string): WikiCell[] {
  const cells: WikiCell[] = [];
  let header = false;
  let start = -1;
  for (const match of row.matchAll(delimiter)) {
    if (!match[0].startsWith('|')) continue;
    if (start >= 0) cells.push({ header, start, end: match.index });
    header = match[0] === '||';
    start = match.index + match[0].length;
  }
  if (start >= 0 && row.slice(start).trim()) cells.push({ header, start, end: row.length });
  return cells;
}
