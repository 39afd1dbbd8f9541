import * as vscode from 'vscode';
import { orderChanges } from '../../domain/order-change';
import { readDefinition } from '../../domain/readiness';
import type { Sprint } from '../../domain/sprint';
import type { Services } from '../../services';
import { productFile, type ProductFile } from '../../sources/product/product-folder';
import { readRefinement, type RefinementNote } from '../../sources/product/refinement-file';
import type { Session } from '../../sync/session';
import { ago } from '../ago';
import { errorSentence } from '../error-sentence';
import type { ProductRow } from '../product/product-row';
import type { ProductSection } from '../product/product-section';
import { loadReportWords } from '../reports/report-words';
import { sprintName } from '../sprint-name';
import { whoItWas } from '../who-am-i';
import { type BacklogList, backlogRows, root } from './backlog-rows';
import { knownOrders } from './known-orders';

type RefinementNotes = ReturnType<typeof readRefinement>;

/** Milliseconds after which a list is read again when somebody looks into it. */
const fresh = 60_000;

/** What the team talks through next: sprints to come and the backlog, with what moved and what is not ready. */
export class BacklogSection implements ProductSection {
  readonly id = root;
  /** The session whose order is followed. */
  #followed: { readonly session: Session; readonly stop: { dispose(): void } } | undefined;

  /** The notes that were read last: of which file, and about which stories. */
  #read: { readonly file: ProductFile; readonly about: string; readonly notes: RefinementNotes } | undefined;

  constructor(
    private readonly services: Services,
    private readonly changed: () => void,
  ) {
    loadReportWords();
  }

  async rows(): Promise<ProductRow[]> {
    await this.services.situation();
    const { session } = this.services;
    if (!session) return [];
    this.#follow(session);
    const { seenOrder, questions, refresh } = session;
    // Nobody may look at the view of the sprint.
    if (refresh.sprintsAttempt.kind === 'none') void refresh.sprints();
    const orders = knownOrders(session);
    seenOrder.begin(orders, Date.now());
    const { notes, place } = await this.#notes(session);
    const open = questions.questions().filter(({ question }) => question.state === 'open');
    return backlogRows({
      lists: session.store.planned.map((sprint) => this.#list(session, sprint)),
      changes: orderChanges(seenOrder.lists, orders),
      ...(seenOrder.at !== undefined && { seen: ago(seenOrder.at) }),
      definition: readDefinition(this.services.settings.readiness),
      openQuestions: (key) => open.filter((one) => one.key === key).length,
      notes,
      openNote: (note) => openNote(place, note),
    });
  }

  /** Reads a list that somebody looks into, and again with the sprint from then on. */
  looked({ id }: ProductRow): void {
    const { session } = this.services;
    const sprint = session?.store.planned.find((one) => id === `${root}:list:${one.id}`);
    if (!session || !sprint) return;
    const { refresh } = session;
    refresh.watch(sprint.id, true);
    const attempt = refresh.listAttempt(sprint.id);
    const isFresh = attempt.kind === 'done' && Date.now() - attempt.at < fresh;
    if (attempt.kind !== 'running' && !isFresh) void refresh.list(sprint);
  }

  dispose(): void {
    this.#followed?.stop.dispose();
  }

  #follow(session: Session): void {
    if (this.#followed?.session === session) return;
    this.#followed?.stop.dispose();
    const all = [session.seenOrder.onChange(this.changed), session.questions.onChange(this.changed)];
    this.#followed = { session, stop: { dispose: () => all.forEach((one) => one.dispose()) } };
  }

  #list(session: Session, sprint: Sprint): BacklogList {
    const { store, refresh, source } = session;
    const { id, state } = sprint;
    const attempt = refresh.listAttempt(id);
    const stories = store.list(id)?.value.stories;
    const me = whoItWas(this.services.context.workspaceState, session);
    return {
      ...{ id, name: sprintName(sprint), isBacklog: state === 'backlog' },
      ...(stories && { stories: session.pending(stories, me) }),
      ...(attempt.kind === 'failed' && { failed: errorSentence(attempt.error, source.name).message }),
    };
  }

  async #notes({ store }: Session) {
    const product = await this.services.product();
    const [folder, place] = await Promise.all([product.folder(), product.place()]);
    const file = productFile(folder, 'refinement.md');
    const keys = store.planned.flatMap(({ id }) => store.list(id)?.value.stories ?? []).map(({ key }) => key);
    return {
      notes: file ? this.#notesIn(file, keys) : new Map<string, readonly RefinementNote[]>(),
      place: file && place && vscode.Uri.joinPath(place, file.path),
    };
  }

  /** Read once, however often the rows are drawn. */
  #notesIn(file: ProductFile, keys: readonly string[]): RefinementNotes {
    const about = keys.join('\n');
    if (this.#read?.file !== file || this.#read.about !== about)
      this.#read = { file, about, notes: readRefinement(file, keys) };
    return this.#read.notes;
  }
}

function openNote(place: vscode.Uri | undefined, { line }: RefinementNote): vscode.Command {
  const selection = new vscode.Range(line, 0, line, 0);
  return { command: 'vscode.open', title: vscode.l10n.t('Open'), arguments: [place, { selection }] };
}
