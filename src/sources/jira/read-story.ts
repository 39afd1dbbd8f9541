import { identifiedIn, withTicks } from '../../domain/acceptance/criteria';
import { progressOf } from '../../domain/acceptance/progress';
import type { Criterion } from '../../domain/acceptance/criterion';
import { removedSinceTicked } from '../../domain/acceptance/ledger-entries';
import type { Question } from '../../domain/question';
import type { Story, StoryPermissions } from '../../domain/story';
import { passingKinds, type SourceError } from '../story-source';
import { keepSeenTicks } from '../tick-ledger';
import { countedFrom } from './counted';
import { epicTitlesOf } from './epic-titles';
import { documentsOf, ledgerOf, summaryFields, summaryOf, textFields } from './issue';
import { personOf } from './people';
import { editableFields, readPermissions } from './permissions';
import { readQuestions } from './question-comment';
import { readLinks } from './remote-links';
import { type RawComment, remoteLinksShape } from './shapes';
import type { JiraSourceOptions, Site } from './site';

/**
 * A story as it is now. Comments or links that are not to be had are left out of it; for a trouble that passes it is not
 * read, since what is known would be taken for gone.
 */
export async function readStory(site: Site, key: string, signal?: AbortSignal): Promise<Story> {
  const { dialect, client, options } = site;
  const how = await site.reading(signal);
  const reading = site.issue(
    key,
    [...summaryFields(how.fields), 'reporter', ...textFields(how.fields)],
    signal,
  );
  const [issue, epicTitles, comments, links, permissions, editable] = await Promise.all([
    reading,
    reading.then((issue) => epicTitlesOf(site, [issue], how, { known: true, signal })),
    site.optional(`${key}: comments`, dialect.comments(key, signal), isOfTheWay),
    site.optional(
      `${key}: links`,
      client.fetch(remoteLinksShape, { path: `${site.issuePath(key)}/remotelink`, signal }),
      isOfTheWay,
    ),
    site.optional(`${key}: permissions`, readPermissions(site, key, signal)),
    reading.then((issue) => editableFields(site, issue, signal)),
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
    criteria: criteria.map((criterion) => withKeeper(criterion, { options, permissions, editable })),
    removedTicks: removedSinceTicked(criteria, ledger),
    questions: questionsIn(site, issue.key, comments ?? []),
    links: readLinks(links ?? []),
    comments: [],
    attachments: [],
    subtasks: [],
    relations: [],
    fixVersions: [],
    history: [],
    ...(permissions && { permissions }),
  };
}

/** Whether nothing can be told from an error of what was asked for: the way to the site is broken, or it wants a rest. */
function isOfTheWay({ kind, more }: SourceError): boolean {
  return more.status !== 500 && passingKinds.has(kind);
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
