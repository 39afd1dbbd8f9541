import { isWordAt } from './wiki-word';

/** Where phrases of a line could end, looked up once for each marker. */
export class WikiPhraseEnds {
  readonly #ends = new Map<string, number[]>();

  constructor(private readonly text: string) {}

  /** The first place behind `from` where the marker ends a phrase, whole before `end`. */
  firstAfter(marker: string, from: number, end: number): number | undefined {
    let ends = this.#ends.get(marker);
    if (!ends) {
      ends = this.#endsOf(marker);
      this.#ends.set(marker, ends);
    }
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) <= from) low = middle + 1;
      else high = middle;
    }
    const found = ends[low];
    return found !== undefined && found + marker.length <= end ? found : undefined;
  }

  /** After no blank, before no word. */
  #endsOf(marker: string): number[] {
    const { text } = this;
    const ends: number[] = [];
    for (let at = text.indexOf(marker); at >= 0; at = text.indexOf(marker, at + 1)) {
      const before = text[at - 1] ?? ' ';
      const escaped = before === '\\' && text[at - 2] !== '\\';
      if (!/\s/.test(before) && !escaped && !isWordAt(text, at + marker.length)) ends.push(at);
    }
    return ends;
  }
}
