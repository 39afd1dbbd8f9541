import * as v from 'valibot';
import type { Problem } from '../../domain/problem';
import type { StorySummary } from '../../domain/story';
import type { ListMark, SprintContent } from '../story-source';
import { createProgressCounter } from './count-progress';
import { epicTitlesOf } from './epic-titles';
import { acceptanceProperty, summaryFields, textFields } from './issue';
import { since } from './list-mark';
import { createRows, listIssues, type ListWork, rememberEpic, siteTime } from './list-rows';
import { changedSince } from './scope';
import { issueShape, type RawIssue } from './shapes';
import { isoTime } from './time';

/** What a site grants to a page where there is little of each issue. */
const keysPerPage = 1000;

/**
 * Brings a list that is known up to date: reads whole what changed in it since, texts and all, in one request. What came
 * into the list has its place only among the others, so then, and where `comparing`, all keys are listed as well, which
 * is cheap, and tells what left.
 */
export async function readChanges(
  work: ListWork,
  before: SprintContent & { readonly mark: ListMark },
  comparing: boolean,
): Promise<SprintContent> {
  const { site, sprint, scope, how, signal } = work;
  const own = new Map(before.stories.map((story) => [story.key, story]));
  const known = (key: string): StorySummary | undefined => work.reading.known?.(key) ?? own.get(key);
  const reading = { ...work.reading, known };
  const rows = createRows({ ...work, reading });
  const counter = createProgressCounter(site, how, reading, signal);
  const counting: Promise<void>[] = [];
  const wanted = [...summaryFields(how.fields), ...textFields(how.fields)];
  let upTo: number | undefined;
  /** All keys in their order, where they were listed. */
  let order: readonly string[] | undefined;
  before.stories.forEach((story) => rememberEpic(site, story));

  function onPage(entries: readonly unknown[]): void {
    upTo ??= siteTime(site, before.stories);
    const work = counter.whole(rows.take(entries), rows.count);
    // It is waited for below; where the reading fails before, nobody asks any more.
    work.catch(() => undefined);
    counting.push(work);
  }

  function content(mark: ListMark): SprintContent {
    const keys = order ?? [...own.keys()];
    const stories = keys.flatMap((key) => {
      const issue = rows.issues.get(key);
      const story = own.get(key);
      return (issue ? rows.row(issue) : story && rows.kept(story)) ?? [];
    });
    const isSame =
      stories.length === before.stories.length && stories.every((one, at) => one === before.stories[at]);
    return { sprint, stories: isSame ? before.stories : stories, problems: problems(), mark };
  }

  function problems(): readonly Problem[] {
    const general = how.fields.problems;
    const isOld = ({ subject }: Problem): boolean =>
      !order &&
      !rows.issues.has(subject) &&
      ![...general, ...rows.problems].some((problem) => problem.subject === subject);
    return [...general, ...before.problems.filter(isOld), ...rows.problems];
  }

  /** Lists all keys, and reads whole what is not as it is known. */
  async function compare(): Promise<void> {
    const listed = new Map<string, RawIssue>();
    const fields = scope.kind === 'board' ? ['updated', 'issuetype'] : ['updated'];
    const take = (entries: readonly unknown[]): void => {
      upTo ??= siteTime(site, before.stories);
      for (const entry of entries) {
        const result = v.safeParse(issueShape, entry);
        if (result.success && rows.row(result.output)) listed.set(result.output.key, result.output);
      }
    };
    await listIssues(work, scope, { fields, perPage: keysPerPage, onPage: take });
    order = [...listed.keys()];
    const unread = [...listed.values()].filter(({ key }) => !rows.issues.has(key));
    const isNewer = ({ key, fields }: RawIssue): boolean => {
      const { updated = '' } = known(key) ?? {};
      return !own.has(key) || updated < (isoTime(fields.updated) ?? '');
    };
    const stale = new Set(await counter.changed(unread.filter((issue) => !isNewer(issue))));
    const keys = unread.filter((issue) => isNewer(issue) || stale.has(issue.key)).map(({ key }) => key);
    if (keys.length === 0) return;
    await site.dialect.issues(keys, { fields: wanted, properties: [acceptanceProperty], onPage, signal });
  }

  const hasNew = (): boolean =>
    [...rows.issues.values()].some((issue) => !own.has(issue.key) && rows.row(issue) !== undefined);
  if (!comparing) {
    await listIssues(work, changedSince(scope, since(before.mark)), { fields: wanted, onPage });
    if (hasNew()) await compare();
  } else await compare();
  if (rows.issues.size > 0 || order) work.reading.onPart?.(content(before.mark));
  await Promise.all([
    epicTitlesOf(site, [...rows.issues.values()], how, { known: true, signal }),
    ...counting,
  ]);
  const { readBy, wholeAt } = before.mark;
  const newest = upTo ?? before.mark.upTo;
  return content({ readBy, upTo: newest, wholeAt: order ? newest : wholeAt });
}
