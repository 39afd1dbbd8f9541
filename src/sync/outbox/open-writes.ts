import { performance } from 'node:perf_hooks';
import { SourceError, type SourceErrorKind } from '../../sources/story-source';
import { createListeners } from '../listeners';
import { after, behindRefused, type Entry, inPlaceOf, type Intention, subjectOf } from './intention';
import { type JournalFolder, type JournalLine, journalText, type OpenEntry, readJournal } from './journal';

/** Something the user did that the source does not have yet. */
export interface OpenWrite extends Entry {
  /** `refused` waits for the user, `waiting` for nobody. */
  readonly state: 'waiting' | 'sending' | 'refused';
  /** Why it is not there yet, as far as it was tried. */
  readonly failure?: SourceError;
  /** Whether the source may have it. */
  readonly wasSent: boolean;
  /** When it was done or read, in milliseconds by the monotonic clock. */
  readonly since: number;
}

/** Characters of settled lines that are not worth removing. */
const worthRemoving = 32_768;

const reading = 'Reading what was not sent yet';

/**
 * The writes the source does not have, as the journal has them: every change is on disk before it is seen here. One
 * change at a time, so that what is read cannot be older than what is known.
 */
export class OpenWrites {
  /** In the order of the journal. */
  #all = new Map<string, OpenWrite>();
  #last: Promise<unknown> = Promise.resolve();
  readonly #changes = createListeners<string>();

  constructor(
    private readonly journal: JournalFolder,
    private readonly onProblem: (doing: string, error: unknown) => void,
  ) {}

  /** Tells the key of a story whose writes changed. */
  onChange(listener: (key: string) => void): { dispose(): void } {
    return this.#changes.add(listener);
  }

  get(id: string): OpenWrite | undefined {
    return this.#all.get(id);
  }

