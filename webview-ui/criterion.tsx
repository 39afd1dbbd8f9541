import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import type { CriterionView } from '../src/page-views/criteria';
import type { GitView } from '../src/page-views/git';
import type { StoryView } from '../src/page-views/story';
import { useActions } from './actions';
import { AskForm } from './ask-form';
import { useAsking } from './asking';
import { Checkbox, IconButton, LinkButton } from './controls';
import { CriterionCommits } from './criterion-commits';
import { Difference } from './difference';
import { RichText } from './document/blocks';
import { renderInlines } from './document/inlines';
import { Icon } from './icon';
import { keeperHint } from './keeper';
import { NewBadge } from './new-badge';
import { criterionElementId } from './question-place';
import { QuestionsAbout } from './question-state';
import { useUniqueId } from './unique-id';

interface CriterionProps {
  readonly criterion: CriterionView;
  /** Say where the tick is kept. */
  readonly hint: boolean;
  readonly refusals: StoryView['refusals'];
  readonly git?: GitView;
  /** Say where it is ticked that it has no commit. */
  readonly missesCommit?: boolean;
  /** It was not there when the story was last looked at. */
  readonly isNew?: boolean;
  /** What it said then, where it says something else now. */
  readonly seenText?: string;
}

export function Criterion(props: CriterionProps): JSX.Element {
  const { criterion, hint, refusals, git, missesCommit, isNew, seenText } = props;
  const { send, tick } = useActions();
  const { ask } = useAsking();
  const notes = useUniqueId();
  const { id, text, checked, locked } = criterion;
  const toggle = (event: MouseEvent) => {
    if (!locked && !isForSomethingElse(event)) tick(id, !checked);
  };
  return (
    <li
      id={criterionElementId(id)}
      tabIndex={-1}
      class={`criterion depth-${Math.min(criterion.depth, 4)}`}
      aria-busy={criterion.pending ? true : undefined}
    >
      <Checkbox
        name={text}
        checked={checked}
        describedBy={notes}
        locked={locked !== undefined}
        onToggle={(now) => tick(id, now)}
      />
      <div class="criterion-body">
        {/* The box itself is what keyboard and screen reader use; this is the mouse's bigger target. */}
        <div class="criterion-text" onClick={toggle}>
          <bdi>{criterion.content.length > 0 ? renderInlines(criterion.content) : text}</bdi>
          {isNew && <NewBadge />}
        </div>
        {criterion.details.length > 0 && <RichText blocks={criterion.details} headings={4} />}
        <Notes id={notes} criterion={criterion} hint={hint} missesCommit={missesCommit} seenText={seenText} />
        <CriterionCommits criterion={criterion} git={git} />
        <QuestionsAbout criterion={id} />
        {ask?.criterion?.id === id && <AskForm ask={ask} />}
      </div>
      <div class="criterion-actions">
        <IconButton
          label={l10n.t('Link a commit to: {0}', text)}
          icon="git-commit"
          refusal={refusals.link}
          onClick={() => send({ do: 'linkCommit', criterion: id })}
        />
        <IconButton
          label={l10n.t('Ask about: {0}', text)}
          icon="comment"
          refusal={refusals.ask}
          onClick={() => send({ do: 'ask', criterion: id })}
        />
      </div>
    </li>
  );
}

function isForSomethingElse(event: MouseEvent): boolean {
  const onControl = event.target instanceof Element && event.target.closest('a, button, summary') !== null;
  return onControl || getSelection()?.isCollapsed === false;
}

interface NotesProps extends Pick<CriterionProps, 'criterion' | 'hint' | 'missesCommit' | 'seenText'> {
  readonly id: string;
}

function Notes({ id, criterion, hint, missesCommit, seenText }: NotesProps): JSX.Element {
  const { send, tick } = useActions();
  const { text, checked, pending, waiting, failure, refused, keeper } = criterion;
  const { tickedBy, tickedText, textBeforeTick } = criterion;
  const before = tickedText ?? textBeforeTick;
  const tickAgain = (event: Event, now: boolean) => {
    // The button goes away; whoever pressed it stays with the criterion.
    if (event.currentTarget instanceof Element) boxBeside(event.currentTarget)?.focus();
    tick(criterion.id, now);
  };
  const kept = hint && checked ? keeperHint(keeper) : undefined;
  const without = missesCommit && checked && !criterion.commits ? l10n.t('No commit yet') : undefined;
  return (
    <div class="notes" id={id}>
      {pending && waiting !== undefined && (
        <p>
          <Icon name="send" />
          <span>{l10n.t('Kept here, and saved by itself as soon as it can be. {0}', waiting)}</span>
          <LinkButton onClick={() => send({ do: 'writeNow' })}>{l10n.t('Try now')}</LinkButton>
        </p>
      )}
      {pending && waiting === undefined && (
        <p class="pending">
          <Icon name="loading" class="codicon-modifier-spin" />
          <span>{l10n.t('Saving…')}</span>
          <LinkButton onClick={() => send({ do: 'writeNow' })}>{l10n.t('Write now')}</LinkButton>
        </p>
      )}
      {failure !== undefined && (
        <p class="failure">
          <Icon name="error" />
          <span>{failure || l10n.t('This could not be saved.')}</span>
          <LinkButton onClick={(event) => tickAgain(event, !checked)}>{l10n.t('Retry')}</LinkButton>
          <LinkButton onClick={() => send({ do: 'dismissTick', tick: criterion.id })}>
            {l10n.t('Dismiss')}
          </LinkButton>
        </p>
      )}
      {before !== undefined && (
        <p class="changed">
          <Icon name="history" />
          <span>
            {tickedText === undefined
              ? l10n.t('Ticked and reworded in one edit:')
              : l10n.t('Changed since it was ticked:')}{' '}
            <Difference before={before} after={text} />
          </span>
          <LinkButton onClick={(event) => tickAgain(event, true)}>{l10n.t('Still done')}</LinkButton>
        </p>
      )}
      {before === undefined && !refused && seenText !== undefined && (
        <p class="changed">
          <Icon name="edit" />
          <span>
            {l10n.t('Changed since you last looked:')} <Difference before={seenText} after={text} />
          </span>
        </p>
      )}
      {refused && (
        <p class="changed">
          <Icon name="warning" />
          <span>
            {l10n.t('Not saved, because it says something else since you saw it:')}{' '}
            <Difference before={refused.text} after={text} />
          </span>
          {refused.checked !== checked && (
            <LinkButton onClick={(event) => tickAgain(event, refused.checked)}>
              {refused.checked ? l10n.t('Tick as it is now') : l10n.t('Untick as it is now')}
            </LinkButton>
          )}
          <LinkButton onClick={() => send({ do: 'dismissTick', tick: refused.id })}>
            {l10n.t('Dismiss')}
          </LinkButton>
        </p>
      )}
      {criterion.locked && <p>{criterion.locked}</p>}
      {(tickedBy || kept || without) && <p>{[tickedBy, kept, without].filter(Boolean).join(' · ')}</p>}
    </div>
  );
}

function boxBeside(button: Element): HTMLElement | null {
  return button.closest('.criterion')?.querySelector<HTMLElement>('vscode-checkbox') ?? null;
}
