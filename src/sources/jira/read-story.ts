import { identifiedIn, withTicks } from '../../domain/acceptance/criteria';
import { progressOf } from '../../domain/acceptance/progress';
import type { Criterion } from '../../domain/acceptance/criterion';
import { removedSinceTicked } from '../../domain/acceptance/ledger-entries';
import type { Document } from '../../domain/document';
import { vagueIn } from '../../domain/readiness';
import type { Story, StoryPermissions } from '../../domain/story';
import { keepSeenTicks } from '../tick-ledger';
import { commentsOf } from './comments';
import { countedFrom } from './counted';
import { epicGoal } from './epic-goal';
import { epicTitlesOf } from './epic-titles';
import { readHistory } from './history';
import { documentsOf, ledgerOf, summaryFields, summaryOf, textFields } from './issue';
import { withOnlyPicture } from './only-picture';
import { pageFields, pageFieldsOf } from './page-fields';
import { editableFields, readPermissions } from './permissions';
import { readLinks } from './remote-links';
import { remoteLinksShape } from './shapes';
import type { JiraSourceOptions, Site } from './site';
import { createStoryParts } from './story-parts';
import { commentReading, conversationIn } from './story-talk';

/**
 * A story as it is now. Of its parts that are read on their own those that could not be read are named, so that what is
 * known of them is not taken for gone; for a trouble of the way the whole story is not read.
 */
export async function readStory(site: Site, key: string, signal?: AbortSignal): Promise<Story> {
  const { dialect, client, options } = site;
  const how = await site.reading(signal);
  const parts = createStoryParts(site, key);
  const reading = site.issue(
    key,
    [...summaryFields(how.fields), ...pageFields, ...textFields(how.fields)],
    signal,
  );
  const remoteLinks = { path: `${site.issuePath(key)}/remotelink`, signal };
  const goal = reading.then((issue) => epicGoal(site, summaryOf(issue, how).epic, signal));
  const [issue, epicTitles, comments, links, history, epic, me, permissions, editable] = await Promise.all([
    reading,
    reading.then((issue) => epicTitlesOf(site, [issue], how, { known: true, signal })),
    parts.read('comments', dialect.comments(key, signal)),
    parts.read('links', client.fetch(remoteLinksShape, remoteLinks)),
    parts.read('history', readHistory(site, key, signal)),
    parts.read('epic', goal),
    site.optional('Who is signed in', site.me(signal)),
    site.optional(`${key}: permissions`, readPermissions(site, key, signal)),
    reading.then((issue) => editableFields(site, issue, signal)),
  ]);
  const documents = documentsOf(issue, how);
  const found = identifiedIn(documents, { headings: how.headings });
  const { localLedger, log } = options;
  const kept = localLedger && (await keepSeenTicks(localLedger, issue.key, found, ledgerOf(issue), log));
  const ledger = ledgerOf(issue, kept);
  const criteria = withTicks(found, ledger);
  const { questions, others } = conversationIn(site, issue.key, comments ?? []);
  const fields = pageFieldsOf(issue, options.baseUrl);
  const written = await commentsOf(others, { dialect, me, urlOf: commentReading(site, issue.key).urlOf });
  const texts = [...documents, ...written].map(({ document }) => document);
  const withPicture = withOnlyPicture(texts, fields.attachments);
  const shown = <T extends { readonly document: Document }>(text: T): T => ({
    ...text,
    document: withPicture(text.document),
  });
  return {
    ...summaryOf(issue, { ...how, epicTitles }),
    ...fields,
    counted: countedFrom(issue, how, kept, dialect.givesProperties),
    progress: progressOf(criteria),
    vague: vagueIn(criteria),
    documents: documents.map(shown),
    criteria: criteria.map((criterion) => withKeeper(criterion, { options, permissions, editable })),
    removedTicks: removedSinceTicked(criteria, ledger),
    questions,
    links: readLinks(links ?? [], ledger.commits),
    comments: written.map(shown),
    ...(epic?.goal && { epicGoal: epic.goal }),
    ...(epic && epic.metrics.length > 0 && { epicMetrics: epic.metrics }),
    history: history ?? [],
    ...(parts.unread.length > 0 && { unread: parts.unread }),
    ...(permissions && { permissions }),
  };
}

interface Allowed {
  readonly options: Pick<JiraSourceOptions, 'writeTo' | 'localLedger'>;
  readonly permissions?: StoryPermissions;
  readonly editable?: ReadonlySet<string>;
}

/** Where a tick will be kept that is not made yet. */
function withKeeper(criterion: Criterion, { options, permissions, editable }: Allowed): Criterion {
  if (criterion.checked) return criterion;
  const { writeTo, localLedger } = options;
  if (permissions?.editing === false && localLedger) return { ...criterion, keeper: 'local' };
  const keeper = editable?.has(criterion.field) === false && writeTo === 'source' ? 'property' : writeTo;
  return keeper === 'local' || criterion.keeper === 'source' ? { ...criterion, keeper } : criterion;
}
