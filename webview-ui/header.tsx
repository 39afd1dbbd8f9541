import * as l10n from '@vscode/l10n';
import type { ComponentChildren, JSX } from 'preact';
import type { StatusCategory, StoryKind, StoryReference } from '../src/domain/story';
import type { StoryPage, StoryView } from '../src/protocol';
import { useActions } from './actions';
import { Button, IconButton, LinkButton } from './controls';
import { Icon } from './icon';

/** The same icons as in the sprint tree. */
const kindIcons: Record<StoryKind, string> = {
  story: 'bookmark',
  bug: 'bug',
  task: 'tasklist',
  subtask: 'list-tree',
  epic: 'zap',
  spike: 'beaker',
};

const categoryIcons: Record<StatusCategory, string> = {
  todo: 'circle-outline',
  inProgress: 'circle-filled',
  done: 'pass-filled',
};

export function Header({
  page,
  story,
}: {
  readonly page: StoryPage;
  readonly story: StoryView;
}): JSX.Element {
  return (
    <header>
      <p class="identity">
        <Icon name={kindIcons[story.type.kind] ?? 'bookmark'} class={`kind-${story.type.kind}`} />
        <span class="key">{page.key}</span>
        <span>{story.type.name}</span>
        {story.flagged && (
          <span class="flag">
            <Icon name="flag" />
            {l10n.t('Flagged')}
          </span>
        )}
        {page.state.kind === 'refreshing' && (
          <span class="refreshing">
            <Icon name="sync" class="codicon-modifier-spin" />
            {page.state.message ?? l10n.t('Refreshing…')}
          </span>
        )}
      </p>
      <h1 dir="auto">{story.title}</h1>
      <Facts story={story} />
      <HeaderActions story={story} />
    </header>
  );
}

function Facts({ story }: { readonly story: StoryView }): JSX.Element {
  return (
    <dl class="facts">
      <Fact name={l10n.t('Status')}>
        <Icon
          name={categoryIcons[story.status.category] ?? 'circle-outline'}
          class={`status-${story.status.category}`}
        />
        <bdi>{story.status.name}</bdi>
      </Fact>
      <Fact name={l10n.t('Assignee')}>
        <bdi>{story.assignee ?? l10n.t('Unassigned')}</bdi>
      </Fact>
      {story.points !== undefined && <Fact name={l10n.t('Points')}>{String(story.points)}</Fact>}
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

function Fact({
  name,
  children,
}: {
  readonly name: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
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

function HeaderActions({ story }: { readonly story: StoryView }): JSX.Element {
  const { send } = useActions();
  return (
    <div class="actions">
      <Button
        label={l10n.t('Start work')}
        icon="git-branch"
        primary
        onClick={() => send({ do: 'startWork' })}
      />
      <Button
        label={l10n.t('Ask the Product Owner')}
        icon="comment"
        refusal={story.refusals.ask}
        onClick={() => send({ do: 'ask' })}
      />
      <span class="icon-actions">
        {story.url && (
          <IconButton
            label={l10n.t('Open in browser')}
            icon="link-external"
            onClick={() => send({ do: 'openInBrowser' })}
          />
        )}
        <IconButton label={l10n.t('Copy key')} icon="copy" onClick={() => send({ do: 'copyKey' })} />
        <IconButton label={l10n.t('Refresh')} icon="refresh" onClick={() => send({ do: 'refresh' })} />
      </span>
    </div>
  );
}
