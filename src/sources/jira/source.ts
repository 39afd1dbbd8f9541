import * as v from 'valibot';
import { criteriaOf, progressOf } from '../../domain/acceptance/criteria';
import type { Criterion } from '../../domain/acceptance/criterion';
import type { Question } from '../../domain/question';
import type { Board, Sprint } from '../../domain/sprint';
import type { Story, StorySummary } from '../../domain/story';
import { type Problem, SourceError, type StorySource, type TickChange } from '../story-source';
import { createClient, type Timings } from './client';
import { createCloud } from './cloud';
import type { JiraCredentials } from './credentials';
import { createDataCenter } from './data-center';
import { type Fields, findFields } from './fields';
import {
  acceptanceProperty,
  documentsOf,
  type IssueReading,
  ledgerOf,
  statusOf,
  summaryFields,
  summaryOf,
  textFields,
  withProgress,
} from './issue';
import { findOwners } from './owners';
import { allByOffset } from './pages';
import { personOf } from './people';
import { questionProperty, questionValue, readQuestions } from './question-comment';
import { linkBody, readLinks } from './remote-links';
import {
  anything,
  boardConfigurationShape,
  boardPageShape,
  commentShape,
  issueShape,
  type RawComment,
  type RawIssue,
  type RawSprint,
  remoteLinksShape,
  sprintPageShape,
  transitionsShape,
} from './shapes';
import { hasTicks, planTicks } from './tick-plan';
import { isoTime } from './time';

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
  /** Account id or user name, e-mail address or display name of whom to ask. */
  readonly productOwner?: string;
  /** Where ticks go that have a place in the issue's texts. */
  readonly writeTo: 'source' | 'property' | 'local';
  readonly userAgent: string;
  /** Takes lines without secrets. */
  readonly log: (line: string) => void;
  readonly timings?: Partial<Timings>;
  /** Keeps the ticks that may not be written to Jira, by story. Without it such a tick is refused. */
  readonly localLedger?: {
    read(key: string): Promise<unknown>;
    write(key: string, value: unknown): Promise<void>;
  };
}

/** Attempts at an edit that others make at the same time. */
const editAttempts = 3;
const boardPages = 20;

