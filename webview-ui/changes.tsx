import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import type { ChangedPassage } from '../src/domain/look';
import type { ChangesView } from '../src/page-views/story-parts';
import { useActions } from './actions';
import { LinkButton } from './controls';
import { Difference } from './difference';
import { Icon } from './icon';

/** What became different since the reader last looked, in a few words; where it stands it is marked too. */
export function Changes({ changes }: { readonly changes: ChangesView }): JSX.Element {
  const { send } = useActions();
  const { since, title, removed, documents } = changes;
  return (
    <section class="changes" aria-label={since}>
      <Icon name="eye" />
      <div class="flow">
        <p>
          <strong>{since}</strong>
        </p>
        <ul>
          {title !== undefined && (
            <li>
              {l10n.t('The title was:')} <bdi>{title}</bdi>
            </li>
          )}
          {countWords(changes).map((words) => (
            <li key={words}>{words}</li>
          ))}
          {removed.map((text) => (
            <li key={text}>
              {l10n.t('Removed criterion:')} <del dir="auto">{text}</del>
            </li>
          ))}
          {documents.map(({ name, passages }) => (
            <li key={name}>
              <details>
                <summary>{l10n.t('{0}: what changed', name)}</summary>
                <Passages passages={passages} />
              </details>
            </li>
          ))}
        </ul>
      </div>
      <LinkButton onClick={() => send({ do: 'markSeen' })}>{l10n.t('Got it')}</LinkButton>
    </section>
  );
}

/** Changed lines of a text, one below the other. */
export function Passages({ passages }: { readonly passages: readonly ChangedPassage[] }): JSX.Element {
  return (
    <div class="passages">
      {passages.map(({ before = '', after = '' }, index) => (
        <p key={index} dir="auto">
          <Difference before={before} after={after} />
        </p>
      ))}
    </div>
  );
}

function countWords({ added, reworded }: ChangesView): string[] {
  const [news, others] = [added.length, Object.keys(reworded).length];
  const words: string[] = [];
  if (news === 1) words.push(l10n.t('One criterion is new.'));
  else if (news > 1) words.push(l10n.t('{0} criteria are new.', news));
  if (others === 1) words.push(l10n.t('One criterion says something else.'));
  else if (others > 1) words.push(l10n.t('{0} criteria say something else.', others));
  return words;
}
