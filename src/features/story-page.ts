import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { Document } from '../domain/document';
import { commitId } from '../domain/link-id';
import { type Look, lookOf } from '../domain/look';
import { readDefinition } from '../domain/readiness';
import type { Person, Story } from '../domain/story';
import type { Repositories } from '../git/repositories';
import { StoryGit } from '../git/story-git';
import type { StoryPage } from '../page-views/story';
import type { ChangesView } from '../page-views/story-parts';
import { decodeFromPage, protocolVersion, type ToPage } from '../protocol';
import type { Services } from '../services';
import type { Session } from '../sync/session';
import { decodeAskAt } from './ask-at';
import { AskForm } from './ask-form';
import { errorSentence } from './error-sentence';
import { GitOfStory } from './git-of-story';
import { gitView } from './git-view';
import { openRepositories } from './open-repositories';
import { remoteHosts } from './remote-hosts';
import { sessionOf } from './session-of';
import type { Done } from './story-action';
import type { StoryServes } from './product/story-serves';
import { storyPageHtml } from './story-panel-html';
import { doIntent, type PageOfStory } from './story-page-intents';
import { changesView } from './story-parts-view';
import { storyPage } from './story-view';

/** A story in a panel. */
export interface ShownPage extends vscode.Disposable {
  /** Resolves when the story was asked for, whatever came of that. */
  readonly opened: Promise<void>;
  /** Leads to a question of the story, as soon as it is known. */
  showQuestion(id: string): void;
  /** Opens the form to ask about what `at` says, wherever that comes from; rejects where nobody may ask. */
  ask(at: unknown): Promise<void>;
}

export interface StoryPageNeeds {
  readonly services: Services;
  readonly repositories: Repositories;
  readonly storyGit: StoryGit;
  /** Called when somebody did something on the page. */
  readonly keep: () => void;
}

/** What all pages look stories up in repositories with. */
export function createStoryGit(): StoryGit {
  return new StoryGit();
}

/** Fills a panel with the page of a story, keeps it true, and does what the page asks for, until it is disposed. */
export function showStoryPage(panel: vscode.WebviewPanel, key: string, needs: StoryPageNeeds): ShownPage {
  const { services, repositories } = needs;
  const { webview } = panel;
  const page = new StoryPagePanel(panel, key, needs);
  const icon = (theme: string): vscode.Uri =>
    vscode.Uri.joinPath(services.context.extensionUri, 'media', 'icons', `story-${theme}.svg`);
  panel.iconPath = { light: icon('light'), dark: icon('dark') };
  const subscriptions = vscode.Disposable.from(
    webview.onDidReceiveMessage((message) => page.receive(message)),
    services.onDidChange(() => page.servicesChanged()),
    repositories.onDidChangeState(() => page.lookInGit()),
    panel.onDidChangeViewState(() => {
      if (panel.visible) {
        page.changed();
        page.lookInGit();
      } else page.left();
    }),
  );
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
  return {
    opened: page.open(),
    showQuestion: (id) => page.showQuestion(id),
    ask: (at) => page.form.open(decodeAskAt(at)),
    dispose() {
      subscriptions.dispose();
      page.left();
      page.end();
    },
  };
}

/** What users type Markdown for. */
const typed = /omment$|^ask$|^reply$|^editQuestion$/;

/** Milliseconds in which a story comes whose question somebody wants to see. */
const patienceForQuestion = 15_000;

/** Milliseconds in which a page comes up. */
const patienceWithPage = 1_000;

