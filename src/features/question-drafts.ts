import * as vscode from 'vscode';
import type { Place } from '../domain/moved-lines';
import { placeAfter } from './anchor-lines';
import type { AskedStory } from './asked-story';
import { rangeOf } from './shown-thread';

/** What somebody writes at lines of code. */
export interface Writing {
  readonly uri: vscode.Uri;
  readonly range: vscode.Range;
  readonly text: string;
  /** Absent in a thread that VS Code made. */
  readonly story?: AskedStory;
  /** Leaves it to be written on. */
  goOn(): void;
  /** Removes it. */
  end(): void;
}

interface Draft {
  readonly document: vscode.TextDocument;
  readonly thread: vscode.CommentThread;
  readonly story: AskedStory;
  lines: Place;
}

/** Milliseconds in which VS Code gathers what changed of a thread. */
const gathering = 300;

/**
 * Questions that are being written, each in a thread of its own. It holds one comment that is being edited: that takes the
 * focus when it comes up, which the box below a thread does not, and what was typed outlives a thread that is folded up.
 */
export class QuestionDrafts implements vscode.Disposable {
  readonly #drafts = new Map<vscode.Comment, Draft>();
  readonly #subscription: vscode.Disposable;

  constructor(private readonly controller: vscode.CommentController) {
    this.#subscription = vscode.workspace.onDidChangeTextDocument((event) => {
      const { document } = event;
      for (const draft of this.#drafts.values()) {
        if (draft.document !== document) continue;
        draft.lines = placeAfter(draft.lines, event);
        if (draft.lines.kind !== 'lost') draft.thread.range = rangeOf(document, draft.lines);
      }
    });
  }

  /** Opens a thread at the selected lines, with nothing written. */
  begin(editor: vscode.TextEditor, story: AskedStory, author = vscode.l10n.t('You')): void {
    const { document, selection } = editor;
    const lines = selectedLines(selection);
    const comment: vscode.Comment = {
      ...{ author: { name: author }, body: '', mode: vscode.CommentMode.Editing },
      contextValue: 'storyContextDraft',
    };
    const thread = this.controller.createCommentThread(document.uri, rangeOf(document, lines), [comment]);
    thread.label = story.label;
    thread.canReply = false;
    thread.collapsibleState = vscode.CommentThreadCollapsibleState.Expanded;
    this.#drafts.set(comment, { document, thread, story, lines });
    editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }

  /** What is written in the thread that a command is given: its comment, or what stands in the box of one by VS Code. */
  writing(given: unknown): Writing | undefined {
    if (isReply(given)) {
      const { thread, text } = given;
      const { uri, range = new vscode.Range(0, 0, 0, 0) } = thread;
      // The box keeps what stands in it where its command fails.
      return { uri, range, text, goOn: () => undefined, end: () => thread.dispose() };
    }
    const comment = given as vscode.Comment;
    const draft = this.#drafts.get(comment);
    const range = draft?.thread.range;
    if (!draft || !range) return undefined;
    const { document, thread, story } = draft;
    return {
      ...{ uri: document.uri, range, story },
      text: typeof comment.body === 'string' ? comment.body : comment.body.value,
      goOn: () => reopen(thread, comment),
      end: () => {
        this.#drafts.delete(comment);
        thread.dispose();
      },
    };
  }

  dispose(): void {
    this.#subscription.dispose();
  }
}

/** VS Code closes the box of a comment when a button of it is pressed, and opens it once it has seen that. */
function reopen(thread: vscode.CommentThread, comment: vscode.Comment): void {
  comment.mode = vscode.CommentMode.Preview;
  thread.comments = [comment];
  setTimeout(() => {
    comment.mode = vscode.CommentMode.Editing;
    thread.comments = [comment];
  }, gathering);
}

function isReply(given: unknown): given is vscode.CommentReply {
  return typeof given === 'object' && given !== null && 'thread' in given && 'text' in given;
}

/** Counted from 1. A selection that ends before the first character of a line does not hold that line. */
function selectedLines({
  start,
  end,
}: vscode.Range): Place & { readonly startLine: number; endLine: number } {
  const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
  return { kind: 'exact', startLine: start.line + 1, endLine: last + 1 };
}
