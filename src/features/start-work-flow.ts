import * as vscode from 'vscode';
import { shortened } from '../domain/shortened';
import type { Repository } from '../git/git-api';
import type { WantedBranch } from '../git/switch-branch';
import type { Transition, TransitionValues } from '../sources/story-source';
import { chooseBase, chooseOtherBase, hasBases, type Base } from './choose-base';
import { chooseChanges, type ChangesGo } from './choose-changes';
import { askRepository, whyNoRepository } from './choose-repository';
import { chooseTransition } from './choose-transition';
import { fillTransitionWithin } from './fill-transition';
import { iconsAsText } from './icons-as-text';
import { rememberChoices } from './last-choices';
import { askAll, back, type Question } from './multi-step';
import { nameBranch } from './name-branch';
import { pickSteps } from './pick-steps';
import type { PreparedStep } from './prepared-step';
import type { StartWorkNeeds } from './start-work';
import { lookAround, type InRepository, type StartWorkPoint } from './start-work-point';
import { toRemember, type Step } from './start-work-steps';
import { takeSteps } from './take-steps';
import { whileBusy } from './while-busy';

/** What is answered by now. What was answered about steps that are not taken any more is of no account. */
interface Answers {
  readonly repository?: Repository;
  readonly point?: StartWorkPoint;
  readonly steps?: readonly Step[];
  readonly base?: Base;
  /** The branch to start from where that is neither the default one nor what is checked out. */
  readonly otherBase?: string;
  readonly branch?: string;
  readonly changes?: ChangesGo;
  /** Where the story moves that was asked for; `null` leaves it as it is. */
  readonly moved?: Transition | null;
  readonly values?: TransitionValues;
}

/** Asks what to do and does it. Nothing but a fetch is done before the last question is answered. */
export async function startWork(needs: StartWorkNeeds, key: string): Promise<void> {
  const { stories, repositories, memory } = needs;
  const title = vscode.l10n.t('Start Work on {0}', key);
  const begin = async () => {
    const [source, whyNot] = await Promise.all([stories.source(), whyNoRepository(repositories)]);
    const story = stories.summaries().find((one) => one.key === key) ?? (await source.story(key));
    return { source, whyNot, story };
  };
  const { source, whyNot, story } = await whileBusy(title, vscode.l10n.t('What do you want to do?'), begin());

  const looked = new Map<Repository | undefined, Promise<StartWorkPoint>>();
  const look = (repository: Repository | undefined): Promise<StartWorkPoint> => {
    const looking = looked.get(repository) ?? lookAround(needs, { source, story, repository, whyNot });
    looked.set(repository, looking);
    return looking;
  };
  // A branch in another repository than the one that was meant is work to clean up: what VS Code selected is no answer.
  const repository = whyNot ? undefined : repositories.certain;
  const questions: Question<Answers>[] = [
    ...(whyNot || repository ? [] : [whichRepository(repositories.all, repositories.current)]),
    whichSteps(look),
    whichBase,
    whichOtherBase,
    whichName,
    whatOfChanges,
    whereTo,
    withWhat,
  ];
  const answers = await askAll(titleOf(title, story.title), questions, { repository });
  const { point, steps = [] } = answers;
  const prepared = prepare(answers);
  if (!point || steps.length === 0) return;
  const moved = asksWhereTo(answers) ? answers.moved : undefined;
  await rememberChoices(memory, key, toRemember(point, point.offered, steps, moved));
  if (prepared.length === 0) return;
  await takeSteps(prepared, { ...needs, source, story, me: point.me, repository: answers.repository });
}

function whichRepository(all: readonly Repository[], current: Repository | undefined): Question<Answers> {
  return {
    steps: () => 1,
    ask: async (answers, placed) => {
      const repository = await askRepository(all, answers.repository ?? current, placed(answers));
      if (repository === back) return back;
      if (repository === answers.repository) return { repository };
      // Another repository has other branches.
      return {
        repository,
        point: undefined,
        steps: undefined,
        base: undefined,
        otherBase: undefined,
        branch: undefined,
      };
    },
  };
}

function whichSteps(
  look: (repository: Repository | undefined) => Promise<StartWorkPoint>,
): Question<Answers> {
  return {
    steps: () => 1,
    ask: (answers, placed) =>
      pickSteps(look(answers.repository), answers.steps, (picked) => placed({ ...answers, ...picked })),
  };
}

const whichBase: Question<Answers> = {
  steps: (answers) => (basesOf(answers) ? 1 : 0),
  ask: async (answers, placed) => {
    const where = basesOf(answers);
    if (!where) return {};
    const base = await chooseBase(where.repository, where.bases, answers.base, placed(answers));
    return base === back ? back : { base };
  },
};

