import * as v from 'valibot';
import type { Block, Inline } from './domain/document';
import type { ChangesSince } from './domain/look';
import type { QuestionState } from './domain/question';
import type { FixVersion, StoryKind, StatusCategory, StoryLink, StoryRelation } from './domain/story';
import type { TickKeeper } from './domain/acceptance/criterion';

/**
 * Every message between the extension and the story page.
 *
 * The page says `ready`; the extension answers with whole, numbered snapshots of what the page shows (a hidden page
 * loses messages, so never deltas). The page sends intentions, never command names; every intention is answered by one
 * `settled` with its number.
 */
export const protocolVersion = 1;

export interface CriterionView {
  readonly id: string;
  readonly text: string;
  readonly content: readonly Inline[];
  readonly details: readonly Block[];
  readonly checked: boolean;
  readonly keeper: TickKeeper;
  readonly group?: string;
  readonly depth: number;
  readonly section: 'acceptance' | 'done';
  /** "Ticked by Ana, 3 days ago", ready to show. */
  readonly tickedBy?: string;
  /** The text it had when it was ticked, where that differs. */
  readonly tickedText?: string;
  /** The text before the edit that ticked it, where that edit reworded it too. */
  readonly textBeforeTick?: string;
  /** A tick of the user's that was not written, since the criterion said something else when it was made. */
  readonly refused?: { readonly id: string; readonly text: string; readonly checked: boolean };
  /** Why the tick cannot be taken away, ready to show. */
  readonly locked?: string;
  /** A write is on its way. */
  readonly pending?: boolean;
  /** Why it did not get there yet; it is tried again by itself. */
  readonly waiting?: string;
  /** Why the last write failed; the page offers to try again. */
  readonly failure?: string;
  /** Commits it was satisfied by, the last linked first. */
  readonly commits?: readonly CriterionCommitView[];
}

export interface CriterionCommitView {
  /** It may be its beginning only. */
  readonly sha: string;
  readonly subject?: string;
  /** Its page on the web. */
  readonly url?: string;
}

/** A tick whose criterion is no longer in the story. */
export interface RemovedTickView {
  readonly id: string;
  readonly text: string;
  /** "Ticked by Ana, 3 days ago", ready to show. */
  readonly tickedBy?: string;
  /** The user's own, made when the criterion was gone already: it was not written. */
  readonly refused: boolean;
}

/** Something else the user did that did not get to the source so far. */
export interface UnsentView {
  readonly id: string;
  /** "Question: Which currency?", ready to show. */
  readonly text: string;
  /** The source does not want it: it waits for the user. Else it is sent by itself. */
  readonly refused: boolean;
  /** Why it did not get there, ready to show. */
  readonly message: string;
}

export interface CommentView {
  readonly id: string;
  readonly by: string;
  /** ISO 8601 */
  readonly at: string;
  /** "3 days ago" or "3 days ago, edited yesterday", ready to show. */
  readonly when: string;
  readonly blocks: readonly Block[];
  /** What to edit, as Markdown; absent where it may not be edited here. */
  readonly editing?: string;
  readonly visibleTo?: string;
  readonly url?: string;
  /** It came after the story was last looked at. */
  readonly isNew?: boolean;
  /** The user's own, on its way. */
  readonly pending?: boolean;
}

/** What was said about a question: an answer, or what the asker added. */
export interface SaidView {
  readonly id: string;
  readonly by: string;
  /** ISO 8601; empty where nobody wrote down when. */
  readonly at: string;
  /** "3 days ago, edited yesterday", ready to show; absent where nobody wrote down when. */
  readonly when?: string;
  readonly blocks: readonly Block[];
  /** Not by who asked. */
  readonly isAnswer: boolean;
  /** By who reads it. */
  readonly isMine?: boolean;
  /** The asker took it as the answer. */
  readonly accepted?: boolean;
  /** It names no question, and may be meant for another one. */
  readonly isGuess?: boolean;
  /** A reminder. */
  readonly isNudge?: boolean;
  readonly byApp?: boolean;
  readonly visibleTo?: string;
  readonly url?: string;
  /** It came after the story was last looked at. */
  readonly isNew?: boolean;
  /** The user's own, on its way. */
  readonly pending?: boolean;
  /** It can be taken as the answer by who reads it. */
  readonly mayAccept?: boolean;
  /** What to edit, as Markdown; absent where it may not be edited here. */
  readonly editing?: string;
  readonly mayDelete?: boolean;
}

