import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import * as vscode from 'vscode';
import { decodeFromPage, protocolVersion, type Intent, type StoryPage, type ToPage } from '../protocol';
import type { Services } from '../services';
import { SourceError } from '../sources/story-source';
import { movedTicks } from '../sync/moved-ticks';
import { openTicks } from '../sync/open-ticks';
import type { Session } from '../sync/session';
import { discardWrite } from './discard-write';
import { errorSentence } from './error-sentence';
import { ExplainedError } from './explained-error';
import { openAnchor } from './open-anchor';
import { sessionOf } from './session-of';
import { storyPageHtml } from './story-panel-html';
import { storyPage } from './story-view';

/** Fills a panel with the page of a story, keeps it true, and does what the page asks for. */
export async function showStoryPage(
  panel: vscode.WebviewPanel,
  key: string,
  services: Services,
): Promise<void> {
  const { webview } = panel;
  const page = new StoryPagePanel(panel, key, services);
  const icon = (theme: string): vscode.Uri =>
    vscode.Uri.joinPath(services.context.extensionUri, 'media', 'icons', `story-${theme}.svg`);
  panel.iconPath = { light: icon('light'), dark: icon('dark') };
  webview.onDidReceiveMessage((message) => page.receive(message));
  const changes = services.onDidChange(() => page.servicesChanged());
  panel.onDidDispose(() => {
    changes.dispose();
    page.left();
  });
  panel.onDidChangeViewState(() => {
    if (panel.visible) page.changed();
    else page.left();
  });
  const dist = vscode.Uri.joinPath(services.context.extensionUri, 'dist');
  const file = (name: string): string => webview.asWebviewUri(vscode.Uri.joinPath(dist, name)).toString();
  webview.html = storyPageHtml({
    cspSource: webview.cspSource,
    nonce: randomBytes(16).toString('base64'),
    scriptUri: file('webview.js'),
    styleUri: file('webview.css'),
    language: vscode.env.language,
    title: key,
    l10n: vscode.l10n.bundle,
    first: page.first(),
  });
  await page.open();
}

/** Milliseconds in which a page comes up. */
const patienceWithPage = 1_000;
/** Milliseconds somebody waits who wants it written now. */
const patience = 10_000;

class StoryPagePanel {
  #number = 0;
  #ready = false;
  /** Told when the page is there. */
  #tellReady: () => void = () => undefined;
  readonly #whenReady = new Promise<void>((resolve) => (this.#tellReady = resolve));
  /** What was sent last, to send nothing where nothing changed. */
  #sent = '';
  /** Why the stories could not be opened at all. */
  #failure: unknown;
  /** The session that was asked for the story. */
  #asked: Session | undefined;

  constructor(
    private readonly panel: vscode.WebviewPanel,
    private readonly key: string,
    private readonly services: Services,
  ) {}

