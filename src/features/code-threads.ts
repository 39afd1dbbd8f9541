import * as vscode from 'vscode';
import type { Place } from '../domain/anchor/place';
import type { CodeAnchor } from '../domain/question';
import { readWorkingDays } from '../domain/working-day';
import type { Repositories } from '../git/repositories';
import { readClock } from '../host/clock';
import type { Services } from '../services';
import type { Session } from '../sync/session';
import { type AnchorFiles, anchorFiles } from './anchor-files';
import { anchorLines } from './anchor-lines';
import { noteAwaited } from './awaited-answers';
import { hasLines } from './code-files';
import type { QuestionStanding } from './question-context';
import type { QuestionTarget } from './question-target';
import { rangeOf, ShownThread } from './shown-thread';
import { type ThreadSubject, threadSubjects } from './thread-subject';
import { threadView, type ThreadView } from './thread-comments';

/** Milliseconds: what comes together is shown together, and nothing moves below a hand that types. */
const updateDelay = 100;
const moveDelay = 300;
/** Milliseconds a thread is in sight until its answers are taken for read. */
const readingTime = 1_500;

interface Wanted {
  readonly document: vscode.TextDocument;
  readonly subject: ThreadSubject;
}

interface Shown extends Wanted {
  readonly thread: ShownThread;
}

/**
 * Questions as threads at their lines, in every open file that has such lines. VS Code keeps no threads and moves none
 * with the text: they are made when a file is opened, and follow its lines.
 */
export class CodeThreads implements vscode.Disposable {
  readonly #controller: vscode.CommentController;
  readonly #files: AnchorFiles;
  /** By document, story and question. */
  readonly #shown = new Map<string, Shown>();
  readonly #subscription: vscode.Disposable;
  #updating: Promise<void> | undefined;
  #again = false;
  #updateTimer: NodeJS.Timeout | undefined;
  #readTimer: NodeJS.Timeout | undefined;
  readonly #moveTimers = new Map<string, NodeJS.Timeout>();
  /** What is to be seen open as soon as it is there. */
  #opened: QuestionTarget | undefined;
  #isDisposed = false;