class StoryPagePanel implements PageOfStory {
  #number = 0;
  #ready = false;
  /** Told when the page is there. */
  #tellReady: () => void = () => undefined;
  readonly #whenReady = new Promise<void>((resolve) => (this.#tellReady = resolve));
  /** A question the reader wants to see; `until` in milliseconds since the epoch. */
  #wanted: { readonly id: string; readonly isShown: boolean; readonly until: number } | undefined;
  /** What was sent last, to send nothing where nothing changed. */
  #sent = '';
  /** Why the stories could not be opened at all. */
  #failure: unknown;
  /** The session that was asked for the story. */
  #asked: Session | undefined;
  /** What was seen of the story before it was opened or came back into sight. */
  #look: Look | undefined;
  /** What became different between a look and a story, so that it is found out once. */
  #changes: { readonly look: Look; readonly story: Story; readonly view?: ChangesView } | undefined;
  #read: ((markdown: string) => Document) | undefined;
  #isReadFetched = false;
  /** Who is signed in, as far as it is known. */
  #me: Person | undefined;
  /** What was done last, until the next thing is done. */
  #done: Done | undefined;
  /** What the story is for; fetched when the story is there. */
  #serves: StoryServes | undefined;
  #isEnded = false;
  readonly services: Services;
  readonly repositories: Repositories;
  readonly git: GitOfStory;
  readonly form: AskForm;
  readonly keep: () => void;

  constructor(
    private readonly panel: vscode.WebviewPanel,
    readonly key: string,
    { services, repositories, storyGit, keep }: StoryPageNeeds,
  ) {
    this.services = services;
    this.repositories = repositories;
    this.keep = keep;
    this.form = new AskForm(services, key, () => this.changed());
    this.git = new GitOfStory({
      git: storyGit,
      repositories: () => openRepositories(repositories),
      wanted: () => ({ key, links: this.#links() }),
      changed: () => this.changed(),
    });
  }

  /** Looks for branches and commits, where somebody sees the page. */
  lookInGit(): void {
    if (this.#ready && this.panel.visible) this.git.lookSoon();
  }

  #links(): string[] {
    const story = this.services.session?.store.story(this.key)?.value;
    const ticked = (story?.criteria ?? []).flatMap(({ tick }) => (tick?.commit ? commitId(tick.commit) : []));
    return [...(story?.links ?? []).map(({ globalId }) => globalId), ...ticked];
  }

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
      this.#me ??= session.signedInAs;
      this.#look ??= await session.looks.at(this.key);
      this.changed();
      // What is known is drawn before there is work with the newest.
      if (session.store.story(this.key)) await this.#isShown();
      await session.refresh.story(this.key);
      void this.#learnServes();
      this.#me = (await session.source.me().catch(() => undefined)) ?? this.#me;
      this.changed();
    } catch (error) {
      this.services.log.error(`Opening ${this.key}`, error);
      this.#failure = error;
      this.changed();
    }
  }

  async #learnServes(): Promise<void> {
    const { StoryServes } = await import('./product/story-serves');
    if (!this.#isEnded) this.#serves ??= new StoryServes(this.services, () => this.changed());
  }

  /** Nobody sees it any more. */
  end(): void {
    this.#isEnded = true;
    this.#serves?.dispose();
  }

  /** After a sign-in or another choice of board another session is to be asked, and after a sign-out there is none. */
  servicesChanged(): void {
    const { session } = this.services;
    if (session !== this.#asked) {
      this.#asked = session;
      void this.open();
    } else this.changed();
  }

  /** Nothing more is ticked here for now: what is gathered is written, and what was seen is noted. */
  left(): void {
    this.git.stop();
    void this.services.session?.outbox.flush(0, this.key);
    this.#noteLook();
  }

  markSeen(): void {
    this.#noteLook();
    this.changed();
  }

  done(done: Done | undefined): void {
    this.#done = done;
    this.changed();
  }

  get lastDone(): Done | undefined {
    return this.#done;
  }

