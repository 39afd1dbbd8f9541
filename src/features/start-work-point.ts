import path from 'node:path';
import * as vscode from 'vscode';
import { branchName, typeWord } from '../domain/branch-name';
import type { Person, StorySummary } from '../domain/story';
import { baseBranch } from '../git/base-branch';
import type { Repository } from '../git/git-api';
import { headOf } from '../git/head';
import { GitError } from '../git/run-git';
import { uncommitted, type Uncommitted } from '../git/uncommitted';
import { gitUser } from '../git/user';
import { worktreeFolders } from '../git/worktrees';
import { readSettings } from '../host/settings';
import { SourceError, type StorySource, type Transition } from '../sources/story-source';
import type { Bases } from './choose-base';
import { errorSentence } from './error-sentence';
import { jiraAlone } from './fill-transition';
import { knownKeys } from './known-keys';
import { lastChoices } from './last-choices';
import { listBranches } from './list-branches';
import { notPermitted } from './not-permitted';
import type { StartWorkNeeds } from './start-work';
import { isPossible, offeredSteps, type KnownBranch } from './start-work-steps';
import type { LastChoices, OfferedStep } from './start-work-steps';

/** What work on a story can start with now, and what the questions about that have to know. */
export interface StartWorkPoint {
  readonly story: StorySummary;
  readonly me: Person | undefined;
  readonly offered: readonly OfferedStep[];
  /** What is not offered, and why. */
  readonly notes: readonly string[];
  readonly last: LastChoices;
  /** Those that can be made from here, and lead to another status. */
  readonly transitions: readonly Transition[];
  readonly inRepository?: InRepository;
}

export interface InRepository {
  readonly repository: Repository;
  /** Its name where it is one of several. */
  readonly name?: string;
  /** The newest first, without what is checked out in another worktree being left out. */
  readonly branches: readonly KnownBranch[];
  readonly bases: Bases;
  readonly changes: Uncommitted;
}

interface At {
  readonly source: StorySource;
  readonly story: StorySummary;
  readonly repository: Repository | undefined;
  /** Why there is no repository, as a sentence. */
  readonly whyNot: string | undefined;
}

/** Asks the source and git what can be done. What either does not tell is left out, with a note. */
export async function lookAround(needs: StartWorkNeeds, at: At): Promise<StartWorkPoint> {
  const { source, story, repository, whyNot } = at;
  const [ofSource, inRepository, newBranch] = await Promise.all([
    askSource(needs, source, story),
    repository && lookInto(needs, repository),
    repository && nameFor(story, repository),
  ]);
  const busy = inRepository && gitIsBusy(inRepository);
  const last = lastChoices(needs.memory, story.key);
  const { me, mayAssign, transitions } = ofSource;
  const notes = [whyNot, busy, ...ofSource.notes].filter((note) => note !== undefined);
  const offered = offeredSteps({
    story,
    me: mayAssign ? me : undefined,
    transitions,
    repository:
      inRepository && newBranch && !busy
        ? {
            head: branchOf(inRepository.repository),
            branches: inRepository.branches,
            newBranch,
            known: knownKeys(needs.stories),
          }
        : undefined,
    last,
  });
  const ways = transitions.filter((one) => isPossible(one) && one.to.id !== story.status.id);
  return { story, me, offered, notes, last, transitions: ways, inRepository };
}

async function askSource({ log }: StartWorkNeeds, source: StorySource, story: StorySummary) {
  const notes: string[] = [];
  const note = (text: string): void => void (notes.includes(text) || notes.push(text));
  const orNote = async <T>(doing: string, asked: Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await asked;
    } catch (error) {
      if (!(error instanceof SourceError) || error.kind === 'not-signed-in') throw error;
      log.error(`${doing} ${story.key}`, error);
      note(errorSentence(error, source.name).message);
      return otherwise;
    }
  };
  const [me, transitions, may] = await Promise.all([
    orNote('Finding out who starts', source.me(), undefined),
    orNote('Finding the next status of', source.transitions(story.key), []),
    orNote('Finding out what is allowed for', source.permissions(story.key), undefined),
  ]);
  if (may?.assigning === false) note(notPermitted('assigning', source.name));
  if (may?.moving === false) note(notPermitted('moving', source.name));
  for (const transition of transitions.filter(({ to }) => to.category === 'inProgress')) {
    const whyNot = jiraAlone(transition);
    if (whyNot) note(whyNot);
  }
  return { me, mayAssign: may?.assigning !== false, transitions, notes };
}

async function lookInto(
  { repositories, log }: StartWorkNeeds,
  repository: Repository,
): Promise<InRepository> {
  const folder = repositories.folder(repository);
  const orElse = async <T>(asked: Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await asked;
    } catch (error) {
      if (!(error instanceof GitError)) throw error;
      log.error('Looking into the repository', error);
      return otherwise;
    }
  };
  const [listed, worktrees, changes] = await Promise.all([
    listBranches(repository),
    orElse(worktreeFolders(folder), new Map<string, string>()),
    // Git itself refuses what it cannot do with changes that were not seen.
    orElse(uncommitted(folder), { files: 0, unmerged: false }),
  ]);
  const branches = listed.map((branch) =>
    branch.remote ? branch : { ...branch, worktree: worktrees.get(branch.name) },
  );
  const bases = {
    head: headOf(repository.state),
    standard: await baseBranch(repository, folder, branches),
  };
  const name = repositories.all.length > 1 ? path.basename(repository.rootUri.fsPath) : undefined;
  return { repository, name, branches, bases, changes };
}

/** Why no branch can be changed now, as a sentence. */
function gitIsBusy({ bases, changes }: InRepository): string | undefined {
  if (bases.head.kind === 'detached' && bases.head.rebasing) {
    return vscode.l10n.t('A rebase is under way. Finish or abort it before you change the branch.');
  }
  return changes.unmerged
    ? vscode.l10n.t(
        'There are conflicts to be resolved. Finish or abort the merge before you change the branch.',
      )
    : undefined;
}

async function nameFor(story: StorySummary, repository: Repository): Promise<string> {
  const { branchTemplate, branchTypes } = readSettings();
  return branchName(branchTemplate, {
    type: typeWord(story.type, branchTypes),
    key: story.key,
    summary: story.title,
    user: branchTemplate.includes('{user}') ? (await gitUser(repository.rootUri))?.name : undefined,
    epic: story.epic?.key,
  });
}

function branchOf({ state }: Repository): string | undefined {
  const head = headOf(state);
  return head.kind === 'branch' ? head.name : undefined;
}
