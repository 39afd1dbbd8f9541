import { isDeepStrictEqual } from 'node:util';
import { identifiedIn, withTicks } from '../../domain/acceptance/criteria';
import type { Criterion, FoundCriterion, RemovedTick } from '../../domain/acceptance/criterion';
import { findCriteria } from '../../domain/acceptance/find';
import type { IdentifiedCriterion } from '../../domain/acceptance/identify';
import {
  dismissTicks,
  emptyLedger,
  type Ledger,
  noteCommit,
  readLedger,
  recordTicks,
  writeLedger,
} from '../../domain/acceptance/ledger';
import { formerIds, removedSinceTicked } from '../../domain/acceptance/ledger-entries';
import { commitOfId } from '../../domain/link-id';
import { vagueIn } from '../../domain/readiness';
import type { Person, StoryDocument, StoryLink } from '../../domain/story';
import { SourceError, type TickChange } from '../story-source';
import { keepSeenTicks, type TickLedger } from '../tick-ledger';
import { readFrontMatter } from './front-matter';
import { frontMatterCriteria } from './markdown-front-matter';
import { setMarkdownTick } from './markdown-tick';
import type { StoryEdit } from './story-edit';
import type { StoryFile } from './story-file';

export interface CriteriaOptions {
  readonly headings?: readonly string[];
  readonly writeTo: 'source' | 'property' | 'local';
  readonly localLedger?: TickLedger;
  readonly log?: (line: string) => void;
}

export interface StoryCriteria {
  readonly criteria: readonly Criterion[];
  /** Words of them that nobody can test. */
  readonly vague: readonly string[];
  readonly removedTicks: readonly RemovedTick[];
}

