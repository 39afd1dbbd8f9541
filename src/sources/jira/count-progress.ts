import pLimit from 'p-limit';
import * as v from 'valibot';
import { identifiedIn, progressOf, withTicks } from '../../domain/acceptance/criteria';
import type { Progress } from '../../domain/story';
import { type ListReading, SourceError, type SourceErrorKind } from '../story-source';
import { countedFrom } from './counted';
import { acceptanceProperty, documentsOf, type IssueReading, ledgerOf, textFields } from './issue';
import { issueShape, type RawIssue } from './shapes';
import type { Site } from './site';

/** What is known of a story's criteria; without `counted` it is to be counted again. */
export interface Counted {
  readonly progress?: Progress;
  readonly counted?: string;
}

/** Data Center gives records one by one: so many at a time, for other requests to have their turn. */
const recordsAtOnce = 3;
/** The others come with the next refresh. */
const mostRecords = 200;

/**
 * Counts how many criteria of listed issues are done, and tells each as soon as it is known. What is the same as when it
 * was last counted is not asked for. Texts, and on Cloud the records of ticks with them, are read in bulk.
 */
export function createProgressCounter(
  site: Site,
  how: IssueReading,
  { known, anew }: ListReading,
  signal?: AbortSignal,
) {
  const { dialect, options } = site;
  const { givesProperties } = dialect;
  const inTurn = pLimit(recordsAtOnce);
  let records = 0;

  return async function count(
    issues: readonly RawIssue[],
    tell: (key: string, counted: Counted) => void,
  ): Promise<void> {
    const kept = new Map(
      await Promise.all(issues.map(async ({ key }) => [key, await options.localLedger?.read(key)] as const)),
    );
    const stamp = (issue: RawIssue): string => countedFrom(issue, how, kept.get(issue.key), givesProperties);
    const listed = await withRecords(issues.filter(({ key }) => isCounted(key)));
    const changed: string[] = [];
    for (const { key } of issues) {
      const before = known?.(key);
      const issue = listed.get(key);
      // Without a place in a listing, a record is read again where all is to be the newest.
      const isSure = givesProperties || !anew;
      if (isSure && issue && before?.progress && before.counted === stamp(issue)) {
        tell(key, { progress: before.progress, counted: before.counted });
      } else changed.push(key);
    }
    const light = new Map(issues.map((issue) => [issue.key, issue]));
    const lone: Promise<void>[] = [];
    for (const text of await read(changed, textFields(how.fields))) {
      const whole = merged(light.get(text.key), text);
      const found = identifiedIn(documentsOf(whole, how), { headings: how.headings });
      const tellOf = (issue: RawIssue): void => {
        const progress = progressOf(withTicks(found, ledgerOf(issue, kept.get(issue.key))));
        tell(issue.key, { progress, counted: stamp(issue) });
      };
      const hasAll = givesProperties || found.every(({ mark }) => mark !== undefined);
      if (hasAll) tellOf(whole);
      else if (records++ < mostRecords) lone.push(inTurn(() => withRecord(whole)).then(tellOf));
    }
    await site.optional('Who ticked what', Promise.all(lone));
  };

  function isCounted(key: string): boolean {
    return known?.(key)?.counted !== undefined;
  }

  /** These issues with the records of their ticks, where a listing gives them. */
  async function withRecords(issues: readonly RawIssue[]): Promise<Map<string, RawIssue>> {
    const all = new Map(issues.map((issue) => [issue.key, issue]));
    const lacking = givesProperties ? issues.filter(({ properties }) => !properties) : [];
    for (const record of await read(
      lacking.map(({ key }) => key),
      ['updated'],
    )) {
      all.set(record.key, merged(all.get(record.key), record));
    }
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
const refusals: ReadonlySet<SourceErrorKind> = new Set(['forbidden', 'not-found', 'invalid', 'unsupported']);

function merged(light: RawIssue | undefined, more: RawIssue): RawIssue {
  return { ...light, ...more, fields: { ...light?.fields, ...more.fields } };
}
