import { nearestColour, type Colour } from '../../domain/colour';
import type { Inline, Mark } from '../../domain/document';
import { emoticonCharacters, smileys } from './wiki-emoticons';
import { characterOf, wikiEntity } from './wiki-entities';
import { readWikiImage } from './wiki-image';
import { wikiLinkOf } from './wiki-link';
import { WikiPhraseEnds } from './wiki-phrase-ends';
import { isWordAt } from './wiki-word';

/**
 * Reads one line of wiki markup between two offsets: phrases (`*strong*`, `_em_`, `-strike-` …), links, mentions,
 * images, emoticons and escapes. Linear: where a phrase could end is looked up once for the line. `ink` is what the
 * `{color}`s before the line leave it with, and what it leaves to the next one.
 */
export function readWikiInline(text: string, start: number, end: number, ink: Ink = {}): Inline[] {
  return new InlineReader(text.slice(start, end), start, ink).inlines(0, end - start, []);
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

const special = /[\\*_\-+^~?{[!(&h:;]/g;
const emoticon = /\((?:\/|x|!|\?|i|y|n|on|off|\+|-|\*[rgby]?|flag|flagoff)\)/iy;
const inlineMacro = /\{(?:color(?::([^}\n]{0,40}))?|anchor:[^}\n]{0,100}|\*|_|-|\+|\^|~)\}/y;
const monospaced = /\{\{(.+?)\}\}/y;
const image = /!([^\s!|][^!|\n]*\.[a-z\d]{2,5}|https?:[^\s!|]+)(?:\|([^!\n]*))?!/iy;
const address = /https?:\/\/[^\s|\]}<>"]+[^\s|\]}<>".,;:!?)'*_]/iy;

/** What was read up to `end`: text that joins what stands before it, or inlines. */
type Found = { readonly end: number } & (
  { readonly plain: string } | { readonly inlines: readonly Inline[] }
);

class InlineReader {
  readonly #ends: WikiPhraseEnds;
  #noMonospaced = false;
  #noImage = false;

