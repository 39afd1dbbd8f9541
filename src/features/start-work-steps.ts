import { namesStory, storyKeys, type KnownKeys } from '../domain/story-key';
import type { Person, StorySummary } from '../domain/story';
import type { Transition } from '../sources/story-source';

export type Step =
  /** A branch of the story that is there already; `remote` where only that has it. */
  | { readonly kind: 'checkout'; readonly branch: string; readonly remote?: string }
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
  /** Id of the status that stories of this project were last moved to. */
  readonly lastStatus?: string;
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
  const steps = [...local, ...remote].map(({ name, remote }): Step => ({
    kind: 'checkout',
    branch: name,
    remote,
  }));
  const taken = new Set(branches.map(({ name }) => name));
  if (head) taken.add(head);
  steps.push({ kind: 'create', branch: freeName(newBranch, taken) });
  return steps.map((step, at) => ({ step, picked: at === 0 && !onIt }));
}

function assignSteps({ story, me }: StartingPoint): OfferedStep[] {
  if (!me || story.assignee?.id === me.id) return [];
  return [{ step: { kind: 'assign' }, picked: story.assignee === undefined }];
}

/**
 * The one way into progress is taken; where there are several or none, the user chooses. A way that was chosen before in
 * the project is the one.
 */
function moveSteps({ story, transitions, lastStatus }: StartingPoint): OfferedStep[] {
  if (story.status.category === 'inProgress' || transitions.length === 0) return [];
  const picked = story.status.category === 'todo';
  const into = transitions.filter(({ to }) => to.category === 'inProgress');
  const last = into.filter(({ to }) => to.id === lastStatus);
  const [only, another] = last.length > 0 ? last : into;
  return [{ step: { kind: 'move', transition: another ? undefined : only }, picked }];
}

function freeName(name: string, taken: ReadonlySet<string | undefined>): string {
  let free = name;
  for (let number = 2; taken.has(free); number++) free = `${name}-${number}`;
  return free;
}
