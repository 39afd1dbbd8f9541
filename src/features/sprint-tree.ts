import * as vscode from 'vscode';
import { filterStories, type Grouping, type StoryFilter } from '../domain/grouping';
import type { SprintContent } from '../sources/story-source';
import type { Services, Situation } from '../services';
import type { Session } from '../sync/session';
import { CurrentRow } from './current-row';
import type { CurrentStory } from './current-story';
import type { RunCommand } from './feature-host';
import { KeptRows } from './kept-rows';
import { onceKnown } from './once-known';
import { PlannedLists } from './planned-lists';
import { registerShowProblems } from './show-problems';
import { sprintMessage } from './sprint-message';
import { timeLeft, treeItem, type TreeNode } from './sprint-tree-nodes';
import { groupRows, type Standpoint } from './story-rows';
import { firstStories, sprintsRead } from './sprints-read';
import { elsewhere, whatHelps } from './what-helps';
import { WhoAmI } from './who-am-i';

const viewId = 'storyContext.sprint';

/** The tree of the sprint's stories, with the commands that arrange it. */
export function registerSprintTree(
  services: Services,
  current: CurrentStory,
  run: RunCommand,
): vscode.Disposable {
  const planned = new PlannedLists(services, () => tree.redraw());
  const tree = new SprintTree(services, planned, current);
  const view = vscode.window.createTreeView(viewId, { treeDataProvider: tree, showCollapseAll: true });
  tree.attach(view);
  const groupBy = (grouping: Grouping) => async (): Promise<void> => tree.groupBy(grouping);
  return vscode.Disposable.from(
    tree,
    view,
    planned.register(view, run),
    onceKnown(services, async () => {
      const { AutoRefresh } = await import('./auto-refresh');
      return new AutoRefresh(services, view);
    }),
    run('storyContext.refresh', () => tree.refresh()),
    run('storyContext.groupByStatus', groupBy('status')),
    run('storyContext.groupByAssignee', groupBy('assignee')),
    run('storyContext.groupByEpic', groupBy('epic')),
    run('storyContext.filterStories', async () => {
      const { pickFilter } = await import('./pick-filter');
      const filter = await pickFilter(tree.filter);
      if (filter) tree.setFilter(filter);
    }),
    run('storyContext.clearFilter', async () => tree.setFilter({})),
    registerShowProblems(run),
  );
}

/** Milliseconds in which VS Code draws a tree. */
const firstDrawing = 250;
/** Milliseconds between two looks at how old the stories are. */
const minute = 60_000;

class SprintTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<TreeNode[] | undefined>();
  readonly #subscription: vscode.Disposable;
  readonly #rows = new KeptRows<TreeNode>();
  readonly #contexts = new Map<string, unknown>();
  readonly #clock: NodeJS.Timeout;
  #view: vscode.TreeView<TreeNode> | undefined;
  #grouping: Grouping;
  #filter: StoryFilter = {};
  readonly #who: WhoAmI;
  readonly #current: CurrentRow;
  /** The session whose first refresh was started. */
  #begun: Session | undefined;
  /** Set while what changed in this turn of the loop is still to be shown. */
  #soon: NodeJS.Immediate | undefined;
  /** The situation the rows were last asked for in. */
  #drawn: Situation | undefined;
  /** The session whose refresh the view shows the progress of. */
  #shown: Session | undefined;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(
    private readonly services: Services,
    private readonly planned: PlannedLists,
    current: CurrentStory,
  ) {
    this.#current = new CurrentRow(current);
    this.#grouping = services.context.workspaceState.get<Grouping>('grouping', 'status');
    this.#who = new WhoAmI(services.context.workspaceState, () => this.#showSoon());
    const show = (): void => this.#showSoon();
    this.#subscription = vscode.Disposable.from(services.onDidChange(show), current.onDidChange(show));
    this.#clock = setInterval(() => this.#showSoon(), minute);
    this.#tellGrouping();
  }

  get filter(): StoryFilter {
    return this.#filter;
  }

  attach(view: vscode.TreeView<TreeNode>): void {
    this.#view = view;
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    return treeItem(node);
  }

  async resolveTreeItem(item: vscode.TreeItem, node: TreeNode): Promise<vscode.TreeItem> {
    const { rowTooltip } = await import('./row-tooltip');
    item.tooltip ??= rowTooltip(node);
    return item;
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (node) {
      this.planned.asked(node);
      return 'children' in node ? [...node.children] : [];
    }
    const situation = await this.services.situation();
    if (situation.kind === 'ready') await this.#begin(situation.session);
    this.#tell();
    this.#drawn = this.services.known;
    this.#rows.replace(this.#roots());
    return [...this.#rows.roots];
  }

  redraw(): void {
    this.#showSoon();
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
    this.#draw();
  }

  setFilter(filter: StoryFilter): void {
    this.#filter = filter;
    this.#tell();
    this.#draw();
  }

  dispose(): void {
    clearInterval(this.#clock);
    clearImmediate(this.#soon);
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  /** The first look at a session: what is known is shown at once; without any, the first answer is waited for. */
  async #begin(session: Session): Promise<void> {
    if (this.#begun === session) return;
    this.#begun = session;
    this.#who.begin(session);
    this.planned.begin(session);
    if (session.store.sprints) {
      // What is known is drawn before what asks for news is even loaded.
      setTimeout(() => {
        if (this.#begun === session) void session.refresh.sprints();
      }, firstDrawing);
      return;
    }
    // The rows are drawn as soon as there are any.
    await Promise.race([session.refresh.sprints(), firstStories(session)]);
  }

  #roots(): TreeNode[] {
    const { session } = this.services;
    const contents = session?.store.sprints?.value;
    if (!session) return elsewhere(this.services);
    if (!contents) return whatHelps(session);
    const who = this.#standpoint;
    const rows = [
      ...whatHelps(session, true),
      ...this.#sprints(contents, session),
      ...this.planned.rows(session, who),
    ];
    return this.#current.above(rows, session, who);
  }

  get #standpoint(): Standpoint {
    return { me: this.#who.person, current: this.#current.key };
  }

  #sprints(contents: readonly SprintContent[], session: Session): TreeNode[] {
    const [only, ...others] = contents;
    // The one sprint is a row over its stories, not a level of the tree: views are narrow.
    if (!only || others.length > 0) {
      return contents.map((content) => {
        const { sprint } = content;
        const children = this.#content(content, session);
        return { id: `sprint:${sprint.id}`, kind: 'sprint', sprint, left: timeLeft(sprint), children };
      });
    }
    const { sprint } = only;
    const rows = this.#content(only, session);
    // Another id than for the level above the stories: VS Code keeps what was folded by it.
    const id = `sprint-row:${sprint.id}`;
    const row: TreeNode = { id, kind: 'sprint', sprint, left: timeLeft(sprint), children: [] };
    if (rows.length > 0) return [row, ...rows];
    // With rows below, VS Code shows no welcome text that would say it.
    if (session.store.planned.length === 0) return [];
    return [row, { id: `empty:${sprint.id}`, kind: 'empty', sprint }];
  }

  #content(content: SprintContent, session: Session): TreeNode[] {
    const { sprint, problems, stories, partial } = content;
    if (stories.length === 0 && problems.length === 0 && !partial) return [];
    const rows: TreeNode[] = [];
    // A kanban board or a query stands in for a sprint: it has no goal and misses none.
    if (sprint.goal || sprint.end)
      rows.push({ id: `goal:${sprint.id}`, kind: 'goal', sprint, left: timeLeft(sprint) });
    if (problems.length > 0) rows.push({ id: `problems:${sprint.id}`, kind: 'problems', problems });
    const who = this.#standpoint;
    const shown = { ...content, stories: session.pending(stories, who.me) };
    rows.push(...groupRows(shown, { grouping: this.#grouping, filter: this.#filter, ...who }));
    if (partial && session.refresh.sprintsAttempt.kind === 'running')
      rows.push({ id: `loading:${sprint.id}`, kind: 'loading' });
    else if (partial) rows.push({ id: `incomplete:${sprint.id}`, kind: 'incomplete' });
    return rows;
  }

  #tellGrouping(): void {
    this.#setContext('storyContext.grouping', this.#grouping);
  }

  #setContext(name: string, value: unknown): void {
    if (this.#contexts.get(name) === value) return;
    this.#contexts.set(name, value);
    void vscode.commands.executeCommand('setContext', name, value);
  }

  /** Changes come in bursts: what comes in one turn of the loop is shown once. */
  #showSoon(): void {
    this.#soon ??= setImmediate(() => {
      this.#soon = undefined;
      this.#who.follow();
      this.#tell();
      this.#showProgress();
      this.#draw();
    });
  }

  /** Brings title, message and welcome up to what is known. */
  #tell(): void {
    const { known, session } = this.services;
    this.#setContext('storyContext.state', stateOf(known));
    this.#setContext('storyContext.source', session?.source.kind);
    this.#setContext('storyContext.filtered', Object.keys(this.#filter).length > 0);
    const message = sprintMessage(this.services, this.#isFilteredOut());
    if (this.#view && this.#view.message !== message) this.#view.message = message;
  }

  /** Whether there are stories, and the filter lets none of them through. */
  #isFilteredOut(): boolean {
    if (Object.keys(this.#filter).length === 0) return false;
    const contents = this.services.session?.store.sprints?.value ?? [];
    const stories = contents.flatMap((content) => content.stories);
    return stories.length > 0 && filterStories(stories, this.#filter, this.#who.person).length === 0;
  }

  /** Draws the rows that changed, and no others. Another situation is met by whoever asks for the rows. */
  #draw(): void {
    const { known } = this.services;
    if (known !== this.#drawn) return this.#changed.fire(undefined);
    const changed = this.#rows.replace(this.#roots());
    if (changed === 'all') this.#changed.fire(undefined);
    else if (changed.length > 0) this.#changed.fire([...changed]);
  }

  /** Shows that the newest is on its way, whoever asked for it. */
  #showProgress(): void {
    const { session } = this.services;
    if (!session || this.#shown === session || session.refresh.sprintsAttempt.kind !== 'running') return;
    this.#shown = session;
    void vscode.window.withProgress({ location: { viewId } }, async () => {
      await sprintsRead(session);
      if (this.#shown === session) this.#shown = undefined;
    });
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