  /** In order; of one story where there is a key. */
  all(key?: string): readonly OpenWrite[] {
    const all = [...this.#all.values()];
    return key === undefined ? all : all.filter((write) => write.key === key);
  }

  /**
   * In place of earlier ones about the same, but for one that is on its way; behind what other windows took before. Gives
   * the keys of the stories those wrote to.
   */
  add(entry: Entry): Promise<ReadonlySet<string>> {
    return this.#inTurn(async () => {
      const gone = await this.#readIfPossible();
      const subject = subjectOf(entry.intention);
      const same = this.all(entry.key).filter(({ intention }) => subjectOf(intention) === subject);
      const replaces = this.#withCompany(same.filter(mayBeReplaced).map(({ id }) => id));
      const put = { ...entry, intention: following(same, entry) };
      await this.#append({ put, ...(replaces.length > 0 && { replaces }) });
      for (const id of replaces) this.#all.delete(id);
      this.#all.set(entry.id, { ...put, state: 'waiting', wasSent: false, since: performance.now() });
      const ahead = this.all(entry.key).find(
        (one) => one.failure && one.state === 'refused' && isFor(put, one),
      );
      if (ahead?.failure) await this.#refuse([entry.id], ahead.failure);
      this.#changes.tell(entry.key);
      return gone;
    });
  }

  /** They are being sent: from now on the source may have them. */
  send(ids: readonly string[]): Promise<void> {
    return this.#inTurn(async () => {
      await this.#append({ sent: ids });
      this.#change(ids, { state: 'sending', wasSent: true });
    });
  }

  /** The source has them. */
  done(ids: readonly string[]): Promise<void> {
    return this.#inTurn(async () => {
      await this.#appendIfPossible({ done: ids });
      this.#forget(ids);
    });
  }

  /** The source refused them, and would again. */
  refuse(ids: readonly string[], failure: SourceError): Promise<void> {
    return this.#inTurn(() => this.#refuse(this.#withCompany(ids), failure));
  }

  /** They could not be sent this time. */
  wait(ids: readonly string[], failure: SourceError | undefined): void {
    this.#change(ids, { state: 'waiting', failure });
  }

  /** What was refused is to be tried once more. */
  again(ids: readonly string[]): Promise<void> {
    return this.#inTurn(async () => {
      const refused = this.#withCompany(ids).filter((id) => this.#all.get(id)?.state === 'refused');
      if (refused.length === 0) return;
      await this.#append({ again: refused });
      this.#change(refused, { state: 'waiting', failure: undefined });
      this.#changeBehind(refused, true);
    });
  }

  /** Lets go of what is not on its way this moment. */
  drop(ids: readonly string[]): Promise<void> {
    return this.#inTurn(async () => {
      const dropped = this.#withCompany(ids).filter(
        (id) => (this.#all.get(id)?.state ?? 'sending') !== 'sending',
      );
      if (dropped.length === 0) return;
      await this.#append({ drop: dropped });
      this.#forget(dropped);
    });
  }

  /** Learns what other windows did; gives the keys of the stories they wrote to. */
  reload(): Promise<ReadonlySet<string>> {
    return this.#inTurn(() => this.#read());
  }

  /** Removes from the journal what is settled, where there is much of it. For whoever is alone in doing so. */
  tidy(): Promise<void> {
    return this.#inTurn(async () => {
      const before = await this.journal.read();
      if (before.reduce((sum, { text }) => sum + text.length, 0) < worthRemoving) return;
      await this.journal.close();
      const { settled, damaged } = readJournal(await this.journal.read());
      for (const { name } of settled) await this.journal.remove(name, damaged.has(name));
    });
  }

  /** Resolves when nothing is being written to the journal. */
  async written(): Promise<void> {
    await this.#last;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work);
    this.#last = result.catch(() => undefined);
    return result;
  }

  async #read(): Promise<ReadonlySet<string>> {
    const before = this.#all;
    const { open, damaged } = readJournal(await this.journal.read());
    if (damaged.size > 0) this.onProblem(reading, new Error(`${[...damaged].join(', ')} is damaged`));
    this.#all = new Map([...open].map(([id, one]) => [id, newest(one, before.get(id))]));
    const gone = new Set([...before.values()].flatMap(({ id, key }) => (this.#all.has(id) ? [] : [key])));
    for (const key of new Set([...gone, ...this.all().map(({ key }) => key)])) this.#changes.tell(key);
    return gone;
  }

  async #readIfPossible(): Promise<ReadonlySet<string>> {
    try {
      return await this.#read();
    } catch (error) {
      this.onProblem(reading, error);
      return new Set();
    }
  }

  async #refuse(ids: readonly string[], failure: SourceError): Promise<void> {
    const { kind, detail } = failure;
    await this.#appendIfPossible({ refused: ids, kind, detail });
    this.#change(ids, { state: 'refused', failure });
    this.#changeBehind(ids, false);
  }

  /** As whoever reads the journal does. */
  #changeBehind(refused: readonly string[], isAgain: boolean): void {
    for (const { id, intention } of behindRefused(this.all(), refused, isAgain))
      this.#change([id], { intention });
  }

  /** The same with what was done for them alone, and goes the same way. */
  #withCompany(ids: readonly string[]): readonly string[] {
    const of = ids.flatMap((id) => this.#all.get(id) ?? []);
    const company = this.all().filter(
      (write) => write.state !== 'sending' && of.some((one) => isFor(write, one)),
    );
    return [...new Set([...ids, ...company.map(({ id }) => id)])];
  }

  #change(ids: readonly string[], change: Partial<OpenWrite>): void {
    const changed = ids.flatMap((id) => this.#all.get(id) ?? []);
    for (const write of changed) this.#all.set(write.id, { ...write, ...change });
    for (const key of new Set(changed.map(({ key }) => key))) this.#changes.tell(key);
  }

  #forget(ids: readonly string[]): void {
    const keys = new Set(ids.flatMap((id) => this.#all.get(id)?.key ?? []));
    for (const id of ids) this.#all.delete(id);
    for (const key of keys) this.#changes.tell(key);
  }

  #append(line: JournalLine): Promise<void> {
    return this.journal.append(journalText([line]));
  }

  /** What happened has happened; without the line it is tried once more by the next window, which does no harm. */
  async #appendIfPossible(line: JournalLine): Promise<void> {
    try {
      await this.#append(line);
    } catch (error) {
      this.onProblem('Noting what was sent', error);
    }
  }
}

/** Whether one write was done for the sake of another: the flag of a story for a question that blocks. */
function isFor(write: Entry, { key, intention: other }: Entry): boolean {
  const { intention: own } = write;
  return own.do === 'flag' && other.do === 'ask' && write.key === key && own.question === other.question.id;
}

/** What begins where something else ends. */
const beginning: ReadonlySet<Intention['do']> = new Set([
  ...(['move', 'assign', 'editComment', 'editQuestion'] as const),
]);

/** What the source may have is not taken back by what begins where it ends. */
function mayBeReplaced({ state, wasSent, intention }: OpenWrite): boolean {
  if (state === 'sending') return false;
  return !beginning.has(intention.do) || !wasSent || state === 'refused';
}

/** An intention as it is behind open ones about the same. Whoever saw one refused knows what is there. */
function following(same: readonly OpenWrite[], { intention, by }: Entry): Intention {
  const open = same.filter(({ state }) => state !== 'refused');
  const kept = open.filter((write) => !mayBeReplaced(write)).at(-1);
  if (kept) return after(kept.intention, intention, kept.by ?? by);
  const [replaced] = open;
  return replaced ? inPlaceOf(replaced.intention, intention) : intention;
}

/** What the journal says, with what is known beyond it of the state of sending. */
function newest({ entry, wasSent, refusal }: OpenEntry, known: OpenWrite | undefined): OpenWrite {
  const since = known?.since ?? -Infinity;
  if (refusal) {
    const failure = new SourceError(refusal.kind as SourceErrorKind, refusal.detail);
    return { ...entry, wasSent, since, state: 'refused', failure };
  }
  if (!known || known.state === 'refused') return { ...entry, wasSent, since, state: 'waiting' };
  return { ...known, ...entry, wasSent };
}
