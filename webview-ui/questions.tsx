import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import type { CodeAnchor } from '../src/domain/question';
import type { QuestionView, StoryView } from '../src/protocol';
import { useActions } from './actions';
import { Button, Link, LinkButton } from './controls';
import { formatTime } from './dates';
import { Icon } from './icon';
import { Nothing, Section } from './section';

export function Questions({ questions, refusals }: Pick<StoryView, 'questions' | 'refusals'>): JSX.Element {
  const { send } = useActions();
  return (
    <Section title={l10n.t('Questions')}>
      {questions.length === 0 ? (
        <Nothing>{l10n.t('Nobody has asked anything about this story.')}</Nothing>
      ) : (
        <ul class="questions">
          {questions.map((question) => (
            <Question key={question.id} question={question} />
          ))}
        </ul>
      )}
      <div class="actions">
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

function Question({ question }: { readonly question: QuestionView }): JSX.Element {
  const { send } = useActions();
  const { criterion, anchor, answers, url } = question;
  return (
    <li>
      {criterion && <blockquote dir="auto">{criterion.text}</blockquote>}
      <p class="said" dir="auto">
        {question.text}
      </p>
      {anchor && (
        <p class="anchor">
          <Icon name="code" />
          <LinkButton onClick={() => send({ do: 'openAnchor', question: question.id })}>
            {placeOf(anchor)}
          </LinkButton>
          {anchor.notPushed && <span class="unlinked">{l10n.t('not pushed when it was asked')}</span>}
        </p>
      )}
      <p class="byline">
        {question.to
          ? l10n.t('{0} asked {1}, {2}', question.by, question.to, question.askedAgo)
          : l10n.t('{0} asked, {1}', question.by, question.askedAgo)}
        {answers.length === 0 && <span class="waiting">{l10n.t('No answer yet')}</span>}
        {url && <Link href={url}>{l10n.t('Open the comment')}</Link>}
      </p>
      {answers.length > 0 && (
        <ul class="answers" aria-label={l10n.t('Answers')}>
          {answers.map((answer) => (
            <AnswerItem answer={answer} />
          ))}
        </ul>
      )}
    </li>
  );
}

function AnswerItem({ answer }: { readonly answer: QuestionView['answers'][number] }): JSX.Element {
  return (
    <li>
      <p class="said" dir="auto">
        {answer.text}
      </p>
      <p class="byline">{l10n.t('{0} answered, {1}', answer.by, formatTime(answer.at))}</p>
    </li>
  );
}

function placeOf({ repository, path, startLine, endLine }: CodeAnchor): string {
  const lines = startLine === endLine ? String(startLine) : `${startLine}-${endLine}`;
  return `${repository ? `${repository}/` : ''}${path}:${lines}`;
}
