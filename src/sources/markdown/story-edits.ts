import type { QuestionDraft } from '../../domain/question';
import type { Person, Status, StoryLink } from '../../domain/story';
import { SourceError } from '../story-source';
import { setField } from './front-matter-edit';
import { withLink } from './link-list';
import { questionLines, questionSections, questionsTitle } from './question-list';
import { appendItem } from './sections';
import { fields, type StoryFile } from './story-file';
import { personOf } from './summaries';

/** One change of a story's file. */
export interface StoryEdit {
  /** The text with the change in it; the same text where there is nothing to change. */
  apply(file: StoryFile): string;
  /** Whether a file, read again, says what the change is for: what is written may be swallowed by what stands before it. */
  isDone(file: StoryFile): boolean;
}

/** Puts a person before others a story is assigned to, with an `@` where the others have one. */
export function assigned(person: Person): StoryEdit {
  return editOf(
    ({ assignees }) => assignees.some((name) => personOf(name, person) === person),
    ({ text, assignees }) => {
      const at = assignees.some((name) => name.startsWith('@')) ? '@' : '';
      return setField(text, fields.assignee, at + person.name);
    },
  );
}

export function moved(to: Status): StoryEdit {
  return editOf(
    ({ status }) => status.id === to.id,
    ({ text }) => setField(text, fields.status, to.name),
  );
}

export function linked(link: StoryLink): StoryEdit {
  // What the link leaves out is no difference.
  const told = (['kind', 'globalId', 'title', 'summary', 'url'] as const).filter(
    (name) => link[name] !== undefined,
  );
  return editOf(
    ({ links }) => links.some((known) => told.every((name) => known[name] === link[name])),
    ({ text, body }) => withLink(text, body, link),
  );
}

/** `at` is ISO 8601. */
export function asked(draft: QuestionDraft, by: string, at: string): StoryEdit {
  if (!/^[^\s*]+$/.test(draft.id) || !draft.text.trim())
    throw new SourceError('invalid', 'a question needs an id and words');
  return editOf(
    ({ questions }) => questions.some(({ id }) => id === draft.id),
    ({ text, body }) =>
      appendItem(text, questionSections(body)[0], questionsTitle, questionLines(draft, by, at)),
  );
}

function editOf(isDone: StoryEdit['isDone'], change: StoryEdit['apply']): StoryEdit {
  return { isDone, apply: (file) => (isDone(file) ? file.text : change(file)) };
}