export interface QuestionView {
  readonly id: string;
  readonly state: QuestionState;
  /** What was asked, to tell whether another question is alike, and to name this one. */
  readonly text: string;
  readonly blocks: readonly Block[];
  /** ISO 8601; empty where nobody wrote down when. */
  readonly at: string;
  /** "Rita asked Oskar, 2 days ago", ready to show. */
  readonly asked: string;
  /** The asker cannot go on without an answer. */
  readonly isBlocking?: boolean;
  readonly visibleTo?: string;
  readonly criterion?: {
    readonly id: string;
    readonly text: string;
    /** Its id now, and what it says now where that is something else; absent where it is gone. */
    readonly now?: { readonly id: string; readonly text: string };
  };
  /** "shop/src/basket.ts:12-18" */
  readonly place?: string;
  /** The lines were on no remote when it was asked. */
  readonly notPushed?: boolean;
  readonly said: readonly SaidView[];
  /** It, or what is being done to it, is on its way. */
  readonly pending?: boolean;
  /** How long nobody answered, where that is too long: "No answer for 3 working days", ready to show. */
  readonly overdue?: string;
  /** "Reminded yesterday", ready to show. */
  readonly reminded?: string;
  readonly url?: string;
  /** What who reads it may do. */
  readonly may: {
    readonly reply?: boolean;
    readonly resolve?: boolean;
    readonly reopen?: boolean;
    readonly delete?: boolean;
    readonly nudge?: boolean;
  };
  /** What to edit, as Markdown; absent where it may not be edited here. */
  readonly editing?: string;
}

/**
 * The form to ask, as far as it is not typed: what is typed stays on the page, which is there before the extension has
 * answered, and after it has gone.
 */
export interface AskView {
  /** With another number somebody wants to ask, and the form is to be come to. */
  readonly opened: number;
  /** Names what is typed: what was typed about something else is kept beside it. */
  readonly draft: string;
  /** What it begins with. */
  readonly text?: string;
  /** What was sent of the same name before: a page that was hidden then may have it still. */
  readonly sent?: string;
  /** What the page gives back to have the form again after a restart. */
  readonly kept: string;
  readonly criterion?: { readonly id: string; readonly text: string };
  readonly code?: {
    /** "src/basket.ts:12-18" */
    readonly place: string;
    /** Whether others get a link to the lines, ready to show. */
    readonly link: string;
    /** What may be sent along; absent where it may not, or cannot be found. */
    readonly excerpt?: { readonly text: string; readonly language?: string; readonly isCut?: boolean };
  };
  /** Whom it goes to; absent until that is known, or chosen. */
  readonly to?: {
    /** Absent where the user chose nobody by name. */
    readonly names?: string;
    /** "project lead", ready to show. */
    readonly reason?: string;
  };
  /** Why nobody is proposed, ready to show. */
  readonly nobody?: string;
  /** What comes of saying that it blocks, ready to show; absent where the story cannot be flagged. */
  readonly blocking?: string;
  /** Who else will read it, ready to show. */
  readonly warning?: string;
}

export interface AttachmentView {
  readonly id: string;
  readonly name: string;
  /** "12 KB, Ana, 3 days ago", ready to show. */
  readonly about: string;
  /** It can be shown as a picture. */
  readonly isImage: boolean;
}

export interface RelatedStoryView {
  readonly key: string;
  readonly title: string;
  readonly kind: StoryKind;
  readonly status: { readonly name: string; readonly category: StatusCategory };
  readonly assignee?: string;
}

/** What became different since the story was last looked at. */
export interface ChangesView extends ChangesSince {
  /** "Changed since you last looked, 3 days ago", ready to show. */
  readonly since: string;
}

/** What somebody changed, one line for each field. */
export interface HistoryView {
  readonly id: string;
  readonly by?: string;
  /** "3 days ago", ready to show. */
  readonly when: string;
  readonly isNew: boolean;
  readonly items: readonly { readonly field: string; readonly from?: string; readonly to?: string }[];
}

/** What the repositories of the window have of the story. */
export interface GitView {
  /** It takes a while. */
  readonly looking: boolean;
  /** Why not everything could be looked through, ready to show. */
  readonly missing?: string;
  readonly branches: readonly BranchView[];
  /** Newest first. */
  readonly commits: readonly CommitView[];
  /** How many commits were asked for, where there are older ones. */
  readonly more?: number;
}

/** What branches and commits have in common. */
interface InGit {
  /** "3 days ago", ready to show. */
  readonly when: string;
  /** Where several are open. */
  readonly repository?: string;
  /** Its page on the web. */
  readonly url?: string;
}

export interface BranchView extends InGit {
  readonly id: string;
  /** Ids that a link to it may have. */
  readonly linkIds: readonly string[];
  /** With the remote, where it is one of a remote. */
  readonly name: string;
  /** It is checked out. */
  readonly isCurrent: boolean;
  /** "2 ahead of origin/main · merged into main", ready to show; empty where there is nothing to say. */
  readonly about: string;
}

