import pLimit from 'p-limit';
import * as v from 'valibot';
import { identifiedIn, withTicks } from '../../domain/acceptance/criteria';
import { progressOf } from '../../domain/acceptance/progress';
import { vagueIn } from '../../domain/readiness';
import type { Progress } from '../../domain/story';
import { type ListReading, SourceError, type SourceErrorKind } from '../story-source';
import { countedFrom, hasStamp, hasTexts, stampOf, textsOf } from './counted';
import { acceptanceProperty, documentsOf, type IssueReading, ledgerOf, textFields } from './issue';
import { issueShape, type RawIssue } from './shapes';
import type { Site } from './site';

/** What is known of a story's criteria; without `counted` it is to be counted again. */
export interface Counted {
  readonly progress?: Progress;
  readonly vague?: readonly string[];
  readonly counted?: string;
}

type Tell = (key: string, counted: Counted) => void;
/** What this machine keeps of each issue. */
type Kept = ReadonlyMap<string, unknown>;

/** Data Center gives records one by one: so many at a time, for other requests to have their turn. */
const recordsAtOnce = 3;
/** The others come when the list is next compared as a whole. */
const mostRecords = 200;

/**
 * Counts how many criteria of listed issues are done, and tells each as soon as it is known. What is the same as when it
 * was last counted is not asked for. Texts, and on Cloud the records of ticks with them, are read in bulk.
 */
export function createProgressCounter(
  site: Site,
  how: IssueReading,
  { known, anew }: Pick<ListReading, 'known' | 'anew'>,
  signal?: AbortSignal,
) {
  const { dialect, options } = site;
  const { givesProperties } = dialect;
  const inTurn = pLimit(recordsAtOnce);
  let records = 0;

  return {
    /** Of issues as a listing without texts gives them. */
    async listed(issues: readonly RawIssue[], tell: Tell): Promise<void> {
      const kept = await keptOf(issues);
      const changed = await changedOf(issues, kept, (key, before) => tell(key, before));
      const light = new Map(issues.map((issue) => [issue.key, issue]));
      const texts = await read(changed, textFields(how.fields));
      await count(
        texts.map((text) => merged(light.get(text.key), text)),
        kept,
        tell,
      );
    },

    /** Of issues that came with their texts. */
    async whole(issues: readonly RawIssue[], tell: Tell): Promise<void> {
      const all = await withRecords(issues);
      await count([...all.values()], await keptOf(issues), tell);
    },

    /** Keys of the listed issues whose criteria are to be counted anew. */
    async changed(issues: readonly RawIssue[]): Promise<string[]> {
      return changedOf(issues, await keptOf(issues), () => undefined);
    },
  };

  async function keptOf(issues: readonly RawIssue[]): Promise<Kept> {
    const { localLedger } = options;
    return new Map(
      await Promise.all(issues.map(async ({ key }) => [key, await localLedger?.read(key)] as const)),
    );
  }

  /** Tells of the issues that are as they were when they were counted, and gives the keys of the others. */
  async function changedOf(issues: readonly RawIssue[], kept: Kept, tell: Tell): Promise<string[]> {
    const listed = await withRecords(issues.filter(({ key }) => known?.(key)?.counted !== undefined));
    return issues.flatMap(({ key }) => {
      const before = known?.(key);
      const issue = listed.get(key);
      // Without a place in a listing, a record is read again where all is to be the newest.
      const isSure = givesProperties || !anew;
      if (!isSure || !issue || !before?.progress) return [key];
      if (!hasStamp(before.counted, stampOf(issue, how, kept.get(key), givesProperties))) return [key];
      tell(key, { progress: before.progress, vague: before.vague, counted: before.counted });
      return [];
    });
  }

  /** Counts issues that have their texts, and on Cloud their records. */
  async function count(issues: readonly RawIssue[], kept: Kept, tell: Tell): Promise<void> {
    const lone: Promise<void>[] = [];
    for (const issue of issues) {
      const own = kept.get(issue.key);
      const counted = countedFrom(issue, how, own, givesProperties);
      const found = identifiedIn(documentsOf(issue, how), { headings: how.headings });
      const tellOf = (whole: RawIssue): void => {
        const progress = progressOf(withTicks(found, ledgerOf(whole, own)));
        tell(issue.key, { progress, vague: vagueIn(found), counted });
      };
      const before = known?.(issue.key);
      if (givesProperties || found.every(({ mark }) => mark !== undefined)) tellOf(issue);
      // A story that was moved or assigned has the criteria it had.
      else if (!anew && before?.progress && hasTexts(before.counted, textsOf(issue, how, own)))
        tell(issue.key, { progress: before.progress, vague: before.vague, counted });
      else if (records++ < mostRecords) lone.push(inTurn(() => withRecord(issue)).then(tellOf));
    }
    await site.optional('Who ticked what', Promise.all(lone));
  }

  /** These issues with the records of their ticks, where a listing gives them. */
  async function withRecords(issues: readonly RawIssue[]): Promise<Map<string, RawIssue>> {
    const all = new Map(issues.map((issue) => [issue.key, issue]));
    const lacking = givesProperties ? issues.filter(({ properties }) => !properties) : [];
    const keys = lacking.map(({ key }) => key);
    for (const record of await read(keys, ['updated']))
      all.set(record.key, merged(all.get(record.key), record));
    return all;
  }

  async function withRecord(issue: RawIssue): Promise<RawIssue> {
    const { properties } = await site.issue(issue.key, ['updated'], signal);
    return { ...issue, properties };
  }

  async function asked(texts: Promise<unknown[]>): Promise<unknown[]> {
    try {
      return await texts;
    } catch (error) {
      if (!(error instanceof SourceError) || !refusals.has(error.kind)) throw error;
      options.log(`How many criteria are done is left out: ${error.message}`);
      return [];
    }
  }

  async function read(keys: readonly string[], fields: readonly string[]): Promise<RawIssue[]> {
    if (keys.length === 0) return [];
    const properties = [acceptanceProperty];
    const wanted = [...new Set([...fields, 'updated'])];
    const raw = await asked(dialect.issues(keys, { fields: wanted, properties, signal }));
    return raw.flatMap((entry) => {
      const result = v.safeParse(issueShape, entry);
      return result.success ? [result.output] : [];
    });
  }
}

/** Of a list whose texts Jira does not give the rows are still to be had. */
export const refusals: ReadonlySet<SourceErrorKind> = new Set([
  'forbidden',
  'not-found',
  'invalid',
  'unsupported',
]);

function merged(light: RawIssue | undefined, more: RawIssue): RawIssue {
  return { ...light, ...more, fields: { ...light?.fields, ...more.fields } };
}
