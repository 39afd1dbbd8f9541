import { namesStory, storyKeys, type KnownKeys } from '../domain/story-key';
import type { Person, StorySummary } from '../domain/story';
import type { Transition } from '../sources/story-source';

export type Step =
  /** A branch of the story that is there already; `remote` where only that has it. */
  | {
      readonly kind: 'checkout';
      readonly branch: string;
      readonly remote?: string;
      /** The worktree that has it checked out; git checks a branch out once. */
      readonly worktree?: string;
    }
  | { readonly kind: 'create'; readonly branch: string }
  | { readonly kind: 'assign' }
  /** Without a transition the user chooses one. */
  | { readonly kind: 'move'; readonly transition?: Transition };

export interface OfferedStep {
  readonly step: Step;
  /** Chosen unless the user says otherwise. */
  readonly picked: boolean;
}

/** A branch as git lists it: `remote` is set where it is one of a remote, and left out of the name. */
export interface KnownBranch {
  readonly name: string;
  readonly remote?: string;
  /** Folder of another worktree that has it checked out. */
  readonly worktree?: string;
}

/** What somebody chose when they last started work in a project. */
export interface LastChoices {
  readonly assign?: boolean;
  readonly move?: boolean;
  /** Id of the status a story was moved to, where there was not one way into progress. */
  readonly status?: string;
}

export interface StartingPoint {
  readonly story: StorySummary;
  readonly me?: Person;
  readonly transitions: readonly Transition[];
  /** Absent where there is no repository: no branch is offered then. */
  readonly repository?: {
    /** The branch that is checked out. */
    readonly head?: string;
    readonly branches: readonly KnownBranch[];
    /** A name for a new branch. */
    readonly newBranch: string;
    readonly known: KnownKeys;
  };
  readonly last: LastChoices;
}

/** What starting work on a story can do now, in the order it is done. At most one step about a branch is picked. */
export function offeredSteps(point: StartingPoint): OfferedStep[] {
  return [...branchSteps(point), ...assignSteps(point), ...moveSteps(point)];
}

function branchSteps({ story, repository }: StartingPoint): OfferedStep[] {
  if (!repository) return [];
  const { head, branches, newBranch, known } = repository;
  // There may be thousands of branches: what does not hold the key is not looked at more closely.
  const ofStory = ({ name }: KnownBranch): boolean =>
    namesStory(name, story.key) && storyKeys(name, known).some(({ key }) => key === story.key);
  const onIt = head !== undefined && ofStory({ name: head });
  const local = branches.filter((branch) => !branch.remote && branch.name !== head && ofStory(branch));
  const names = new Set([head, ...local.map(({ name }) => name)]);
  const remote = branches.filter((branch) => branch.remote && !names.has(branch.name) && ofStory(branch));
  const steps = [...local, ...remote].map(({ name, ...where }): Step => ({
    kind: 'checkout',
    branch: name,
    ...where,
  }));
  const taken = new Set(branches.map(({ name }) => name));
  if (head) taken.add(head);
  steps.push({ kind: 'create', branch: freeName(newBranch, taken) });
  const first = steps.find((step) => step.kind !== 'checkout' || step.worktree === undefined);
  return steps.map((step) => ({ step, picked: step === first && !onIt }));
}

/** Nobody's story is taken away unasked, whatever was chosen before. */
function assignSteps({ story, me, last }: StartingPoint): OfferedStep[] {
  if (!me || story.assignee?.id === me.id) return [];
  return [{ step: { kind: 'assign' }, picked: story.assignee === undefined && last.assign !== false }];
}

/**
 * The one way into progress is taken; where there are several or none, the user chooses, once in a project: that is the
 * way then, beside which the question stays offered. A story is never closed for having been closed before.
 */
function moveSteps({ story, transitions, last }: StartingPoint): OfferedStep[] {
  const possible = transitions.filter(isPossible);
  if (story.status.category === 'inProgress' || possible.length === 0) return [];
  const picked = story.status.category === 'todo' && last.move !== false;
  const [into, another] = transitions.filter(({ to }) => to.category === 'inProgress');
  if (into && !another && isPossible(into)) return [{ step: { kind: 'move', transition: into }, picked }];
  const before = possible.find(({ to }) => to.id === last.status && to.category !== 'done');
  const ask = { kind: 'move' } as const;
  if (!before) return [{ step: ask, picked }];
  return [
    { step: { kind: 'move', transition: before }, picked },
    { step: ask, picked: false },
  ];
}

/** False where a transition wants what only the source's own form can fill in. */
export function isPossible({ fields }: Transition): boolean {
  return fields.every(({ kind }) => kind !== 'other');
}

/** True where of the two only one can be taken. */
export function excludes(one: Step, other: Step): boolean {
  const isBranch = ({ kind }: Step): boolean => kind === 'checkout' || kind === 'create';
  return one !== other && (isBranch(one) ? isBranch(other) : one.kind === other.kind);
}

/**
 * What is remembered of a choice for the next story of the project: only what was the user's to choose without a reason
 * that lies in this story, such as another assignee.
 *
 * @param moved where the user let it move when asked, `null` where it stays; absent where nothing was asked
 */
export function toRemember(
  { story, last }: Pick<StartingPoint, 'story' | 'last'>,
  offered: readonly OfferedStep[],
  chosen: readonly Step[],
  moved?: Transition | null,
): LastChoices {
  const isOffered = (kind: Step['kind']): boolean => offered.some(({ step }) => step.kind === kind);
  const isChosen = (kind: Step['kind']): boolean => chosen.some((step) => step.kind === kind);
  const assign = isOffered('assign') && story.assignee === undefined ? isChosen('assign') : last.assign;
  const isMovable = isOffered('move') && story.status.category === 'todo';
  const move = isMovable ? isChosen('move') && moved !== null : last.move;
  const status = moved && story.status.category === 'todo' ? moved.to.id : last.status;
  return {
    ...(assign !== undefined && { assign }),
    ...(move !== undefined && { move }),
    ...(status !== undefined && { status }),
  };
}

function freeName(name: string, taken: ReadonlySet<string | undefined>): string {
  let free = name;
  for (let number = 2; taken.has(free); number++) free = `${name}-${number}`;
  return free;
}
