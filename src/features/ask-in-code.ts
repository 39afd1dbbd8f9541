import * as vscode from 'vscode';
import type { CodeAnchor, QuestionDraft } from '../domain/question';
import { anchorFor } from '../git/code-anchor';
import type { Repositories } from '../git/repositories';
import type { Services } from '../services';
import type { Session } from '../sync/session';
import { AskGutter } from './ask-gutter';
import { type AskedStory, askedStory } from './asked-story';
import { hasLines } from './code-files';
import type { CodeThreads } from './code-threads';
import { ExplainedError } from './explained-error';
import type { StoryAccess } from './feature-host';
import { newQuestionId } from './new-question-id';
import { problemOf } from './question-acts';
import { QuestionDrafts, type Writing } from './question-drafts';
import { remoteHosts } from './remote-hosts';
import { sessionOf } from './session-of';
import { keepQuestion } from './write-to-story';

export interface AskInCodeOptions {
  readonly services: Services;
  readonly stories: StoryAccess;
  readonly repositories: Repositories;
  readonly currentStory: () => string | undefined;
}

/** Asking at lines of code: in a thread that is open there before anything is typed, and says whom it goes to. */
export class AskInCode implements vscode.Disposable {
  readonly #controller: vscode.CommentController;
  readonly #gutter: AskGutter;
  readonly #drafts: QuestionDrafts;
  readonly #subscription: vscode.Disposable;
  /** The story that was picked last, where none is current. */
  #picked: string | undefined;

  constructor(
    private readonly options: AskInCodeOptions,
    private readonly threads: Pick<CodeThreads, 'open'>,
  ) {
    this.#controller = vscode.comments.createCommentController(
      'storyContext.asking',
      vscode.l10n.t('Ask the Product Owner'),
    );
    this.#gutter = new AskGutter(this.#controller, options.repositories);
    this.#drafts = new QuestionDrafts(this.#controller);
    this.#subscription = vscode.Disposable.from(
      this.#drafts,
      this.#gutter,
      this.#controller,
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('storyContext.questions.gutter')) this.follow();
      }),
    );
    this.follow();
  }

  /** Offers the gutter where a story is current or was picked. */
  follow(): void {
    const isOn = this.options.services.settings.questionsGutter;
    this.#gutter.offer(isOn ? this.#story : undefined);
  }

  /** Opens a thread at the selected lines of an editor; the form, where there are no lines that others have too. */
  async begin(editor: vscode.TextEditor | undefined): Promise<void> {
    const key = this.options.currentStory() ?? (await this.#pick());
    if (!key) return;
    if (!editor || !hasLines(editor.document.uri)) {
      await vscode.commands.executeCommand('storyContext.askProductOwner', key);
      return;
    }
    const session = await sessionOf(this.options.services);
    this.#drafts.begin(editor, await this.#asked(session, key), session.questions.me?.name);
  }

  cancel(given: unknown): void {
    this.#drafts.writing(given)?.end();
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  get #story(): string | undefined {
    return this.options.currentStory() ?? this.#picked;
  }

  async #pick(): Promise<string | undefined> {
    const key = await this.options.stories.pick(vscode.l10n.t('Ask the Product Owner'));
    this.#picked = key ?? this.#picked;
    this.follow();
    return key;
  }

  /** What is asked in a thread; one that came up by the gutter is about the story that is worked on. */
  async #storyOf({ story }: Writing): Promise<AskedStory> {
    if (story) return story;
    const key = this.#story ?? (await this.#pick());
    if (!key) throw new vscode.CancellationError();
    return this.#asked(await sessionOf(this.options.services), key);
  }

  #asked(session: Session, key: string): Promise<AskedStory> {
    return askedStory(session, key, this.options.services.context.workspaceState);
  }

  /** Asks what was written in a thread; `given` is what VS Code gives its button, as for `goOn` and `cancel`. */
  ask(given: unknown, blocks: boolean): Promise<void> {
    return this.#finish(given, async (writing) => {
      const { text } = writing;
      const problem = problemOf(text);
      if (problem) throw new ExplainedError(problem);
      const { key, to, warning } = await this.#storyOf(writing);
      // A thread that VS Code made has no place to say so before.
      if (warning !== undefined && !writing.story) await confirmAsking(key, warning);
      const question: QuestionDraft = {
        id: newQuestionId(),
        text: text.trim(),
        to,
        anchor: await this.#anchorOf(writing),
        ...(blocks && { blocks: true }),
      };
      await keepQuestion(await sessionOf(this.options.services), key, question);
      this.threads.open({ key, question: question.id });
    });
  }

  /** Goes on where there is more room, and more to choose. */
  goOn(given: unknown): Promise<void> {
    return this.#finish(given, async (writing) => {
      const { text } = writing;
      const { key } = await this.#storyOf(writing);
      const anchor = await this.#anchorOf(writing);
      await vscode.commands.executeCommand('storyContext.askProductOwner', key, { anchor, text });
    });
  }

  /** What was written is gone from the thread only when it is kept elsewhere. */
  async #finish(given: unknown, work: (writing: Writing) => Promise<void>): Promise<void> {
    const writing = this.#drafts.writing(given);
    if (!writing) return;
    try {
      await work(writing);
    } catch (error) {
      writing.goOn();
      throw error;
    }
    writing.end();
  }

  async #anchorOf({ uri, range }: Writing): Promise<CodeAnchor> {
    const document = await vscode.workspace.openTextDocument(uri);
    return anchorFor(document, range, remoteHosts(this.options.services));
  }
}

/** Rejects where the user thinks better of it. */
async function confirmAsking(key: string, warning: string): Promise<void> {
  const ask = vscode.l10n.t('Ask');
  const question = vscode.l10n.t('Ask about {0}?', key);
  const chosen = await vscode.window.showWarningMessage(question, { modal: true, detail: warning }, ask);
  if (chosen !== ask) throw new vscode.CancellationError();
}
