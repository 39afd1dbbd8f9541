import type { Criterion } from '../../domain/acceptance/criterion';
import { progressOf } from '../../domain/acceptance/progress';
import type { Answer, Question } from '../../domain/question';
import type { Person, Story } from '../../domain/story';
import { attachmentsOf } from './attachments';
import type { BacklogFiles } from './backlog-files';
import type { StoredStory } from './folder';
import { relationsOf } from './relations';
import { type createCriteria, documentOf } from './story-criteria';
import { commentsOf } from './story-comments';
import type { StoryFile } from './story-file';
import { type Backlog, personOf } from './summaries';

/** What a story is read with beside its file. */
export interface StoryReading {
  readonly backlog: Backlog;
  readonly files: Pick<BacklogFiles, 'sizeOf'>;
  readonly criteria: ReturnType<typeof createCriteria>;
  readonly me: Person | undefined;
}

/** A story as its page shows it: what its file says, and what the others say of it. */
export async function readStory(stored: StoredStory, reading: StoryReading): Promise<Story> {
  const { backlog, files, criteria, me } = reading;
  const { file } = stored;
  await criteria.see(file);
  const { criteria: found, vague, removedTicks } = await criteria.of(file);
  const summary = { ...backlog.summary(file, me, progressOf(found)), vague };
  const epicMetrics = backlog.metrics(summary.epic?.key);
  return {
    ...summary,
    reporter: file.reporter === undefined ? undefined : personOf(file.reporter, me),
    documents: [documentOf(file)],
    criteria: found,
    removedTicks,
    questions: questionsOf(file, found, me),
    links: file.links,
    comments: commentsOf(file, me),
    attachments: await attachmentsOf(files, stored),
    subtasks: backlog.below(file).map((one) => backlog.related(one, me)),
    relations: relationsOf(backlog, file, me),
    fixVersions: file.fixVersions.map((name) => ({ name, released: false })),
    epicGoal: backlog.goal(summary.epic?.key),
    ...(epicMetrics.length > 0 && { epicMetrics }),
    history: [],
  };
}

/** What a file says was asked, about its criteria as they are now. */
export function questionsOf(
  { questions }: Pick<StoryFile, 'questions'>,
  criteria: readonly Criterion[],
  me: Person | undefined,
): Question[] {
  return questions.map((question) => withCriterion(withPeople(question, me), criteria));
}

/** A question whose people are the ones they go by elsewhere: who works here by the own id. */
export function withPeople(question: Question, me: Person | undefined): Question {
  const known = (person: Person): Person => personOf(person.name, me) ?? person;
  const signed = (said: Answer): Answer => ({ ...said, by: known(said.by) });
  return {
    ...question,
    by: known(question.by),
    to: question.to.map(known),
    answers: question.answers.map(signed),
    followUps: question.followUps.map(signed),
  };
}

/** A question about a criterion as the story has it now: by its id, else by its words. */
export function withCriterion(question: Question, criteria: readonly Criterion[]): Question {
  const about = question.criterion;
  if (!about) return question;
  const now = criteria.find(({ id }) => id === about.id) ?? criteria.find(({ text }) => text === about.text);
  return now ? { ...question, criterion: { id: now.id, text: about.text } } : question;
}
