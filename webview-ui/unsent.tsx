import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import type { UnsentView } from '../src/page-views/story';
import { useActions } from './actions';
import { LinkButton } from './controls';
import { Icon } from './icon';
import { Section } from './section';

/** What the user did and nobody else can see yet. */
export function Unsent({ writes }: { readonly writes: readonly UnsentView[] }): JSX.Element | null {
  if (writes.length === 0) return null;
  return (
    <Section title={l10n.t('Not sent yet')}>
      <ul class="unsent">
        {writes.map((write) => (
          <Item key={write.id} write={write} />
        ))}
      </ul>
    </Section>
  );
}

function Item({ write: { id, text, refused, message } }: { readonly write: UnsentView }): JSX.Element {
  const { send } = useActions();
  const retry = refused ? l10n.t('Retry') : l10n.t('Try now');
  return (
    <li>
      <Icon name={refused ? 'error' : 'send'} />
      <div>
        <p class="said" dir="auto">
          {text}
        </p>
        <p class="notes" dir="auto">
          {refused ? message : l10n.t('Kept here, and sent by itself as soon as it can be. {0}', message)}
        </p>
      </div>
      <p class="unsent-actions">
        <LinkButton label={`${retry}: ${text}`} onClick={() => send({ do: 'retryWrite', write: id })}>
          {retry}
        </LinkButton>
        <LinkButton
          label={l10n.t('Discard: {0}', text)}
          onClick={() => send({ do: 'discardWrite', write: id })}
        >
          {l10n.t('Discard')}
        </LinkButton>
      </p>
    </li>
  );
}
