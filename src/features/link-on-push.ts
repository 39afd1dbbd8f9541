import * as vscode from 'vscode';
import type { Repository } from '../git/git-api';
import { headOf } from '../git/head';
import { lastPush, type Push, pushedRange } from '../git/pushes';
import { remoteName, remoteUrl } from '../git/remote';
import { changeSetting } from './change-setting';
import { errorSentence } from './error-sentence';
import { pushLink } from './git-links';
import type { LinkNeeds } from './link-to-story';
import { putGitLink } from './put-git-link';
import { remoteHosts } from './remote-hosts';

/** Milliseconds in which several changes of a repository are one. */
const pause = 500;
/** Milliseconds it is said that a push was linked. */
const said = 5_000;

let links: LinkOnPush | undefined;

/** Something changed in a repository, and pushes are to be linked: those from now on are looked for. */
export function lookForPushes(needs: LinkNeeds): void {
  links ??= new LinkOnPush(needs);
  links.lookSoon();
}

/**
 * Links what is pushed to the story of its branch, as the setting says. A push is seen by what it leaves in the
 * repository, so those of a terminal or another program are seen too.
 */
class LinkOnPush {
  /** By repository: where it stood when it was last looked at. */
  readonly #stood = new Map<string, string>();
  /** Pushes that were dealt with. */
  readonly #seen = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> = Promise.resolve();
  /** Pushes before are let be: milliseconds since the epoch. */
  #since = Date.now();

  constructor(private readonly needs: LinkNeeds) {
    // What was pushed while nobody wanted it linked is not linked later.
    const changes = vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('storyContext.commit.linkOnPush')) this.#since = Date.now();
    });
    needs.services.context.subscriptions.push(changes, { dispose: () => clearTimeout(this.#timer) });
  }

  /** Looks once for what comes in a row. */
  lookSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#looking = this.#looking.then(() => this.#look());
    }, pause);
  }

  async #look(): Promise<void> {
    for (const repository of this.needs.repositories.all) {
      await this.#orSay(async () => {
        const push = await this.#newPush(repository);
        if (push) await this.#offer(repository, push);
      });
    }
  }

  /** Of the branch that is checked out, where it has not been seen. */
  async #newPush(repository: Repository): Promise<Push | undefined> {
    const head = headOf(repository.state);
    if (head.kind !== 'branch') return undefined;
    const { HEAD } = repository.state;
    const upstream = HEAD?.upstream;
    const root = repository.rootUri.toString();
    const stands = [head.name, head.commit, upstream?.remote, upstream?.name, HEAD?.ahead].join(' ');
    // A push to where the branch does not follow leaves nothing in the state.
    if (upstream && this.#stood.get(root) === stands) return undefined;
    this.#stood.set(root, stands);
    const remote = remoteName(repository.state);
    const places = [
      ...(upstream ? [{ remote: upstream.remote, name: upstream.name }] : []),
      ...(remote && upstream?.name !== head.name ? [{ remote, name: head.name }] : []),
    ];
    for (const place of places) {
      const push = await lastPush(this.needs.repositories.folder(repository), place.remote, place.name);
      if (!push || push.to !== head.commit) continue;
      const id = [root, push.remote, push.branch, push.to].join(' ');
      // The time of a push is known to the second.
      if (push.at + 1_000 <= this.#since || this.#seen.has(id)) continue;
      this.#seen.add(id);
      return push;
    }
    return undefined;
  }

  async #offer(repository: Repository, push: Push): Promise<void> {
    const story = await this.needs.current.storyOf(repository);
    if (!story?.confirmed) return;
    const setting = this.needs.services.settings.linkOnPush;
    if (setting === 'always') await this.#link(repository, push, story.key);
    // Nobody has to answer before the next push is seen.
    if (setting === 'ask') void this.#orSay(() => this.#ask(repository, push, story.key));
  }

  async #ask(repository: Repository, push: Push, key: string): Promise<void> {
    const link = vscode.l10n.t('Link');
    const never = vscode.l10n.t('Never');
    const chosen = await vscode.window.showInformationMessage(
      vscode.l10n.t('{0} was pushed. Link it to {1}?', push.branch, key),
      ...[link, vscode.l10n.t('Not Now'), never],
    );
    if (chosen === never) await changeSetting('commit.linkOnPush', 'never');
    if (chosen === link) await this.#link(repository, push, key);
  }

  async #link(repository: Repository, push: Push, key: string): Promise<void> {
    const { repositories, stories, services } = this.needs;
    const folder = repositories.folder(repository);
    const range = await pushedRange(folder, push);
    const words =
      range.count === 1 ? vscode.l10n.t('1 commit') : vscode.l10n.t('{0} commits', String(range.count));
    const remote = await remoteUrl(folder, push.remote);
    const link = pushLink(push.branch, range, { remote, words }, remoteHosts(services));
    await putGitLink(stories, await stories.source(), key, link);
    vscode.window.setStatusBarMessage(
      vscode.l10n.t('Linked the push of {0} to {1}.', push.branch, key),
      said,
    );
  }

  /** What goes wrong beside somebody's work is said in a sentence, and ends nothing. */
  async #orSay(work: () => Promise<void>): Promise<void> {
    const { services } = this.needs;
    try {
      await work();
    } catch (error) {
      services.log.error('Linking a push', error);
      const { message } = errorSentence(error, services.session?.source.name ?? 'Jira');
      void vscode.window.showWarningMessage(vscode.l10n.t('The push was not linked. {0}', message));
    }
  }
}
