import * as vscode from 'vscode';
import { branchName, typeWord } from '../domain/branch-name';
import type { StorySummary } from '../domain/story';
import type { Repository } from '../git/git-api';
import { headOf } from '../git/head';
import { gitUser } from '../git/user';
import { readSettings } from '../host/settings';
import { SourceError, type StorySource } from '../sources/story-source';
import { chooseBase } from './choose-base';
import { chooseRepository, whyNoRepository } from './choose-repository';
import { chooseTransition } from './choose-transition';
import { errorSentence } from './error-sentence';
import { fillTransition } from './fill-transition';
import { iconsAsText } from './icons-as-text';
import { knownKeys } from './known-keys';
import { listBranches } from './list-branches';
import { nameBranch } from './name-branch';
import { notPermitted } from './not-permitted';
import { pickSteps, type StepsQuestion } from './pick-steps';
import type { StartWorkNeeds } from './start-work';
import { takeSteps, type PreparedStep } from './take-steps';
import { offeredSteps, type KnownBranch, type Step } from './start-work-steps';

/** Asks what to do and does it. Nothing is changed before the last question is answered. */
export async function startWork(needs: StartWorkNeeds, key: string): Promise<void> {
  const { stories, repositories, current } = needs;
  const source = await stories.source();
  const title = vscode.l10n.t('Start Work on {0}', key);
  const whyNot = await whyNoRepository(repositories);
  const repository = whyNot ? undefined : await chooseRepository(repositories, title);

  const story = stories.summaries().find((one) => one.key === key) ?? (await source.story(key));
  const branches = repository ? await listBranches(repository) : [];
  const question = whatToAsk(needs, source, story, repository, branches, whyNot);
  const chosen = await pickSteps(question, title);
  if (chosen.length === 0) return;

  const prepared: PreparedStep[] = [];
  for (const step of chosen) {
    const ready = await prepare(needs, step, { source, story, repository, branches, title });
    if (ready) prepared.push(ready);
  }
  if (prepared.length === 0) return;
  await takeSteps(prepared, { source, stories, story, repository, current, log: needs.log });
}

async function whatToAsk(
  { stories, log, memory }: StartWorkNeeds,
  source: StorySource,
  story: StorySummary,
  repository: Repository | undefined,
  branches: readonly KnownBranch[],
  whyNoBranch: string | undefined,
): Promise<StepsQuestion> {
  const notes = whyNoBranch ? [whyNoBranch] : [];
  const orNote = async <T>(doing: string, asked: Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await asked;
    } catch (error) {
      if (!(error instanceof SourceError) || error.kind === 'not-signed-in') throw error;
      log.error(`${doing} ${story.key}`, error);
      const { message } = errorSentence(error, source.name);
      if (!notes.includes(message)) notes.push(message);
      return otherwise;
    }
  };
  const [me, transitions, may] = await Promise.all([
    orNote('Finding out who starts', source.me(), undefined),
    orNote('Finding the next status of', source.transitions(story.key), []),
    orNote('Finding out what is allowed for', source.permissions(story.key), undefined),
  ]);
  if (may?.assigning === false) notes.push(notPermitted('assigning', source.name));
  if (may?.moving === false) notes.push(notPermitted('moving', source.name));
  const { branchTemplate: template, branchTypes } = readSettings();
  const offered = offeredSteps({
    story,
    me: may?.assigning === false ? undefined : me,
    transitions,
    repository: repository && {
      head: branchOf(repository),
      branches,
      newBranch: branchName(template, {
        type: typeWord(story.type, branchTypes),
        key: story.key,
        summary: story.title,
        user: template.includes('{user}') ? (await gitUser(repository.rootUri))?.name : undefined,
        epic: story.epic?.key,
      }),
      known: knownKeys(stories),
    },
    lastStatus: memory.get<Record<string, string>>(statusMemory, {})[projectOf(story.key)],
  });
  return { title: titleOf(story), offered, notes, assignee: story.assignee?.name };
}

interface Place {
  readonly source: StorySource;
  readonly story: StorySummary;
  readonly repository: Repository | undefined;
  readonly branches: readonly KnownBranch[];
  readonly title: string;
}

/** Asks what a step still needs to know; `undefined` where the user chose to leave it. */
async function prepare(
  { repositories, memory }: StartWorkNeeds,
  step: Step,
  { source, story, repository, branches, title }: Place,
): Promise<PreparedStep | undefined> {
  switch (step.kind) {
    case 'create': {
      if (!repository) return undefined;
      const branch = await nameBranch(title, step.branch, branches);
      const base = await chooseBase(repository, repositories.folder(repository), branches, title);
      return { kind: 'create', branch, base };
    }
    case 'move': {
      const transition =
        step.transition ?? (await chooseTransition(await source.transitions(story.key), title));
      if (!transition) return undefined;
      const values = await fillTransition(transition, title);
      if (!step.transition) {
        const before = memory.get<Record<string, string>>(statusMemory, {});
        await memory.update(statusMemory, { ...before, [projectOf(story.key)]: transition.to.id });
      }
      return { kind: 'move', transition, values };
    }
    default:
      return step;
  }
}

const statusMemory = 'startWork.status';

function projectOf(key: string): string {
  return key.replace(/-[^-]*$/, '');
}

function branchOf({ state }: Repository): string | undefined {
  const head = headOf(state);
  return head.kind === 'branch' ? head.name : undefined;
}

function titleOf({ key, title }: StorySummary): string {
  return vscode.l10n.t('Start Work on {0}', iconsAsText(`${key} ${title}`));
}
