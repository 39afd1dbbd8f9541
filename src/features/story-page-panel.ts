import { setTimeout as wait } from 'node:timers/promises';
import * as vscode from 'vscode';
import { commitId } from '../domain/link-id';
import { readDefinition } from '../domain/readiness';
import type { Person } from '../domain/story';
import { readWorkingDays } from '../domain/working-day';
import type { Repositories } from '../git/repositories';
import type { StoryGit } from '../git/story-git';
import type { StoryPage } from '../page-views/story';
import { decodeFromPage, protocolVersion, type ToPage } from '../protocol';
import type { Services } from '../services';
import type { Session } from '../sync/session';
import { AskForm } from './ask-form';
import { errorSentence } from './error-sentence';
import { GitOfStory } from './git-of-story';
import { gitView } from './git-view';
import { openRepositories } from './open-repositories';
import type { StoryServes } from './product/story-serves';
import { remoteHosts } from './remote-hosts';
import { SeenStory } from './seen-story';
import { sessionOf } from './session-of';
import type { Done } from './story-action';
import { doIntent, type PageOfStory } from './story-page-intents';
import { type Beside, storyPage } from './story-view';
import { TypedReader } from './typed-reader';
import { WantedQuestion } from './wanted-question';

export interface StoryPageNeeds {
  readonly services: Services;
  readonly repositories: Repositories;
  readonly storyGit: StoryGit;
  /** Called when somebody did something on the page. */
  readonly keep: () => void;
}

/** Milliseconds in which a page comes up. */
const patienceWithPage = 1_000;

/** The page of a story in a panel: tells it what it has to show, whenever that changes, and does what it asks for. */
export class StoryPagePanel implements PageOfStory {
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
  /** Who is signed in, as far as it is known. */
  #me: Person | undefined;
  /** What was done last, until the next thing is done. */
  #done: Done | undefined;
  /** What the story is for; fetched when the story is there. */
  #serves: StoryServes | undefined;
  #isEnded = false;
  readonly #seen: SeenStory;
  readonly #typed: TypedReader;
  readonly #wanted: WantedQuestion;
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
    this.#seen = new SeenStory(key, services.log);
    this.#typed = new TypedReader(key, () => this.changed());
    this.#wanted = new WantedQuestion(key);
    this.form = new AskForm(services, repositories, key, () => this.changed());
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
      await this.#seen.recall(session);
      this.changed();
      // What is known is drawn before there is work with the newest.
      if (session.store.story(this.key)) await this.#isShown();
      // From files: it waits for no Jira, and stands there before a reader is further down.
      void this.#learnServes();
      await session.refresh.story(this.key);
      this.#me = (await session.source.me().catch(() => undefined)) ?? this.#me;
      this.changed();
    } catch (error) {
      this.services.log.error(`Opening ${this.key}`, error);
      this.#failure = error;
      this.changed();
    }
  }

  async #learnServes(): Promise<void> {
    try {
      const { StoryServes } = await import('./product/story-serves');
      if (!this.#isEnded) this.#serves ??= new StoryServes(this.services, () => this.changed());
    } catch (error) {
      this.services.log.error('Reading what stories are for', error);
    }
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
    this.#noteSeen();
  }

  markSeen(): void {
    this.#noteSeen();
    this.changed();
  }

  done(done: Done | undefined): void {
    this.#done = done;
    this.changed();
  }

  get lastDone(): Done | undefined {
    return this.#done;
  }

  #noteSeen(): void {
    if (this.#ready) this.#seen.note(this.services.session);
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
    const question = this.#wanted.take(this.services.session);
    if (question !== undefined) this.post({ type: 'show', question });
  }

  showQuestion(id: string): void {
    this.#wanted.want(id);
    this.changed();
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
      this.#wanted.pageIsNew();
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
    if (this.#failure) {
      const { message, action } = errorSentence(this.#failure, 'Jira');
      const useful = action === 'signIn' ? 'signIn' : 'retry';
      return { key: this.key, state: { kind: 'failed', message, action: useful } };
    }
    if (!session) return { key: this.key, state: { kind: 'loading' } };
    const page = storyPage(this.key, session, this.#beside(session));
    const serves = this.#serves?.lines(this.key) ?? [];
    const { state } = this.git;
    return {
      ...page,
      ...(page.story && serves.length > 0 && { story: { ...page.story, serves } }),
      git: state && gitView(state, remoteHosts(this.services)),
      ask: this.form.view(session),
    };
  }

  #beside(session: Session): Beside {
    const { remindAfter, readiness, workingDays } = this.services.settings;
    return {
      look: this.#seen.look,
      changes: this.#seen.changes(session),
      me: this.#me,
      undo: this.#done && { text: this.#done.text },
      read: this.#typed.for(session),
      remindAfter,
      workingDays: readWorkingDays(workingDays),
      definition: readDefinition(readiness),
    };
  }

  post(message: ToPage): void {
    void this.panel.webview.postMessage(message);
  }
}
