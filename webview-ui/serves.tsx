import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import { servedIcons } from '../src/page-views/icons';
import type { ServedView } from '../src/page-views/story-parts';
import { useActions } from './actions';
import { LinkButton } from './controls';
import { Icon } from './icon';

/** What the story is for, up to the vision; its epic stands among the facts, and a metric leads to its page. */
export function Serves({ served = [] }: { readonly served?: readonly ServedView[] }): JSX.Element | null {
  const { send } = useActions();
  const lines = served.filter(({ kind }) => kind !== 'epic');
  if (lines.length === 0) return null;
  return (
    <section class="serves" aria-label={l10n.t('Serves')}>
      <dl>
        {lines.map(({ kind, name, text, spark, about, isDoubtful, hasPage }, index) => (
          <div key={index}>
            <dt>
              <Icon name={servedIcons[kind]} />
              {name}
            </dt>
            <dd>
              {hasPage ? (
                <LinkButton onClick={() => send({ do: 'showMetric', name: text })}>
                  <bdi>{text}</bdi>
                </LinkButton>
              ) : (
                <bdi>{text}</bdi>
              )}
              {spark && (
                <span class="spark" aria-hidden="true">
                  {spark}
                </span>
              )}
              {about && (
                <span class="about">
                  {isDoubtful && <Icon name="warning" />}
                  <bdi>{about}</bdi>
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
