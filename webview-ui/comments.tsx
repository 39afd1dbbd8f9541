import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { StoryView } from '../src/page-views/story';
import type { CommentView } from '../src/page-views/story-parts';
import { useActions } from './actions';
import { CommentBox } from './comment-box';
import { IconButton, LinkButton } from './controls';
import { formatTime } from './dates';
import { RichText } from './document/blocks';
import { useGradually } from './document/gradual';
import { OpenComment } from './open-comment';
import { Marks } from './said-marks';
import { Nothing, Section } from './section';

/** Comments that are shown unasked, the newest ones; and more of them each time. */
const few = 20;

/** What was said about the story, the newest at the end, where one answers. */
export function Comments({
  comments,
  refusals,
  warning,
}: Pick<StoryView, 'comments' | 'refusals' | 'warning'>): JSX.Element {
  const { send } = useActions();
  const [shownCount, setShown] = useState(few);
  const news = comments.findIndex(({ isNew }) => isNew);
  // What is new is not left behind a button.
  const count = Math.max(shownCount, news < 0 ? 0 : comments.length - news);
  const hidden = Math.max(0, comments.length - count);
  const shown = comments.slice(hidden);
  const drawn = useGradually(shown);
  return (
    <Section
      title={l10n.t('Comments')}
      aside={comments.length > 0 && <span class="count">{String(comments.length)}</span>}
    >
      {comments.length === 0 && <Nothing>{l10n.t('Nobody has commented on this story.')}</Nothing>}
      {hidden > 0 && (
        <p class="earlier">
          <LinkButton onClick={() => setShown(count + few)}>
            {l10n.t('Show {0} of {1} earlier comments', Math.min(few, hidden), hidden)}
          </LinkButton>
        </p>
      )}
      <ol class="comments" aria-busy={drawn < shown.length || undefined}>
        {shown.slice(0, drawn).map((comment) => (
          <Comment key={comment.id} comment={comment} />
        ))}
      </ol>
      {refusals.comment === undefined ? (
        <CommentBox
          draft="new"
          label={l10n.t('Add a comment')}
          placeholder={l10n.t('Add a comment, in Markdown')}
          submit={l10n.t('Comment')}
          warning={warning}
          onSubmit={(text, done) => send({ do: 'comment', text }, done)}
        />
      ) : (
        <Nothing>{refusals.comment}</Nothing>
      )}
    </Section>
  );
}

function Comment({ comment }: { readonly comment: CommentView }): JSX.Element {
  const { send, drafts } = useActions();
  const { id, by, at, when, blocks, editing, url, pending } = comment;
  const draft = `edit ${id}`;
  const [isOpen, setOpen] = useState(drafts.get(draft) !== undefined);
  return (
    <li class="comment" aria-busy={pending ? true : undefined}>
      <p class="byline">
        <bdi class="by">{by}</bdi>
        <time dateTime={at} title={formatTime(at)}>
          {when}
        </time>
        <Marks of={comment} />
        <span class="comment-actions">
          {editing !== undefined && !isOpen && (
            <IconButton label={l10n.t('Edit your comment')} icon="edit" onClick={() => setOpen(true)} />
          )}
          <OpenComment by={by} url={url} />
        </span>
      </p>
      {isOpen && editing !== undefined ? (
        <CommentBox
          draft={draft}
          label={l10n.t('Your comment')}
          text={editing}
          submit={l10n.t('Save')}
          autoFocus
          onSubmit={(text, done) =>
            send({ do: 'editComment', comment: id, text }, (ok) => {
              done(ok);
              if (ok) setOpen(false);
            })
          }
          onCancel={() => setOpen(false)}
        />
      ) : (
        <RichText blocks={blocks} headings={3} />
      )}
    </li>
  );
}