export interface CommitView extends InGit {
  readonly sha: string;
  /** Id that a link to it has. */
  readonly linkId: string;
  readonly subject: string;
  readonly author: string;
  /** ISO 8601, UTC */
  readonly at: string;
}

/** What the user did last on the page and can take back. */
export interface UndoView {
  /** "Assigned to Rita", ready to show. */
  readonly text: string;
}

/** How true the page is. `message` is ready to show. */
export interface PageState {
  readonly kind: 'fresh' | 'refreshing' | 'stale' | 'loading' | 'failed';
  readonly message?: string;
  readonly action?: 'signIn' | 'retry' | 'openInBrowser';
}

/** What the page shows of a story; everything but key and state is absent until it is known. */
export interface StoryPage {
  readonly key: string;
  readonly state: PageState;
  readonly story?: StoryView;
  /** Absent before it was looked for, which is after the page came up. */
  readonly git?: GitView;
  /** Absent while nobody asks. */
  readonly ask?: AskView;
}

export interface StoryView {
  readonly title: string;
  readonly type: { readonly name: string; readonly kind: StoryKind };
  readonly status: { readonly name: string; readonly category: StatusCategory };
  readonly assignee?: string;
  readonly points?: number;
  readonly priority?: string;
  readonly epic?: { readonly key: string; readonly title: string };
  readonly parent?: { readonly key: string; readonly title: string };
  readonly sprint?: string;
  readonly labels: readonly string[];
  readonly flagged: boolean;
  readonly url?: string;
  /** Why something cannot be done, ready to show; absent where it can. */
  readonly refusals: {
    readonly ask?: string;
    readonly link?: string;
    readonly comment?: string;
    readonly move?: string;
    readonly assign?: string;
    /** Flag and estimate. */
    readonly edit?: string;
    readonly logWork?: string;
  };
  /** Which of what the header shows is on its way. */
  readonly pending: readonly ('status' | 'assignee' | 'points' | 'flagged' | 'time')[];
  readonly undo?: UndoView;
  readonly criteria: readonly CriterionView[];
  readonly removedTicks: readonly RemovedTickView[];
  /** Description and other rich texts, without a field that holds nothing but the criteria. */
  readonly documents: readonly { readonly name: string; readonly blocks: readonly Block[] }[];
  /** The oldest first. */
  readonly questions: readonly QuestionView[];
  readonly links: readonly StoryLink[];
  readonly comments: readonly CommentView[];
  readonly attachments: readonly AttachmentView[];
  readonly subtasks: readonly RelatedStoryView[];
  readonly relations: readonly (Pick<StoryRelation, 'kind' | 'words'> & {
    readonly story: RelatedStoryView;
  })[];
  readonly fixVersions: readonly FixVersion[];
  readonly epicGoal?: string;
  /** Whether work on it can be logged at all. */
  readonly logsWork: boolean;
  /** "3h of 1d logged", ready to show. */
  readonly time?: string;
  /** Newest first. */
  readonly history: readonly HistoryView[];
  readonly changes?: ChangesView;
  /** What could not be read this time, ready to show. */
  readonly unread?: string;
  /** All but ticks, which stand at their criteria. */
  readonly unsent: readonly UnsentView[];
}

export type ToPage =
  | { readonly type: 'snapshot'; readonly version: number; readonly number: number; readonly page: StoryPage }
  | {
      readonly type: 'settled';
      readonly request: number;
      readonly ok: boolean;
      /** Why it failed, or what came of it where that cannot be seen, ready to show. */
      readonly message?: string;
    }
  /** The reader wants to see this question of the story. */
  | { readonly type: 'show'; readonly question: string }
  /** What was asked for by `previewAsk`: what would be posted. */
  | { readonly type: 'preview'; readonly blocks: readonly Block[] }
  /** What was asked for by `showImage`: the picture, or why there is none, ready to show. */
  | {
      readonly type: 'image';
      readonly attachment: string;
      readonly bytes?: Uint8Array<ArrayBuffer>;
      readonly mimeType?: string;
      readonly message?: string;
    };

const text = v.pipe(v.string(), v.maxLength(65_536));

/** Markdown, as typed; whether it blocks; whether the code is sent along. */
const asking = { text, blocks: v.boolean(), code: v.boolean() };

