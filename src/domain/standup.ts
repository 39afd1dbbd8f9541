import type { Criterion } from './acceptance/criterion';
import type { Question } from './question';
import { dayIn, startOfDay } from './day';
import { daysWaiting } from './question-reminder';
import { isSame, type StandupFacts, type WorkCommit } from './standup-facts';
import { happenedTo, type WorkOnStory } from './standup-work';
import type { Person, RelatedStory, Status, StorySummary } from './story';
import { lastWorkingDay } from './working-day';

/** Whose stand-up it is. */
export interface Speaker extends Person {
  /** Key of the story of the branch that is checked out, where that is known. */
  readonly currentKey?: string;
}

export interface Plan {
  readonly story: StorySummary;
  readonly isCurrent: boolean;
  /** Texts of the criteria that are not done; absent where only `story.progress` is known. */
  readonly open?: readonly string[];
}

export type Blocker = { readonly story: StorySummary } & (
  | { readonly kind: 'flag' }
  | { readonly kind: 'waits'; readonly on: RelatedStory }
  | {
      readonly kind: 'question';
      readonly question: Question;
      /** Working days it has been waiting for. */
      readonly days: number;
      readonly isOverdue: boolean;
    }
);

/** What somebody has to say at a stand-up. */
export interface Standup {
  readonly person: Person;
  /** Stories something was done for, in the Product Owner's order. */
  readonly done: readonly WorkOnStory[];
  /** Commits that name no story that is known, the oldest first. */
  readonly otherCommits: readonly WorkCommit[];
  readonly today: readonly Plan[];
  readonly blockers: readonly Blocker[];
}

/** The time a stand-up looks at: from the start of the last working day. */
export function standupSince({
  now,
  timeZone,
  workingDays,
}: Pick<StandupFacts, 'now' | 'timeZone' | 'workingDays'>) {
  const today = dayIn(timeZone, now);
  const day = lastWorkingDay(today, workingDays);
  return { today, day, time: startOfDay(day, timeZone) };
}

/** What one person did since the last working day, is going to do, and is kept from. */
export function standupOf(facts: StandupFacts, person: Speaker): Standup {
  const { time } = standupSince(facts);
  const { done, otherCommits } = happenedTo(facts, person, time);
  const today = plansOf(facts, person);
  return {
    person: { id: person.id, name: person.name },
    done,
    otherCommits,
    today,
    blockers: blockersOf(facts, person),
  };
}

/** Everybody who has something to say, by name: who has a story that is not done, and who did something. */
export function teamStandup(facts: StandupFacts): Standup[] {
  const people = new Map<string, Person>();
  const add = (person: Person | undefined): void => {
    if (!person) return;
    const isKnown = [...people.values()].some((one) => isSame(one, person));
    if (!isKnown) people.set(person.id || person.name, person);
  };
  for (const { assignee } of facts.stories) add(assignee);
  for (const { events } of facts.histories) for (const { by } of events) add(by);
  for (const { question } of facts.questions) add(question.by);
  for (const { by } of facts.commits) add(by);
  return [...people.values()]
    .map((person) => standupOf(facts, person))
    .filter(({ done, otherCommits, today, blockers }) =>
      [done, otherCommits, today, blockers].some((part) => part.length > 0),
    )
    .sort((one, other) => (one.person.name < other.person.name ? -1 : 1));
}

/** The story that is checked out first, then what is under way. */
function plansOf({ stories, whole }: StandupFacts, person: Speaker): Plan[] {
  const current = stories.filter(({ key, status }) => key === person.currentKey && !isDone(status));
  const others = stories.filter(
    (story) => isOf(story, person) && story.status.category === 'inProgress' && !current.includes(story),
  );
  return [...current, ...others].map((story) => {
    const criteria = whole.get(story.key)?.criteria;
    const open = criteria?.filter(isOpen).map(({ text }) => text);
    return { story, isCurrent: current.includes(story), ...(open && { open }) };
  });
}

function blockersOf(facts: StandupFacts, person: Speaker): Blocker[] {
  const { questions, whole, now, timeZone, workingDays, remindAfter } = facts;
  return facts.stories
    .filter(({ status }) => !isDone(status))
    .flatMap((story): Blocker[] => {
      const isTheirs = isOf(story, person) || story.key === person.currentKey;
      const asked = questions.flatMap(({ key, question }): Blocker[] => {
        if (key !== story.key || question.state !== 'open') return [];
        if (!isSame(question.by, person) && !isTheirs) return [];
        const days = daysWaiting(question, now, timeZone, workingDays) ?? 0;
        const isOverdue = remindAfter > 0 && days >= remindAfter;
        return [{ kind: 'question', story, question, days, isOverdue }];
      });
      if (!isTheirs) return asked;
      const waits = (whole.get(story.key)?.relations ?? [])
        .filter(({ kind, story: other }) => kind === 'blockedBy' && !isDone(other.status))
        .map(({ story: on }): Blocker => ({ kind: 'waits', story, on }));
      return [...(story.flagged ? [{ kind: 'flag' as const, story }] : []), ...waits, ...asked];
    });
}

function isOf({ assignee }: StorySummary, person: Person): boolean {
  return assignee !== undefined && isSame(assignee, person);
}

function isDone({ category }: Status): boolean {
  return category === 'done';
}

function isOpen({ section, depth, checked, tickedText }: Criterion): boolean {
  return section === 'acceptance' && depth === 0 && (!checked || tickedText !== undefined);
}
