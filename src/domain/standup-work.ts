import type { Question } from './question';
import { isSame, type StandupFacts, type WorkCommit } from './standup-facts';
import type { Person, Status, StorySummary } from './story';
import type { StoryHistory } from './story-history';
import { namesStory } from './story-key';

/** What somebody did for a story. */
export interface WorkOnStory {
  readonly story: StorySummary;
  /** The oldest first. */
  readonly commits: readonly WorkCommit[];
  /** Texts of criteria that were ticked, and still are. */
  readonly ticks: readonly string[];
  /** The statuses it went through, the first one before the first move; none where it did not move. */
  readonly moves: readonly Status[];
  readonly questions: readonly QuestionNews[];
}

/** `gotAnswer`: somebody answered a question of this person; `gaveAnswer`: this person answered another's. */
export interface QuestionNews {
  readonly kind: 'asked' | 'gotAnswer' | 'gaveAnswer';
  readonly question: Question;
  /** Who asked or answered, where that is somebody else. */
  readonly by?: Person;
}

/** What a person did since a time, in milliseconds since the epoch, by story. */
export function happenedTo(
  facts: StandupFacts,
  person: Person,
  since: number,
): { readonly done: WorkOnStory[]; readonly otherCommits: WorkCommit[] } {
  const { stories, histories, whole, questions } = facts;
  const own = once(facts.commits)
    .filter(({ at, by }) => at >= since && isSame(by, person))
    .sort((one, other) => one.at - other.at);
  const told = new Set<WorkCommit>();
  const byKey = new Map(histories.map((history) => [history.key, history]));
  const done = stories.flatMap((story): WorkOnStory[] => {
    const commits = own.filter(({ message }) => namesStory(message, story.key));
    for (const commit of commits) told.add(commit);
    const history = byKey.get(story.key);
    const isTheirs = story.assignee !== undefined && isSame(story.assignee, person);
    const isBy = (by: Person | undefined): boolean => (by ? isSame(by, person) : isTheirs);
    const ticked = whole.get(story.key)?.criteria.flatMap(({ text, checked, tick }) => {
      const by = tick?.by === undefined ? undefined : { id: tick.by, name: tick.by };
      return checked && isSince(tick?.at, since) && isBy(by) ? [text] : [];
    });
    const work = {
      story,
      commits,
      ticks: [...new Set([...ticksIn(history, isBy, since), ...(ticked ?? [])])],
      moves: movesIn(history, isBy, since),
      questions: questions
        .filter(({ key }) => key === story.key)
        .flatMap(({ question }) => newsOf(question, person, since)),
    };
    const parts = [work.commits, work.ticks, work.moves, work.questions];
    return parts.some((part) => part.length > 0) ? [work] : [];
  });
  return { done, otherCommits: own.filter((commit) => !told.has(commit)) };
}

/** Each once: what was cherry-picked or rebased says the same, written at the same time. */
function once(commits: readonly WorkCommit[]): WorkCommit[] {
  const all = new Map<string, WorkCommit>();
  for (const commit of commits) {
    const name = `${commit.at} ${commit.by.id} ${commit.message}`;
    if (!all.has(name)) all.set(name, commit);
  }
  return [...all.values()];
}

type IsBy = (by: Person | undefined) => boolean;

/** What was ticked, and not taken back later. */
function ticksIn(history: StoryHistory | undefined, isBy: IsBy, since: number): string[] {
  const ticks = new Map<string, boolean>();
  for (const event of history?.events ?? []) {
    if (event.kind !== 'tick' || !isSince(event.at, since)) continue;
    if (!event.checked) ticks.delete(event.criterion);
    else if (isBy(event.by)) ticks.set(event.criterion, true);
  }
  return [...ticks.keys()];
}

function movesIn(history: StoryHistory | undefined, isBy: IsBy, since: number): Status[] {
  const moves: Status[] = [];
  for (const event of history?.events ?? []) {
    if (event.kind !== 'status' || !isSince(event.at, since) || !isBy(event.by)) continue;
    if (moves.at(-1)?.id !== event.from.id) moves.push(event.from);
    moves.push(event.to);
  }
  return moves;
}

function newsOf(question: Question, person: Person, since: number): QuestionNews[] {
  const isOwn = isSame(question.by, person);
  const answer = question.answers.findLast(
    ({ by, at, isNudge }) => isSince(at, since) && !isNudge && isSame(by, person) !== isOwn,
  );
  const news: QuestionNews[] = [];
  if (isOwn && isSince(question.at, since)) news.push({ kind: 'asked', question });
  if (answer && isOwn) news.push({ kind: 'gotAnswer', question, by: answer.by });
  if (answer && !isOwn) news.push({ kind: 'gaveAnswer', question, by: question.by });
  return news;
}

function isSince(at: string | undefined, since: number): boolean {
  const time = Date.parse(at ?? '');
  return !Number.isNaN(time) && time >= since;
}
