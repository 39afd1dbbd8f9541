import type { Person, StoryComment } from '../../domain/story';
import { readMarkdown } from './markdown';
import type { StoryFile } from './story-file';
import { personOf } from './summaries';

/** The comments of a file as a page shows them; those of who works here can be edited. */
export function commentsOf({ comments }: StoryFile, me: Person | undefined): StoryComment[] {
  return comments.map(({ id, by, at, text }) => {
    const person = personOf(by, me) ?? { id: by, name: by };
    const editable = person.id === me?.id;
    return { id, by: person, at, document: readMarkdown(text), ...(editable && { editable }) };
  });
}
