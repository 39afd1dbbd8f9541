import type { OwnerSetting } from '../../domain/owner-setting';
import type { Person } from '../../domain/story';
import { SourceError } from '../story-source';
import type { TickLedger } from '../tick-ledger';
import { createClient, type JiraClient, type Timings } from './client';
import { createCloud } from './cloud';
import type { JiraCredentials } from './credentials';
import { createDataCenter } from './data-center';
import type { Dialect } from './dialect';
import { gatewayOf } from './gateway';
import { acceptanceProperty, type IssueReading } from './issue';
import { createLayoutReader, type Layout, type Memory } from './layout';
import { personOf } from './people';
import { anything, issueShape, type RawIssue } from './shapes';

export interface JiraSourceOptions {
  /** Origin and context path, without a trailing slash. */
  readonly baseUrl: string;
  readonly deployment: 'cloud' | 'datacenter';
  /** Asked before every request; `undefined` where nobody is signed in. */
  readonly credentials: () => Promise<JiraCredentials | undefined>;
  readonly boardId?: string;
  /** JQL of what to show instead of a board's sprint. */
  readonly storyQuery?: string;
  /** Ids or names of the fields with acceptance criteria; found by their names where there are none. */
  readonly acceptanceFields?: readonly string[];
  /** Further headings acceptance criteria stand under. */
  readonly acceptanceHeadings?: readonly string[];
  /** Whom to ask, before anyone Jira names. */
  readonly productOwner?: OwnerSetting;
  /** Where ticks go that have a place in the issue's texts. */
  readonly writeTo: 'source' | 'property' | 'local';
  readonly userAgent: string;
  /** Takes lines without secrets. */
  readonly log: (line: string) => void;
  readonly timings?: Partial<Timings>;
  /** Origin of Cloud's gateway, where it is not Atlassian's own. */
  readonly gateway?: string;
  /** Keeps what seldom changes of the site, so that a new window need not ask for it. */
  readonly layoutMemory?: Memory;
  /** Keeps the ticks that may not be written to Jira, by story. Without it such a tick is refused. */
  readonly localLedger?: TickLedger;
}

/** What an epic is for. */
export interface EpicGoal {
  /** Absent where its description says nothing. */
  readonly goal?: string;
  /** Names of the metrics it is meant to move. */
  readonly metrics: readonly string[];
}

/** What every part of the source works with: the connection, and what is known of the site for as long as it lasts. */
export interface Site {
  readonly options: JiraSourceOptions;
  readonly client: JiraClient;
  readonly dialect: Dialect;
  /** Titles of epics by key, as far as somebody asked. */
  readonly epicTitles: Map<string, string>;
  /** What epics are for by key, as far as somebody asked, and when that was in milliseconds since the epoch. */
  readonly epicGoals: Map<string, EpicGoal & { readonly at: number }>;
  /** Numeric ids of issues by key, as far as they were seen. */
  readonly issueIds: Map<string, string>;
  /** Ids of the fields that can be edited, by project and type, as far as somebody asked. */
  readonly editable: Map<string, ReadonlySet<string>>;
  /** Saved filters that whoever is signed in may not use in a query, by their ids. */
  readonly refusedFilters: Set<string>;
  /** What was learnt of who might answer questions: who is called so, who leads what. */
  readonly owners: Map<string, Promise<unknown>>;
  me(signal?: AbortSignal): Promise<Person>;
  layout(signal?: AbortSignal): Promise<Layout>;
  /** The layout as far as it is known without asking. */
  keptLayout(): Promise<Layout | undefined>;
  /** Asks for what seldom changes now, and not when it has grown old. */
  renewLayout(): Promise<void>;
  reading(signal?: AbortSignal): Promise<IssueReading>;
  /** Path of an issue's resource. */
  issuePath(key: string): string;
  /** The newest state of these fields of an issue, and its record of ticks. */
  issue(key: string, fields: readonly string[], signal?: AbortSignal): Promise<RawIssue>;
  /**
   * What can be missing without the rest being wrong: `undefined` then, and a line in the log. Rejects for errors that
   * concern everything, and where `unless` says so.
   */
  optional<T>(
    what: string,
    asked: Promise<T>,
    unless?: (error: SourceError) => boolean,
  ): Promise<T | undefined>;
}

export const agilePath = '/rest/agile/1.0';

export function openSite(options: JiraSourceOptions): Site {
  const { baseUrl, log } = options;
  const headings = options.acceptanceHeadings;
  const isCloud = options.deployment === 'cloud';
  const gateway = isCloud ? (options.gateway ?? gatewayOf(baseUrl)) : undefined;
  const client = createClient({ ...options, gateway, whoAmI: `/rest/api/${isCloud ? 3 : 2}/myself` });
  const dialect = isCloud ? createCloud(client) : createDataCenter(client);
  const issuePath = (key: string): string => `${dialect.api}/issue/${encodeURIComponent(key)}`;

  const me = once(async () => {
    const person = personOf(await client.fetch(anything, { path: `${dialect.api}/myself` }));
    if (!person) throw new SourceError('unreadable', `${dialect.api}/myself: no id`);
    return person;
  });

  const issueIds = new Map<string, string>();
  const layouts = createLayoutReader(client, dialect.api, options, optional);

  async function layout(signal?: AbortSignal): Promise<Layout> {
    if (signal?.aborted) throw new SourceError('cancelled');
    return layouts.known();
  }

  async function optional<T>(
    what: string,
    asked: Promise<T>,
    unless?: (error: SourceError) => boolean,
  ): Promise<T | undefined> {
    try {
      return await asked;
    } catch (error) {
      if (!(error instanceof SourceError) || fatal.has(error.kind) || unless?.(error)) throw error;
      log(`${what} is left out: ${error.message}`);
      return undefined;
    }
  }

  return {
    options,
    client,
    dialect,
    epicTitles: new Map(),
    epicGoals: new Map(),
    issueIds,
    editable: new Map(),
    refusedFilters: new Set(),
    owners: new Map(),
    me,
    issuePath,
    optional,
    layout,
    keptLayout: () => layouts.kept(),
    renewLayout: async () => void (await layouts.renewed()),
    reading: async (signal) => {
      const { fields } = await layout(signal);
      return { baseUrl, headings, fields, readDocument: dialect.readDocument };
    },
    async issue(key, ids, signal) {
      const query = { fields: ids.join(','), properties: acceptanceProperty };
      const issue = await client.fetch(issueShape, { path: issuePath(key), query, signal });
      issueIds.set(issue.key, issue.id);
      return issue;
    },
  };
}

/** Errors that concern everything that is asked of the site. */
const fatal: ReadonlySet<SourceError['kind']> = new Set(['cancelled', 'not-signed-in', 'captcha']);

/** Asks once and keeps the answer, but no failure. One caller's signal does not cancel for the others. */
function once<T>(ask: () => Promise<T>): (signal?: AbortSignal) => Promise<T> {
  let known: Promise<T> | undefined;
  return async (signal) => {
    if (signal?.aborted) throw new SourceError('cancelled');
    if (!known) {
      const asked = ask();
      known = asked;
      asked.catch(() => {
        if (known === asked) known = undefined;
      });
    }
    return known;
  };
}
