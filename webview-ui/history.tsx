import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { StoryView } from '../src/page-views/story';
import type { HistoryView } from '../src/page-views/story-parts';
import { LinkButton } from './controls';
import { Difference } from './difference';
import { NewBadge } from './new-badge';
import { Section } from './section';

/** Entries that are shown unasked. */
const few = 5;
/** Characters of a text that stands in a line with others. */
const short = 80;

/** Who changed what, the newest first. */
export function History({ history }: Pick<StoryView, 'history'>): JSX.Element {
  const news = history.filter(({ isNew }) => isNew).length;
  const [all, showAll] = useState(false);
  const shown = all ? history : history.slice(0, Math.max(few, news));
  return (
    <Section title={l10n.t('History')}>
      <ul class="history">
        {shown.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ul>
      {shown.length < history.length && (
        <LinkButton onClick={() => showAll(true)}>
          {l10n.t('Show {0} earlier changes', history.length - shown.length)}
        </LinkButton>
      )}
    </Section>
  );
}

function Entry({ entry: { by, when, isNew, items } }: { readonly entry: HistoryView }): JSX.Element {
  return (
    <li>
      <p class="byline">
        <span>{by ? l10n.t('{0}, {1}', by, when) : when}</span>
        {isNew && <NewBadge />}
      </p>
      <ul>
        {items.map((item, index) => (
          <li key={index}>
            <Item item={item} />
          </li>
        ))}
      </ul>
    </li>
  );
}

function Item({
  item: { field, from = '', to = '' },
}: {
  readonly item: HistoryView['items'][number];
}): JSX.Element {
  if (from.length > short || to.length > short) {
    return (
      <details>
        <summary>
          <bdi>{field}</bdi>
        </summary>
        <p class="difference" dir="auto">
          <Difference before={from} after={to} />
        </p>
      </details>
    );
  }
  return (
    <>
      <bdi class="field">{field}</bdi>
      {from !== '' && <del dir="auto">{from}</del>}
      {to !== '' && <ins dir="auto">{to}</ins>}
    </>
  );
}