/** A Jira site, seen through one board or one query, as one person. */
export function createJiraSource(options: JiraSourceOptions): StorySource {
  const { baseUrl, log, localLedger, writeTo } = options;
  const isCloud = options.deployment === 'cloud';
  const client = createClient({ ...options, whoAmI: `/rest/api/${isCloud ? 3 : 2}/myself` });
  const dialect = isCloud ? createCloud(client) : createDataCenter(client);
  const agile = '/rest/agile/1.0';
  const headings = options.acceptanceHeadings;
  const issuePath = (key: string): string => `${dialect.api}/issue/${encodeURIComponent(key)}`;
  const lastWrites = new Map<string, number>();
  const edits = new Map<string, Promise<unknown>>();

  const myself = once(async (signal) => {
    const me = personOf(await client.fetch(anything, { path: `${dialect.api}/myself`, signal }));
    if (!me) throw new SourceError('unreadable', `${dialect.api}/myself: no id`);
    return me;
  });

  const fields = once(async (signal): Promise<Fields> => {
    const [all, estimation] = await Promise.all([
      client.fetch(v.array(anything), { path: `${dialect.api}/field`, signal }),
      estimationField(signal),
    ]);
    const found = findFields(all, { estimation, acceptance: options.acceptanceFields, headings });
    for (const { subject, message } of found.problems) log(`${subject}: ${message}`);
    return found;
  });

  async function estimationField(signal?: AbortSignal): Promise<string | undefined> {
    if (!options.boardId) return undefined;
    const path = `${agile}/board/${encodeURIComponent(options.boardId)}/configuration`;
    const configuration = await optional(
      'The board’s configuration',
      client.fetch(boardConfigurationShape, { path, signal }),
    );
    return configuration?.estimation?.field?.fieldId ?? undefined;
  }

  /** What can be missing without the rest being wrong. */
  async function optional<T>(what: string, asked: Promise<T>): Promise<T | undefined> {
    try {
      return await asked;
    } catch (error) {
      if (!(error instanceof SourceError) || fatal.has(error.kind)) throw error;
      log(`${what} is left out: ${error.message}`);
      return undefined;
    }
  }

  async function reading(signal?: AbortSignal): Promise<IssueReading> {
    return { baseUrl, fields: await fields(signal), headings, readDocument: dialect.readDocument };
  }

  async function getIssue(key: string, ids: readonly string[], signal?: AbortSignal): Promise<RawIssue> {
    const query = { fields: ids.join(','), properties: acceptanceProperty };
    return client.fetch(issueShape, { path: issuePath(key), query, signal });
  }

  async function readStory(key: string, signal?: AbortSignal): Promise<Story> {
    const how = await reading(signal);
    const [issue, comments, links] = await Promise.all([
      getIssue(key, [...summaryFields(how.fields), 'reporter', ...textFields(how.fields)], signal),
      optional(`${key}: comments`, dialect.comments(key, signal)),
      optional(
        `${key}: links`,
        client.fetch(remoteLinksShape, { path: `${issuePath(key)}/remotelink`, signal }),
      ),
    ]);
    const kept = await localLedger?.read(issue.key);
    const documents = documentsOf(issue, how);
    const criteria = criteriaOf(documents, ledgerOf(issue, kept), { headings });
    const reporter = personOf(issue.fields.reporter);
    return {
      ...summaryOf(issue, how),
      progress: progressOf(criteria),
      ...(reporter && { reporter }),
      documents,
      criteria: criteria.map((criterion) => withKeeper(criterion, writeTo)),
      questions: questionsIn(issue.key, comments ?? []),
      links: readLinks(links ?? []),
    };
  }

  function questionsIn(key: string, comments: readonly RawComment[]): Question[] {
    const page = `${baseUrl}/browse/${encodeURIComponent(key)}`;
    const urlOf = (id: string): string => `${page}?focusedCommentId=${encodeURIComponent(id)}`;
    return readQuestions(comments, { readDocument: dialect.readDocument, urlOf });
  }

  /** One edit of an issue after the other. */
  function inTurn<T>(key: string, edit: () => Promise<T>): Promise<T> {
    const before = edits.get(key) ?? Promise.resolve();
    const edited = before.then(edit, edit);
    edits.set(key, edited);
    const forget = (): void => {
      if (edits.get(key) === edited) edits.delete(key);
    };
    edited.then(forget, forget);
    return edited;
  }

  async function writeTicks(
    key: string,
    changes: readonly TickChange[],
    signal?: AbortSignal,
  ): Promise<Story> {
    const how = await reading(signal);
    const [me, kept] = await Promise.all([optional('Who ticks', myself(signal)), localLedger?.read(key)]);
    const target = { reading: how, dialect, by: me?.name, kept: localLedger && { value: kept } };
    let keeper: 'source' | 'property' | 'local' = writeTo;
    for (let attempt = 1; ; attempt++) {
      const issue = await getIssue(key, textFields(how.fields), signal);
      const plan = planTicks(issue, changes, { ...target, writeTo: keeper });
      const { property } = plan;
      try {
        if (Object.keys(plan.fields).length > 0) {
          const properties = property === undefined ? [] : [{ key: acceptanceProperty, value: property }];
          await client.send({
            ...{ method: 'PUT', path: issuePath(key), signal },
            body: { fields: plan.fields, ...(properties.length > 0 && { properties }) },
          });
        } else if (property !== undefined) {
          const path = `${issuePath(key)}/properties/${acceptanceProperty}`;
          await client.send({ method: 'PUT', path, body: property, signal });
        }
      } catch (error) {
        const next = nextKeeper(error, keeper, localLedger !== undefined);
        if (next) {
          // What cannot be kept elsewhere is refused for the reason Jira gave.
          try {
            planTicks(issue, changes, { ...target, writeTo: next });
          } catch {
            throw error;
          }
          log(`${key}: ticks go to ${next}, because of ${String(error)}`);
          keeper = next;
          continue;
        }
        // The answer was lost, or somebody else wrote: what is there now tells.
        if (!isUncertain(error) || attempt >= editAttempts) throw error;
      }
      if (plan.kept !== undefined) await localLedger?.write(key, plan.kept);
      lastWrites.set(issue.id, Date.now());
      const story = await readStory(key, signal);
      if (hasTicks(story, changes)) return story;
      if (attempt >= editAttempts) throw new SourceError('conflict', 'somebody else is editing it right now');
    }
  }

  async function allSprints(states: readonly Sprint['state'][], signal?: AbortSignal): Promise<RawSprint[]> {
    if (!options.boardId || states.length === 0) return [];
    const path = `${agile}/board/${encodeURIComponent(options.boardId)}/sprint`;
    try {
      return await allByOffset(async (startAt) => {
        const query = { state: states.join(','), startAt, maxResults: 50 };
        const { values, isLast, total } = await client.fetch(sprintPageShape, { path, query, signal });
        return { entries: values, isLast, total };
      });
    } catch (error) {
      // A kanban board, or a team-managed one whose sprints are turned off.
      if (error instanceof SourceError && error.more.status === 400) return [];
      throw error;
    }
  }

  function recentlyWritten(): string[] {
    const now = Date.now();
    for (const [id, at] of lastWrites) if (now - at > indexLag) lastWrites.delete(id);
    return [...lastWrites.keys()].slice(-50);
  }

  return {
    kind: 'jira',
    name: baseUrl.replace(/^https?:\/\//, ''),

    async me(signal) {
      return myself(signal);
    },

    async boards(filter, signal) {
      const name = filter.trim();
      const boards = await allByOffset(async (startAt) => {
        const query = { startAt, maxResults: 50, ...(name && { name }) };
        const page = await client.fetch(boardPageShape, { path: `${agile}/board`, query, signal });
        return { entries: page.values, isLast: page.isLast, total: page.total };
      }, boardPages);
      return boards.map(({ id, name: called, type, location }): Board => {
        const project = location?.projectName ?? location?.projectKey;
        const known = type === 'kanban' || type === 'simple' ? type : 'scrum';
        return { id, name: called, type: known, ...(project && { project }) };
      });
    },

    async sprints(states, signal) {
      if (signal?.aborted) throw new SourceError('cancelled');
      if (options.storyQuery) return states.includes('active') ? [querySprint(options.storyQuery)] : [];
      const sprints = (await allSprints(states, signal)).flatMap((raw) => sprintOf(raw) ?? []);
      return sprints.sort((a, b) => stateOrder.indexOf(a.state) - stateOrder.indexOf(b.state));
    },

    async sprintContent(sprint, signal) {
      const how = await reading(signal);
      const raw = await dialect.search({
        jql:
          sprint.id === queryId
            ? ordered(options.storyQuery ?? '')
            : `sprint = ${numberOf(sprint)} ORDER BY Rank ASC`,
        fields: [...summaryFields(how.fields), ...textFields(how.fields)],
        properties: dialect.searchesProperties ? [acceptanceProperty] : [],
        reconcile: recentlyWritten(),
        signal,
      });
      const stories = new Map<string, StorySummary>();
      const problems: Problem[] = [...how.fields.problems];
      for (const entry of raw) {
        const issue = v.safeParse(issueShape, entry);
        if (!issue.success) {
          problems.push({ subject: keyIn(entry), message: issue.issues[0].message });
          continue;
        }
        const kept = await localLedger?.read(issue.output.key);
        const summary = inSprint(summaryOf(issue.output, how), sprint);
        stories.set(summary.key, withProgress(summary, issue.output, how, kept));
      }
      return { sprint, stories: [...stories.values()], problems };
    },

    story: readStory,

    tick: (key, changes, signal) => inTurn(key, () => writeTicks(key, changes, signal)),

    async assignToMe(key, signal) {
      const me = await myself(signal);
      const path = `${issuePath(key)}/assignee`;
      await client.send({ method: 'PUT', path, body: dialect.personValue(me), repeatable: true, signal });
    },

    async transitions(key, signal) {
      const path = `${issuePath(key)}/transitions`;
      const { transitions } = await client.fetch(transitionsShape, { path, signal });
      return transitions.map(({ id, name, to }) => ({ id, name, to: statusOf(to) }));
    },

    async transition(key, transitionId, signal) {
      const path = `${issuePath(key)}/transitions`;
      await client.send({ method: 'POST', path, body: { transition: { id: transitionId } }, signal });
    },

    async putLink(key, link, signal) {
      // The same `globalId` replaces, so that a second arrival changes nothing.
      const path = `${issuePath(key)}/remotelink`;
      await client.send({ method: 'POST', path, body: linkBody(link), repeatable: true, signal });
    },

    async productOwners(key, signal) {
      const query = { fields: 'project,reporter' };
      const issue = await client.fetch(issueShape, { path: issuePath(key), query, signal });
      const project = v.safeParse(v.object({ key: v.string() }), issue.fields.project);
      const about = {
        key: issue.key,
        ...(project.success && { project: project.output.key }),
        reporter: issue.fields.reporter,
      };
      return findOwners(client, dialect, about, options.productOwner, log, signal);
    },

    async ask(key, draft, signal) {
      const posted = async (): Promise<Question | undefined> =>
        questionsIn(key, await dialect.comments(key, signal)).find(({ id }) => id === draft.id);
      const before = await posted();
      if (before) return before;
      const properties = [{ key: questionProperty, value: questionValue(draft) }];
      try {
        const comment = await client.fetch(commentShape, {
          method: 'POST',
          path: `${issuePath(key)}/comment`,
          body: { body: dialect.questionBody(draft), properties },
          signal,
        });
        return onlyQuestion(questionsIn(key, [{ ...comment, properties }]));
      } catch (error) {
        const after = isUncertain(error) ? await posted() : undefined;
        if (after) return after;
        throw error;
      }
    },
  };
}

/** How long a search may not know of a write. */
const indexLag = 10 * 60_000;

const fatal: ReadonlySet<SourceError['kind']> = new Set(['cancelled', 'not-signed-in', 'captcha']);

const stateOrder: readonly Sprint['state'][] = ['active', 'future', 'closed'];

/** Id of what stands for a sprint where a query is shown instead. */
const queryId = 'query';

function querySprint(jql: string): Sprint {
  return { id: queryId, name: jql, state: 'active' };
}

function ordered(jql: string): string {
  return /\border\s+by\b/i.test(jql) ? jql : `${jql} ORDER BY Rank ASC`;
}

/** Ids of sprints are numbers; anything else would be JQL of somebody's own. */
function numberOf({ id, name }: Sprint): string {
  if (!/^\d+$/.test(id)) throw new SourceError('not-found', name);
  return id;
}

function sprintOf({ id, name, state, goal, startDate, endDate }: RawSprint): Sprint | undefined {
  const known = stateOrder.find((one) => one === state.toLowerCase());
  if (!known) return undefined;
  const [start, end] = [isoTime(startDate), isoTime(endDate)];
  return { id, name, state: known, ...(goal && { goal }), ...(start && { start }), ...(end && { end }) };
}

/** A sub-task does not always say that it is in its story's sprint, and nothing says that it answers a query. */
function inSprint(summary: StorySummary, { id }: Sprint): StorySummary {
  return summary.sprintIds.includes(id) ? summary : { ...summary, sprintIds: [...summary.sprintIds, id] };
}

function keyIn(entry: unknown): string {
  const result = v.safeParse(v.object({ key: v.string() }), entry);
  return result.success ? result.output.key : '?';
}

/** Where a tick will be kept that is not made yet. */
function withKeeper(criterion: Criterion, writeTo: 'source' | 'property' | 'local'): Criterion {
  if (criterion.checked || writeTo === 'source') return criterion;
  return writeTo === 'local' || criterion.keeper === 'source' ? { ...criterion, keeper: writeTo } : criterion;
}

/** Where ticks go that Jira did not take: a field that is not to be edited leaves the property, no right to edit this machine. */
function nextKeeper(
  error: unknown,
  keeper: 'source' | 'property' | 'local',
  hasLocal: boolean,
): 'property' | 'local' | undefined {
  if (!(error instanceof SourceError)) return undefined;
  if (error.kind === 'forbidden' && keeper !== 'local' && hasLocal) return 'local';
  return error.kind === 'invalid' && keeper === 'source' ? 'property' : undefined;
}

/** Whether a write may have taken effect, or may do so at a second try. */
function isUncertain(error: unknown): boolean {
  return error instanceof SourceError && (error.kind === 'unreachable' || error.more.status === 409);
}

function onlyQuestion([question]: readonly Question[]): Question {
  if (!question) throw new SourceError('unreadable', 'the comment is not the question that was posted');
  return question;
}

/** Asks once and keeps the answer; a failure is not kept, and one caller's signal does not cancel for the others. */
function once<T>(ask: (signal?: AbortSignal) => Promise<T>): (signal?: AbortSignal) => Promise<T> {
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
