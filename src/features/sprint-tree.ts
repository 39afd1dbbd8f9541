import * as vscode from 'vscode';
import { filterStories, groupStories, subtasksOf, type Grouping, type StoryFilter } from '../domain/grouping';
import type { Person, StorySummary } from '../domain/story';
import type { SprintContent } from '../sources/story-source';
import type { Services, Situation } from '../services';
import type { Session } from '../sync/session';
import { errorSentence } from './error-sentence';
import type { RunCommand } from './feature-host';
import { pickFilter } from './pick-filter';
import { PlannedLists } from './planned-lists';
import { siteName } from './site-name';
import { registerShowProblems } from './show-problems';
import { storyTooltip, treeItem, type TreeNode } from './sprint-tree-nodes';
import { elsewhere, whatHelps } from './what-helps';

const viewId = 'storyContext.sprint';

/** The tree of the sprint's stories, with the commands that arrange it. */
export function registerSprintTree(services: Services, run: RunCommand): vscode.Disposable {
  const planned = new PlannedLists(services);
  const tree = new SprintTree(services, planned);
  const view = vscode.window.createTreeView(viewId, { treeDataProvider: tree, showCollapseAll: true });
  tree.attach(view);
  const groupBy = (grouping: Grouping) => async (): Promise<void> => tree.groupBy(grouping);
  return vscode.Disposable.from(
    tree,
    view,
    planned.register(view, run),
    view.onDidChangeVisibility(() => tree.becameVisible()),
    run('storyContext.refresh', async () => {
      await vscode.window.withProgress({ location: { viewId } }, () => tree.refresh());
    }),
    run('storyContext.groupByStatus', groupBy('status')),
    run('storyContext.groupByAssignee', groupBy('assignee')),
    run('storyContext.groupByEpic', groupBy('epic')),
    run('storyContext.filterStories', async () => {
      const filter = await pickFilter(tree.filter);
      if (filter) tree.setFilter(filter);
    }),
    run('storyContext.clearFilter', async () => tree.setFilter({})),
    registerShowProblems(run),
  );
}

class SprintTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;
  #view: vscode.TreeView<TreeNode> | undefined;
  #grouping: Grouping;
  #filter: StoryFilter = {};
  #me: Person | undefined;
  /** The session whose first refresh was started. */
  #begun: Session | undefined;
  /** What was drawn last, and of which session. */
  #drawn: { readonly rows: string; readonly session: Session | undefined } | undefined;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(
    private readonly services: Services,
    private readonly planned: PlannedLists,
  ) {
    this.#grouping = services.context.workspaceState.get<Grouping>('grouping', 'status');
    this.#subscription = services.onDidChange(() => this.#show());
    this.#tellGrouping();
  }

  get filter(): StoryFilter {
    return this.#filter;
  }

  attach(view: vscode.TreeView<TreeNode>): void {
    this.#view = view;
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    return treeItem(node, this.#me?.id);
  }

  resolveTreeItem(item: vscode.TreeItem, node: TreeNode): vscode.TreeItem {
    if (node.kind === 'story') item.tooltip = storyTooltip(node.story);
    return item;
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (node) {
      this.planned.asked(node);
      return 'children' in node ? [...node.children] : [];
    }
    const situation = await this.services.situation();
    if (situation.kind === 'ready') await this.#begin(situation.session);
    this.#show(false);
    return this.#roots();
  }

  becameVisible(): void {
    const { session } = this.services;
    if (!session || this.services.known.kind !== 'ready') return;
    const at = session.store.sprints?.at ?? 0;
    const interval = this.services.settings.refreshInterval * 60_000;
    if (interval > 0 && Date.now() - at > interval) void session.refresh.sprints();
  }

  async refresh(): Promise<void> {
    // Who asks for it is taken at their word: what was refused a while ago may be taken now.
    if (this.services.isSignedOut) this.services.reopen();
    const situation = await this.services.situation();
    if (situation.kind !== 'ready') return;
    await situation.session.refresh.sprints({ anew: true });
  }

  async groupBy(grouping: Grouping): Promise<void> {
    this.#grouping = grouping;
    await this.services.context.workspaceState.update('grouping', grouping);
    this.#tellGrouping();
    this.#changed.fire();
  }

  setFilter(filter: StoryFilter): void {
    this.#filter = filter;
    this.#show();
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  /** The first look at a session: what is known is shown at once; without any, the first answer is waited for. */
  async #begin(session: Session): Promise<void> {
    if (this.#begun === session) return;
    this.#begun = session;
    const { workspaceState } = this.services.context;
    const name = `me:${session.place}`;
    // Who it was last time, until it is known who it is.
    this.#me = workspaceState.get<Person>(name);
    void session.source.me().then(
      (me) => {
        this.#me = me;
        void workspaceState.update(name, me);
        this.#drawAnew();
      },
      () => undefined, // The refresh beside it meets the same error and shows it.
    );
    this.planned.begin(session);
    const refreshed = session.refresh.sprints();
    // The rows are drawn as soon as there are any.
    if (!session.store.sprints) await Promise.race([refreshed, firstStories(session)]);
  }

  #roots(): TreeNode[] {
    const { session } = this.services;
    const contents = session?.store.sprints?.value;
    if (!session) return elsewhere(this.services);
    if (!contents) return whatHelps(session);
    return [...whatHelps(session, true), ...this.#sprints(contents, session), ...this.planned.rows(session)];
  }

  #sprints(contents: readonly SprintContent[], { store }: Session): TreeNode[] {
    const [only, ...others] = contents;
    // The one sprint is a row over its stories, not a level of the tree: views are narrow.
    if (!only || others.length > 0) {
      return contents.map((content) => ({
        kind: 'sprint',
        sprint: content.sprint,
        children: this.#content(content),
      }));
    }
    const { sprint } = only;
    const rows = this.#content(only);
    if (rows.length > 0) return [{ kind: 'sprint', sprint, children: [] }, ...rows];
    // With rows below, VS Code shows no welcome text that would say it.
    if (store.planned.length === 0) return [];
    return [
      { kind: 'sprint', sprint, children: [] },
      { kind: 'empty', sprint },
    ];
  }

  #content(content: SprintContent): TreeNode[] {
    const { sprint, problems } = content;
    const stories = filterStories(content.stories, this.#filter, this.#me);
    const node = (story: StorySummary): TreeNode => ({
      kind: 'story',
      sprint,
      story,
      children: subtasksOf(story.key, stories).map(node),
    });
    const groups = groupStories(stories, this.#grouping, this.#me).map((group): TreeNode => ({
      kind: 'group',
      sprint,
      group,
      children: group.stories.map(node),
    }));
    if (content.stories.length === 0 && problems.length === 0 && !content.partial) return [];
    // A kanban board or a query stands in for a sprint: it has no goal and misses none.
    const hasGoal = sprint.goal || sprint.end;
    return [
      ...(hasGoal ? [{ kind: 'goal', sprint } as const] : []),
      ...(problems.length > 0 ? [{ kind: 'problems', sprint, problems } as const] : []),
      ...groups,
      ...(content.partial ? [{ kind: 'loading', sprint } as const] : []),
    ];
  }

  #tellGrouping(): void {
    void vscode.commands.executeCommand('setContext', 'storyContext.grouping', this.#grouping);
  }

  /** Brings title, message, welcome and rows up to what is known. */
  #show(rows = true): void {
    const situation = this.services.known;
    void vscode.commands.executeCommand('setContext', 'storyContext.state', stateOf(situation));
    void vscode.commands.executeCommand(
      'setContext',
      'storyContext.source',
      this.services.session?.source.kind,
    );
    void vscode.commands.executeCommand(
      'setContext',
      'storyContext.filtered',
      Object.keys(this.#filter).length > 0,
    );
    if (this.#view) this.#view.message = this.#message();
    if (rows) this.#drawAnew();
  }

  /** Only where the rows differ: while they are drawn anew, VS Code cannot tell which one a button was pressed on. */
  #drawAnew(): void {
    const { session, known } = this.services;
    const today = new Date().toDateString();
    const rows = JSON.stringify([known.kind, this.#me?.id, today, this.#roots()]);
    if (rows === this.#drawn?.rows && session === this.#drawn.session) return;
    this.#drawn = { rows, session };
    this.#changed.fire();
  }

  #message(): string | undefined {
    const { session, known: situation } = this.services;
    if (situation.kind === 'signedOut' && elsewhere(this.services).length > 0) {
      return vscode.l10n.t(
        'The setting storyContext.jira.url names {0}. A sign-in to another Jira is not sent there: sign in to it, or switch.',
        siteName(situation.wanted ?? ''),
      );
    }
    if (!session || this.services.known.kind !== 'ready') return undefined;
    const { sprintsAttempt } = session.refresh;
    const known = session.store.sprints;
    if (sprintsAttempt.kind === 'failed') {
      const { message } = errorSentence(sprintsAttempt.error, session.source.name);
      return known ? vscode.l10n.t('{0} Shown as of {1}.', message, time(known.at)) : message;
    }
    if (known?.value.length === 0 && session.store.planned.length > 0) {
      return vscode.l10n.t('There is no active sprint.');
    }
    const filtered = Object.keys(this.#filter).length > 0;
    const stories = known?.value.flatMap((content) => content.stories) ?? [];
    const none = stories.length > 0 && filterStories(stories, this.#filter, this.#me).length === 0;
    return filtered && none ? vscode.l10n.t('No story matches the filter.') : undefined;
  }
}

/** The `storyContext.state` context key, which chooses the welcome text of an empty view. */
function stateOf(situation: Situation): string {
  if (situation.kind !== 'ready') return situation.kind;
  const { store, refresh } = situation.session;
  if (refresh.sprintsAttempt.kind === 'failed') return 'failed';
  if (!store.sprints) return 'starting';
  return store.sprints.value.length === 0 ? 'noSprint' : 'empty';
}

/** Resolves when the first stories are known. */
function firstStories({ store }: Session): Promise<void> {
  return new Promise((resolve) => {
    const waiting = store.onChange(() => {
      if (!store.sprints) return;
      waiting.dispose();
      resolve();
    });
  });
}

function time(at: number): string {
  const date = new Date(at);
  const today = date.toDateString() === new Date().toDateString();
  return today
    ? date.toLocaleTimeString(vscode.env.language, { hour: '2-digit', minute: '2-digit' })
    : date.toLocaleString(vscode.env.language, { dateStyle: 'medium', timeStyle: 'short' });
}
