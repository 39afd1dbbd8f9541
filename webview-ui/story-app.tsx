import * as l10n from '@vscode/l10n';
import { render } from 'preact';
import { progressOf } from '../src/domain/acceptance/progress';
import type { CriterionView } from '../src/page-views/criteria';
import type { PageState, StoryPage } from '../src/page-views/story';
import type { FromPage, Intent, ToPage } from '../src/protocol';
import type { Actions, OnDone } from './actions';
import type { Announcer } from './announcer';
import { newAnswers } from './answers';
import type { Asking } from './asking';
import type { Drafts } from './drafts';
import { Images, ImagesContext } from './images';
import { Page } from './page';
import { goToQuestion } from './question-place';
import { messageOf } from './state-bar';
import { beginTick, catchUp, settleTick, tickedCriterion, type Ticks, withoutTick, withTick } from './ticks';

/** Milliseconds after which a tick counts as failed when the extension says nothing. */
const patience = 60_000;

/** Under this name the drafts keep what brings the form to ask back. */
const askDraft = 'asking';

interface Surroundings {
  readonly root: HTMLElement;
  readonly announcer: Announcer;
  readonly post: (message: FromPage) => void;
  /** Called whenever a story is shown, with its key. */
  readonly onShown: (key: string) => void;
  readonly drafts: Drafts;
}

/** Keeps what the page shows: the newest snapshot, and what the user has done on it since. */
export class StoryApp {
  #snapshot: { readonly number: number; readonly page: StoryPage } | undefined;
  #ticks: Ticks = new Map();
  /** Why the last action failed, until the next one. */
  #notice: string | undefined;
  #requests = 0;
  readonly #images = new Images((attachment) => this.#send({ do: 'showImage', attachment }));
  /** Who waits for the answer to a request. */
  readonly #waiting = new Map<number, OnDone>();
  /** Requests whose failure is shown where they arose. */
  readonly #shownThere = new Set<number>();
  #preview: Asking['preview'];
  /** The form to ask that was there before a restart was asked for. */
  #isAskKept = false;
  /** The user asked for news, and is told when they are there. */
  #asked = false;

  constructor(private readonly around: Surroundings) {}

  receive(message: ToPage): void {
    if (message.type === 'snapshot') this.#show(message);
    else if (message.type === 'settled') this.#settle(message);
    else if (message.type === 'show') goToQuestion(message.question);
    else if (message.type === 'preview') {
      this.#preview = message.blocks;
      this.#render();
    } else this.#images.receive(message);
  }

  #show({ number, page }: { readonly number: number; readonly page: StoryPage }): void {
    if (this.#snapshot && number < this.#snapshot.number) return;
    const before = this.#snapshot?.page;
    this.#snapshot = { number, page };
    this.#ticks = catchUp(this.#ticks, page.story?.criteria ?? []);
    this.#images.keepOnly(page.story?.attachments ?? []);
    if (!page.ask) this.#preview = undefined;
    this.#render();
    if (page.story) this.#keepAsking(page.ask);
    this.#announceState(before?.state, page.state);
    const done = page.story?.undo?.text;
    if (done && before && done !== before.story?.undo?.text) this.around.announcer.say(done);
    for (const said of newAnswers(before?.story?.questions, page.story?.questions ?? []))
      this.around.announcer.say(said);
    if (page.story) this.around.onShown(page.key);
  }

  /** VS Code throws a hidden page away, and a restart the extension's part of the form too. */
  #keepAsking(ask: StoryPage['ask']): void {
    const { drafts } = this.around;
    const kept = drafts.get(askDraft);
    const isMissing = !ask && kept !== undefined && !this.#isAskKept;
    this.#isAskKept = true;
    if (ask?.kept !== kept) drafts.set(askDraft, ask?.kept);
    if (isMissing) this.#send({ do: 'askAgain', kept });
  }

  /** A refresh that nobody asked for is nothing to interrupt a reader for. */
  #announceState(before: PageState | undefined, now: PageState): void {
    const sentence = messageOf(now);
    const quiet = now.kind === 'fresh' || (now.kind === 'refreshing' && before !== undefined);
    if (quiet && !this.#asked) return;
    if (now.kind !== 'refreshing') this.#asked = false;
    if (sentence && (!before || messageOf(before) !== sentence)) this.around.announcer.say(sentence);
  }

  #settle(answer: { readonly request: number; readonly ok: boolean; readonly message?: string }): void {
    this.#waiting.get(answer.request)?.(answer.ok, answer.message);
    this.#waiting.delete(answer.request);
    const isShownThere = this.#shownThere.delete(answer.request);
    const criteria = this.#snapshot?.page.story?.criteria ?? [];
    const id = tickedCriterion(this.#ticks, answer.request);
    this.#ticks = settleTick(this.#ticks, answer, criteria);
    if (answer.ok) {
      this.#render();
      if (answer.message) this.around.announcer.say(answer.message);
      return;
    }
    const criterion = criteria.find((candidate) => candidate.id === id);
    const message = answer.message ?? l10n.t('That did not work.');
    if (!criterion && !isShownThere) this.#notice = message;
    this.#render();
    this.around.announcer.warn(criterion ? l10n.t('{0}: {1}', criterion.text, message) : message);
  }

  #send(intent: Intent): number {
    const request = ++this.#requests;
    if (intent.do === 'refresh') this.#asked = true;
    if (intent.do === 'dismissTick') this.#ticks = withoutTick(this.#ticks, intent.tick);
    if (intent.do === 'sendAsk') this.#shownThere.add(request);
    // A picture that comes into sight and a preview are nothing that the reader did.
    if (intent.do !== 'showImage' && intent.do !== 'previewAsk') this.#notice = undefined;
    this.around.post({ type: 'intent', request, intent });
    return request;
  }

  #tick(criterion: string, checked: boolean): void {
    const request = this.#send({ do: 'tick', criterion, checked });
    this.#ticks = beginTick(this.#ticks, criterion, checked, request);
    this.#render();
    const { done, total } = progressOf(this.#criteria());
    if (total > 0) this.around.announcer.say(l10n.t('{0} of {1} acceptance criteria done', done, total));
    setTimeout(() => {
      if (this.#ticks.get(criterion)?.request !== request) return;
      const message = l10n.t('There was no answer, so it is not certain that this was saved.');
      this.#settle({ request, ok: false, message });
    }, patience);
  }

  #criteria(): readonly CriterionView[] {
    const criteria = this.#snapshot?.page.story?.criteria ?? [];
    return criteria.map((criterion) => withTick(criterion, this.#ticks.get(criterion.id)));
  }

  #render(): void {
    if (!this.#snapshot) return;
    const { page } = this.#snapshot;
    const story = page.story && { ...page.story, criteria: this.#criteria() };
    const actions: Actions = {
      send: (intent, onDone) => {
        const request = this.#send(intent);
        if (onDone) this.#waiting.set(request, onDone);
        this.#render();
      },
      tick: (criterion, checked) => this.#tick(criterion, checked),
      storyUrl: story?.url,
      drafts: this.around.drafts,
    };
    const attachments = page.story?.attachments ?? [];
    render(
      <ImagesContext.Provider value={{ images: this.#images, attachments }}>
        <Page page={{ ...page, story }} {...{ actions, notice: this.#notice, preview: this.#preview }} />
      </ImagesContext.Provider>,
      this.around.root,
    );
  }
}