  constructor(
    private readonly text: string,
    /** Where the line starts in the whole text. */
    private readonly base: number,
    private readonly ink: Ink,
  ) {
    this.#ends = new WikiPhraseEnds(text);
  }

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
  #at(at: number, end: number, marks: readonly Mark[]): Found {
    const character = this.text[at] ?? '';
    return this.#read(character, at, end, marks) ?? { end: at + 1, plain: character };
  }

  #read(character: string, at: number, end: number, marks: readonly Mark[]): Found | undefined {
    switch (character) {
      case '\\':
        return this.#escape(at, end);
      case '[':
        return this.#link(at, end, marks);
      case '!':
        return this.#image(at, end);
      case '(':
        return this.#emoticon(at, end);
      case '{':
        return this.#macro(at, end, marks) ?? this.#monospaced(at, end, marks);
      case '&':
        return this.#entity(at, end);
      case 'h':
        return this.#address(at, end, marks);
      case ':':
      case ';':
        return this.#smiley(at, end);
      default:
        return this.#phrase(at, end, marks);
    }
  }

  #escape(at: number, end: number): Found | undefined {
    const next = this.text[at + 1] ?? '';
    if (at + 1 >= end) return undefined;
    if (next === '\\') return { end: at + 2, inlines: [{ type: 'break' }] };
    return /[^\p{L}\p{N}\s]/u.test(next) ? { end: at + 2, plain: next } : undefined;
  }

  #image(at: number, end: number): Found | undefined {
    const match = this.#noImage ? undefined : matchAt(image, this.text, at, end);
    if (!match) {
      if (this.text.indexOf('!', at + 1) < 0) this.#noImage = true;
      return undefined;
    }
    const after = at + match[0].length;
    const picture = readWikiImage(match[1] ?? '', match[2] ?? '');
    return { end: after, inlines: [{ type: 'image', ...picture, origin: this.#origin(at, after) }] };
  }

  #emoticon(at: number, end: number): Found | undefined {
    const name = matchAt(emoticon, this.text, at, end)?.[0];
    if (name === undefined) return undefined;
    const after = at + name.length;
    if (isWordAt(this.text, at - 1) || isWordAt(this.text, after)) return undefined;
    const text = emoticonCharacters[name.toLowerCase()] ?? name;
    return { end: after, inlines: [{ type: 'emoji', text, name, origin: this.#origin(at, after) }] };
  }

  /** `{anchor:here}` and the like show in no plain text; what stands between two `{*}` is strong in the middle of a word. */
  #macro(at: number, end: number, marks: readonly Mark[]): Found | undefined {
    const match = matchAt(inlineMacro, this.text, at, end);
    if (!match) return undefined;
    const mark = phrases[match[0].slice(1, -1)];
    const inside = at + match[0].length;
    const closing = mark ? this.text.indexOf(match[0], inside) : -1;
    if (mark && closing > inside && closing < end && !marks.some(({ type }) => type === mark.type)) {
      const inlines = this.inlines(inside, closing, [...marks, mark]);
      return { end: closing + match[0].length, inlines };
    }
    if (match[0].startsWith('{color')) this.#paint(match[1], at);
    return { end: inside, inlines: [] };
  }

  #monospaced(at: number, end: number, marks: readonly Mark[]): Found | undefined {
    if (this.text[at + 1] !== '{' || this.#noMonospaced) return undefined;
    const match = matchAt(monospaced, this.text, at, end);
    if (!match) {
      this.#noMonospaced = true;
      return undefined;
    }
    const after = at + match[0].length;
    const inside: Mark[] = [...marks, { type: 'code' }];
    const written = (match[1] ?? '').replace(/\\([^\p{L}\p{N}\s\\])/gu, '$1');
    const code = this.#text(written, inside, at + 2, after - 2, this.ink.colour);
    return { end: after, inlines: [code] };
  }

  #entity(at: number, end: number): Found | undefined {
    const match = matchAt(wikiEntity, this.text, at, end);
    const plain = match && characterOf(match);
    return match && plain ? { end: at + match[0].length, plain } : undefined;
  }

  #address(at: number, end: number, marks: readonly Mark[]): Found | undefined {
    const href = isWordAt(this.text, at - 1) ? undefined : matchAt(address, this.text, at, end)?.[0];
    if (href === undefined) return undefined;
    const after = at + href.length;
    return { end: after, inlines: [linkText(href, href, marks, this.#origin(at, after))] };
  }

  #paint(colour: string | undefined, at: number): void {
    const isClosed = this.base + at < (this.ink.lastEnd ?? 0);
    this.ink.colour = colour === undefined || !isClosed ? undefined : nearestColour(colour);
  }

  /** Standing alone: Jira is less strict, but a colon before a bracket is mostly no smile. */
  #smiley(at: number, end: number): Found | undefined {
    const name = this.text.slice(at, at + 2);
    const after = this.text[at + 2] ?? ' ';
    if (!Object.hasOwn(smileys, name) || at + 2 > end) return undefined;
    if (!/\s/.test(this.text[at - 1] ?? ' ') || !/[\s.,!?)]/.test(after)) return undefined;
    const origin = this.#origin(at, at + 2);
    return { end: at + 2, inlines: [{ type: 'emoji', text: smileys[name] ?? name, name, origin }] };
  }

  #phrase(at: number, end: number, marks: readonly Mark[]): Found | undefined {
    const { text } = this;
    const marker = text.startsWith('??', at) ? '??' : (text[at] ?? '');
    const mark = phrases[marker];
    const inside = at + marker.length;
    if (!mark || marks.some(({ type }) => type === mark.type)) return undefined;
    if (inside >= end || /\s/.test(text[inside] ?? ' ') || text.startsWith(marker, inside)) return undefined;
    if (isWordAt(text, at - 1) || (marker === '_' && text[at - 1] === '_')) return undefined;
    const closing = this.#ends.firstAfter(marker, inside, end);
    if (closing === undefined) return undefined;
    return { end: closing + marker.length, inlines: this.inlines(inside, closing, [...marks, mark]) };
  }

  #link(at: number, end: number, marks: readonly Mark[]): Found | undefined {
    const close = this.#ends.firstAfter(']', at, end);
    if (close === undefined) return undefined;
    const content = this.text.slice(at + 1, close);
    const link = wikiLinkOf(content);
    if (!link) return undefined;
    const after = close + 1;
    const origin = this.#origin(at, after);
    if (link.to === 'person')
      return { end: after, inlines: [{ type: 'mention', id: link.id, text: `@${link.id}`, origin }] };
    if (link.to === 'attachment') {
      const { name, alt } = link;
      return { end: after, inlines: [{ type: 'image', name, ...(alt !== undefined && { alt }), origin }] };
    }
    const { href, label } = link;
    if (label === undefined) return { end: after, inlines: [linkText(content.trim(), href, marks, origin)] };
    const shown = this.inlines(at + 1, at + 1 + label.length, marks);
    return { end: after, inlines: shown.map((inline) => withLink(inline, href)) };
  }
}

function matchAt(pattern: RegExp, text: string, at: number, end: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  return match && at + match[0].length <= end ? match : undefined;
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
