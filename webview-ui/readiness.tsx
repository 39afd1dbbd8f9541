import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import type { StoryView } from '../src/page-views/story';
import type { ReadinessView } from '../src/page-views/story-parts';
import { useActions } from './actions';
import { LinkButton } from './controls';
import { Icon } from './icon';

interface ReadinessProps {
  readonly readiness: ReadinessView;
  readonly refusal: StoryView['refusals']['ask'];
}

/** Whether work can begin; what is missing is folded, and each leads to a question that is written already. */
export function Readiness({ readiness: { missing }, refusal }: ReadinessProps): JSX.Element {
  const { send } = useActions();
  if (missing.length === 0)
    return (
      <p class="readiness ready">
        <Icon name="pass" />
        <span>{l10n.t('Ready to begin with')}</span>
      </p>
    );
  return (
    <details class="readiness">
      <summary>
        <Icon name="circle-slash" />
        <span>
          {missing.length === 1
            ? l10n.t('Not ready: one thing is missing')
            : l10n.t('Not ready: {0} things are missing', missing.length)}
        </span>
      </summary>
      <ul>
        {missing.map(({ text, question, criterion }, index) => (
          <li key={index} dir="auto">
            {text}{' '}
            {question !== undefined && refusal === undefined && (
              <LinkButton
                label={l10n.t('Ask the Product Owner: {0}', question)}
                onClick={() => send({ do: 'ask', criterion, text: question })}
              >
                {l10n.t('Ask')}
              </LinkButton>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
