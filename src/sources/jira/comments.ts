import type { Person, StoryComment } from '../../domain/story';
import type { Dialect } from './dialect';
import { personOf } from './people';
import { editedAt, type ReadComment, shownTo } from './question-comment';
import { isTypeable } from './typeable';

export interface CommentsReading {
  readonly dialect: Dialect;
  /** Who is signed in, where that is known. */
  readonly me?: Person;
  /** Web address of a comment. */
  readonly urlOf: (commentId: string) => string;
}

/** Comments that are no questions, as a story's page shows them. */
export function commentsOf(
  comments: readonly ReadComment[],
  { dialect, me, urlOf }: CommentsReading,
): Promise<StoryComment[]> {
  const read = comments.map(async ({ raw, document, at }) => {
    // Of a person who was deleted nothing is left but a name, and not always that.
    const by = personOf(raw.author) ?? { id: '', name: raw.author?.displayName ?? '' };
    const edited = editedAt(raw);
    const editable = me?.id === by.id && (await isTypeable(dialect, raw.body, document));
    return {
      ...{ id: raw.id, by, at },
      ...(edited && { editedAt: edited }),
      document,
      ...(editable && { editable }),
      ...shownTo(raw),
      url: urlOf(raw.id),
    };
  });
  return Promise.all(read);
}
