import type { Sprint } from '../../domain/sprint';
import { SourceError, type SprintContent } from '../story-source';
import { withBoardFilter } from './board-filter';
import { createProgressCounter, refusals } from './count-progress';
import { epicTitlesOf } from './epic-titles';
import { summaryFields } from './issue';
import { readChanges } from './list-changes';
import { extentOf, readBy } from './list-mark';
import { createRows, type JiraListReading, listIssues, type ListWork, siteTime } from './list-rows';
import { isSprint, scopeOf } from './scope';
import type { Site } from './site';

/** The stories of a sprint in the Product Owner's order: what changed since they were read, or all of them. */
export async function readList(
  site: Site,
  sprint: Sprint,
  reading: JiraListReading,
  signal?: AbortSignal,
): Promise<SprintContent> {
  if (reading.anew) await site.renewLayout();
  const [layout, how] = [await site.layout(signal), await site.reading(signal)];
  const read = (filter?: string): Promise<SprintContent> =>
    readScope({
      ...{ site, sprint, how, reading, signal },
      scope: scopeOf(sprint, site.options.storyQuery, layout, filter),
    });
  return isSprint(sprint) ? withBoardFilter(site, read) : read();
}

async function readScope(work: ListWork): Promise<SprintContent> {
  const { site, how, reading } = work;
  const name = readBy(work.scope, how);
  const before = reading.anew ? undefined : reading.before;
  const extent = extentOf(before, name, site.client.siteTime() ?? Date.now());
  if (before?.mark && extent !== 'everything') {
    try {
      return await readChanges(work, { ...before, mark: before.mark }, extent === 'keys');
    } catch (error) {
      if (!(error instanceof SourceError) || !refusals.has(error.kind)) throw error;
      site.options.log(`What changed is not to be had, so everything is read: ${error.message}`);
    }
  }
  return readEverything(work, name);
}

/**
 * All stories. The listing has what a row shows and no texts, so that it is there early; how many criteria are done is
 * counted beside it, for what changed since it was last counted.
 */
async function readEverything(work: ListWork, name: string): Promise<SprintContent> {
  const { site, sprint, how, reading, signal } = work;
  const rows = createRows(work);
  const counter = createProgressCounter(site, how, reading, signal);
  const counting: Promise<void>[] = [];
  let upTo: number | undefined;
  let isListed = false;
  /** Data Center gives the last counts long after the first. */
  let soon: NodeJS.Timeout | undefined;
  const tellCounted = (): void => {
    soon = undefined;
    reading.onPart?.(content(false));
  };

  function content(partial: boolean): SprintContent {
    const stories = [...rows.issues.values()].flatMap((issue) => rows.row(issue) ?? []);
    const problems = [...how.fields.problems, ...rows.problems];
    return { sprint, stories, problems, ...(partial && { partial }) };
  }

  function onPage(entries: readonly unknown[]): void {
    upTo ??= site.client.siteTime();
    const work = counter.listed(rows.take(entries), (key, progress) => {
      rows.count(key, progress);
      if (isListed) soon ??= setTimeout(tellCounted, pause);
    });
    // It is waited for below; where the listing fails before, nobody asks any more.
    work.catch(() => undefined);
    counting.push(work);
    reading.onPart?.(content(true));
  }

  await listIssues(work, work.scope, { fields: summaryFields(how.fields), onPage });
  isListed = true;
  reading.onPart?.(content(false));
  const ask = { known: !reading.anew, signal };
  try {
    await Promise.all([epicTitlesOf(site, [...rows.issues.values()], how, ask), ...counting]);
  } finally {
    clearTimeout(soon);
  }
  const whole = content(false);
  const newest = upTo ?? siteTime(site, whole.stories);
  return { ...whole, mark: { readBy: name, upTo: newest, wholeAt: newest } };
}

/** Milliseconds in which counts are gathered for one drawing of the rows. */
const pause = 300;