  constructor(
    private readonly services: Services,
    repositories: Repositories,
  ) {
    this.#controller = vscode.comments.createCommentController(
      'storyContext.questions',
      vscode.l10n.t('Questions to the Product Owner'),
    );
    this.#controller.options = {
      prompt: vscode.l10n.t('Reply…'),
      placeHolder: vscode.l10n.t('Your reply, in Markdown'),
    };
    this.#files = anchorFiles(services, repositories);
    const { workspace, window } = vscode;
    this.#subscription = vscode.Disposable.from(
      services.onDidChange(() => this.update()),
      workspace.onDidOpenTextDocument(() => {
        this.#files.forgetNames();
        this.update();
      }),
      workspace.onDidCloseTextDocument(() => this.update()),
      workspace.onDidChangeTextDocument((event) => this.#follow(event)),
      workspace.onDidSaveTextDocument((document) => this.#anchorAgain(document)),
      // A HEAD that moved may have brought other files, or taken some away.
      repositories.onDidChangeHead(() => this.#anchorAgain()),
      window.onDidChangeVisibleTextEditors(() => this.#read()),
      window.onDidChangeTextEditorVisibleRanges(() => this.#read()),
      window.onDidChangeWindowState(() => this.#read()),
    );
    this.update();
  }

  /** Opens the thread of a question, where it is or as soon as it is there. */
  open(target: QuestionTarget): void {
    this.#opened = target;
    this.update(0);
  }

  /** Shows the lines of a question with its thread open; gives whether their file is in this window. */
  async showLines(target: QuestionTarget, anchor: CodeAnchor): Promise<boolean> {
    const found = await this.#files.find(anchor);
    if (!found) return false;
    const document = await vscode.workspace.openTextDocument(found.uri);
    const shown = this.#shown.get(idOf(document, target.key, target.question));
    const lines = shown?.thread.lines ?? anchorLines(found.anchor, document);
    this.open(target);
    await vscode.window.showTextDocument(document, {
      // Where the lines are gone it is the top of the file, at which the thread says so.
      selection: rangeOf(document, lines),
      viewColumn: vscode.ViewColumn.One,
    });
    return true;
  }

  /** Makes, changes and removes what has to be, after so many milliseconds. */
  update(delay = updateDelay): void {
    if (this.#isDisposed) return;
    clearTimeout(this.#updateTimer);
    this.#updateTimer = setTimeout(() => void this.#update(), delay);
  }

  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#updateTimer);
    clearTimeout(this.#readTimer);
    for (const timer of this.#moveTimers.values()) clearTimeout(timer);
    vscode.Disposable.from(this.#subscription, this.#controller).dispose();
  }

  /** One at a time: what comes meanwhile is looked at behind it. */
  async #update(): Promise<void> {
    if (this.#updating) {
      this.#again = true;
      return;
    }
    this.#updating = this.#show().catch((error) =>
      this.services.log.error('Showing questions in code', error),
    );
    await this.#updating;
    this.#updating = undefined;
    if (!this.#again) return;
    this.#again = false;
    this.update();
  }

  async #show(): Promise<void> {
    const { session } = this.services;
    noteAwaited(this.services);
    const wanted = session ? await this.#wanted(threadSubjects(session)) : new Map<string, Wanted>();
    if (this.#isDisposed) return;
    for (const [id, { thread }] of this.#shown) {
      if (wanted.has(id)) continue;
      thread.dispose();
      this.#shown.delete(id);
    }
    if (!session) return;
    for (const [id, { document, subject }] of wanted) {
      const thread = this.#shown.get(id)?.thread ?? this.#make(session, document, subject);
      this.#shown.set(id, { document, subject, thread });
      this.#dress(session, thread, subject);
    }
    this.#read();
  }

  #make(session: Session, document: vscode.TextDocument, subject: ThreadSubject): ShownThread {
    const lines = anchorLines(subject.anchor, document);
    const view = this.#view(session, lines, subject);
    const thread = new ShownThread(this.#controller, document, lines, view);
    if (subject.isUnread) thread.expand();
    return thread;
  }

  #dress(session: Session, thread: ShownThread, subject: ThreadSubject): void {
    thread.show(this.#view(session, thread.lines, subject));
    const may = session.store.story(subject.key)?.value.permissions?.commenting !== false;
    thread.allowReply(subject.known !== undefined && may);
    const { key, id } = subject;
    if (this.#opened?.key !== key || this.#opened.question !== id) return;
    this.#opened = undefined;
    thread.expand();
  }

  #view({ questions, source, store }: Session, lines: Place, subject: ThreadSubject): ThreadView {
    const { remindAfter, workingDays } = this.services.settings;
    const standing: QuestionStanding = {
      ...{ me: questions.me, remindAfter, workingDays: readWorkingDays(workingDays) },
      ...readClock(),
    };
    const { isPublic } = store.questions.of(subject.key)?.value ?? {};
    return threadView({ ...subject, isPublic }, lines.kind, standing, source.name);
  }

  /** What belongs into the files that are open. */
  async #wanted(subjects: readonly ThreadSubject[]): Promise<Map<string, Wanted>> {
    const wanted = new Map<string, Wanted>();
    if (subjects.length === 0) return wanted;
    for (const document of vscode.workspace.textDocuments) {
      if (document.isClosed || !hasLines(document.uri)) continue;
      for (const subject of await this.#files.in(document.uri, subjects))
        wanted.set(idOf(document, subject.key, subject.id), { document, subject });
    }
    return wanted;
  }

  /** Lines move with what is typed; a text that came from elsewhere is searched for them. */
  #follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const own = this.#of(document);
    if (own.length === 0 || contentChanges.length === 0) return;
    for (const { thread } of own) thread.follow(contentChanges);
    const id = document.uri.toString();
    clearTimeout(this.#moveTimers.get(id));
    this.#moveTimers.set(
      id,
      setTimeout(() => {
        this.#moveTimers.delete(id);
        if (!document.isDirty) return this.#anchorAgain(document);
        // What was deleted may have been put back, or somewhere else.
        for (const { thread, subject } of this.#of(document)) {
          if (thread.lines.kind === 'lost') thread.move(anchorLines(subject.anchor, document));
        }
        this.#moveAll(this.#of(document));
      }, moveDelay),
    );
  }

  /** Looks for the lines anew, in one file or in all. */
  #anchorAgain(document?: vscode.TextDocument): void {
    const shown = this.#of(document);
    for (const { thread, subject, document: where } of shown) {
      thread.move(anchorLines(subject.anchor, where, thread.lines));
    }
    this.#moveAll(shown);
    if (document) return;
    this.#files.forgetNames();
    this.update();
  }

  #moveAll(shown: readonly Shown[]): void {
    const { session } = this.services;
    for (const { thread, subject } of shown) {
      thread.move();
      if (session) this.#dress(session, thread, subject);
    }
  }

  #of(document: vscode.TextDocument | undefined): Shown[] {
    const all = [...this.#shown.values()];
    return document ? all.filter((one) => one.document === document) : all;
  }

  /** What somebody has before their eyes for a while is read. */
  #read(): void {
    clearTimeout(this.#readTimer);
    if (this.#inSight().length === 0) return;
    this.#readTimer = setTimeout(() => {
      const questions = this.#inSight().flatMap(({ subject }) => subject.known?.question ?? []);
      this.services.session?.questions.markRead(...questions);
    }, readingTime);
  }

  #inSight(): Shown[] {
    if (!vscode.window.state.focused) return [];
    return this.#of(undefined).filter(({ subject, thread, document }) => {
      if (!subject.isUnread || !thread.isExpanded) return false;
      const { range } = thread;
      return vscode.window.visibleTextEditors.some(
        (editor) =>
          editor.document === document &&
          (!range || editor.visibleRanges.some((visible) => visible.contains(range.end))),
      );
    });
  }
}

function idOf({ uri }: vscode.TextDocument, key: string, question: string): string {
  return [uri.toString(), key, question].join('\n');
}
