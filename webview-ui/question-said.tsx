import * as l10n from '@vscode/l10n';
import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { SaidView } from '../src/page-views/questions';
import { useActions } from './actions';
import { CommentBox } from './comment-box';
import { Button, IconButton, LinkButton } from './controls';
import { formatTime } from './dates';
import { RichText } from './document/blocks';
import { Icon } from './icon';
import { OpenComment } from './open-comment';
import { Marks } from './said-marks';

interface SaidProps {
  /** Id of the question it belongs to. */
  readonly question: string;
  readonly said: SaidView;
  /** It is the newest answer. */
  readonly isLast: boolean;
  readonly children: ComponentChildren;
}

/** An answer, or what the asker added. */
export function Said({ question, said, isLast, children }: SaidProps): JSX.Element {
  const { send, drafts } = useActions();
  const { id, blocks, editing, mayAccept, isGuess } = said;
  const draft = `edit ${id}`;
  const [isEditing, setEditing] = useState(drafts.get(draft) !== undefined);
  const accept = () => send({ do: 'acceptAnswer', question, answer: id });
  return (
    <li class="said-to" aria-busy={said.pending ? true : undefined}>
      <SaidByline
        question={question}
        said={said}
        onEdit={editing === undefined || isEditing ? undefined : () => setEditing(true)}
      />
      {isEditing && editing !== undefined ? (
        <CommentBox
          draft={draft}
          label={l10n.t('Your reply')}
          text={editing}
          submit={l10n.t('Save')}
          autoFocus
          onSubmit={(text, done) =>
            send({ do: 'editQuestion', question, reply: id, text }, (ok) => {
              done(ok);
              if (ok) setEditing(false);
            })
          }
          onCancel={() => setEditing(false)}
        />
      ) : (
        <RichText blocks={blocks} headings={4} />
      )}
      {children}
      {isGuess && <p class="hint">{l10n.t('It may not be meant for this question.')}</p>}
      {mayAccept && isLast && (
        <div class="actions">
          <Button label={l10n.t('Yes, that answers it')} icon="check" onClick={accept} />
        </div>
      )}
      {mayAccept && !isLast && <LinkButton onClick={accept}>{l10n.t('This was the answer')}</LinkButton>}
    </li>
  );
}

interface SaidBylineProps {
  readonly question: string;
  readonly said: SaidView;
  readonly onEdit?: () => void;
}

function SaidByline({ question, said, onEdit }: SaidBylineProps): JSX.Element {
  const { send } = useActions();
  const { id, by, at, when, accepted, isNudge, mayDelete, url } = said;
  return (
    <p class="byline">
      {by !== '' && <bdi class="by">{by}</bdi>}
      {when !== undefined && (
        <time dateTime={at} title={formatTime(at)}>
          {when}
        </time>
      )}
      {accepted && (
        <span class="mark accepted">
          <Icon name="pass" />
          {l10n.t('The answer')}
        </span>
      )}
      {isNudge && (
        <span class="mark">
          <Icon name="bell" />
          {l10n.t('Reminder')}
        </span>
      )}
      <Marks of={said} />
      <span class="comment-actions">
        {onEdit && <IconButton label={l10n.t('Edit your reply')} icon="edit" onClick={onEdit} />}
        {mayDelete && (
          <IconButton
            label={l10n.t('Delete your reply')}
            icon="trash"
            onClick={() => send({ do: 'deleteQuestion', question, reply: id })}
          />
        )}
        <OpenComment by={by} url={url} />
      </span>
    </p>
  );
}
