import * as vscode from 'vscode';
import type { Person, StorySummary } from './domain/story';
import { createLog, type Log } from './host/log';
import { createCredentialStore, type CredentialStore } from './host/secrets';
import { readSettings, section, type Settings } from './host/settings';
import { createSites, type Site, type Sites } from './host/sites';
import type { Product } from './open-product';
import type { JiraCredentials } from './sources/jira';
import type { Session } from './sync/session';

/** Where the user stands: with stories, or with what is missing before there can be any. */
export type Situation =
  | { readonly kind: 'starting' }
  | { readonly kind: 'untrusted' }
  /** `wanted` is the address the settings name, where nobody signed in to it. */
  | { readonly kind: 'signedOut'; readonly wanted?: string }
  | { readonly kind: 'noBacklog' }
  | { readonly kind: 'noBoard'; readonly session: Session }
  | { readonly kind: 'ready'; readonly session: Session };

/** What features are built on. Nothing is opened before it is first asked for. */
export class Services implements vscode.Disposable {
  readonly log: Log & vscode.Disposable = createLog();
  readonly sites: Sites;
  readonly credentials: CredentialStore<JiraCredentials>;
  #situation: Promise<Situation> | undefined;
  #product: Promise<Product> | undefined;
  #known: Situation = { kind: 'starting' };
  /** Counts the changes of what the source is opened by, so that an opening that was overtaken is dropped. */
  #generation = 0;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable[] = [];
  /** Key of the story the user works on, as far as somebody knows. */
  currentStory: () => string | undefined = () => undefined;

  /** The situation, the stories or the state of a refresh changed. */
  readonly onDidChange = this.#changed.event;