const whichOtherBase: Question<Answers> = {
  steps: (answers) => (basesOf(answers) && answers.base?.kind === 'another' ? 1 : 0),
  ask: async (answers, placed) => {
    const { branches = [] } = answers.point?.inRepository ?? {};
    const otherBase = await chooseOtherBase(branches, answers.otherBase, placed(answers));
    return otherBase === back ? back : { otherBase };
  },
};

const whichName: Question<Answers> = {
  steps: (answers) => (branchStep(answers)?.kind === 'create' ? 1 : 0),
  ask: async (answers, placed) => {
    const { branches = [] } = answers.point?.inRepository ?? {};
    const proposed = answers.branch ?? branchStep(answers)?.branch ?? '';
    const branch = await nameBranch(proposed, branches, placed(answers));
    return branch === back ? back : { branch };
  },
};

const whatOfChanges: Question<Answers> = {
  steps: (answers) => (branchStep(answers) && (changesOf(answers)?.files ?? 0) > 0 ? 1 : 0),
  ask: async (answers, placed) => {
    const { changes, bases } = answers.point?.inRepository ?? {};
    if (!changes || !bases) return {};
    const go = await chooseChanges(
      changes,
      {
        to: branchToBeOn(answers) ?? '',
        canStash: bases.head.kind !== 'unknown' && bases.head.commit !== undefined,
      },
      answers.changes,
      placed(answers),
    );
    return go === back ? back : { changes: go };
  },
};

const whereTo: Question<Answers> = {
  steps: (answers) => (asksWhereTo(answers) ? 1 : 0),
  ask: async (answers, placed) => {
    const { transitions = [] } = answers.point ?? {};
    const moved = await chooseTransition(transitions, answers.moved ?? null, placed(answers));
    return moved === back ? back : { moved };
  },
};

const withWhat: Question<Answers> = {
  steps: (answers) => transitionOf(answers)?.fields.length ?? 0,
  ask: async (answers, placed) => {
    const transition = transitionOf(answers);
    if (!transition) return {};
    const values = await fillTransitionWithin(placed(answers), transition, answers.values ?? {});
    return values === back ? back : { values };
  },
};

/** The steps that were chosen, with what was answered about them. */
function prepare(answers: Answers): PreparedStep[] {
  const { steps = [], changes = 'along', values = {} } = answers;
  return steps.flatMap((step): PreparedStep[] => {
    switch (step.kind) {
      case 'checkout':
      case 'create':
        return [{ kind: 'branch', wanted: wantedBranch(step, answers), changes }];
      case 'assign':
        return [step];
      case 'move': {
        const transition = transitionOf(answers);
        if (!transition) return [];
        const own = transition.fields.flatMap(({ id }) => (id in values ? [[id, values[id]] as const] : []));
        return [{ kind: 'move', transition, values: Object.fromEntries(own) as TransitionValues }];
      }
    }
  });
}

function wantedBranch(step: Step & { readonly branch: string }, answers: Answers): WantedBranch {
  if (step.kind === 'checkout') return { kind: 'checkout', branch: step.branch, remote: step.remote };
  const { base, otherBase, branch = step.branch } = answers;
  const asked = basesOf(answers) ? base : undefined;
  const ref = asked?.kind === 'default' ? asked.ref : asked?.kind === 'another' ? otherBase : undefined;
  return { kind: 'create', branch, base: ref };
}

type BranchStep = Extract<Step, { readonly kind: 'checkout' | 'create' }>;

function branchStep({ steps = [] }: Answers): BranchStep | undefined {
  return steps.find((step): step is BranchStep => step.kind === 'checkout' || step.kind === 'create');
}

function branchToBeOn(answers: Answers): string | undefined {
  const step = branchStep(answers);
  return step?.kind === 'create' ? (answers.branch ?? step.branch) : step?.branch;
}

/** Where a new branch can start from, as far as that is a question. */
function basesOf(answers: Answers): InRepository | undefined {
  const { inRepository } = answers.point ?? {};
  return branchStep(answers)?.kind === 'create' && inRepository && hasBases(inRepository.bases)
    ? inRepository
    : undefined;
}

function changesOf({ point }: Answers): InRepository['changes'] | undefined {
  return point?.inRepository?.changes;
}

function asksWhereTo({ steps = [] }: Answers): boolean {
  return steps.some((step) => step.kind === 'move' && !step.transition);
}

function transitionOf(answers: Answers): Transition | undefined {
  for (const step of answers.steps ?? []) {
    if (step.kind === 'move') return step.transition ?? answers.moved ?? undefined;
  }
  return undefined;
}

/** The number of the step stands behind the title, and is to be seen. */
function titleOf(title: string, story: string): string {
  return `${title} ${shortened(iconsAsText(story), 60)}`;
}
