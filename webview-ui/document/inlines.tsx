import * as l10n from '@vscode/l10n';
import type { ComponentChild, JSX } from 'preact';
import type { Inline, Mark, Text } from '../../src/domain/document';
import { Link } from '../controls';
import { Icon } from '../icon';
import { formatDate } from '../dates';
import { MediaItem } from './media';
import { readableText } from './readable-text';

const markElements = {
  strong: 'strong',
  em: 'em',
  code: 'code',
  strike: 's',
  underline: 'u',
  sub: 'sub',
  sup: 'sup',
} as const;

export function renderInlines(inlines: readonly Inline[]): ComponentChild[] {
  const shown: ComponentChild[] = [];
  let start = 0;
  while (start < inlines.length) {
    const href = linkOf(inlines[start]);
    let end = start + 1;
    // A link that changes its face on the way is still one link.
    while (href !== undefined && end < inlines.length && linkOf(inlines[end]) === href) end++;
    const run = inlines.slice(start, end).map(renderInline);
    shown.push(href === undefined ? run : <Link href={href}>{run}</Link>);
    start = end;
  }
  return shown;
}

function linkOf(inline: Inline | undefined): string | undefined {
  if (inline?.type !== 'text') return undefined;
  return inline.marks?.find((mark): mark is Extract<Mark, { type: 'link' }> => mark.type === 'link')?.href;
}

function renderInline(inline: Inline | undefined): ComponentChild {
  switch (inline?.type) {
    case 'text':
      return renderText(inline);
    case 'break':
      return inline.soft ? ' ' : <br />;
    case 'mention':
      return <bdi class="mention">{String(inline.text)}</bdi>;
    case 'emoji':
      return <Emoji name={String(inline.name)} text={String(inline.text)} />;
    case 'date':
      return <time dateTime={inline.date}>{formatDate(inline.date)}</time>;
    case 'status':
      return <bdi class={`lozenge lozenge-${inline.colour}`}>{String(inline.text)}</bdi>;
    case 'image':
      return <MediaItem media={inline} />;
    case 'unknown':
      return (
        <span title={l10n.t('Shown as text: {0}', inline.name)}>
          {String(inline.text) || String(inline.name)}
        </span>
      );
    default:
      return readableText(inline);
  }
}

/** Icons for the emoticons that wiki markup has of its own: not every machine has a font with these characters. */
const emoticonIcons: Readonly<Record<string, string>> = {
  '(/)': 'pass',
  '(x)': 'error',
  '(!)': 'warning',
  '(?)': 'question',
  '(i)': 'info',
  '(y)': 'thumbsup',
  '(n)': 'thumbsdown',
  '(on)': 'lightbulb',
  '(+)': 'add',
  '(-)': 'remove',
  '(*)': 'star-full',
};

function Emoji({ name, text }: { readonly name: string; readonly text: string }): JSX.Element {
  const key = name.toLowerCase();
  if (!Object.hasOwn(emoticonIcons, key)) return <span title={name}>{text}</span>;
  return (
    <span class="emoticon" role="img" aria-label={text} title={name}>
      <Icon name={emoticonIcons[key] ?? ''} />
    </span>
  );
}

function renderText({ text, marks = [] }: Text): ComponentChild {
  const kinds = new Map(marks.map((mark) => [mark.type, mark]));
  let shown: ComponentChild = String(text);
  for (const mark of [...kinds.values()].reverse()) shown = marked(shown, mark);
  return shown;
}

function marked(shown: ComponentChild, mark: Mark): ComponentChild {
  if (mark.type === 'highlight') return <mark class={mark.colour && `tint-${mark.colour}`}>{shown}</mark>;
  if (mark.type === 'colour') return <span class={`ink-${mark.colour}`}>{shown}</span>;
  if (mark.type === 'link' || !Object.hasOwn(markElements, mark.type)) return shown;
  const Element = markElements[mark.type];
  return <Element>{shown}</Element>;
}
