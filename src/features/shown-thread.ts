import * as vscode from 'vscode';
import { linesOfRange, moveRange, type TextRange } from '../domain/anchor/move-range';
import type { Place } from '../domain/anchor/place';
import { standsFor } from './question-target';
import type { ThreadComment, ThreadView } from './thread-comments';

/** A comment as VS Code has it: commands are given this very object. */
export interface ShownComment extends vscode.Comment {
  readonly of: ThreadComment;
  readonly thread: ShownThread;
}

const { Collapsed, Expanded } = vscode.CommentThreadCollapsibleState;

/** A question in an editor. */
export class ShownThread {
  #thread: vscode.CommentThread;
  /** Where its lines are this moment; the thread follows when nobody types. */
  #at: TextRange;
  #lines: Place;
  #view: string | undefined;
  readonly #comments = new Map<string, ShownComment>();

  /** `lines` are those of the document as it is now. */
  constructor(
    private readonly controller: vscode.CommentController,
    readonly document: vscode.TextDocument,
    lines: Place,
    view: ThreadView,
  ) {
    this.#lines = lines;
    this.#at = rangeOf(document, lines);
    // A thread that is made without comments comes up with its box open.
    this.#thread = this.#create(Collapsed, this.#commentsOf(view));
    this.show(view);
  }

  get lines(): Place {
    return this.#lines;
  }

  get isExpanded(): boolean {
    return this.#thread.collapsibleState === Expanded;
  }

  get range(): vscode.Range | undefined {
    return this.#thread.range;
  }

  /** Shows what there is now; what is as it was stays untouched, so that nothing that is being typed is lost. */
  show(view: ThreadView): void {
    const look = JSON.stringify(view);
    if (look === this.#view) return;
    this.#view = look;
    const thread = this.#thread;
    thread.label = view.label;
    thread.contextValue = view.contextValue;
    thread.state = view.isResolved
      ? vscode.CommentThreadState.Resolved
      : vscode.CommentThreadState.Unresolved;
    const [first] = view.comments;
    if (first?.target) standsFor(thread, { key: first.target.key, question: first.target.question });
    thread.comments = this.#commentsOf(view);
  }

  /** Whether something can be said to it. */
  allowReply(may: boolean): void {
    if (this.#thread.canReply !== may) this.#thread.canReply = may;
  }

  expand(): void {
    this.#thread.collapsibleState = Expanded;
  }

  /** Takes note of what is typed in its document. */
  follow(changes: readonly vscode.TextDocumentContentChangeEvent[]): void {
    if (this.#lines.kind === 'lost') return;
    const at = moveRange(this.#at, changes);
    this.#lines = at ? { ...this.#lines, ...linesOfRange(at) } : { kind: 'lost' };
    if (at) this.#at = at;
  }

  /** Moves the thread to where its lines are. */
  move(lines = this.#lines): void {
    this.#lines = lines;
    if ((lines.kind === 'lost') !== (this.#thread.range === undefined)) this.#replace();
    if (lines.kind === 'lost') return;
    const range = rangeOf(this.document, lines);
    this.#at = range;
    if (!this.#thread.range?.isEqual(range)) this.#thread.range = range;
  }

  /** Puts a comment into the state of being written, with its source in the box, or takes it back. */
  edit(comment: ShownComment, isEdited: boolean, text = comment.of.source): void {
    comment.mode = isEdited ? vscode.CommentMode.Editing : vscode.CommentMode.Preview;
    comment.body = isEdited ? text : markdown(comment.of.body);
    // What came meanwhile is shown with the next look.
    this.#view = undefined;
    this.#thread.comments = [...this.#thread.comments];
  }

  dispose(): void {
    this.#thread.dispose();
  }

  /** VS Code takes a range from a thread, or gives it one, only when it is made. */
  #replace(): void {
    const before = this.#thread;
    const { label, contextValue, state, canReply, comments } = before;
    const after = this.#create(before.collapsibleState, comments);
    Object.assign(after, { label, contextValue, state, canReply });
    const target = comments.find(isShown)?.of.target;
    if (target) standsFor(after, { key: target.key, question: target.question });
    this.#thread = after;
    before.dispose();
  }

  #create(
    state: vscode.CommentThreadCollapsibleState,
    comments: readonly vscode.Comment[],
  ): vscode.CommentThread {
    const { document } = this;
    const range = this.#lines.kind === 'lost' ? undefined : rangeOf(document, this.#lines);
    // A thread at a file has no range, which the declaration does not know of where one is made.
    const thread = this.controller.createCommentThread(document.uri, range as vscode.Range, comments);
    thread.collapsibleState = state;
    return thread;
  }

  #commentsOf({ comments }: ThreadView): ShownComment[] {
    const shown = comments.map((one) => this.#comment(one));
    for (const id of this.#comments.keys()) {
      if (!comments.some((one) => one.id === id)) this.#comments.delete(id);
    }
    return shown;
  }

  /** The same object while it says the same. */
  #comment(of: ThreadComment): ShownComment {
    const known = this.#comments.get(of.id);
    // What is being written over stays as it is until that is done.
    if (known && (known.mode === vscode.CommentMode.Editing || isSame(known.of, of))) return known;
    const comment: ShownComment = {
      ...{ of, thread: this, mode: vscode.CommentMode.Preview },
      author: { name: of.author },
      body: markdown(of.body),
      label: of.label || undefined,
      contextValue: of.contextValue,
      timestamp: timeOf(of.at),
    };
    if (of.target) standsFor(comment, of.target);
    this.#comments.set(of.id, comment);
    return comment;
  }
}

export function isShown(comment: unknown): comment is ShownComment {
  return typeof comment === 'object' && comment !== null && 'of' in comment && 'thread' in comment;
}

function isSame(one: ThreadComment, other: ThreadComment): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Text of a source: no trust, no HTML, no icons. */
function markdown(text: string): vscode.MarkdownString {
  return new vscode.MarkdownString(text, false);
}

function timeOf(at: string): Date | undefined {
  const time = Date.parse(at);
  return Number.isNaN(time) ? undefined : new Date(time);
}

/** Whole lines, as far as the document has them; its beginning for lines that are lost. */
export function rangeOf(document: vscode.TextDocument, lines: Place): vscode.Range {
  if (lines.kind === 'lost') return new vscode.Range(0, 0, 0, 0);
  const last = document.lineCount - 1;
  const start = Math.min(Math.max(0, lines.startLine - 1), last);
  const end = Math.min(Math.max(start, lines.endLine - 1), last);
  return new vscode.Range(new vscode.Position(start, 0), document.lineAt(end).range.end);
}
