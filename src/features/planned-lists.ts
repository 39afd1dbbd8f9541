import * as vscode from 'vscode';
import { withoutNested } from '../domain/grouping';
import type { Sprint } from '../domain/sprint';
import type { Services } from '../services';
import type { SprintContent } from '../sources/story-source';
import type { Session } from '../sync/session';
import { errorSentence } from './error-sentence';
import type { RunCommand } from './feature-host';
import type { MarkOf } from './readiness/row-marks';
import type { TreeNode } from './sprint-tree-nodes';
import { type Standpoint, storyRows } from './story-rows';

/** Milliseconds after which a list is read again when it is opened. */
const fresh = 60_000;
/** Milliseconds in which VS Code opens a row. Rows that are drawn anew meanwhile would stay folded. */
const moment = 500;

/**
 * Sprints to come and the backlog, each a row under the sprint that is folded until somebody looks into it. What is
 * open is read with the sprint, and is open again in the next window.
 */
export class PlannedLists {
  /** Lists whose rows were asked for a moment ago, by id. */
  readonly #asked = new Map<string, NodeJS.Timeout>();

  /** Says which stories are ready; loaded once there are any to say it of. */
  #marksIn: ((session: Session) => MarkOf) | undefined;
  #isLoading = false;

  /** @param redraw draws the rows again where they look otherwise though no story changed */
  constructor(
    private readonly services: Services,
    private readonly redraw: () => void,
  ) {}

  register(view: vscode.TreeView<TreeNode>, run: RunCommand): vscode.Disposable {
    return vscode.Disposable.from(
      view.onDidExpandElement(({ element }) => this.#opened(element)),
      view.onDidCollapseElement(({ element }) => this.#turn(element, false)),
      run('storyContext.retryList', async (id) => {
        const { session } = this.services;
        const sprint = session?.store.planned.find((one) => one.id === id);
        if (session && sprint) await session.refresh.list(sprint, { anew: true });
      }),
    );
  }

  /** Has what was open in the last window read with the first look at the sprint. */
  begin({ place, refresh }: Session): void {
    for (const id of this.#open(place)) refresh.watch(id, true);
  }

  /**
   * The rows of a list are asked for, so somebody looks into it. VS Code tells that too, a moment later, but not where
   * the tree is just being drawn anew.
   */
  asked(element: TreeNode): void {
    if (element.kind !== 'list') return;
    const { id } = element.sprint;
    clearTimeout(this.#asked.get(id));
    this.#asked.set(
      id,
      setTimeout(() => this.#opened(element), moment),
    );
  }

  rows(session: Session, who: Standpoint): TreeNode[] {
    const { store, place } = session;
    const open = this.#open(place);
    if (!this.#isLoading && store.planned.some(({ id }) => store.list(id))) void this.#load();
    const markOf = this.#marksIn?.(session);
    return store.planned.map((sprint) => {
      const content = store.list(sprint.id)?.value;
      return {
        id: `list:${sprint.id}`,
        kind: 'list',
        sprint,
        ...(content && !content.partial && { count: withoutNested(content.stories).length }),
        isOpen: open.includes(sprint.id),
        children: rowsOf(sprint, content, session, who, markOf),
      };
    });
  }

  async #load(): Promise<void> {
    this.#isLoading = true;
    const { plannedMarks } = await import('./readiness/planned-marks');
    this.#marksIn = plannedMarks(this.services, this.redraw);
    this.redraw();
  }

  #opened(element: TreeNode): void {
    const { session } = this.services;
    if (element.kind !== 'list' || !session) return;
    if (!this.#open(session.place).includes(element.sprint.id)) this.#turn(element, true);
  }

  #turn(element: TreeNode, isOpen: boolean): void {
    const { session } = this.services;
    if (element.kind !== 'list' || !session) return;
    const { id } = element.sprint;
    const { place, refresh } = session;
    clearTimeout(this.#asked.get(id));
    refresh.watch(id, isOpen);
    const others = this.#open(place).filter((one) => one !== id);
    void this.services.context.workspaceState.update(keyOf(place), isOpen ? [...others, id] : others);
    const attempt = refresh.listAttempt(id);
    const isFresh = attempt.kind === 'done' && Date.now() - attempt.at < fresh;
    if (isOpen && !isFresh) void refresh.list(element.sprint);
  }

  #open(place: string): readonly string[] {
    return this.services.context.workspaceState.get<readonly string[]>(keyOf(place), []);
  }
}

function keyOf(place: string): string {
  return `openLists:${place}`;
}

function rowsOf(
  sprint: Sprint,
  content: SprintContent | undefined,
  session: Session,
  who: Standpoint,
  markOf: MarkOf | undefined,
): TreeNode[] {
  const { id: list } = sprint;
  const attempt = session.refresh.listAttempt(list);
  const rows: TreeNode[] = [];
  if (attempt.kind === 'failed') {
    const { message } = errorSentence(attempt.error, session.source.name);
    rows.push({ id: `failed:${list}`, kind: 'failed', sprint, message });
  }
  if (content) {
    const { problems } = content;
    if (problems.length > 0) rows.push({ id: `problems:${list}`, kind: 'problems', problems });
    const stories = session.pending(content.stories, who.me);
    rows.push(...storyRows({ ...content, stories }, who, markOf));
  }
  const isMissing = content ? content.partial : attempt.kind !== 'failed';
  if (isMissing && content && attempt.kind !== 'running')
    rows.push({ id: `incomplete:${list}`, kind: 'incomplete', list });
  else if (isMissing) rows.push({ id: `loading:${list}`, kind: 'loading' });
  else if (content && content.stories.length === 0) rows.push({ id: `empty:${list}`, kind: 'empty', sprint });
  return rows;
}
