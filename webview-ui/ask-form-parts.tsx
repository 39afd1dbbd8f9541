import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { longestQuestion } from '../src/domain/question';
import { similarQuestions } from '../src/domain/question-similar';
import type { AskView } from '../src/page-views/ask';
import { useActions } from './actions';
import { useAsking } from './asking';
import { Checkbox, LinkButton } from './controls';
import { RichText } from './document/blocks';
import { Icon } from './icon';
import { inShort } from './in-short';
import { goToQuestion } from './question-place';
import { StateOfQuestion } from './question-state';
import { useUniqueId } from './unique-id';

/** Whom it goes to, why, and how to change that. */
export function Asked({ ask: { to, nobody } }: { readonly ask: AskView }): JSX.Element {
  const { send } = useActions();
  const isLooking = to === undefined && nobody === undefined;
  return (
    <p class="asked" role="group" aria-label={l10n.t('Whom it goes to')}>
      {isLooking ? <Icon name="loading" class="codicon-modifier-spin" /> : <Icon name="account" />}
      <span dir="auto">{toWords(to, nobody)}</span>
      {!isLooking && (
        <LinkButton
          label={to ? l10n.t('Change whom to ask') : l10n.t('Choose whom to ask')}
          onClick={() => send({ do: 'chooseAsked' })}
        >
          {to ? l10n.t('Change') : l10n.t('Choose')}
        </LinkButton>
      )}
    </p>
  );
}

function toWords(to: AskView['to'], nobody: string | undefined): string {
  if (!to) return nobody ?? l10n.t('Finding out whom to ask…');
  if (to.names === undefined)
    return l10n.t('To nobody by name: it stands on the story for whoever reads it.');
  return to.reason === undefined ? l10n.t('To {0}', to.names) : l10n.t('To {0} ({1})', to.names, to.reason);
}

interface ChoiceProps {
  readonly label: string;
  readonly hint?: string;
  readonly checked: boolean;
  readonly onToggle: (checked: boolean) => void;
}

/** A check box with its words beside it. */
export function Choice({ label, hint, checked, onToggle }: ChoiceProps): JSX.Element {
  const described = useUniqueId();
  return (
    <div class="choice">
      <Checkbox name={label} checked={checked} describedBy={hint && described} onToggle={onToggle} />
      {hint && (
        <span class="hint" id={described}>
          {hint}
        </span>
      )}
    </div>
  );
}

interface AskedCodeProps {
  readonly code: NonNullable<AskView['code']>;
  /** The lines are sent along. */
  readonly isSent: boolean;
  readonly onToggle: (isSent: boolean) => void;
}

/** The lines it is about: where they are, whether others get a link, and on request the lines themselves. */
export function AskedCode({ code: { place, link, excerpt }, isSent, onToggle }: AskedCodeProps): JSX.Element {
  return (
    <div class="asked-code">
      <p class="anchor">
        <Icon name="code" />
        <bdi class="place">{place}</bdi>
        <span>{link}</span>
      </p>
      {excerpt && (
        <Choice
          label={l10n.t('Send the code along')}
          hint={excerpt.isCut ? l10n.t('The first lines of it') : undefined}
          checked={isSent}
          onToggle={onToggle}
        />
      )}
      {excerpt && isSent && (
        <RichText blocks={[{ type: 'code', text: excerpt.text, language: excerpt.language }]} headings={4} />
      )}
    </div>
  );
}

/** How long it is, once that matters. */
export function Length({ of: { length } }: { readonly of: string }): JSX.Element | null {
  if (length <= longestQuestion * 0.9) return null;
  return (
    <p class={length > longestQuestion ? 'length too-long' : 'length'}>
      {l10n.t('{0} of at most {1} characters', length, longestQuestion)}
    </p>
  );
}

/** Similar questions that are shown. */
const few = 3;

/** Questions that ask something like it, so that nobody asks twice. */
export function Similar({ text }: { readonly text: string }): JSX.Element {
  const { questions } = useAsking();
  const found = useMemo(() => similarQuestions(text, questions).slice(0, few), [text, questions]);
  return (
    <div class="similar" role="status">
      {found.length > 0 && (
        <>
          <p>{l10n.t('Somebody asks something like it already:')}</p>
          <ul>
            {found.map(({ id, text: words, state }) => (
              <li key={id}>
                <StateOfQuestion state={state} />
                <LinkButton onClick={() => goToQuestion(id)}>{inShort(words)}</LinkButton>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
