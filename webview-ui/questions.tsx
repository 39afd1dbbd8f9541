import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import type { CriterionView } from '../src/page-views/criteria';
import type { StoryView } from '../src/page-views/story';
import { useActions } from './actions';
import { AskForm } from './ask-form';
import { useAsking } from './asking';
import { Button } from './controls';
import { QuestionItem } from './question';
import { mostUrgentFirst } from './question-state';
import { Nothing, Section } from './section';

interface QuestionsProps extends Pick<StoryView, 'questions' | 'refusals'> {
  readonly criteria: readonly CriterionView[];
}

/** What was asked about the story: what is open first, what is resolved folded away; at the end one asks. */
export function Questions({ questions, criteria, refusals }: QuestionsProps): JSX.Element {
  const { ask } = useAsking();
  const { send } = useActions();
  const resolved = questions.filter(({ state }) => state === 'resolved');
  const others = mostUrgentFirst(questions).filter(({ state }) => state !== 'resolved');
  const open = questions.filter(({ state }) => state === 'open').length;
  // About a criterion it is asked beside it.
  const isHere = ask !== undefined && !criteria.some(({ id }) => id === ask.criterion?.id);
  return (
    <Section
      title={l10n.t('Questions')}
      aside={open > 0 && <span class="count">{l10n.t('{0} open', open)}</span>}
    >
      {questions.length === 0 && <Nothing>{l10n.t('Nobody has asked anything about this story.')}</Nothing>}
      {others.length > 0 && (
        <ul class="questions">
          {others.map((question) => (
            <QuestionItem key={question.id} question={question} />
          ))}
        </ul>
      )}
      {resolved.length > 0 && (
        <details class="resolved">
          <summary>{l10n.t('Show {0} resolved', resolved.length)}</summary>
          <ul class="questions">
            {resolved.map((question) => (
              <QuestionItem key={question.id} question={question} />
            ))}
          </ul>
        </details>
      )}
      {isHere && <AskForm ask={ask} quote />}
      {/* It stays where it is while it is asked, for the keyboard to come back to. */}
      <div class="actions" hidden={isHere}>
        <Button
          label={l10n.t('Ask the Product Owner')}
          icon="comment"
          refusal={refusals.ask}
          onClick={() => send({ do: 'ask' })}
        />
      </div>
    </Section>
  );
}
