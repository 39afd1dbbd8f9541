import * as v from 'valibot';
import type { Block } from './domain/document';
import { fromPage, type Settled, type Snapshot } from './page-envelope';
import type { StoryPage } from './page-views/story';

/**
 * Every message between the extension and the story page.
 *
 * The page says `ready`; the extension answers with whole, numbered snapshots of what the page shows (a hidden page
 * loses messages, so never deltas). The page sends intentions, never command names; every intention is answered by one
 * `settled` with its number.
 */
export const protocolVersion = 1;

export type ToPage =
  | Snapshot<StoryPage>
  | Settled
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
  v.object({ do: v.literal('ask'), criterion: v.optional(text), text: v.optional(text) }),
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
  v.object({ do: v.literal('showMetric'), name: v.pipe(text, v.maxLength(1000)) }),
  /** A link of the story's text; opened by the extension after its own check. */
  v.object({ do: v.literal('openLink'), href: text }),
  /** The lines a question stands at. */
  v.object({ do: v.literal('openAnchor'), question: text }),
]);

const fromPageSchema = fromPage(intentSchema);

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
