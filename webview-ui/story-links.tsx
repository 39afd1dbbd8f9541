import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import { evidenceOf, tickedWithoutCommit } from '../src/domain/acceptance/evidence';
import { progressOf } from '../src/domain/acceptance/progress';
import type { StoryLink, StoryLinkKind } from '../src/domain/story';
import type { GitView } from '../src/page-views/git';
import type { StoryView } from '../src/page-views/story';
import { useActions } from './actions';
import { Button, Link } from './controls';
import { Icon } from './icon';
import { InGit } from './in-git';
import { Nothing, Section } from './section';

const linkIcons: Record<StoryLinkKind, string> = {
  branch: 'git-branch',
  commit: 'git-commit',
  push: 'repo-push',
  web: 'link',
};

interface StoryLinksProps extends Pick<StoryView, 'links' | 'criteria' | 'refusals'> {
  /** What the repositories of the window have of the story, once that is known. */
  readonly git?: GitView;
}

/** The branches and commits of a story: those of the repositories that are open, then what else is linked to it. */
export function StoryLinks({ links, criteria, git, refusals }: StoryLinksProps): JSX.Element {
  const { send } = useActions();
  const { branches = [], commits = [] } = git ?? {};
  const shown = [...branches.flatMap(({ linkIds }) => linkIds), ...commits.map(({ linkId }) => linkId)];
  const others = links.filter(({ globalId }) => !shown.includes(globalId));
  const isEmpty = others.length + branches.length + commits.length === 0;
  return (
    <Section title={l10n.t('Branches and commits')}>
      {git && <Evidence git={git} links={links} criteria={criteria} />}
      <MissingCommits criteria={criteria} />
      {git && <InGit git={git} links={links} />}
      {isEmpty && !git?.looking && <Nothing>{nothingWords(git)}</Nothing>}
      {others.length > 0 && (
        <ul class="story-links">
          {others.map((link) => (
            <LinkItem key={link.globalId} link={link} />
          ))}
        </ul>
      )}
      {git?.looking && <Nothing>{l10n.t('Looking in Git…')}</Nothing>}
      {git?.missing !== undefined && <p class="hint">{git.missing}</p>}
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

function nothingWords(git: GitView | undefined): string {
  return git && git.missing === undefined
    ? l10n.t('No branch or commit names this story or is linked to it.')
    : l10n.t('No branch or commit is linked to this story.');
}

/** Where ticks and commits do not tell the same. */
function Evidence({ git, links, criteria }: Required<Omit<StoryLinksProps, 'refusals'>>): JSX.Element | null {
  const progress = progressOf(criteria);
  const hasCommits = git.commits.length > 0 || links.some(({ kind }) => kind === 'commit');
  const evidence = evidenceOf(progress, hasCommits);
  if (evidence === 'openCriteria') {
    const { done, total } = progress;
    return (
      <p class="evidence">
        <Icon name="info" />
        {done === 0
          ? l10n.t('There are commits, and no acceptance criterion is ticked yet.')
          : l10n.t(
              'There are commits, and {0} of {1} acceptance criteria are not ticked yet.',
              total - done,
              total,
            )}
      </p>
    );
  }
  // What could not be looked through may hold the commit.
  if (evidence !== 'noCommits' || git.looking || git.missing !== undefined) return null;
  return (
    <p class="evidence">
      <Icon name="warning" />
      {l10n.t('Acceptance criteria are ticked, but no commit names this story.')}
    </p>
  );
}

/** Ticked criteria that have no commit beside them, where others have. */
function MissingCommits({ criteria }: Pick<StoryLinksProps, 'criteria'>): JSX.Element | null {
  const missing = tickedWithoutCommit(criteria);
  if (missing === 0) return null;
  const { done } = progressOf(criteria);
  return (
    <p class="evidence">
      <Icon name="info" />
      {l10n.t('{0} of {1} ticked acceptance criteria have no commit.', missing, done)}
    </p>
  );
}

function LinkItem({ link }: { readonly link: StoryLink }): JSX.Element {
  return (
    <li>
      <Icon name={linkIcons[link.kind] ?? 'link'} />
      <span class="visually-hidden">{kindName(link.kind)}</span>
      <bdi class={link.merged ? 'link-title merged' : 'link-title'}>
        {link.url === undefined ? link.title : <Link href={link.url}>{link.title}</Link>}
      </bdi>
      {link.summary && <bdi class="summary">{link.summary}</bdi>}
      {link.merged && <span class="badge">{l10n.t('merged')}</span>}
    </li>
  );
}

function kindName(kind: StoryLinkKind): string {
  if (kind === 'branch') return l10n.t('Branch:');
  if (kind === 'push') return l10n.t('Push:');
  return kind === 'commit' ? l10n.t('Commit:') : l10n.t('Link:');
}
