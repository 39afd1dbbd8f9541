import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import type { CriterionCommitView, CriterionView } from '../src/page-views/criteria';
import type { GitView } from '../src/page-views/git';
import { useActions } from './actions';
import { Link, LinkButton } from './controls';
import { Icon } from './icon';

interface CriterionCommitsProps {
  readonly criterion: CriterionView;
  /** What the repositories of the window have of the story, once that is known. */
  readonly git?: GitView;
}

/** The commits a criterion was satisfied by: they open in the editor where they are here, else on the web. */
export function CriterionCommits({
  criterion: { text, commits = [] },
  git,
}: CriterionCommitsProps): JSX.Element | null {
  if (commits.length === 0) return null;
  return (
    <ul class="criterion-commits" aria-label={l10n.t('Commits for: {0}', text)}>
      {commits.map((commit) => (
        <Commit key={commit.sha} commit={commit} git={git} />
      ))}
    </ul>
  );
}

function Commit({
  commit: { sha, subject, url },
  git,
}: {
  readonly commit: CriterionCommitView;
  readonly git?: GitView;
}): JSX.Element {
  const { send } = useActions();
  const here = git?.commits.find((one) => one.sha.startsWith(sha));
  const short = sha.slice(0, 8);
  const name = subject ?? here?.subject ?? '';
  const code = <code class="sha">{short}</code>;
  return (
    <li title={name || undefined}>
      <Icon name="git-commit" />
      {here ? (
        <LinkButton
          label={l10n.t('{0} {1}: show its changes', short, name)}
          onClick={() => send({ do: 'openCommit', commit: here.sha })}
        >
          {code}
        </LinkButton>
      ) : url === undefined ? (
        code
      ) : (
        <Link href={url}>{code}</Link>
      )}
    </li>
  );
}
