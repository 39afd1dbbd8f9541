import * as vscode from 'vscode';
import { linesOfRange, moveRange } from '../domain/anchor/move-range';
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
    this.#subscription = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      for (const draft of this.#drafts.values()) {
        const { range } = draft.thread;
        const moved = draft.document === document && range && moveRange(range, contentChanges);
        if (moved) draft.thread.range = rangeOf(document, { kind: 'moved', ...linesOfRange(moved) });
      }
    });
  }

  /** Opens a thread at the selected lines, with nothing written. */
  begin(editor: vscode.TextEditor, story: AskedStory, author = vscode.l10n.t('You')): void {
    const { document, selection } = editor;
    const range = rangeOf(document, { kind: 'exact', ...linesOfRange(selection) });
    const comment: vscode.Comment = {
      ...{ author: { name: author }, body: '', mode: vscode.CommentMode.Editing },
      contextValue: 'storyContextDraft',
    };
    const thread = this.controller.createCommentThread(document.uri, range, [comment]);
    thread.label = story.label;
    thread.canReply = false;
    thread.collapsibleState = vscode.CommentThreadCollapsibleState.Expanded;
    this.#drafts.set(comment, { document, thread, story });
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
