import * as l10n from '@vscode/l10n';
import { render } from 'preact';
import type { FromPage, Intent, StoryPage, ToPage } from '../src/protocol';
import type { Actions } from './actions';
import type { Announcer } from './announcer';
import { Page } from './page';
import { messageOf } from './state-bar';
import { beginTick, catchUp, progressOf, settleTick, tickedCriterion, type Ticks, withTick } from './ticks';

/** Milliseconds after which a tick counts as failed when the extension says nothing. */
const patience = 60_000;

/** Keeps what the page shows: the newest snapshot, and the ticks made on it since. */
export class StoryApp {
  #snapshot: { readonly number: number; readonly page: StoryPage } | undefined;
  #ticks: Ticks = new Map();
  #requests = 0;

  constructor(
    private readonly root: HTMLElement,
    private readonly announcer: Announcer,
    private readonly post: (message: FromPage) => void,
  ) {}

  receive(message: ToPage): void {
    if (message.type === 'snapshot') this.#show(message);
    else this.#settle(message);
  }

  #show({ number, page }: { readonly number: number; readonly page: StoryPage }): void {
    if (this.#snapshot && number < this.#snapshot.number) return;
    const before = this.#snapshot?.page;
    this.#snapshot = { number, page };
    this.#ticks = catchUp(this.#ticks, page.story?.criteria ?? []);
    this.#render();
    const state = messageOf(page.state);
    if (state && (!before || messageOf(before.state) !== state)) this.announcer.say(state);
  }

  #settle(answer: { readonly request: number; readonly ok: boolean; readonly message?: string }): void {
    const criteria = this.#snapshot?.page.story?.criteria ?? [];
    const id = tickedCriterion(this.#ticks, answer.request);
    this.#ticks = settleTick(this.#ticks, answer, criteria);
    this.#render();
    if (answer.ok) return;
    const criterion = criteria.find((candidate) => candidate.id === id);
    const message = answer.message ?? l10n.t('This could not be saved.');
    this.announcer.warn(criterion ? l10n.t('{0}: {1}', criterion.text, message) : message);
  }

  #send(intent: Intent): number {
    const request = ++this.#requests;
    this.post({ type: 'intent', request, intent });
    return request;
  }

  #tick(criterion: string, checked: boolean): void {
    const request = this.#send({ do: 'tick', criterion, checked });
    this.#ticks = beginTick(this.#ticks, criterion, checked, request);
    this.#render();
    const { done, total } = progressOf(this.#criteria());
    this.announcer.say(l10n.t('{0} of {1} acceptance criteria done', done, total));
    setTimeout(() => {
      if (this.#ticks.get(criterion)?.request !== request) return;
      this.#settle({
        request,
        ok: false,
        message: l10n.t('There was no answer. The tick may not have been saved.'),
      });
    }, patience);
  }

  #criteria() {
    const criteria = this.#snapshot?.page.story?.criteria ?? [];
    return criteria.map((criterion) => withTick(criterion, this.#ticks.get(criterion.id)));
  }

  #render(): void {
    if (!this.#snapshot) return;
    const { page } = this.#snapshot;
    const story = page.story && { ...page.story, criteria: this.#criteria() };
    const actions: Actions = {
      send: (intent) => void this.#send(intent),
      tick: (criterion, checked) => this.#tick(criterion, checked),
      storyUrl: story?.url,
    };
    render(<Page page={{ ...page, story }} actions={actions} />, this.root);
  }
}
