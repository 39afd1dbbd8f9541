import * as vscode from 'vscode';
import { readClock } from '../host/clock';
import { readWorkingDays } from '../domain/working-day';
import type { Services, Situation } from '../services';
import type { Session } from '../sync/session';
import { ago } from './ago';
import { noteAwaited } from './awaited-answers';
import { KeptRows } from './kept-rows';
import type { LoadedTree } from './lazy-tree';
import { questionItem } from './question-items';
import { showNews } from './question-news';
import { type QuestionArrangement, questionRows, type QuestionRow } from './question-rows';

/** Milliseconds in which the sprint begins by itself where it is in sight. */
const firstTurn = 1_000;
/** Milliseconds between two looks at how long questions have been waiting. */
const minute = 60_000;

export type QuestionChoice = Pick<QuestionArrangement, 'of' | 'by'>;

/** The rows of the view, its badge, and what is told of new answers. Made when there is something to show. */
export class QuestionsTree implements LoadedTree<QuestionRow> {
  readonly #rows = new KeptRows<QuestionRow>();
  readonly #contexts = new Map<string, unknown>();
  readonly #subscription: vscode.Disposable;
  readonly #clock: NodeJS.Timeout;
  #choice: QuestionChoice;
  /** Set while what changed in this turn of the loop is still to be shown. */
  #soon: NodeJS.Immediate | undefined;
  /** The situation the rows were last asked for in. */
  #drawn: Situation | undefined;
  #session: Session | undefined;
  #following: { dispose(): void } | undefined;

  constructor(
    private readonly services: Services,
    private readonly view: vscode.TreeView<QuestionRow>,
    private readonly changed: vscode.EventEmitter<QuestionRow[] | undefined>,
  ) {
    this.#choice = services.context.workspaceState.get<QuestionChoice>('questions', {
      of: 'mine',
      by: 'state',
    });
    this.#subscription = vscode.Disposable.from(
      services.onDidChange(() => this.#showSoon()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        const names = ['storyContext.questions.remindAfter', 'storyContext.workingDays'];
        if (names.some((name) => event.affectsConfiguration(name))) this.#showSoon();
      }),
      view.onDidExpandElement(({ element }) => {
        if (element.kind === 'question') this.#session?.questions.markRead(element.question);
      }),
    );
    this.#clock = setInterval(() => this.#showSoon(), minute);
    this.#follow();
    this.#tell();
  }

  item(row: QuestionRow): vscode.TreeItem {
    return questionItem(row);
  }

  async tooltip(row: QuestionRow): Promise<vscode.TreeItem['tooltip']> {
    const { questionTooltip } = await import('./question-tooltip');
    return questionTooltip(row);
  }

  async children(row?: QuestionRow): Promise<QuestionRow[]> {
    if (row) return 'children' in row ? [...row.children] : [];
    const situation = await this.services.situation();
    if (situation.kind === 'ready') this.#begin(situation.session);
    this.#follow();
    this.#drawn = this.services.known;
    this.#rows.replace(this.#roots());
    this.#tell();
    return [...this.#rows.roots];
  }

  async choose(choice: Partial<QuestionChoice>): Promise<void> {
    this.#choice = { ...this.#choice, ...choice };
    await this.services.context.workspaceState.update('questions', this.#choice);
    this.#showSoon();
  }

  dispose(): void {
    clearInterval(this.#clock);
    clearImmediate(this.#soon);
    this.#following?.dispose();
    this.#subscription.dispose();
  }

  /** Where the sprint is not in sight, nobody else asks for the newest. */
  #begin(session: Session): void {
    if (session.refresh.sprintsAttempt.kind !== 'none') return;
    setTimeout(() => {
      const isLeft = this.services.session !== session || session.refresh.sprintsAttempt.kind !== 'none';
      if (!isLeft) void session.refresh.sprints();
    }, firstTurn);
  }

  /** Listens to the session that is at hand now. */
  #follow(): void {
    const { session } = this.services;
    if (session === this.#session) return;
    this.#session = session;
    this.#following?.dispose();
    this.#following = session?.onAnswers((answered) => showNews(answered, this.services));
  }

  #roots(): QuestionRow[] {
    const { session, settings } = this.services;
    if (!session) return [];
    const { questions, store } = session;
    return questionRows(questions.questions(), {
      ...this.#choice,
      standing: {
        me: questions.me,
        remindAfter: settings.remindAfter,
        workingDays: readWorkingDays(settings.workingDays),
        ...readClock(),
      },
      isReadOnly: (key) => store.story(key)?.value.permissions?.commenting === false,
      isUnread: (one) => questions.isUnread(one),
      concernsMe: (one) => questions.concernsMe(one),
      ago: (at) => (Number.isNaN(Date.parse(at)) ? '' : ago(Date.parse(at))),
      titleOf: (key) => store.newestSummary(key)?.title,
    });
  }

  /** Changes come in bursts: what comes in one turn of the loop is shown once. */
  #showSoon(): void {
    this.#soon ??= setImmediate(() => {
      this.#soon = undefined;
      this.#follow();
      this.#draw();
      this.#tell();
    });
  }

  /** Draws the rows that changed, and no others. Another situation is met by whoever asks for the rows. */
  #draw(): void {
    if (this.#drawn !== undefined && this.services.known !== this.#drawn) return this.changed.fire(undefined);
    const changed = this.#rows.replace(this.#roots());
    if (changed === 'all') this.changed.fire(undefined);
    else if (changed.length > 0) this.changed.fire([...changed]);
  }

  /** Brings badge, title and welcome up to what is known. */
  #tell(): void {
    const { session } = this.services;
    noteAwaited(this.services);
    const unread = session?.questions.unread().length ?? 0;
    const tooltip = unread === 1 ? vscode.l10n.t('1 new answer') : vscode.l10n.t('{0} new answers', unread);
    if ((this.view.badge?.value ?? 0) !== unread)
      this.view.badge = unread > 0 ? { value: unread, tooltip } : undefined;
    this.#setContext('storyContext.questionsOf', this.#choice.of);
    this.#setContext('storyContext.questionsBy', this.#choice.by);
    this.#setContext('storyContext.hasQuestions', (session?.questions.questions().length ?? 0) > 0);
  }

  #setContext(name: string, value: unknown): void {
    if (this.#contexts.get(name) === value) return;
    this.#contexts.set(name, value);
    void vscode.commands.executeCommand('setContext', name, value);
  }
}
