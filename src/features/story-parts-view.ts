import * as vscode from 'vscode';
import { documentMarkdown } from '../domain/document-markdown';
import { isPictureName } from '../domain/image-type';
import { changesSince, type Look } from '../domain/look';
import type {
  Attachment,
  RelatedStory,
  Story,
  StoryChange,
  StoryComment,
  StoryPart,
  StoryTime,
} from '../domain/story';
import { writeWorkTime } from '../domain/work-time';
import type {
  AttachmentView,
  ChangesView,
  CommentView,
  HistoryView,
  RelatedStoryView,
} from '../page-views/story-parts';
import { ago } from './ago';

/** What tells whether something is new to the reader. */
interface Seen {
  /** The story's last change that was seen, ISO 8601; absent where it was never looked at: then nothing is new. */
  readonly seen?: string;
  /** Name of the reader, whose own doing is no news. */
  readonly me?: string;
}

export function commentView(
  comment: StoryComment,
  { pending, seen, me }: Seen & { readonly pending: ReadonlySet<string> },
): CommentView {
  const { id, by, at, editedAt, document, editable, visibleTo, url } = comment;
  const when = ago(Date.parse(at));
  return {
    ...{ id, at, visibleTo, url },
    by: by.name || me || vscode.l10n.t('You'),
    when: editedAt ? vscode.l10n.t('{0}, edited {1}', when, ago(Date.parse(editedAt))) : when,
    blocks: document.blocks,
    editing: editable && !pending.has(id) ? documentMarkdown(document.blocks) : undefined,
    isNew: isNew(editedAt ?? at, by.name, { seen, me }),
    pending: pending.has(id),
  };
}

export function historyView({ id, by, at, items }: StoryChange, seen: Seen): HistoryView {
  return { id, by, when: ago(Date.parse(at)), isNew: isNew(at, by, seen), items };
}

function isNew(at: string, by: string | undefined, { seen, me }: Seen): boolean {
  return seen !== undefined && Date.parse(at) > Date.parse(seen) && (me === undefined || by !== me);
}

export function attachmentView({ id, name, mimeType = '', size, by, at }: Attachment): AttachmentView {
  const about = [size === undefined ? undefined : sizeWords(size), by, at && ago(Date.parse(at))];
  return {
    ...{ id, name },
    about: about.filter(Boolean).join(' · '),
    isImage: /^image\//i.test(mimeType) || (!mimeType && isPictureName(name)),
  };
}

export function relatedView({ key, title, type, status, assignee }: RelatedStory): RelatedStoryView {
  return { key, title, kind: type.kind, status, assignee: assignee?.name };
}

/** `undefined` where the story is as it was seen. */
export function changesView(look: Look, story: Story): ChangesView | undefined {
  const changes = changesSince(look, story);
  return changes && { ...changes, since: vscode.l10n.t('Changed since you last looked, {0}', ago(look.at)) };
}

export function timeWords(time: StoryTime | undefined): string | undefined {
  if (!time) return undefined;
  const { spent = 0, remaining, estimated } = time;
  if (spent === 0 && remaining === undefined && estimated === undefined) return undefined;
  const words = [
    estimated === undefined || estimated === 0
      ? vscode.l10n.t('{0} logged', writeWorkTime(spent))
      : vscode.l10n.t('{0} of {1} logged', writeWorkTime(spent), writeWorkTime(estimated)),
    remaining === undefined ? undefined : vscode.l10n.t('{0} left', writeWorkTime(remaining)),
  ];
  return words.filter(Boolean).join(', ');
}

/** Says which parts may be older than the rest. */
export function unreadWords(parts: readonly StoryPart[] | undefined, source: string): string | undefined {
  if (!parts || parts.length === 0) return undefined;
  const names: Readonly<Record<StoryPart, string>> = {
    comments: vscode.l10n.t('comments and questions'),
    links: vscode.l10n.t('branches and commits'),
    history: vscode.l10n.t('the history'),
    epic: vscode.l10n.t('the epic'),
  };
  return vscode.l10n.t(
    '{0} did not give everything this time: {1} may be older than the rest.',
    source,
    parts.map((part) => names[part]).join(', '),
  );
}

function sizeWords(bytes: number): string {
  const [value, unit] =
    bytes < 1024 * 1024
      ? [Math.max(1, Math.round(bytes / 1024)), 'kilobyte']
      : [bytes / 1024 / 1024, 'megabyte'];
  return new Intl.NumberFormat(vscode.env.language, {
    style: 'unit',
    unit,
    maximumFractionDigits: 1,
  }).format(value);
}