/** The criteria of story files: read from the file and the ledger, ticked in the one or the other. */
export function createCriteria({ headings, writeTo, localLedger, log = () => undefined }: CriteriaOptions) {
  const known = new WeakMap<StoryFile, StoryCriteria & { readonly kept: unknown }>();

  /** The description, and the criteria of the front matter where the description has none. */
  const documents = (file: StoryFile): StoryDocument[] => {
    const description = documentOf(file);
    const head = readFrontMatter(file.text);
    const own = head && frontMatterCriteria(head.yaml, head.start, headings);
    if (!own || findCriteria(description.document, { headings }).some(isForAcceptance)) return [description];
    return [description, { field: 'frontMatter', name: 'Front matter', role: 'acceptance', document: own }];
  };

  const foundIn = new WeakMap<StoryFile, readonly IdentifiedCriterion[]>();
  const find = (file: StoryFile): readonly IdentifiedCriterion[] => {
    const found = foundIn.get(file) ?? identifiedIn(documents(file), { headings });
    foundIn.set(file, found);
    return found;
  };

  /** Whether the criterion's tick goes into the file. */
  const isInFile = ({ place, mark }: IdentifiedCriterion): boolean =>
    writeTo === 'source' && mark !== undefined && (place === 'box' || place === 'literal');

  /** What this machine keeps of a story, changed. */
  const change = async (key: string, changed: (ledger: Ledger) => Ledger): Promise<void> => {
    const kept = await localLedger?.read(key);
    const ledger = readLedger(kept);
    if (!ledger.writable) {
      throw new SourceError('unsupported', 'a newer version of Story Context keeps the ticks of this story');
    }
    await localLedger?.write(key, writeLedger(changed(ledger)), kept);
  };

  return {
    /** The criteria of a file, with the ticks this machine keeps. */
    async of(file: StoryFile): Promise<StoryCriteria> {
      const kept = await localLedger?.read(file.key);
      const before = known.get(file);
      if (before && isDeepStrictEqual(before.kept, kept)) return before;
      const found = find(file);
      const ledger = readLedger(kept);
      const criteria = withTicks(found, ledger).map((criterion, index) => {
        const place = found[index];
        const stays = criterion.keeper !== 'source' || (!criterion.checked && place && !isInFile(place));
        return stays ? { ...criterion, keeper: 'local' as const } : criterion;
      });
      const now = {
        kept,
        criteria,
        vague: vagueIn(criteria),
        removedTicks: removedSinceTicked(found, ledger),
      };
      known.set(file, now);
      return now;
    },

    /** What the file alone says of its criteria, as far as they have a place for a tick. */
    checks: (file: StoryFile): { readonly text: string; readonly checked: boolean }[] =>
      find(file).flatMap(({ text, checked }) => (checked === null ? [] : [{ text, checked }])),

    /** Ticks this machine keeps of a story, or knows more of than the file says. */
    kept: async (key: string): Promise<Ledger> => readLedger(await localLedger?.read(key)),

    /** Keeps in mind what ticks a reader of the file sees. */
    async see(file: StoryFile): Promise<void> {
      if (localLedger) await keepSeenTicks(localLedger, file.key, find(file), emptyLedger, log);
    },

    /** `at` is ISO 8601. */
    dismiss: (key: string, ids: readonly string[], at: string): Promise<void> =>
      change(key, (ledger) => dismissTicks(ledger, ids, at)),

    /** Notes a commit in the records of the ticks it is for; the link itself stands in the file. */
    async link({ key }: StoryFile, { globalId, criteria: named = [] }: StoryLink): Promise<void> {
      const sha = commitOfId(globalId);
      if (sha === undefined || named.length === 0 || !localLedger) return;
      const ledger = readLedger(await localLedger.read(key));
      if (noteCommit(ledger, { sha, criteria: named }) === ledger) return;
      await change(key, (newest) => noteCommit(newest, { sha, criteria: named }));
    },

    /**
     * Writes those of the changes that have a place in the file. Throws a `SourceError` where one of all of them is not for
     * what the file says now, or can be kept nowhere.
     */
    ticked(changes: readonly TickChange[]): StoryEdit {
      return {
        apply(file) {
          const found = find(file);
          const wanted = changes.map((change) => ({ change, criterion: current(found, change) }));
          for (const { change, criterion } of wanted) {
            if (isInFile(criterion)) continue;
            if (!localLedger) throw new SourceError('unsupported', 'nothing keeps ticks outside of the file');
            if (isBox(criterion) && criterion.checked && !change.checked) {
              const words = `"${criterion.text}" is ticked in the file, where ticks are not to be written`;
              throw new SourceError('invalid', words);
            }
          }
          return wanted.reduce((text, { change, criterion }) => {
            const { mark, place } = criterion;
            return mark && isInFile(criterion) ? setMarkdownTick(text, mark, place, change.checked) : text;
          }, file.text);
        },
        isDone(file) {
          const byId = new Map(find(file).map((criterion) => [criterion.id, criterion]));
          return changes.every(({ criterionId, checked }) => {
            const criterion = byId.get(criterionId);
            return criterion && (!isInFile(criterion) || criterion.checked === checked);
          });
        },
      };
    },

    /** Records who ticked, and the ticks themselves where the file has no place for them. */
    async record(file: StoryFile, changes: readonly TickChange[], by: Person | undefined): Promise<void> {
      if (!localLedger) return;
      const found = find(file);
      const inFile = new Set(found.filter(isInFile).map(({ id }) => id));
      const ticks = changes.map(({ criterionId: id, text, checked, at, commit }) => ({
        ...{
          id,
          text,
          checked,
          at,
          field: found.find((criterion) => criterion.id === id)?.field ?? descriptionField,
          keeper: inFile.has(id) ? ('source' as const) : ('local' as const),
        },
        ...(by && { by: by.name }),
        ...(commit !== undefined && { commit }),
      }));
      try {
        await change(file.key, (ledger) => recordTicks(ledger, ticks, formerIds(found, ledger)));
      } catch (error) {
        if (ticks.some(({ keeper }) => keeper === 'local')) throw error;
        log(`Who ticked in ${file.key} was not recorded: ${String(error)}`);
      }
    },
  };
}

const isForAcceptance = ({ section }: FoundCriterion): boolean => section === 'acceptance';

const descriptionField = 'description';

export function documentOf({ description }: StoryFile): StoryDocument {
  return { field: descriptionField, name: 'Description', role: 'description', document: description };
}

function isBox({ place }: IdentifiedCriterion): boolean {
  return place === 'box' || place === 'literal';
}

function current(
  found: readonly IdentifiedCriterion[],
  { criterionId, text }: TickChange,
): IdentifiedCriterion {
  const criterion = found.find(({ id }) => id === criterionId);
  if (!criterion) throw new SourceError('conflict', `"${text}" is no longer there`);
  if (criterion.text !== text) throw new SourceError('conflict', `"${text}" is now "${criterion.text}"`);
  return criterion;
}
