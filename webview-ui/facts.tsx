import * as l10n from '@vscode/l10n';
import type { ComponentChildren, JSX } from 'preact';
import type { StoryReference } from '../src/domain/story';
import type { StoryView } from '../src/page-views/story';
import { useActions } from './actions';
import { LinkButton } from './controls';
import { formatDate } from './dates';
import { Icon } from './icon';
import { categoryIcons } from './icons';

/** What there is to know of a story at a glance; what can be changed is a button. */
export function Facts({ story }: { readonly story: StoryView }): JSX.Element {
  const { send } = useActions();
  const { status, refusals, pending, assignee, points } = story;
  return (
    <dl class="facts">
      <Fact name={l10n.t('Status')} isPending={pending.includes('status')}>
        <Change
          label={l10n.t('Status: {0}. Change it', status.name)}
          refusal={refusals.move}
          onClick={() => send({ do: 'changeStatus' })}
        >
          <Icon
            name={categoryIcons[status.category] ?? 'circle-outline'}
            class={`status-${status.category}`}
          />
          <bdi>{status.name}</bdi>
        </Change>
      </Fact>
      <Fact name={l10n.t('Assignee')} isPending={pending.includes('assignee')}>
        <Change
          label={l10n.t('Assignee: {0}. Change it', assignee ?? l10n.t('Unassigned'))}
          refusal={refusals.assign}
          onClick={() => send({ do: 'changeAssignee' })}
        >
          <bdi>{assignee ?? l10n.t('Unassigned')}</bdi>
        </Change>
      </Fact>
      <Fact name={l10n.t('Points')} isPending={pending.includes('points')}>
        <Change
          label={l10n.t('Points: {0}. Change them', points ?? l10n.t('None'))}
          refusal={refusals.edit}
          onClick={() => send({ do: 'changeEstimate' })}
        >
          {points === undefined ? l10n.t('None') : String(points)}
        </Change>
      </Fact>
      {story.priority && (
        <Fact name={l10n.t('Priority')}>
          <bdi>{story.priority}</bdi>
        </Fact>
      )}
      {story.parent && (
        <Fact name={l10n.t('Parent')}>
          <StoryLink story={story.parent} />
        </Fact>
      )}
      {story.epic && (
        <Fact name={l10n.t('Epic')}>
          <StoryLink story={story.epic} />
        </Fact>
      )}
      {story.sprint && (
        <Fact name={l10n.t('Sprint')}>
          <bdi>{story.sprint}</bdi>
        </Fact>
      )}
      {story.fixVersions.length > 0 && (
        <Fact name={l10n.t('Fix version')}>
          <span>
            {story.fixVersions.map((version, index) => (
              <>
                {index > 0 && ', '}
                <bdi>{versionWords(version)}</bdi>
              </>
            ))}
          </span>
        </Fact>
      )}
      {story.time && (
        <Fact name={l10n.t('Time')} isPending={pending.includes('time')}>
          {story.time}
        </Fact>
      )}
      {story.labels.length > 0 && (
        <Fact name={l10n.t('Labels')}>
          {story.labels.map((label) => (
            <bdi class="label">{label}</bdi>
          ))}
        </Fact>
      )}
    </dl>
  );
}

function versionWords({ name, releaseDate, released }: StoryView['fixVersions'][number]): string {
  if (releaseDate === undefined) return released ? l10n.t('{0} (released)', name) : name;
  const date = formatDate(releaseDate);
  return released ? l10n.t('{0} (released {1})', name, date) : l10n.t('{0} (due {1})', name, date);
}

interface FactProps {
  readonly name: string;
  /** It is on its way to the source. */
  readonly isPending?: boolean;
  readonly children: ComponentChildren;
}

function Fact({ name, isPending, children }: FactProps): JSX.Element {
  return (
    <div aria-busy={isPending ? true : undefined}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface ChangeProps {
  /** Says what it is and what the button does. */
  readonly label: string;
  /** Why it may not be changed: then it is text alone. */
  readonly refusal?: string;
  readonly onClick: () => void;
  readonly children: ComponentChildren;
}

function Change({ label, refusal, onClick, children }: ChangeProps): JSX.Element {
  if (refusal !== undefined) return <span title={refusal}>{children}</span>;
  return (
    <button type="button" class="change" aria-label={label} onClick={onClick}>
      {children}
      <Icon name="chevron-down" />
    </button>
  );
}

function StoryLink({ story }: { readonly story: StoryReference }): JSX.Element {
  const { send } = useActions();
  return (
    <LinkButton onClick={() => send({ do: 'openStory', key: story.key })}>
      {story.key} <bdi>{story.title}</bdi>
    </LinkButton>
  );
}
