import { performance } from 'node:perf_hooks';
import * as vscode from 'vscode';
import type { Services } from '../services';
import type { SourceError } from '../sources/story-source';
import type { Attempt } from '../sync/refresh';
import { pauseBeforeLook } from '../sync/refresh-schedule';
import type { Session } from '../sync/session';

/** A moment by both clocks: one stands still while a machine sleeps, the other is set by people. */
interface Moment {
  readonly steady: number;
  readonly wall: number;
}

/** Renews the sprint on a timer, and when somebody comes back to the window or to the view, as often as the setting says. */
export class AutoRefresh implements vscode.Disposable {
  readonly #subscriptions: vscode.Disposable[];
  #timer: NodeJS.Timeout | undefined;
  #session: Session | undefined;
  #attempt: Attempt | undefined;
  #ended = moment();
  #failed: { readonly error: SourceError; readonly times: number } | undefined;
  #isFocused = vscode.window.state.focused;

  constructor(
    private readonly services: Services,
    private readonly view: Pick<vscode.TreeView<unknown>, 'visible' | 'onDidChangeVisibility'>,
  ) {
    this.#subscriptions = [
      services.onDidChange(() => this.#follow()),
      view.onDidChangeVisibility(({ visible }) => this.#schedule(visible)),
      vscode.window.onDidChangeWindowState(({ focused }) => {
        const isBack = focused && !this.#isFocused;
        this.#isFocused = focused;
        this.#schedule(isBack);
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('storyContext.refreshInterval')) this.#schedule();
      }),
    ];
    this.#follow();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  /** Keeps count of how attempts end. */
  #follow(): void {
    const { session } = this.services;
    const attempt = session?.refresh.sprintsAttempt;
    if (session === this.#session && attempt === this.#attempt) return;
    if (session !== this.#session) [this.#failed, this.#ended] = [undefined, moment()];
    [this.#session, this.#attempt] = [session, attempt];
    if (attempt?.kind === 'done') [this.#failed, this.#ended] = [undefined, moment()];
    if (attempt?.kind === 'failed') {
      this.#failed = { error: attempt.error, times: (this.#failed?.times ?? 0) + 1 };
      this.#ended = moment();
    }
    this.#schedule();
  }

  #schedule(isBack = false): void {
    clearTimeout(this.#timer);
    const pause = this.#pause(isBack);
    if (pause !== undefined) this.#timer = setTimeout(() => this.#look(), pause);
  }

  #look(): void {
    // The window may have lost the focus, and the setting its wish, without a word.
    if (this.#pause(false) !== undefined) void this.services.session?.refresh.sprints();
  }

  /** Milliseconds until the next look. */
  #pause(isBack: boolean): number | undefined {
    const { known, session, settings } = this.services;
    if (known.kind !== 'ready' || !session || session.refresh.sprintsAttempt.kind === 'running')
      return undefined;
    const { focused, active } = vscode.window.state;
    return pauseBeforeLook({
      interval: settings.refreshInterval * 60_000,
      ...{ isFocused: focused, isActive: active, isVisible: this.view.visible, isBack },
      elapsed: since(this.#ended),
      ...(this.#failed && { failed: this.#failed }),
      ...{ now: Date.now(), chance: Math.random() },
    });
  }
}

function moment(): Moment {
  return { steady: performance.now(), wall: Date.now() };
}

function since({ steady, wall }: Moment): number {
  return Math.max(performance.now() - steady, Date.now() - wall);
}
