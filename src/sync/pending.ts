import type { Block, Document, Inline } from '../domain/document';
import type { Person, Story, StoryComment, StoryLink, StorySummary } from '../domain/story';
import type { OpenWrite } from './outbox/open-writes';

/** A part of a story that a list or the head of its page shows. */
export type PendingPart = 'status' | 'assignee' | 'points' | 'flagged' | 'time';

/** A story as it will be when what the user did is at the source. */
export interface Pending<S extends StorySummary> {
  readonly story: S;
  /** What of it the source does not have yet. */
  readonly parts: ReadonlySet<PendingPart>;
  /** Ids of comments the source does not have as they are here; of a new one that of its draft. */
  readonly comments: ReadonlySet<string>;
}

/**
 * The story with its open writes in it, but for those the source refused. A list shows fewer parts than a whole story:
 * of that alone time, comments and links change.
 *
 * @param writes of this story, in order
 * @param me who writes, as far as it is known
 * @param read reads what was typed, Markdown, for showing it
 */
export function withPending<S extends StorySummary>(
  story: S,
  writes: readonly OpenWrite[],
  me?: Person,
  read: (markdown: string) => Document = typedLines,
): Pending<S> {
  const parts = new Set<PendingPart>();
  const comments = new Set<string>();
  let pending = story;
  const set = (part: PendingPart, change: Partial<StorySummary> | Pick<Story, 'time'>): void => {
    parts.add(part);
    pending = { ...pending, ...change };
  };
  const say = (id: string, all: readonly StoryComment[]): void => {
    comments.add(id);
    pending = { ...pending, comments: all };
  };
  for (const write of writes) {
    const { intention, state } = write;
    if (state === 'refused') continue;
    const whole = wholeOf(pending);
    switch (intention.do) {
      case 'move':
        set('status', { status: intention.transition.to });
        break;
      case 'assign':
        set('assignee', { assignee: assigneeOf(intention.to, pending.assignee, me) });
        break;
      case 'estimate':
        set('points', { points: intention.points });
        break;
      case 'flag':
        set('flagged', { flagged: intention.flagged });
        break;
      case 'logWork':
        if (whole) set('time', { time: worked(whole.time, intention.work.seconds) });
        break;
      case 'comment':
        if (whole) say(intention.comment.id, [...whole.comments, newComment(write, me, read)]);
        break;
      case 'editComment':
        if (whole?.comments.some(({ id }) => id === intention.id)) {
          const document = read(intention.text);
          const editedAt = new Date(write.at).toISOString();
          say(
            intention.id,
            whole.comments.map((one) => (one.id === intention.id ? { ...one, document, editedAt } : one)),
          );
        }
        break;
      case 'link':
        if (whole) pending = { ...pending, links: withLink(whole.links, intention.link) };
        break;
      case 'unlink':
        if (whole) pending = { ...pending, links: without(whole.links, intention.link) };
        break;
      default:
    }
  }
  return { story: pending, parts, comments };
}

/** The same of a list, in which most stories have no open writes. */
export function withAllPending(
  stories: readonly StorySummary[],
  writes: readonly OpenWrite[],
  me?: Person,
): readonly StorySummary[] {
  if (writes.length === 0) return stories;
  const byKey = new Map<string, OpenWrite[]>();
  for (const write of writes) byKey.set(write.key, [...(byKey.get(write.key) ?? []), write]);
  return stories.map((story) => {
    const own = byKey.get(story.key);
    return own ? withPending(story, own, me).story : story;
  });
}

/** What is said of criteria stays where the link does not say it. */
function withLink(links: readonly StoryLink[], link: StoryLink): readonly StoryLink[] {
  const before = links.find(({ globalId }) => globalId === link.globalId);
  if (!before) return [...links, link];
  const now = { ...link, criteria: link.criteria ?? before.criteria };
  return links.map((one) => (one === before ? now : one));
}

function without(links: readonly StoryLink[], link: Pick<StoryLink, 'globalId'>): readonly StoryLink[] {
  return links.filter(({ globalId }) => globalId !== link.globalId);
}

function wholeOf(story: StorySummary): Story | undefined {
  return 'comments' in story ? (story as Story) : undefined;
}

/** `before` where it goes to who is signed in and nobody knows yet who that is. */
function assigneeOf(
  to: Person | null | undefined,
  before: Person | undefined,
  me: Person | undefined,
): Person | undefined {
  if (to === undefined) return me ?? before;
  return to ?? undefined;
}

/** What is logged is taken off what remains, as sources do. */
function worked(time: Story['time'], seconds: number): Story['time'] {
  const { remaining, spent = 0 } = time ?? {};
  return {
    ...time,
    spent: spent + seconds,
    ...(remaining !== undefined && { remaining: Math.max(0, remaining - seconds) }),
  };
}

function newComment(
  { intention, at, by }: OpenWrite,
  me: Person | undefined,
  read: (markdown: string) => Document,
): StoryComment {
  const { id, text } = intention.do === 'comment' ? intention.comment : { id: '', text: '' };
  return {
    ...{ id, by: me ?? { id: by ?? '', name: '' } },
    ...{ at: new Date(at).toISOString(), document: read(text) },
  };
}

/** A paragraph for each run of lines: enough for the moment until the source has it. */
export function typedLines(markdown: string): Document {
  const runs = markdown.trim().split(/(?:\r?\n[ \t]*){2,}/);
  const blocks = runs.map((run): Block => {
    const children = run.split(/\r?\n/).flatMap((text, index): Inline[] => {
      return index === 0 ? [{ type: 'text', text }] : [{ type: 'break' }, { type: 'text', text }];
    });
    return { type: 'paragraph', children };
  });
  return { blocks };
}