  constructor(readonly context: vscode.ExtensionContext) {
    this.sites = createSites(context.globalState, context.workspaceState);
    this.credentials = createCredentialStore(context.secrets, isCredentials);
    this.#subscriptions.push(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (sourceSettings.some((name) => event.affectsConfiguration(`${section}.${name}`))) this.reopen();
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.reopen()),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.reopen()),
      // Someone who was signed out here has signed in, in this window or another.
      this.credentials.onDidChange((isOf) => {
        if (this.site && isOf(this.site.baseUrl) && this.isSignedOut) this.reopen();
      }),
    );
  }

  get settings(): Settings {
    return readSettings();
  }

  /** Where the user stands as far as it is known now. */
  get known(): Situation {
    return this.#known;
  }

  /** The session at hand, without opening one. */
  get session(): Session | undefined {
    return 'session' in this.#known ? this.#known.session : undefined;
  }

  /** Whether the source did not take the identity it was last asked with, or there was none. */
  get isSignedOut(): boolean {
    const attempt = this.session?.refresh.sprintsAttempt;
    return attempt?.kind === 'failed' && ['not-signed-in', 'captcha'].includes(attempt.error.kind);
  }

  /** Where the user stands; opens the source at the first call. */
  situation(): Promise<Situation> {
    this.#situation ??= this.#settle();
    return this.#situation;
  }

  /** Ends the session and opens the source anew, after what it is opened by has changed. */
  reopen(): void {
    if (!this.#situation) return;
    this.#generation++;
    this.#situation = this.#settle();
    // It is logged there, and whoever asks next tries again.
    this.#situation.catch(() => undefined);
  }

  async #settle(): Promise<Situation> {
    const generation = this.#generation;
    const before = this.session;
    try {
      // What is opened next may be the same place, and begins with what this session knows.
      await before?.store.saved();
      const situation = await this.#open();
      if (generation !== this.#generation) {
        if ('session' in situation) void situation.session.dispose();
        return await this.situation();
      }
      this.#known = situation;
      void before?.outbox.flush(longestFlush).finally(() => before.dispose());
      return situation;
    } catch (error) {
      this.log.error('Opening the stories', error);
      if (generation === this.#generation) this.#situation = undefined;
      throw error;
    } finally {
      this.#changed.fire();
    }
  }

  get summaries(): readonly StorySummary[] {
    return this.session?.store.summaries ?? [];
  }

  async #open(): Promise<Situation> {
    if (!vscode.workspace.isTrusted) return { kind: 'untrusted' };
    const { source, jiraUrl } = this.settings;
    const signedOut: Situation = { kind: 'signedOut', ...(jiraUrl && { wanted: jiraUrl }) };
    if (source !== 'markdown') {
      const { site } = this;
      if (site) return this.#openJira(site);
      // Whoever works with a Jira is asked to sign in to the one that is named, rather than shown a folder instead.
      if (source === 'jira' || (jiraUrl && this.sites.list().length > 0)) return signedOut;
    }
    const folder = await this.#backlogFolder();
    if (folder) return { kind: 'ready', session: await this.#openMarkdown(folder) };
    return source === 'markdown' ? { kind: 'noBacklog' } : signedOut;
  }

  /** The Jira in use: the site the settings name, where someone signed in to it; else the one last chosen. */
  get site(): Site | undefined {
    const { jiraUrl } = this.settings;
    return jiraUrl ? this.sites.at(jiraUrl) : this.sites.active();
  }

  async #openJira(site: Site): Promise<Situation> {
    const { openJira } = await import('./open-session');
    const { session, isChosen } = await openJira(this, site);
    return { kind: isChosen ? 'ready' : 'noBoard', session: this.#follow(session) };
  }

  async #openMarkdown(folder: vscode.Uri): Promise<Session> {
    const { openMarkdown } = await import('./open-session');
    return this.#follow(await openMarkdown(this, folder));
  }

  #follow(session: Session): Session {
    const tell = (): void => this.#changed.fire();
    session.store.onChange(tell);
    session.refresh.onChange(tell);
    session.outbox.onChange(tell);
    session.questions.onChange(tell);
    return session;
  }

  /** Whether an earlier window left something of any source that was not sent. */
  async hasUnsent(): Promise<boolean> {
    const { hasUnsent } = await import('./open-session');
    return hasUnsent(this);
  }

  /** What the Product Owner keeps beside the stories; opened at the first call. */
  product(): Promise<Product> {
    return (this.#product ??= import('./open-product').then(({ openProduct }) => openProduct(this)));
  }

  get userAgent(): string {
    const { version } = this.context.extension.packageJSON as { version: string };
    return `story-context/${version} (VS Code ${vscode.version})`;
  }

  /** The name commits are made under here. */
  async gitUser(): Promise<Person | undefined> {
    const { gitUser } = await import('./git/user');
    return gitUser(vscode.workspace.workspaceFolders?.[0]?.uri);
  }

  async #backlogFolder(): Promise<vscode.Uri | undefined> {
    for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
      const folder = vscode.Uri.joinPath(uri, this.settings.markdownFolder);
      const found = await vscode.workspace.fs.stat(folder).then(
        ({ type }) => (type & vscode.FileType.Directory) !== 0,
        () => false,
      );
      if (found) return folder;
    }
    return undefined;
  }

  /** Sends what waits for company, as far as there is time for it, and ends. */
  async close(): Promise<void> {
    const { session } = this;
    await session?.outbox.flush(longestFlush);
    await session?.dispose();
  }

  dispose(): void {
    void this.session?.dispose();
    void this.#product?.then((product) => product.dispose());
    vscode.Disposable.from(...this.#subscriptions, this.#changed, this.log).dispose();
  }
}

/** Milliseconds: VS Code ends a window after five seconds. */
const longestFlush = 3_000;

const sourceSettings = ['source', 'jira', 'markdown', 'acceptance', 'productOwner'];

function isCredentials(value: unknown): value is JiraCredentials {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  const has = (...names: string[]): boolean =>
    names.every((name) => typeof (value as Record<string, unknown>)[name] === 'string');
  switch (value.kind) {
    case 'cloud-token':
      return has('email', 'token');
    case 'pat':
      return has('token');
    case 'basic':
      return has('username', 'password');
    default:
      return false;
  }
}
