import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import { kindIcons } from '../src/page-views/icons';
import type { StoryPage, StoryView } from '../src/page-views/story';
import { useActions } from './actions';
import { Button, IconButton } from './controls';
import { Facts } from './facts';
import { Icon } from './icon';
import { Serves } from './serves';

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
        {story.pending.length > 0 && (
          <span class="saving">
            <Icon name="sync" class="codicon-modifier-spin" />
            {l10n.t('Saving…')}
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
      {story.epicGoal && (
        <p class="goal" dir="auto">
          <Icon name="target" />
          <span>{story.epicGoal}</span>
        </p>
      )}
      <Serves served={story.serves} />
      <HeaderActions story={story} />
    </header>
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
        <IconButton
          label={story.flagged ? l10n.t('Remove flag') : l10n.t('Flag as blocked')}
          icon="flag"
          refusal={story.refusals.edit}
          onClick={() => send({ do: 'flag', flagged: !story.flagged })}
        />
        {story.logsWork && (
          <IconButton
            label={l10n.t('Log work')}
            icon="watch"
            refusal={story.refusals.logWork}
            onClick={() => send({ do: 'logWork' })}
          />
        )}
        {story.url && (
          <IconButton
            label={l10n.t('Open in browser')}
            icon="link-external"
            onClick={() => send({ do: 'openInBrowser' })}
          />
        )}
        <IconButton label={l10n.t('Copy key')} icon="copy" onClick={() => send({ do: 'copyKey' })} />
        <IconButton label={l10n.t('Copy link')} icon="link" onClick={() => send({ do: 'copyLink' })} />
        <IconButton
          label={l10n.t('Copy as Markdown')}
          icon="markdown"
          onClick={() => send({ do: 'copyMarkdown' })}
        />
        <IconButton label={l10n.t('Refresh')} icon="refresh" onClick={() => send({ do: 'refresh' })} />
      </span>
    </div>
  );
}
