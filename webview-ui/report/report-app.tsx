import * as l10n from '@vscode/l10n';
import { render } from 'preact';
import type { FromReport, ReportIntent, ReportPageView, ToReport } from '../../src/report-protocol';
import { ActionsContext } from '../actions';
import type { Announcer } from '../announcer';
import { Drafts } from '../drafts';
import { ReportPage } from './report-page';

interface Surroundings {
  readonly root: HTMLElement;
  readonly announcer: Announcer;
  readonly post: (message: FromReport) => void;
  /** Called whenever a report is shown, with what brings its page back. */
  readonly onShown: (key: string) => void;
}

/** Keeps what the page shows: the newest snapshot, and why the last action failed. */
export class ReportApp {
  #snapshot: { readonly number: number; readonly page: ReportPageView } | undefined;
  #notice: string | undefined;
  #requests = 0;
  /** The reader asked for something that ends with news. */
  #asked = false;

  constructor(private readonly around: Surroundings) {}

  receive(message: ToReport): void {
    if (message.type === 'snapshot') this.#show(message);
    else this.#settle(message);
  }

  #show({ number, page }: { readonly number: number; readonly page: ReportPageView }): void {
    if (this.#snapshot && number < this.#snapshot.number) return;
    const before = this.#snapshot?.page;
    this.#snapshot = { number, page };
    this.#render();
    if (page.failed && page.failed !== before?.failed) this.around.announcer.warn(page.failed);
    else if (before?.busy && !page.busy && (this.#asked || !before.report)) {
      this.#asked = false;
      this.around.announcer.say(l10n.t('{0} is up to date.', page.title));
    }
    this.around.onShown(page.key);
  }

  #settle({ ok, message }: Extract<ToReport, { type: 'settled' }>): void {
    if (ok) {
      if (message) this.around.announcer.say(message);
    } else this.around.announcer.warn(message ?? l10n.t('That did not work.'));
    this.#notice = message ?? (ok ? undefined : l10n.t('That did not work.'));
    this.#render();
  }

  #send(intent: ReportIntent): void {
    this.#asked = true;
    this.#notice = undefined;
    this.around.post({ type: 'intent', request: ++this.#requests, intent });
    this.#render();
  }

  #render(): void {
    if (!this.#snapshot) return;
    const send = (intent: ReportIntent) => this.#send(intent);
    // What a document asks for and a report has not, such as attachments, leads nowhere.
    const actions = {
      send: (intent: { readonly do: string }) => {
        if (intent.do === 'openLink' || intent.do === 'openStory') send(intent as ReportIntent);
      },
      tick: () => undefined,
      drafts: new Drafts(),
    };
    render(
      <ActionsContext.Provider value={actions}>
        <ReportPage page={this.#snapshot.page} notice={this.#notice} send={send} />
      </ActionsContext.Provider>,
      this.around.root,
    );
  }
}
