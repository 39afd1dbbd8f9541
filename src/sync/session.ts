import type { Person, StorySummary } from '../domain/story';
import type { SourceError, StorySource } from '../sources/story-source';
import { fileNameOf } from './file-name';
import { forgetPlaces, statePrefix } from './forget-places';
import { createListeners } from './listeners';
import { createLooks, type Looks } from './looks';
import { createKeptOutlook, type KeptOutlook } from './kept-outlook';
import type { JournalFolder } from './outbox/journal';
import type { Lease } from './outbox/lease';
import { Outbox } from './outbox/outbox';
import type { OutboxTimings } from './outbox/sender';
import { withAllPending } from './pending';
import { QuestionIndex, type KnownQuestion } from './question-index';
import { QuestionReading } from './question-reading';
import { Refresh } from './refresh';
import { SeenAnswers } from './seen-answers';
import { SeenOrder } from './seen-order';
import { createSprintHistories, type SprintHistories } from './sprint-histories';
import { StoryStore, type StateStorage } from './story-store';

/** Everything that belongs to one source: what is known of it, how that is renewed, and what still has to be written. */
export interface Session {
  /** Names the source and what was chosen of it; choices are kept under it. */
  readonly place: string;
  readonly source: StorySource;
  /** Who it was that signed in here, until the source says who it is. */
  readonly signedInAs?: Person;
  readonly store: StoryStore;
  readonly refresh: Refresh;
  readonly outbox: Outbox;
  /** Stories of a list as they will be when what `me` did is at the source. */
  pending(stories: readonly StorySummary[], me?: Person): readonly StorySummary[];
  /** What was last seen of its stories. */
  readonly looks: Looks;
  /** In which order they were last seen. */
  readonly seenOrder: SeenOrder;
  /** What was in its sprints. */
  readonly sprintHistories: SprintHistories;
  /** Where the product goes. */
  readonly outlook: KeptOutlook;
  /** What was asked about them. */
  readonly questions: QuestionIndex;
  /** Tells of the questions to which somebody said something that is news to the user. */
  onAnswers(listener: (answered: readonly KnownQuestion[]) => void): { dispose(): void };
  /** Resolves when no question is being read any more. */
  questionsRead(): Promise<void>;
  /** Resolves when nothing of it is at work any more. */
  dispose(): Promise<void>;
}

export interface SessionOptions extends Pick<Session, 'signedInAs'> {
  readonly source: StorySource;
  readonly storage: StateStorage;
  readonly place: string;
  /** Of the source, whatever of it was chosen, and shared by all windows. */
  readonly journal: JournalFolder;
  readonly lease: Lease;
  /** Id of the one sprint to show; `undefined` shows the active ones. */
  readonly chosenSprint: () => string | undefined;
  /** Key of the story the user works on, as far as it is known. */
  readonly currentStory?: () => string | undefined;
  readonly now: () => number;
  readonly onProblem: (doing: string, error: unknown) => void;
  readonly timings?: Partial<OutboxTimings>;
}

/** Opens a source with what was last known of it. */
export async function openSession(options: SessionOptions): Promise<Session> {
  const { place, source, signedInAs, journal, lease, now, onProblem, timings } = options;
  const onFailure = (doing: string, error: SourceError): void => onProblem(doing, error);
  const name = statePrefix + fileNameOf(place);
  const store = new StoryStore(options.storage, name, onProblem, now);
  await store.load();
  // It may take its time; the folder is made with the first write.
  forgetPlaces(options.storage, name, now()).catch((error) => onProblem('Forgetting old places', error));
  const refresh = new Refresh(source, store, options.chosenSprint, now, onFailure);
  /** A reading that began before something was written may not have it. */
  const renew = async (key: string): Promise<void> => {
    const isRunning = refresh.storyAttempt(key).kind === 'running';
    await refresh.story(key);
    if (isRunning) await refresh.story(key);
  };
  const onWritten = (key: string): void => void renew(key);
  const outbox = new Outbox({
    ...{ journal, lease, source, signedInAs, store, now, onProblem, onWritten, timings },
    onFailure: (key, doing, error) => {
      onFailure(doing, error);
      // What moved meanwhile is shown beside what the user did.
      if (error.kind === 'conflict') void renew(key);
    },
  });
  await outbox.open();
  const seen = new SeenAnswers(options.storage, place, onProblem);
  await seen.load();
  const seenOrder = new SeenOrder(options.storage, place, onProblem);
  await seenOrder.load();
  const questions = new QuestionIndex({ store, outbox, seen, me: () => reading.me ?? signedInAs });
  const answered = createListeners<readonly KnownQuestion[]>();
  const reading = new QuestionReading({
    ...{ source, store, now, onFailure },
    currentStory: options.currentStory ?? (() => undefined),
    onRead: () => {
      const news = questions.news(now());
      if (news.length > 0) answered.tell(news);
    },
  });
  // Where the source answers again, it takes what it did not take before.
  refresh.onChange((key) => {
    const attempt = key === undefined ? refresh.sprintsAttempt : refresh.storyAttempt(key);
    if (attempt.kind === 'done') outbox.retry();
    if (key === undefined && attempt.kind === 'done') void reading.read(attempt.isAnew);
  });
  const kept = { source, storage: options.storage, place, now, onProblem };
  return {
    ...{ place, source, signedInAs, store, refresh, outbox },
    looks: createLooks(options.storage, place),
    sprintHistories: createSprintHistories(kept),
    outlook: createKeptOutlook(kept),
    seenOrder,
    questions,
    questionsRead: () => reading.ended(),
    onAnswers: (listener) => answered.add(listener),
    pending: (stories, me) => withAllPending(stories, outbox.writes(), me),
    dispose: async () => {
      refresh.cancel();
      reading.cancel();
      await Promise.all([outbox.dispose(), store.saved(), seen.saved(), seenOrder.saved()]);
    },
  };
}
