import { nearestColour, type Colour } from '../../domain/colour';
import type { Inline, Mark } from '../../domain/document';
import { readWikiImage } from './wiki-image';
import { emoticonCharacters, smileys } from './wiki-emoticons';

/**
 * Reads one line of wiki markup between two offsets: phrases (`*strong*`, `_em_`, `-strike-` …), links, mentions,
 * images, emoticons and escapes. Linear: where a phrase could end is looked up once for the line. `ink` is what the
 * `{color}`s before the line leave it with, and what it leaves to the next one.
 */
export function readWikiInline(text: string, start: number, end: number, ink: Ink = {}): Inline[] {
  return new WikiLine(text.slice(start, end), start, ink).inlines(0, end - start, []);
}

export interface Ink {
  colour?: Colour;
  /** Where in the whole text the last `{color}` stands, which is the last that can end a colour. */
  readonly lastEnd?: number;
}

const phrases: Readonly<Record<string, Mark>> = {
  '*': { type: 'strong' },
  _: { type: 'em' },
  '-': { type: 'strike' },
  '+': { type: 'underline' },
  '^': { type: 'sup' },
  '~': { type: 'sub' },
  '??': { type: 'em' },
};

const entities: Readonly<Record<string, string>> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
};

/** None for what stands for no character that shows. */
function characterOf(code: number): string | undefined {
  const isCharacter = code >= 32 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : undefined;
}

