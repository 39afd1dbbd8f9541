import pLimit from 'p-limit';
import * as v from 'valibot';
import type { Status } from '../../domain/story';
import type { StoryHistory } from '../../domain/story-history';
import { ticksOf } from '../../domain/tick-events';
import type { IssueChanges } from './dialect';
import { entriesOf } from './entries';
import { acceptanceProperty, ledgerOf, statusOf } from './issue';
import { issueShape, type RawIssue, statusShape } from './shapes';
import type { Site } from './site';
import { countedFields, type EventReading, eventsOf } from './story-events';
import { isoTime } from './time';

/** Data Center gives records of ticks one by one: so many at a time, for other requests to have their turn. */
const recordsAtOnce = 3;

/** What happened to these stories since a time, their last ticks too; one that is not to be seen is left out. */
export async function readHistories(
  site: Site,
  keys: readonly string[],
  since: string | undefined,
  signal?: AbortSignal,
): Promise<StoryHistory[]> {
  if (keys.length === 0) return [];
  const how = await eventReading(site, signal);
  const properties = [acceptanceProperty];
  const [raw, changes, me] = await Promise.all([
    site.dialect.issues(keys, { fields: ['created', 'status', ...how.fields.points], properties, signal }),
    site.dialect.changes(keys, countedFields(how.fields), signal),
    site.optional('Who ticked what', site.me(signal)),
  ]);
  const issues = await withRecords(site, issuesIn(raw), signal);
  return Promise.all(
    issues.map(async (issue) => {
      const kept = await site.options.localLedger?.read(issue.key);
      const history = historyOf(issue, changes.get(issue.id), how);
      const events = [...history.events, ...ticksOf(ledgerOf(issue, kept), me)]
        .filter(({ at }) => since === undefined || Date.parse(at) >= Date.parse(since))
        .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
      return { ...history, events };
    }),
  );
}

/** What happened to an issue, by its changes. */
export function historyOf(
  { key, fields }: RawIssue,
  changes: IssueChanges | undefined,
  how: EventReading,
): StoryHistory {
  const created = isoTime(fields.created);
  const { entries = [], knownSince } = changes ?? {};
  return {
    key,
    ...(created && { created }),
    events: eventsOf(entries, how, fields),
    ...(knownSince && { knownSince }),
  };
}

/** What is needed to understand changes. */
export async function eventReading(site: Site, signal?: AbortSignal): Promise<EventReading> {
  const [{ fields }, statuses] = await Promise.all([site.layout(signal), readStatuses(site, signal)]);
  return { fields, statuses };
}

async function readStatuses({ client, dialect }: Site, signal?: AbortSignal): Promise<Map<string, Status>> {
  const listed = await client.fetch(v.array(v.unknown()), { path: `${dialect.api}/status`, signal });
  return new Map(entriesOf(statusShape, listed).map((status) => [status.id, statusOf(status)]));
}

/** The issues with the records of their ticks, where a listing does not give them. */
async function withRecords(
  site: Site,
  issues: readonly RawIssue[],
  signal?: AbortSignal,
): Promise<readonly RawIssue[]> {
  if (site.dialect.givesProperties) return issues;
  const inTurn = pLimit(recordsAtOnce);
  const records = issues.map((issue) =>
    inTurn(async () => {
      const { properties } = await site.issue(issue.key, ['updated'], signal);
      return { ...issue, properties };
    }),
  );
  return (await site.optional('Who ticked what', Promise.all(records))) ?? issues;
}

export function issuesIn(entries: readonly unknown[]): RawIssue[] {
  return entriesOf(issueShape, entries);
}
