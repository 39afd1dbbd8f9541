import { identifiedIn, progressOf, withTicks } from '../../domain/acceptance/criteria';
import type { Criterion } from '../../domain/acceptance/criterion';
import { removedSinceTicked } from '../../domain/acceptance/ledger-entries';
import type { Question } from '../../domain/question';
import type { Story } from '../../domain/story';
import { keepSeenTicks } from '../tick-ledger';
import { countedFrom } from './counted';
import { epicTitlesOf } from './epic-titles';
import { documentsOf, ledgerOf, summaryFields, summaryOf, textFields } from './issue';
import { personOf } from './people';
import { readQuestions } from './question-comment';
import { readLinks } from './remote-links';
import { type RawComment, remoteLinksShape } from './shapes';
import type { JiraSourceOptions, Site } from './site';

/** A story as it is now. Comments or links that cannot be had are left out of it. */
export async function readStory(site: Site, key: string, signal?: AbortSignal): Promise<Story> {
  const { dialect, client, options } = site;
  const how = await site.reading(signal);
  const reading = site.issue(
    key,
    [...summaryFields(how.fields), 'reporter', ...textFields(how.fields)],
    signal,
  );
  const [issue, epicTitles, comments, links] = await Promise.all([
    reading,
    reading.then((issue) => epicTitlesOf(site, [issue], how, { known: true, signal })),
    site.optional(`${key}: comments`, dialect.comments(key, signal)),
    site.optional(
      `${key}: links`,
      client.fetch(remoteLinksShape, { path: `${site.issuePath(key)}/remotelink`, signal }),
    ),
  ]);
  const documents = documentsOf(issue, how);
  const found = identifiedIn(documents, { headings: how.headings });
  const { localLedger, log } = options;
  const kept = localLedger && (await keepSeenTicks(localLedger, issue.key, found, ledgerOf(issue), log));
  const ledger = ledgerOf(issue, kept);
  const criteria = withTicks(found, ledger);
  const reporter = personOf(issue.fields.reporter);
  return {
    ...summaryOf(issue, { ...how, epicTitles }),
    counted: countedFrom(issue, how, kept, dialect.givesProperties),
    progress: progressOf(criteria),
    ...(reporter && { reporter }),
    documents,
    criteria: criteria.map((criterion) => withKeeper(criterion, options.writeTo)),
    removedTicks: removedSinceTicked(criteria, ledger),
    questions: questionsIn(site, issue.key, comments ?? []),
    links: readLinks(links ?? []),
  };
}

export function questionsIn(
  { options, dialect }: Site,
  key: string,
  comments: readonly RawComment[],
): Question[] {
  const page = `${options.baseUrl}/browse/${encodeURIComponent(key)}`;
  const urlOf = (id: string): string => `${page}?focusedCommentId=${encodeURIComponent(id)}`;
  return readQuestions(comments, { readDocument: dialect.readDocument, urlOf });
}

/** Where a tick will be kept that is not made yet. */
function withKeeper(criterion: Criterion, writeTo: JiraSourceOptions['writeTo']): Criterion {
  if (criterion.checked || writeTo === 'source') return criterion;
  return writeTo === 'local' || criterion.keeper === 'source' ? { ...criterion, keeper: writeTo } : criterion;
}
