import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import type { QuestionState } from '../src/domain/question';
import type { QuestionView } from '../src/page-views/questions';
import { useAsking } from './asking';
import { LinkButton } from './controls';
import { Icon } from './icon';
import { goToQuestion } from './question-place';

/** How far a question has come, most urgent first. */
const states: readonly QuestionState[] = ['open', 'unconfirmed', 'answered', 'resolved'];

const icons: Readonly<Record<QuestionState, string>> = {
  open: 'question',
  unconfirmed: 'comment-unresolved',
  answered: 'pass',
  resolved: 'pass-filled',
};

/** Says how far a question has come, by an icon and a word. */
export function StateOfQuestion({ state }: { readonly state: QuestionState }): JSX.Element {
  return (
    <span class={`question-state ${state}`}>
      <Icon name={icons[state]} />
      {wordOf(state)}
    </span>
  );
}

function wordOf(state: QuestionState): string {
  switch (state) {
    case 'open':
      return l10n.t('Open');
    case 'unconfirmed':
      return l10n.t('Answered?');
    case 'answered':
      return l10n.t('Answered');
    case 'resolved':
      return l10n.t('Resolved');
  }
}

/** Beside a criterion: that there are questions about it, and a way to the most urgent one. */
export function QuestionsAbout({ criterion }: { readonly criterion: string }): JSX.Element | null {
  const about = useAsking().questions.filter((question) => question.criterion?.now?.id === criterion);
  const [first] = mostUrgentFirst(about);
  if (!first) return null;
  const count = about.filter(({ state }) => state === first.state).length;
  return (
    <p class={`question-state ${first.state}`}>
      <Icon name={icons[first.state]} />
      <LinkButton onClick={() => goToQuestion(first.id)}>{countWords(first.state, count)}</LinkButton>
    </p>
  );
}

export function mostUrgentFirst(questions: readonly QuestionView[]): QuestionView[] {
  return states.flatMap((wanted) => questions.filter(({ state }) => state === wanted));
}

function countWords(state: QuestionState, count: number): string {
  const isOne = count === 1;
  switch (state) {
    case 'open':
      return isOne ? l10n.t('1 open question') : l10n.t('{0} open questions', count);
    case 'unconfirmed':
      return isOne ? l10n.t('1 question, answered?') : l10n.t('{0} questions, answered?', count);
    case 'answered':
      return isOne ? l10n.t('1 question, answered') : l10n.t('{0} questions, answered', count);
    case 'resolved':
      return isOne ? l10n.t('1 question, resolved') : l10n.t('{0} questions, resolved', count);
  }
}
