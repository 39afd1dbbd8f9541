import { readAdf } from './adf';
import { setAdfTick } from './adf-tick';
import type { JiraClient } from './client';
import type { Dialect } from './dialect';
import { entriesOf } from './entries';
import { allAtOnce, allByOffset, allByToken, inPortions } from './pages';
import { mayHaveRecord } from './question-comment';
import {
  changesPageShape,
  commentListShape,
  commentPageShape,
  commentShape,
  issueLogShape,
  type RawComment,
  type RawWorklog,
  tokenPageShape,
  worklogPageShape,
} from './shapes';
import { isPlainAdf } from './typeable';
import { unlessRefused } from './unless-refused';

const api = '/rest/api/3';

/** Most of a page; the site gives fewer where many fields are asked for. */
const issuesPerPage = 100;
/** Jira's limit. */
const keysPerFetch = 100;
/** Jira's limits. */
const keysPerChanges = 1_000;
const mostChangedFields = 10;
const changesPerPage = 1_000;
const commentsPerPage = 100;
/** As many as Cloud lets an issue have. */
const mostComments = 5_000;
/** Jira's limit. */
const idsPerList = 1_000;
const worklogsPerPage = 1_000;

/** Jira Cloud: REST v3, rich text in the Atlassian Document Format. */
export function createCloud(client: JiraClient): Dialect {
  /** The listing gives no properties, this does. */
  async function withProperties(
    comments: readonly RawComment[],
    signal?: AbortSignal,
  ): Promise<RawComment[]> {
    const ids = comments.map(({ id }) => Number(id));
    const listed = await inPortions(ids, idsPerList, async (portion) => {
      const { values } = await client.fetch(commentListShape, {
        method: 'POST',
        path: `${api}/comment/list`,
        query: { expand: 'properties' },
        body: { ids: portion },
        repeatable: true,
        signal,
      });
      return entriesOf(commentShape, values);
    });
    const properties = new Map(listed.map((comment) => [comment.id, comment.properties]));
    return comments.map((comment) => ({ ...comment, properties: properties.get(comment.id) }));
  }

  return {
    api,

    givesProperties: true,

    search: ({ jql, fields, properties, reconcile, perPage = issuesPerPage, most, onPage, signal }) =>
      allByToken(async (nextPageToken) => {
        const page = await client.fetch(tokenPageShape, {
          method: 'POST',
          path: `${api}/search/jql`,
          repeatable: true,
          signal,
          body: {
            ...{ jql, fields, properties, maxResults: perPage },
            ...(reconcile.length > 0 && { reconcileIssues: reconcile.map(Number) }),
            ...(nextPageToken !== undefined && { nextPageToken }),
          },
        });
        onPage?.(page.issues);
        return { entries: page.issues, nextPageToken: page.nextPageToken };
      }, most),

    boardIssues: (boardId, list, { jql, fields, reconcile, perPage = issuesPerPage, onPage, signal }) =>
      allByToken(async (nextPageToken) => {
        const page = await client.fetch(tokenPageShape, {
          path: `/rest/software/1.0/board/${encodeURIComponent(boardId)}/${list}`,
          query: {
            ...{ jql, fields: fields.join(','), maxResults: perPage, nextPageToken },
            ...(reconcile.length > 0 && { reconcileIssues: reconcile.join(',') }),
          },
          signal,
        });
        onPage?.(page.issues);
        return { entries: page.issues, nextPageToken: page.nextPageToken };
      }),

    issues: (keys, { fields, properties, onPage, signal }) =>
      inPortions(keys, keysPerFetch, async (issueIdsOrKeys) => {
        const { issues } = await client.fetch(tokenPageShape, {
          method: 'POST',
          path: `${api}/issue/bulkfetch`,
          body: { issueIdsOrKeys, fields, properties },
          repeatable: true,
          signal,
        });
        onPage?.(issues);
        return issues;
      }),

    async changes(keys, fieldIds, signal) {
      const found = new Map<string, { readonly entries: unknown[] }>();
      for (let start = 0; start < keys.length; start += keysPerChanges) {
        const issueIdsOrKeys = keys.slice(start, start + keysPerChanges);
        const logs = await allByToken(async (nextPageToken) => {
          const page = await client.fetch(changesPageShape, {
            method: 'POST',
            path: `${api}/changelog/bulkfetch`,
            body: {
              ...{
                issueIdsOrKeys,
                fieldIds: fieldIds.slice(0, mostChangedFields),
                maxResults: changesPerPage,
              },
              ...(nextPageToken !== undefined && { nextPageToken }),
            },
            repeatable: true,
            signal,
          });
          return { entries: page.issueChangeLogs, nextPageToken: page.nextPageToken };
        });
        // An issue with many changes is on more than one page.
        for (const { issueId, changeHistories } of entriesOf(issueLogShape, logs)) {
          const known = found.get(issueId);
          if (known) known.entries.push(...changeHistories);
          else found.set(issueId, { entries: [...changeHistories] });
        }
      }
      return found;
    },

    async comments(key, signal) {
      const path = `${api}/issue/${encodeURIComponent(key)}/comment`;
      const ask = async (startAt: number) => {
        const query = { startAt, maxResults: commentsPerPage, orderBy: '-created' };
        const page = await client.fetch(commentPageShape, { path, query, signal });
        return { entries: page.comments, total: page.total };
      };
      const listed = await allAtOnce(ask, undefined, mostComments);
      const comments = entriesOf(commentShape, listed);
      const marked = comments.filter(mayHaveRecord);
      const known = await unlessRefused(withProperties(marked, signal), marked);
      const properties = new Map(known.map((one) => [one.id, one.properties]));
      return comments.map((comment) => ({ ...comment, properties: properties.get(comment.id) }));
    },

    attachmentPlace: (id, isSmall) =>
      Promise.resolve({
        path: `${api}/attachment/${isSmall ? 'thumbnail' : 'content'}/${encodeURIComponent(id)}`,
        // It would send to where Cloud keeps files, which credentials are not for, and show a sign for any file.
        query: { redirect: 'false', ...(isSmall && { fallbackToDefault: 'false' }) },
      }),

    withProperties: (comments, _wanted, signal) => withProperties(comments, signal),

    worklogs: (key, started, signal) =>
      allByOffset<RawWorklog>(async (startAt) => {
        const path = `${api}/issue/${encodeURIComponent(key)}/worklog`;
        const after = { startedAfter: Date.parse(started), expand: 'properties' };
        const query = { startAt, maxResults: worklogsPerPage, ...after };
        const page = await client.fetch(worklogPageShape, { path, query, signal });
        return { entries: page.worklogs, total: page.total };
      }),
    marksWork: true,

    readDocument: readAdf,
    isPlain: isPlainAdf,
    canTick: (raw) => typeof raw === 'object' && raw !== null,
    setTick: setAdfTick,
    // What reads Markdown is loaded by whoever writes some.
    richText: async (markdown) => {
      const { markdownToAdf } = await import('./markdown-adf');
      return { type: 'doc', version: 1, content: markdownToAdf(markdown) };
    },
    questionBody: async (draft) => (await import('./question-adf')).questionAdf(draft),
    replyBody: async (draft) => (await import('./question-adf')).replyAdf(draft),
    personValue: (person) => ({ accountId: person?.id ?? null }),
    userQuery: (words) => ({ query: words }),
    userById: (id) => ({ accountId: id }),
  };
}
