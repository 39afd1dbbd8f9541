import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import type { StoryLink, StoryLinkKind } from '../src/domain/story';
import type { StoryView } from '../src/protocol';
import { useActions } from './actions';
import { Button, Link } from './controls';
import { Icon } from './icon';
import { Nothing, Section } from './section';

const linkIcons: Record<StoryLinkKind, string> = { branch: 'git-branch', commit: 'git-commit', web: 'link' };

export function StoryLinks({ links, refusals }: Pick<StoryView, 'links' | 'refusals'>): JSX.Element {
  const { send } = useActions();
  return (
    <Section title={l10n.t('Branches and commits')}>
      {links.length === 0 ? (
        <Nothing>{l10n.t('No branch or commit is linked to this story.')}</Nothing>
      ) : (
        <ul class="story-links">
          {links.map((link) => (
            <LinkItem key={link.globalId} link={link} />
          ))}
        </ul>
      )}
      <div class="actions">
        <Button
          label={l10n.t('Link branch')}
          icon="git-branch"
          refusal={refusals.link}
          onClick={() => send({ do: 'linkBranch' })}
        />
        <Button
          label={l10n.t('Link commit')}
          icon="git-commit"
          refusal={refusals.link}
          onClick={() => send({ do: 'linkCommit' })}
        />
      </div>
    </Section>
  );
}

function LinkItem({ link }: { readonly link: StoryLink }): JSX.Element {
  return (
    <li>
      <Icon name={linkIcons[link.kind] ?? 'link'} />
      <span class="visually-hidden">{kindName(link.kind)}</span>
      <bdi class="link-title">
        {link.url === undefined ? link.title : <Link href={link.url}>{link.title}</Link>}
      </bdi>
      {link.summary && <bdi class="summary">{link.summary}</bdi>}
    </li>
  );
}

function kindName(kind: StoryLinkKind): string {
  if (kind === 'branch') return l10n.t('Branch:');
  return kind === 'commit' ? l10n.t('Commit:') : l10n.t('Link:');
}