const intentSchema = v.variant('do', [
  v.object({ do: v.literal('tick'), criterion: text, checked: v.boolean() }),
  /** Writes the ticks that are gathered without waiting for more. */
  v.object({ do: v.literal('writeNow') }),
  /** Lets go of a tick whose criterion was removed, or which could not be written. */
  v.object({ do: v.literal('dismissTick'), tick: text }),
  v.object({ do: v.literal('retryWrite'), write: text }),
  v.object({ do: v.literal('discardWrite'), write: text }),
  /** Opens the form to ask. */
  v.object({ do: v.literal('ask'), criterion: v.optional(text) }),
  /** Opens it as it was before a restart, by what the extension gave for that. */
  v.object({ do: v.literal('askAgain'), kept: text }),
  v.object({ do: v.literal('stopAsking') }),
  v.object({ do: v.literal('chooseAsked') }),
  v.object({ do: v.literal('previewAsk'), ...asking }),
  v.object({ do: v.literal('sendAsk'), ...asking }),
  v.object({ do: v.literal('replyToQuestion'), question: text, text }),
  v.object({ do: v.literal('acceptAnswer'), question: text, answer: text }),
  v.object({ do: v.literal('resolveQuestion'), question: text }),
  v.object({ do: v.literal('reopenQuestion'), question: text }),
  v.object({ do: v.literal('nudge'), question: text }),
  /** The question itself where there is no `reply`. */
  v.object({ do: v.literal('editQuestion'), question: text, reply: v.optional(text), text }),
  v.object({ do: v.literal('deleteQuestion'), question: text, reply: v.optional(text) }),
  v.object({ do: v.literal('startWork') }),
  v.object({ do: v.literal('linkBranch') }),
  /** To the story as a whole, or to a criterion of it. */
  v.object({ do: v.literal('linkCommit'), criterion: v.optional(text) }),
  /** What a commit, or a branch since it left the main one, changed; of those the page was told of. */
  v.object({ do: v.literal('openCommit'), commit: text }),
  v.object({ do: v.literal('openBranch'), branch: text }),
  v.object({ do: v.literal('moreCommits') }),
  v.object({ do: v.literal('refresh') }),
  v.object({ do: v.literal('changeStatus') }),
  v.object({ do: v.literal('changeAssignee') }),
  v.object({ do: v.literal('changeEstimate') }),
  v.object({ do: v.literal('flag'), flagged: v.boolean() }),
  v.object({ do: v.literal('logWork') }),
  v.object({ do: v.literal('undo') }),
  /** Markdown, as typed. */
  v.object({ do: v.literal('comment'), text }),
  v.object({ do: v.literal('editComment'), comment: text, text }),
  /** The content of an attachment, as a picture on the page: answered by `image`. */
  v.object({ do: v.literal('showImage'), attachment: text }),
  v.object({ do: v.literal('openAttachment'), attachment: text }),
  v.object({ do: v.literal('copyMarkdown') }),
  v.object({ do: v.literal('copyLink') }),
  /** What became different is seen. */
  v.object({ do: v.literal('markSeen') }),
  v.object({ do: v.literal('signIn') }),
  v.object({ do: v.literal('openInBrowser') }),
  v.object({ do: v.literal('copyKey') }),
  v.object({ do: v.literal('openStory'), key: v.pipe(text, v.maxLength(255)) }),
  /** A link of the story's text; opened by the extension after its own check. */
  v.object({ do: v.literal('openLink'), href: text }),
  /** The lines a question stands at. */
  v.object({ do: v.literal('openAnchor'), question: text }),
]);

const fromPageSchema = v.variant('type', [
  v.object({ type: v.literal('ready'), version: v.number() }),
  v.object({ type: v.literal('intent'), request: v.pipe(v.number(), v.integer()), intent: intentSchema }),
]);

export type Intent = v.InferOutput<typeof intentSchema>;
export type FromPage = v.InferOutput<typeof fromPageSchema>;

/** What the page sent, or `undefined` where it is none of ours. */
export function decodeFromPage(message: unknown): FromPage | undefined {
  const result = v.safeParse(fromPageSchema, message);
  return result.success ? result.output : undefined;
}

/** What the extension sent, as far as the page has to tell it from other windows' messages. */
export function decodeToPage(message: unknown): ToPage | undefined {
  if (typeof message !== 'object' || message === null || !('type' in message)) return undefined;
  const known = message as ToPage;
  if (known.type === 'snapshot') return known.version === protocolVersion && known.page ? known : undefined;
  if (known.type === 'show') return typeof known.question === 'string' ? known : undefined;
  if (known.type === 'preview') return Array.isArray(known.blocks) ? known : undefined;
  if (known.type === 'image') return typeof known.attachment === 'string' ? known : undefined;
  return known.type === 'settled' && Number.isInteger(known.request) ? known : undefined;
}
