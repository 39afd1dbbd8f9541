import { sprintDays, type SprintDay } from './sprint-days';
import type { Sprint } from './sprint';
import type { StorySummary } from './story';
import type { WorkingDays } from './working-day';
import { courseOf, type StoryCourse } from './story-course';
import { knownSince, type SprintHistory, type StoryEvent } from './story-history';

/** What became of a story in a sprint. */
export interface StoryInSprint {
  readonly story: StorySummary;
  /** As estimated when the sprint began, where the story was in it then. */
  readonly pointsBefore?: number;
  /** As estimated at the end, or now. */
  readonly points?: number;
  /** It was in the sprint when that began. */
  readonly isCommitted: boolean;
  /** It came later. */
  readonly isAdded: boolean;
  /** It was taken out of the sprint, and not put in again. */
  readonly isRemoved: boolean;
  readonly isDone: boolean;
  /** It was done when the sprint began. */
  readonly wasDone: boolean;
  /** ISO 8601: when it was done last, in this sprint. */
  readonly doneAt?: string;
  /** How often work on it began again after it was done, in this sprint. */
  readonly reopened: number;
  /** What happened to it in the sprint, the oldest first. */
  readonly events: readonly StoryEvent[];
}

/** Of stories, and of points where they are estimated. */
export interface Amount {
  readonly stories: number;
  readonly points: number;
}

/**
 * What was done in a sprint. It adds up: committed + added − removed + reestimated = scope = done + left. A story that came
 * and went counts in none of them.
 */
export interface SprintReport {
  readonly sprint: Sprint;
  /** What is counted: points, or stories where none of them is estimated. */
  readonly unit: 'points' | 'stories';
  /** Milliseconds since the epoch: up to when it is counted. */
  readonly until: number;
  readonly isOver: boolean;
  readonly committed: Amount;
  readonly added: Amount;
  readonly removed: Amount;
  /** More points, or fewer, by other estimates of stories that were and are in it. */
  readonly reestimated: number;
  readonly scope: Amount;
  readonly done: Amount;
  /** Not done: carried over, where the sprint is over. */
  readonly left: Amount;
  /** Stories in the scope that nobody estimated. */
  readonly unestimated: number;
  /** In the source's order. */
  readonly stories: readonly StoryInSprint[];
  /** From the day it began to the day it ends; none where the sprint has no dates. */
  readonly days: readonly SprintDay[];
  /** What was left when it began. */
  readonly atStart: number;
  /** ISO 8601: what happened before is not known of all stories. */
  readonly knownSince?: string;
}

export interface ReportClock {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** As IANA names it: days begin and end there. */
  readonly timeZone: string;
  /** Monday to Friday where absent. */
  readonly working?: WorkingDays;
}

/** What became of what was in a sprint, by the histories of its stories. */
export function sprintReport({ sprint, stories }: SprintHistory, clock: ReportClock): SprintReport {
  const [start, until] = period(sprint, clock.now);
  const courses = stories.map(({ story, history }) => courseOf(story, history, sprint.id));
  const found = courses.flatMap((course) => storyInSprint(course, start, until) ?? []);
  const scope = found.filter(({ isRemoved }) => !isRemoved);
  const stayed = scope.filter(({ isCommitted }) => isCommitted);
  const wasEstimated = found.some(({ points, pointsBefore }) => (points ?? pointsBefore) !== undefined);
  const unit = wasEstimated ? 'points' : 'stories';
  const measure = (course: StoryCourse, at: number): number =>
    unit === 'stories' ? 1 : (course.points(at) ?? 0);
  const left = (at: number): number =>
    sum(courses, (course) => (course.isIn(at) && !course.isDone(at) ? measure(course, at) : 0));
  const whole = knownSince(
    stories.map(({ history }) => history),
    start,
  );
  const before = (one: StoryInSprint): number => one.pointsBefore ?? 0;
  const after = (one: StoryInSprint): number => one.points ?? 0;
  return {
    ...{ sprint, unit, until },
    isOver: sprint.state === 'closed',
    committed: amount(
      found.filter(({ isCommitted }) => isCommitted),
      before,
    ),
    added: amount(
      scope.filter(({ isAdded }) => isAdded),
      after,
    ),
    removed: amount(
      found.filter(({ isCommitted, isRemoved }) => isCommitted && isRemoved),
      before,
    ),
    reestimated: sum(stayed, (one) => after(one) - before(one)),
    scope: amount(scope, after),
    done: amount(
      scope.filter(({ isDone }) => isDone),
      after,
    ),
    left: amount(
      scope.filter(({ isDone }) => !isDone),
      after,
    ),
    unestimated: scope.filter(({ points }) => points === undefined).length,
    stories: found,
    days: sprintDays(
      sprint,
      { ...clock, until },
      {
        left,
        scope: (at) => sum(courses, (course) => (course.isIn(at) ? measure(course, at) : 0)),
        done: (at) =>
          sum(courses, (course) => (course.isIn(at) && course.isDone(at) ? measure(course, at) : 0)),
      },
    ),
    atStart: left(start),
    ...(whole && { knownSince: whole }),
  };
}

/** From when to when it is counted; a sprint without dates as it is now. */
function period(sprint: Sprint, now: number): [start: number, until: number] {
  const closed = sprint.complete ?? (sprint.state === 'closed' ? sprint.end : undefined);
  const until = closed === undefined ? now : Math.min(Date.parse(closed), now);
  const start = sprint.start === undefined ? until : Math.min(Date.parse(sprint.start), until);
  return [start, until];
}

/** `undefined` for one that was in it at no time. */
function storyInSprint(course: StoryCourse, start: number, until: number): StoryInSprint | undefined {
  const { story, history } = course;
  const isDuring = (at: string): boolean => Date.parse(at) > start && Date.parse(at) <= until;
  const events = history.events.filter(({ at }) => isDuring(at));
  const isCommitted = course.isIn(start);
  const isThere = course.isIn(until);
  // A story can be written into a sprint that runs, and nothing is told of that but when it was written.
  const times = [...(history.created === undefined ? [] : [history.created]), ...events.map(({ at }) => at)];
  const cameBy = times.some((at) => isDuring(at) && course.isIn(Date.parse(at)));
  if (!isCommitted && !isThere && !cameBy) return undefined;
  const [pointsBefore, points] = [isCommitted ? course.points(start) : undefined, course.points(until)];
  const isDone = course.isDone(until);
  const finished = events.filter(
    (event) => event.kind === 'status' && event.to.category === 'done' && event.from.category !== 'done',
  );
  const reopened = events.filter(
    (event) => event.kind === 'status' && event.from.category === 'done' && event.to.category !== 'done',
  ).length;
  const doneAt = isDone ? finished.at(-1)?.at : undefined;
  return {
    ...{ story, isCommitted, isAdded: !isCommitted, isRemoved: !isThere, isDone, reopened, events },
    wasDone: isCommitted && course.isDone(start),
    ...(pointsBefore !== undefined && { pointsBefore }),
    ...(points !== undefined && { points }),
    ...(doneAt && { doneAt }),
  };
}

function amount(stories: readonly StoryInSprint[], points: (one: StoryInSprint) => number): Amount {
  return { stories: stories.length, points: sum(stories, points) };
}

function sum<T>(all: readonly T[], of: (one: T) => number): number {
  // Halves and tenths of points are usual, and are not to leave crumbs.
  return Math.round(all.reduce((total, one) => total + of(one), 0) * 1000) / 1000;
}
