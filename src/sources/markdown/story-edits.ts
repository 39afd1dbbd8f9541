import { isDeepStrictEqual } from 'node:util';
import { oneLine } from '../../domain/one-line';
import type { QuestionDraft } from '../../domain/question';
import { plainText } from '../../domain/plain-text';
import type { Person, Status, StoryLink } from '../../domain/story';
import { type CommentDraft, SourceError } from '../story-source';
import { asKept, withComment, withCommentSaying } from './comment-list';
import { fieldName, readFrontMatter, textsOf } from './front-matter';
import { setField, splice } from './front-matter-edit';
import { removeEntry, removeField } from './front-matter-remove';
import { withLink, withoutLink } from './link-list';
import { questionLines, questionSections, questionsTitle } from './question-list';
import { appendItem } from './sections';
import { editOf, type StoryEdit } from './story-edit';
import { readMarkdown } from './markdown';
import { fields, isFlag } from './story-file';
import { assigneeOf, personOf } from './summaries';

/**
 * Puts a person before others a story is assigned to, with an `@` where the others have one. Who it was assigned to so
 * far goes, unless it is I who take it; all of them go where it is assigned to nobody.
 *
 * @param me who works here, as far as it is known
 */
export function assigned(to: Person | undefined, me: Person | undefined): StoryEdit {
  return editOf(
    (file) => (to ? assigneeOf(file, me)?.id === to.id : file.assignees.length === 0),
    (file) => {
      if (!to) return removeField(file.text, fields.assignee);
      const at = file.assignees.some((name) => name.startsWith('@')) ? '@' : '';
      const before = to.id === me?.id ? undefined : assigneeOf(file, me);
      const after = setField(file.text, fields.assignee, at + to.name);
      const front = readFrontMatter(after);
      const name = (front && fieldName(front, ...fields.assignee)) ?? fields.assignee[0];
      const ids = textsOf(front, name).map((one) => personOf(one, me)?.id);
      // From the last one on, so that the places of the others stay.
      return ids.reduceRight<string>(
        (text, id, index) =>
          index > 0 && (id === before?.id || id === to.id) ? removeEntry(text, name, index) : text,
        after,
      );
    },
  );
}

export function flagged(isFlagged: boolean): StoryEdit {
  return editOf(
    (file) => file.flagged === isFlagged,
    ({ text }) => {
      if (isFlagged) return setField(text, fields.flagged, 'true', 'bare');
      const after = removeField(text, fields.flagged);
      const labels = fields.labels.flatMap((name) =>
        textsOf(readFrontMatter(after), name).flatMap((label, index) =>
          isFlag(label) ? [{ name, index }] : [],
        ),
      );
      return labels.reduceRight<string>((all, { name, index }) => removeEntry(all, name, index), after);
    },
  );
}

export function estimated(points: number | undefined): StoryEdit {
  return editOf(
    (file) => file.points === points,
    ({ text }) =>
      points === undefined
        ? removeField(text, fields.points)
        : setField(text, fields.points, String(points), 'bare'),
  );
}

/** `at` is ISO 8601. */
export function commented({ id, text: said }: CommentDraft, by: string, at: string): StoryEdit {
  if (!/^[\w.-]+$/.test(id) || !said.trim())
    throw new SourceError('invalid', 'a comment needs an id and words');
  return editOf(
    ({ comments }) => comments.some((one) => one.id === id),
    ({ text, body }) => withComment(text, body, { id, by, at, said }),
  );
}

/** Rewrites a comment where it still says what it said, as plain text or as it was typed. */
export function commentEdited(id: string, said: string, was: string): StoryEdit {
  if (!said.trim()) throw new SourceError('invalid', 'a comment needs words');
  return editOf(
    ({ comments }) => comments.some((one) => one.id === id && one.text === asKept(said)),
    ({ text, comments }) => {
      const comment = comments.find((one) => one.id === id);
      if (!comment) throw new SourceError('not-found', `no comment ${id}`);
      if (![oneLine(was), wordsIn(asKept(was))].includes(wordsIn(comment.text)))
        throw new SourceError('conflict', 'the comment says something else meanwhile');
      return withCommentSaying(text, comment, said);
    },
  );
}

function wordsIn(markdown: string): string {
  return oneLine(plainText(readMarkdown(markdown).blocks));
}

export function moved(to: Status): StoryEdit {
  return editOf(
    ({ status }) => status.id === to.id,
    ({ text, statusAt }) =>
      statusAt
        ? splice(text, statusAt.start, statusAt.end, oneLine(to.name))
        : setField(text, fields.status, to.name),
  );
}

export function linked(link: StoryLink): StoryEdit {
  // What the link leaves out is no difference.
  const told = (['kind', 'globalId', 'title', 'summary', 'url'] as const).filter(
    (name) => link[name] !== undefined,
  );
  return editOf(
    ({ links }) =>
      links.some(
        (known) =>
          told.every((name) => known[name] === link[name]) &&
          (known.merged ?? false) === (link.merged ?? false) &&
          (!link.criteria || isDeepStrictEqual(idsOf(known), idsOf(link))),
      ),
    ({ text, body }) => withLink(text, body, link),
  );
}

function idsOf({ criteria = [] }: StoryLink): string[] {
  return criteria.map(({ id }) => id);
}

export function unlinked(globalId: string): StoryEdit {
  return editOf(
    ({ links }) => links.every((known) => known.globalId !== globalId),
    ({ text, body }) => withoutLink(text, body, globalId),
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
