import type { Criterion } from './acceptance/criterion';
import type { Question } from './question';
import type { StoryHistory } from './story-history';
import type { Person, StoryRelation, StorySummary } from './story';
import type { WorkingDays } from './working-day';

/** What is known before a stand-up, of everybody. */
export interface StandupFacts {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** As IANA names it. */
  readonly timeZone: string;
  readonly workingDays: WorkingDays;
  /** In the Product Owner's order; sub-tasks too. */
  readonly stories: readonly StorySummary[];
  readonly histories: readonly StoryHistory[];
  /** What is known of stories that were read whole, by their keys. */
  readonly whole: ReadonlyMap<string, WholeStory>;
  readonly questions: readonly { readonly key: string; readonly question: Question }[];
  readonly commits: readonly WorkCommit[];
  /** Working days after which a question without an answer is overdue; 0 never. */
  readonly remindAfter: number;
}

export interface WholeStory {
  readonly criteria: readonly Criterion[];
  readonly relations: readonly StoryRelation[];
}

/** A commit as far as somebody tells of it. */
export interface WorkCommit {
  readonly sha: string;
  readonly message: string;
  /** When it was written, in milliseconds since the epoch. */
  readonly at: number;
  /** Its author; the id is the e-mail address, or who is signed in where it is theirs. */
  readonly by: Person;
  /** Name of the repository's folder. */
  readonly repository: string;
}

/**
 * One person has another id in Git than in Jira, and is told by the name then. Two people of one Jira may be called the same,
 * and are not.
 */
export function isSame(one: Person, other: Person): boolean {
  if (one.id !== '' && one.id === other.id) return true;
  return isCalled(one, other.name) && !(isKnownById(one) && isKnownById(other));
}

/** Git has addresses for ids, and files have names. */
function isKnownById(person: Person): boolean {
  return person.id !== '' && !person.id.includes('@') && !isCalled(person, person.id);
}

function isCalled({ name }: Person, other: string): boolean {
  return name.toLowerCase() === other.toLowerCase();
}