  #noteLook(): void {
    const { session } = this.services;
    const story = session?.store.story(this.key)?.value;
    if (!session || !story || !this.#ready) return;
    this.#look = lookOf(story, Date.now());
    session.looks
      .put(this.key, this.#look)
      .catch((error) => this.services.log.error(`Noting what was seen of ${this.key}`, error));
  }

  /** Sends the page what it has to show now, where that is not what it shows already. */
  changed(): void {
    if (!this.#ready) return;
    if (this.panel.visible) this.git.linksChanged();
    const page = this.#page();
    const text = JSON.stringify(page);
    if (text !== this.#sent) {
      this.#sent = text;
      if (page.story) this.panel.title = `${this.key} ${page.story.title}`;
      if (this.panel.visible) this.#markRead();
      this.post({ type: 'snapshot', version: protocolVersion, number: ++this.#number, page });
    }
    this.#leadToWanted();
  }

  showQuestion(id: string): void {
    this.#wanted = { id, isShown: false, until: Date.now() + patienceForQuestion };
    this.changed();
  }

  /** A page that comes back into sight may be another than the one that was told. */
  #leadToWanted(): void {
    const wanted = this.#wanted;
    const { session } = this.services;
    if (!wanted || wanted.isShown || Date.now() > wanted.until || !session?.store.story(this.key)) return;
    if (!session.questions.find(this.key, wanted.id)) return;
    this.#wanted = { ...wanted, isShown: true };
    this.post({ type: 'show', question: wanted.id });
  }

  /** Whoever sees the page sees the answers on it. */
  #markRead(): void {
    const { session } = this.services;
    const story = session?.store.story(this.key)?.value;
    if (story) session?.questions.markRead(...story.questions);
  }

  async receive(message: unknown): Promise<void> {
    const decoded = decodeFromPage(message);
    if (!decoded) {
      this.services.log.warn(`A message of the page of ${this.key} was not understood.`);
      return;
    }
    if (decoded.type === 'ready') {
      this.#ready = true;
      if (this.#wanted) this.#wanted = { ...this.#wanted, isShown: false };
      this.#tellReady();
      this.#sent = '';
      this.changed();
      this.lookInGit();
      return;
    }
    const { request, intent } = decoded;
    try {
      const message = await doIntent(intent, this);
      this.post({ type: 'settled', request, ok: true, ...(message && { message }) });
    } catch (error) {
      if (error instanceof vscode.CancellationError) {
        this.post({ type: 'settled', request, ok: true });
        return;
      }
      this.services.log.error(`${intent.do} on the page of ${this.key}`, error);
      this.post({ type: 'settled', request, ok: false, message: this.sentence(error) });
    }
  }

  sentence(error: unknown): string {
    return errorSentence(error, this.services.session?.source.name ?? 'Jira').message;
  }

  /** Resolves when the page is there, and where it does not come up, after a while. */
  #isShown(): Promise<unknown> {
    return Promise.race([this.#whenReady, wait(patienceWithPage)]);
  }

  #page(): StoryPage {
    const { session } = this.services;
    if (session && !this.#failure) {
      const undo = this.#done && { text: this.#done.text };
      const [look, me, read] = [this.#look, this.#me, this.#reader(session)];
      const { remindAfter, readiness } = this.services.settings;
      const definition = readDefinition(readiness);
      const changes = this.#changesSince(session);
      const beside = { look, changes, me, undo, read, remindAfter, definition };
      const { state } = this.git;
      const page = storyPage(this.key, session, beside);
      const serves = this.#serves?.lines(this.key) ?? [];
      return {
        ...page,
        ...(page.story && serves.length > 0 && { story: { ...page.story, serves } }),
        git: state && gitView(state, remoteHosts(this.services)),
        ask: this.form.view(session),
      };
    }
    if (!this.#failure) return { key: this.key, state: { kind: 'loading' } };
    const { message, action } = errorSentence(this.#failure, 'Jira');
    const useful = action === 'signIn' ? 'signIn' : 'retry';
    return { key: this.key, state: { kind: 'failed', message, action: useful } };
  }

  /** Fetched when something was typed for the first time: most pages never need it. */
  #reader({ outbox }: Session): ((markdown: string) => Document) | undefined {
    const isTyped = outbox.writes(this.key).some(({ intention }) => typed.test(intention.do));
    if (isTyped && !this.#read && !this.#isReadFetched) {
      this.#isReadFetched = true;
      void import('../sources/markdown/markdown').then(({ readMarkdown }) => {
        this.#read = readMarkdown;
        this.changed();
      });
    }
    return this.#read;
  }

  #changesSince({ store }: Session): ChangesView | undefined {
    const look = this.#look;
    const story = store.story(this.key)?.value;
    if (!look || !story) return undefined;
    if (this.#changes?.look !== look || this.#changes.story !== story)
      this.#changes = { look, story, view: changesView(look, story) };
    return this.#changes.view;
  }

  post(message: ToPage): void {
    void this.panel.webview.postMessage(message);
  }
}