const special = /[\\*_\-+^~?{[!(&h:;]/g;
const emoticon = /\((?:\/|x|!|\?|i|y|n|on|off|\+|-|\*[rgby]?|flag|flagoff)\)/iy;
const inlineMacro = /\{(?:color(?::([^}\n]{0,40}))?|anchor:[^}\n]{0,100}|\*|_|-|\+|\^|~)\}/y;
const monospaced = /\{\{(.+?)\}\}/y;
const image = /!([^\s!|][^!|\n]*\.[a-z\d]{2,5}|https?:[^\s!|]+)(?:\|([^!\n]*))?!/iy;
const address = /https?:\/\/[^\s|\]}<>"]+[^\s|\]}<>".,;:!?)'*_]/iy;
const entity = /&(?:(nbsp|amp|lt|gt|quot)|#(\d{2,6}));/y;
const wordCharacter = /[\p{L}\p{N}_]/u;

class WikiLine {
  readonly #ends = new Map<string, number[]>();
  #noMonospaced = false;
  #noImage = false;

  constructor(
    private readonly text: string,
    /** Where the line starts in the whole text. */
    private readonly base: number,
    private readonly ink: Ink,
  ) {}

  #origin(start: number, end: number): { start: number; end: number } {
    return { start: this.base + start, end: this.base + end };
  }

  inlines(start: number, end: number, marks: readonly Mark[]): Inline[] {
    const inlines: Inline[] = [];
    let run = '';
    let runStart = start;
    const endRun = (at: number, colour: Colour | undefined): void => {
      if (run) inlines.push(this.#text(run, marks, runStart, at, colour));
      run = '';
    };
    let position = start;
    while (position < end) {
      special.lastIndex = position;
      const next = special.exec(this.text);
      const at = next && next.index < end ? next.index : end;
      if (!run) runStart = position;
      run += this.text.slice(position, at);
      if (at === end) break;
      const { colour } = this.ink;
      const found = this.#at(at, end, marks);
      if ('plain' in found) {
        if (!run) runStart = at;
        run += found.plain;
      } else {
        endRun(at, colour);
        for (const inline of found.inlines) inlines.push(inline);
      }
      position = found.end;
    }
    endRun(end, this.ink.colour);
    return inlines;
  }

  #text(text: string, inside: readonly Mark[], start: number, end: number, colour?: Colour): Inline {
    const marks: readonly Mark[] = colour ? [...inside, { type: 'colour', colour }] : inside;
    return { type: 'text', text, ...(marks.length > 0 && { marks }), origin: this.#origin(start, end) };
  }

  /** What starts at a special character: text that joins the run, or inlines. */
  #at(
    at: number,
    end: number,
    marks: readonly Mark[],
  ): { end: number } & ({ plain: string } | { inlines: Inline[] }) {
    const { text } = this;
    const character = text[at] ?? '';
    switch (character) {
      case '\\': {
        const next = text[at + 1] ?? '';
        if (next === '\\' && at + 1 < end) return { end: at + 2, inlines: [{ type: 'break' }] };
        if (at + 1 < end && /[^\p{L}\p{N}\s]/u.test(next)) return { end: at + 2, plain: next };
        break;
      }
      case '[': {
        const link = this.#link(at, end, marks);
        if (link) return link;
        break;
      }
      case '!': {
        const match = this.#noImage ? undefined : matchAt(image, text, at, end);
        if (match) {
          const origin = this.#origin(at, at + match[0].length);
          const picture = readWikiImage(match[1] ?? '', match[2] ?? '');
          return { end: at + match[0].length, inlines: [{ type: 'image', ...picture, origin }] };
        }
        if (text.indexOf('!', at + 1) < 0) this.#noImage = true;
        break;
      }
      case '(': {
        const match = matchAt(emoticon, text, at, end);
        if (match && !this.#wordAt(at - 1) && !this.#wordAt(at + match[0].length)) {
          const name = match[0];
          const origin = this.#origin(at, at + name.length);
          const shown = emoticonCharacters[name.toLowerCase()] ?? name;
          return { end: at + name.length, inlines: [{ type: 'emoji', text: shown, name, origin }] };
        }
        break;
      }
      case '{': {
        const match = matchAt(inlineMacro, text, at, end);
        // `{anchor:here}` and the like show in no plain text; `{*}` is a phrase in the middle of a word.
        if (match) {
          if (match[0].startsWith('{color')) this.#paint(match[1], at);
          return { end: at + match[0].length, inlines: [] };
        }
        if (text[at + 1] === '{' && !this.#noMonospaced) {
          const code = matchAt(monospaced, text, at, end);
          if (code) {
            return {
              end: at + code[0].length,
              inlines: [
                this.#text(
                  code[1] ?? '',
                  [...marks, { type: 'code' }],
                  at + 2,
                  at + code[0].length - 2,
                  this.ink.colour,
                ),
              ],
            };
          }
          this.#noMonospaced = true;
        }
        break;
      }
      case '&': {
        const match = matchAt(entity, text, at, end);
        const plain = match && (match[2] ? characterOf(Number(match[2])) : entities[match[1] ?? '']);
        if (match && plain) return { end: at + match[0].length, plain };
        break;
      }
      case 'h': {
        const match = this.#wordAt(at - 1) ? undefined : matchAt(address, text, at, end);
        if (match) {
          const href = match[0];
          const origin = this.#origin(at, at + href.length);
          return {
            end: at + href.length,
            inlines: [linkText(href, href, marks, origin)],
          };
        }
        break;
      }
      case ':':
      case ';': {
        const smiley = this.#smileyAt(at, end);
        if (smiley) return smiley;
        break;
      }
      default: {
        const phrase = this.#phrase(at, end, marks);
        if (phrase) return phrase;
      }
    }
    return { end: at + 1, plain: character };
  }

  #paint(colour: string | undefined, at: number): void {
    const isClosed = this.base + at < (this.ink.lastEnd ?? 0);
    this.ink.colour = colour === undefined || !isClosed ? undefined : nearestColour(colour);
  }

  /** Standing alone: Jira is less strict, but a colon before a bracket is mostly no smile. */
  #smileyAt(at: number, end: number): { end: number; inlines: Inline[] } | undefined {
    const name = this.text.slice(at, at + 2);
    const after = this.text[at + 2] ?? ' ';
    if (!Object.hasOwn(smileys, name) || at + 2 > end) return undefined;
    if (!/\s/.test(this.text[at - 1] ?? ' ') || !/[\s.,!?)]/.test(after)) return undefined;
    const origin = this.#origin(at, at + 2);
    return { end: at + 2, inlines: [{ type: 'emoji', text: smileys[name] ?? name, name, origin }] };
  }

  #phrase(at: number, end: number, marks: readonly Mark[]): { end: number; inlines: Inline[] } | undefined {
    const { text } = this;
    const marker = text.startsWith('??', at) ? '??' : (text[at] ?? '');
    const mark = phrases[marker];
    const inside = at + marker.length;
    if (!mark || marks.some(({ type }) => type === mark.type)) return undefined;
    if (inside >= end || /\s/.test(text[inside] ?? ' ') || text.startsWith(marker, inside)) return undefined;
    if (this.#wordAt(at - 1)) return undefined;
    const closing = this.#firstAfter(marker, inside, end);
    if (closing === undefined) return undefined;
    return { end: closing + marker.length, inlines: this.inlines(inside, closing, [...marks, mark]) };
  }

  #firstAfter(marker: string, from: number, end: number): number | undefined {
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

  /** Where on the line a phrase could end: after no blank, before no word. */
  #endsOf(marker: string): number[] {
    const ends: number[] = [];
    for (let at = this.text.indexOf(marker); at >= 0;) {
      const before = this.text[at - 1] ?? ' ';
      const escaped = before === '\\' && this.text[at - 2] !== '\\';
      if (!/\s/.test(before) && !escaped && !this.#wordAt(at + marker.length)) ends.push(at);
      at = this.text.indexOf(marker, at + 1);
    }
    return ends;
  }

  #link(at: number, end: number, marks: readonly Mark[]): { end: number; inlines: Inline[] } | undefined {
    const { text } = this;
    const close = this.#firstAfter(']', at, end);
    if (close === undefined) return undefined;
    const content = text.slice(at + 1, close);
    const origin = this.#origin(at, close + 1);
    const done = (inlines: Inline[]): { end: number; inlines: Inline[] } => ({ end: close + 1, inlines });
    if (/^~./.test(content)) {
      const id = content.slice(1).replace(/^accountid:/, '');
      return done([{ type: 'mention', id, text: `@${id}`, origin }]);
    }
    const parts = content.split('|');
    const label = parts[0] ?? '';
    const target = (parts.length > 1 ? (parts[1] ?? '') : label).trim();
    if (/^\^./.test(target)) {
      const alt = parts.length > 1 ? { alt: label } : {};
      return done([{ type: 'image', name: target.slice(1), ...alt, origin }]);
    }
    const isAddress =
      /^(?:[a-z][a-z\d+.-]*:|www\.|\/|#)\S/i.test(target) || /^[^\s@]+@[^\s@]+\.\w+$/.test(target);
    if (parts.length === 1 && !isAddress) return undefined;
    const href = wholeAddress(target);
    if (parts.length === 1) return done([linkText(label.trim(), href, marks, origin)]);
    const shown = this.inlines(at + 1, at + 1 + label.length, marks);
    return done(shown.map((inline) => withLink(inline, href)));
  }

  #wordAt(at: number): boolean {
    return wordCharacter.test(this.text[at] ?? ' ');
  }
}

function matchAt(pattern: RegExp, text: string, at: number, end: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  return match && at + match[0].length <= end ? match : undefined;
}

/** What Jira adds to an address that is written in short. */
function wholeAddress(target: string): string {
  if (/^www\./i.test(target)) return `https://${target}`;
  return /^[^\s@:/]+@[^\s@]+$/.test(target) ? `mailto:${target}` : target;
}

function linkText(
  text: string,
  href: string,
  marks: readonly Mark[],
  origin: { start: number; end: number },
): Inline {
  return { type: 'text', text, marks: [...marks, { type: 'link', href }], origin };
}

function withLink(inline: Inline, href: string): Inline {
  if (inline.type === 'image') return { ...inline, href };
  if (inline.type !== 'text') return inline;
  return { ...inline, marks: [...(inline.marks ?? []), { type: 'link', href }] };
}