  /** What is known before the page is there. A page that comes back shows it until it is told what is known by then. */
  first(): ToPage {
    return { type: 'snapshot', version: protocolVersion, number: 0, page: this.#page() };
  }

  /** Asks for the newest; what is known shows meanwhile, as soon as the page is there. */
  async open(): Promise<void> {
    try {
      const session = await sessionOf(this.services);
      this.#failure = undefined;
      this.#asked = session;
      this.changed();
      // What is known is drawn before there is work with the newest.
      if (session.store.story(this.key)) await this.#isShown();
      await session.refresh.story(this.key);
    } catch (error) {
      this.services.log.error(`Opening ${this.key}`, error);
      this.#failure = error;
      this.changed();
    }
  }

  /** After a sign-in or another choice of board another session is to be asked, and after a sign-out there is none. */
  servicesChanged(): void {
    const { session } = this.services;
    if (session !== this.#asked) {
      this.#asked = session;
      void this.open();
    } else this.changed();
  }

  /** Nothing more is ticked here for now: what is gathered is written. */
  left(): void {
    void this.services.session?.outbox.flush(0, this.key);
  }

  /** Sends the page what it has to show now, where that is not what it shows already. */
  changed(): void {
    if (!this.#ready) return;
    const page = this.#page();
    const text = JSON.stringify(page);
    if (text === this.#sent) return;
    this.#sent = text;
    if (page.story) this.panel.title = `${this.key} ${page.story.title}`;
    this.#post({ type: 'snapshot', version: protocolVersion, number: ++this.#number, page });
  }

  async receive(message: unknown): Promise<void> {
    const decoded = decodeFromPage(message);
    if (!decoded) {
      this.services.log.warn(`A message of the page of ${this.key} was not understood.`);
      return;
    }
    if (decoded.type === 'ready') {
      this.#ready = true;
      this.#tellReady();
      this.#sent = '';
      this.changed();
      return;
    }
    const { request, intent } = decoded;
    try {
      await this.#do(intent);
      this.#post({ type: 'settled', request, ok: true });
    } catch (error) {
      if (error instanceof vscode.CancellationError) {
        this.#post({ type: 'settled', request, ok: true });
        return;
      }
      this.services.log.error(`${intent.do} on the page of ${this.key}`, error);
      const { message } = errorSentence(error, this.services.session?.source.name ?? 'Jira');
      this.#post({ type: 'settled', request, ok: false, message });
    }
  }

  /** Resolves when the page is there, and where it does not come up, after a while. */
  #isShown(): Promise<unknown> {
    return Promise.race([this.#whenReady, wait(patienceWithPage)]);
  }

  async #do(intent: Intent): Promise<void> {
    switch (intent.do) {
      case 'tick':
        return this.#tick(intent.criterion, intent.checked);
      case 'writeNow':
        return this.#writeNow();
      case 'dismissTick':
        return this.#dismissTick(intent.tick);
      case 'retryWrite':
        return (await sessionOf(this.services)).outbox.retryNow([intent.write]);
      case 'discardWrite':
        return this.#discardWrite(intent.write);
      case 'ask':
        await vscode.commands.executeCommand('storyContext.askProductOwner', this.key, {
          criterion: intent.criterion,
        });
        return;
      case 'refresh':
        return this.open();
      case 'openStory':
        await vscode.commands.executeCommand('storyContext.openStory', intent.key);
        return;
      case 'openLink':
        return openLink(intent.href);
      case 'openAnchor':
        return this.#openAnchor(intent.question);
      case 'startWork':
      case 'linkBranch':
      case 'linkCommit':
      case 'openInBrowser':
      case 'copyKey':
        await vscode.commands.executeCommand(`storyContext.${intent.do}`, this.key);
        return;
      case 'signIn':
        await vscode.commands.executeCommand('storyContext.signIn');
    }
  }

  async #tick(criterionId: string, checked: boolean): Promise<void> {
    const session = await sessionOf(this.services);
    const criteria = session.store.story(this.key)?.value.criteria ?? [];
    const criterion = criteria.find(({ id }) => id === criterionId);
    if (!criterion) throw new SourceError('conflict');
    const { text } = criterion;
    // Ticked as it is now: a tick that was for what it said before is settled.
    const open = openTicks(session.outbox.writes(this.key));
    const refused = movedTicks(criteria, open).reworded.get(criterionId);
    if (refused) await session.outbox.discard([refused.id]);
    const change = { criterionId, text, checked, at: new Date().toISOString() };
    await session.outbox.add(this.key, { do: 'tick', change });
  }

  async #writeNow(): Promise<void> {
    const { outbox } = await sessionOf(this.services);
    outbox.retry();
    await outbox.flush(patience, this.key);
  }

  async #dismissTick(id: string): Promise<void> {
    const session = await sessionOf(this.services);
    const story = session.store.story(this.key)?.value;
    if (!story?.removedTicks.some((removed) => removed.id === id)) {
      const tick = openTicks(session.outbox.writes(this.key)).get(id);
      if (tick) await session.outbox.discard([tick.id]);
      return;
    }
    await session.outbox.add(this.key, { do: 'dismissTick', id, at: new Date().toISOString() });
  }

  async #discardWrite(id: string): Promise<void> {
    const session = await sessionOf(this.services);
    const write = session.outbox.writes(this.key).find((one) => one.id === id);
    if (write) await discardWrite(session, write);
  }

  async #openAnchor(questionId: string): Promise<void> {
    const story = this.services.session?.store.story(this.key)?.value;
    const anchor = story?.questions.find(({ id }) => id === questionId)?.anchor;
    if (anchor) await openAnchor(anchor);
  }

  #page(): StoryPage {
    const { session } = this.services;
    if (session && !this.#failure) return storyPage(this.key, session);
    if (!this.#failure) return { key: this.key, state: { kind: 'loading' } };
    const { message, action } = errorSentence(this.#failure, 'Jira');
    const useful = action === 'signIn' ? 'signIn' : 'retry';
    return { key: this.key, state: { kind: 'failed', message, action: useful } };
  }

  #post(message: ToPage): void {
    void this.panel.webview.postMessage(message);
  }
}

/** A link of the story's text: web and mail addresses only, and VS Code asks before it leaves for an unknown place. */
async function openLink(href: string): Promise<void> {
  const uri = /^(https?|mailto):/i.test(href) ? vscode.Uri.parse(href) : undefined;
  if (!uri)
    throw new ExplainedError(
      vscode.l10n.t('This link is not opened: it leads neither to the web nor to a mail address.'),
    );
  await vscode.env.openExternal(uri);
}
