import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { QuestionView } from '../src/page-views/questions';
import { useActions } from './actions';
import { CommentBox } from './comment-box';
import { IconButton, LinkButton } from './controls';
import { formatTime } from './dates';
import { Difference } from './difference';
import { RichText } from './document/blocks';
import { Icon } from './icon';
import { goToCriterion, questionElementId } from './question-place';
import { StateOfQuestion } from './question-state';
import { Said } from './question-said';
import { Marks } from './said-marks';

/** A question with what was said to it, and what can be done about it. */
export function QuestionItem({ question }: { readonly question: QuestionView }): JSX.Element {
  const { send, drafts } = useActions();
  const { id, blocks, criterion, place, said, editing, overdue } = question;
  const draft = `edit question ${id}`;
  const [isEditing, setEditing] = useState(drafts.get(draft) !== undefined);
  const lastAnswer = said.findLast(({ isAnswer }) => isAnswer);
  // An answer that came with other words for the criterion is read together with them.
  const change = criterion?.now && criterion.now.text !== criterion.text ? criterion : undefined;
  return (
    <li
      id={questionElementId(id)}
      tabIndex={-1}
      class="question"
      aria-busy={question.pending ? true : undefined}
    >
      <Byline question={question} onEdit={isEditing ? undefined : () => setEditing(true)} />
      {criterion && <Quote criterion={criterion} />}
      {isEditing && editing !== undefined ? (
        <CommentBox
          draft={draft}
          label={l10n.t('Your question')}
          text={editing}
          submit={l10n.t('Save')}
          autoFocus
          onSubmit={(text, done) =>
            send({ do: 'editQuestion', question: id, text }, (ok) => {
              done(ok);
              if (ok) setEditing(false);
            })
          }
          onCancel={() => setEditing(false)}
        />
      ) : (
        <RichText blocks={blocks} headings={3} />
      )}
      {place !== undefined && (
        <p class="anchor">
          <Icon name="code" />
          <LinkButton onClick={() => send({ do: 'openAnchor', question: id })}>{place}</LinkButton>
          {question.notPushed && <span class="unlinked">{l10n.t('not pushed when it was asked')}</span>}
        </p>
      )}
      {change && !lastAnswer && <CriterionChange change={change} />}
      {said.length > 0 && (
        <ol class="answers" aria-label={l10n.t('Answers')}>
          {said.map((one) => (
            <Said key={one.id} question={id} said={one} isLast={one === lastAnswer}>
              {one === lastAnswer && change && <CriterionChange change={change} />}
            </Said>
          ))}
        </ol>
      )}
      {overdue !== undefined && (
        <p class="overdue">
          <Icon name="watch" />
          {overdue}
        </p>
      )}
      <WhatToDo question={question} />
    </li>
  );
}

interface BylineProps {
  readonly question: QuestionView;
  /** Absent while it is edited. */
  readonly onEdit?: () => void;
}

function Byline({ question, onEdit }: BylineProps): JSX.Element {
  const { send } = useActions();
  const { id, state, asked, at, isBlocking, editing, may, url } = question;
  return (
    <p class="byline">
      <StateOfQuestion state={state} />
      <time dateTime={at || undefined} title={at ? formatTime(at) : undefined}>
        {asked}
      </time>
      {isBlocking && state === 'open' && (
        <span class="mark">
          <Icon name="circle-slash" />
          {l10n.t('Blocks the asker')}
        </span>
      )}
      <Marks of={question} />
      <span class="comment-actions">
        {editing !== undefined && onEdit && (
          <IconButton label={l10n.t('Edit your question')} icon="edit" onClick={onEdit} />
        )}
        {may.delete && (
          <IconButton
            label={l10n.t('Delete your question')}
            icon="trash"
            onClick={() => send({ do: 'deleteQuestion', question: id })}
          />
        )}
        {url !== undefined && (
          <IconButton
            label={l10n.t('Open the comment of this question')}
            icon="link-external"
            onClick={() => send({ do: 'openLink', href: url })}
          />
        )}
      </span>
    </p>
  );
}

function Quote({ criterion }: { readonly criterion: NonNullable<QuestionView['criterion']> }): JSX.Element {
  const { text, now } = criterion;
  return (
    <blockquote dir="auto">
      {now ? (
        <LinkButton label={l10n.t('Criterion: {0}', text)} onClick={() => goToCriterion(now.id)}>
          {text}
        </LinkButton>
      ) : (
        <>
          {text} <span class="gone">{l10n.t('(not in the story any more)')}</span>
        </>
      )}
    </blockquote>
  );
}

function CriterionChange({
  change: { text, now },
}: {
  readonly change: NonNullable<QuestionView['criterion']>;
}): JSX.Element {
  return (
    <p class="criterion-change">
      <Icon name="edit" />
      <span>
        {l10n.t('The criterion says something else since:')}{' '}
        <Difference before={text} after={now?.text ?? ''} />
      </span>
    </p>
  );
}

/** Answering, and what becomes of the question. */
function WhatToDo({ question }: { readonly question: QuestionView }): JSX.Element | null {
  const { send, drafts } = useActions();
  const { id, state, may, reminded, warning } = question;
  const draft = `reply ${id}`;
  const [isReplying, setReplying] = useState(drafts.get(draft) !== undefined);
  if (may.reply && isReplying) {
    return (
      <CommentBox
        draft={draft}
        label={l10n.t('Your reply')}
        placeholder={l10n.t('Reply, in Markdown')}
        submit={l10n.t('Reply')}
        warning={warning}
        autoFocus
        onSubmit={(text, done) =>
          send({ do: 'replyToQuestion', question: id, text }, (ok) => {
            done(ok);
            if (ok) setReplying(false);
          })
        }
        onCancel={() => setReplying(false)}
      />
    );
  }
  if (!may.reply && !may.resolve && !may.reopen && !may.nudge && reminded === undefined) return null;
  return (
    <p class="what-to-do">
      {may.reply && <LinkButton onClick={() => setReplying(true)}>{l10n.t('Reply')}</LinkButton>}
      {may.resolve && (
        <LinkButton onClick={() => send({ do: 'resolveQuestion', question: id })}>
          {l10n.t('Resolve')}
        </LinkButton>
      )}
      {may.reopen && (
        <LinkButton onClick={() => send({ do: 'reopenQuestion', question: id })}>
          {state === 'unconfirmed' ? l10n.t('No, still open') : l10n.t('Reopen')}
        </LinkButton>
      )}
      {may.nudge && (
        <LinkButton onClick={() => send({ do: 'nudge', question: id })}>{l10n.t('Remind')}</LinkButton>
      )}
      {reminded !== undefined && <span>{reminded}</span>}
    </p>
  );
}
