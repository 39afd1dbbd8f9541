import type { Session } from '../sync/session';
import type { CurrentStory } from './current-story';
import type { TreeNode } from './sprint-tree-nodes';
import { currentRow, type Standpoint } from './story-rows';

/** The story of the branch that is checked out, first among the rows of the tree whatever sprint it is in. */
export class CurrentRow {
  /** The session that was asked for a story it did not know, and the story. */
  #asked: { readonly session: Session; readonly key: string } | undefined;

  constructor(private readonly current: CurrentStory) {}

  get key(): string | undefined {
    return this.current.key;
  }

  /** The rows with the story below those that say which sprint this is. */
  above(rows: readonly TreeNode[], session: Session, who: Standpoint): TreeNode[] {
    const { story: at, key } = this.current;
    const known = key === undefined ? undefined : session.store.newestSummary(key);
    // What is being read may bring it.
    const isWhole = session.store.sprints?.value.every(({ partial }) => !partial) === true;
    if (key !== undefined && !known && isWhole) this.#seek(session, key);
    // Without any, VS Code shows a text that says what to do, which is worth more.
    if (!at || !known || rows.length === 0) return [...rows];
    const subtasks = session.store.summaries.filter(({ parent }) => parent?.key === key);
    const [story = known, ...below] = session.pending([known, ...subtasks], who.me);
    const place = rows.findLastIndex(isHead) + 1;
    return rows.toSpliced(place, 0, currentRow(at, story, [story, ...below], who));
  }

  /** A story that is in no list is read once; where that fails, as there is no such story, there is no row. */
  #seek(session: Session, key: string): void {
    if (this.#asked?.session === session && this.#asked.key === key) return;
    this.#asked = { session, key };
    void session.refresh.story(key);
  }
}

/** What helps where something is missing, the row of the only sprint, and its goal. */
function isHead(row: TreeNode): boolean {
  return row.kind === 'action' || row.kind === 'goal' || (row.kind === 'sprint' && row.children.length === 0);
}
