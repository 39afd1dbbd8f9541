import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import type { StoryLink } from '../src/domain/story';
import type { BranchView, CommitView, GitView } from '../src/page-views/git';
import { useActions } from './actions';
import { IconButton, LinkButton } from './controls';
import { formatTime } from './dates';
import { Icon } from './icon';
import { safeAddress } from './links';

/** Commits that are asked for each time. */
const page = 20;

interface InGitProps {
  readonly git: GitView;
  readonly links: readonly StoryLink[];
}

/** What the repositories have of the story. Each opens in the editor, and on the web where a remote has it. */
export function InGit({ git: { branches, commits, more }, links }: InGitProps): JSX.Element {
  const { send } = useActions();
  return (
    <>
      {branches.length > 0 && (
        <ul class="story-links" aria-label={l10n.t('Branches')}>
          {branches.map((branch) => (
            <Branch key={branch.id} branch={branch} link={linkOf(links, branch.linkIds)} />
          ))}
        </ul>
      )}
      {commits.length > 0 && (
        <ul class="story-links" aria-label={l10n.t('Commits')}>
          {commits.map((commit) => (
            <Commit key={commit.sha} commit={commit} link={linkOf(links, [commit.linkId])} />
          ))}
        </ul>
      )}
      {more !== undefined && (
        <p class="earlier">
          <LinkButton onClick={() => send({ do: 'moreCommits' })}>
            {l10n.t('Show {0} earlier commits', page)}
          </LinkButton>
        </p>
      )}
    </>
  );
}

function Branch({
  branch: { id, name, isCurrent, about, when, repository, url },
  link,
}: {
  readonly branch: BranchView;
  readonly link?: StoryLink;
}): JSX.Element {
  const { send } = useActions();
  return (
    <li aria-current={isCurrent ? true : undefined}>
      <Icon name="git-branch" />
      <span class="visually-hidden">{l10n.t('Branch:')}</span>
      <LinkButton
        label={l10n.t('{0}: show its changes', name)}
        onClick={() => send({ do: 'openBranch', branch: id })}
      >
        <bdi class="link-title">{name}</bdi>
      </LinkButton>
      {isCurrent && <span class="badge">{l10n.t('checked out')}</span>}
      <bdi class="summary">{[about, repository, when].filter(Boolean).join(' · ')}</bdi>
      <Beside name={name} link={link} url={url} />
    </li>
  );
}

function Commit({
  commit: { sha, subject, author, at, when, repository, url },
  link,
}: {
  readonly commit: CommitView;
  readonly link?: StoryLink;
}): JSX.Element {
  const { send } = useActions();
  const short = sha.slice(0, 8);
  return (
    <li>
      <Icon name="git-commit" />
      <span class="visually-hidden">{l10n.t('Commit:')}</span>
      <code class="sha">{short}</code>
      <LinkButton
        label={l10n.t('{0} {1}: show its changes', short, subject)}
        onClick={() => send({ do: 'openCommit', commit: sha })}
      >
        <bdi class="link-title">{subject}</bdi>
      </LinkButton>
      <span class="summary">
        <bdi>{[author, repository].filter(Boolean).join(' · ')}</bdi>
        {' · '}
        <time dateTime={at} title={formatTime(at)}>
          {when}
        </time>
      </span>
      <Beside name={short} link={link} url={url} />
    </li>
  );
}

/** Whether it is linked in the story too, and the way to its page on the web. */
function Beside({
  name,
  link,
  url = link?.url,
}: {
  readonly name: string;
  readonly link?: StoryLink;
  readonly url?: string;
}): JSX.Element | null {
  const { send } = useActions();
  const address = url === undefined ? undefined : safeAddress(url);
  if (!link && address === undefined) return null;
  return (
    <span class="beside">
      {link && (
        <span class="linked" title={l10n.t('Linked to the story')}>
          <Icon name="link" />
          <span class="visually-hidden">{l10n.t('Linked to the story')}</span>
        </span>
      )}
      {address !== undefined && (
        <IconButton
          label={l10n.t('Open {0} on the web', name)}
          icon="link-external"
          onClick={() => send({ do: 'openLink', href: address })}
        />
      )}
    </span>
  );
}

function linkOf(links: readonly StoryLink[], ids: readonly string[]): StoryLink | undefined {
  return links.find(({ globalId }) => ids.includes(globalId));
}
