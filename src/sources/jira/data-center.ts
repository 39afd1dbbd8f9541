import pLimit from 'p-limit';
import { SourceError } from '../story-source';
import { placeBelow } from './address';
import type { JiraClient } from './client';
import type { Dialect, IssueChanges } from './dialect';
import { entriesOf } from './entries';
import { allAtOnce, allByOffset, inPortions } from './pages';
import { hasMark, questionProperty } from './question-record';
import {
  attachmentPlacesShape,
  commentPageShape,
  commentShape,
  changedShape,
  issueChangesShape,
  offsetPageShape,
  type RawIssueChanges,
  propertyShape,
  type RawComment,
  worklogPageShape,
} from './shapes';
import { isoTime } from './time';
import { isPlainWiki } from './typeable';
import { unlessRefused } from './unless-refused';
import { readWiki } from './wiki';
import { setWikiTick } from './wiki-tick';

const api = '/rest/api/2';

const issuesPerPage = 100;
/** Each comes with all of its changes, of all fields. */
const changesPerPage = 50;
/** Issues whose changes a search cuts are read one by one: so many at a time, for other requests to have their turn. */
const wholeAtOnce = 3;
const commentsPerPage = 100;
const mostComments = 5_000;

/** Jira Data Center and Server: REST v2, rich text in wiki markup. */
export function createDataCenter(client: JiraClient): Dialect {
  /** One property of a comment, where the listing did not give any. */
  async function withProperty(
    comment: RawComment,
    wanted: string,
    signal?: AbortSignal,
  ): Promise<RawComment> {
    if (comment.properties) return comment;
    try {
      const path = `${api}/comment/${encodeURIComponent(comment.id)}/properties/${wanted}`;
      const { value } = await client.fetch(propertyShape, { path, signal });
      return { ...comment, properties: [{ key: wanted, value }] };
    } catch (error) {
      if (error instanceof SourceError && error.kind === 'not-found') return { ...comment, properties: [] };
      throw error;
    }
  }

  function withChanges(key: string, signal?: AbortSignal): Promise<RawIssueChanges> {
    const query = { fields: 'updated', expand: 'changelog' };
    return client.fetch(issueChangesShape, {
      ...{ path: `${api}/issue/${encodeURIComponent(key)}`, query, signal },
    });
  }

  return {
    api,

    givesProperties: false,

    search: ({ jql, fields, perPage = issuesPerPage, most, onPage, signal }) =>
      allAtOnce(
        async (startAt) => {
          const { issues, total } = await client.fetch(offsetPageShape, {
            method: 'POST',
            path: `${api}/search`,
            body: { jql, fields, startAt, maxResults: perPage },
            repeatable: true,
            signal,
          });
          return { entries: issues, total };
        },
        onPage,
        most,
      ),

    boardIssues: (boardId, list, { jql, fields, perPage = issuesPerPage, onPage, signal }) =>
      allAtOnce(async (startAt) => {
        const path = `/rest/agile/1.0/board/${encodeURIComponent(boardId)}/${list}`;
        const query = { jql, fields: fields.join(','), startAt, maxResults: perPage };
        const { issues, total } = await client.fetch(offsetPageShape, { path, query, signal });
        return { entries: issues, total };
      }, onPage),

    issues: (keys, { fields, onPage, signal }) =>
      inPortions(keys, issuesPerPage, (portion) =>
        allByOffset(async (startAt) => {
          const { issues, total } = await client.fetch(offsetPageShape, {
            method: 'POST',
            path: `${api}/search`,
            // One of them may be gone by now, which is no fault of the query.
            body: {
              ...{ jql: `key in (${portion.join(', ')})`, validateQuery: false },
              ...{ fields, startAt, maxResults: issuesPerPage },
            },
            repeatable: true,
            signal,
          });
          onPage?.(issues);
          return { entries: issues, total };
        }),
      ),

    async changes(keys, _fieldIds, signal) {
      const issues = await inPortions(keys, changesPerPage, (portion) =>
        allByOffset(async (startAt) => {
          const { issues: entries, total } = await client.fetch(offsetPageShape, {
            method: 'POST',
            path: `${api}/search`,
            body: {
              ...{ jql: `key in (${portion.join(', ')})`, validateQuery: false, expand: ['changelog'] },
              ...{ fields: ['updated'], startAt, maxResults: changesPerPage },
            },
            repeatable: true,
            signal,
          });
          return { entries, total };
        }),
      );
      const inTurn = pLimit(wholeAtOnce);
      const whole = entriesOf(issueChangesShape, issues).map((issue) =>
        isCut(issue) ? inTurn(() => unlessRefused(withChanges(issue.key, signal), issue)) : issue,
      );
      return new Map((await Promise.all(whole)).map((issue) => [issue.id, changesOf(issue)]));
    },

    async comments(key, signal) {
      const path = `${api}/issue/${encodeURIComponent(key)}/comment`;
      const ask = async (startAt: number) => {
        const query = { startAt, maxResults: commentsPerPage, orderBy: '-created', expand: 'properties' };
        const page = await client.fetch(commentPageShape, { path, query, signal });
        return { entries: page.comments, total: page.total };
      };
      const listed = await allAtOnce(ask, undefined, mostComments);
      return Promise.all(
        entriesOf(commentShape, listed).map((comment) =>
          hasMark(String(comment.body))
            ? unlessRefused(withProperty(comment, questionProperty, signal), comment)
            : comment,
        ),
      );
    },

    async attachmentPlace(id, isSmall, signal) {
      const path = `${api}/attachment/${encodeURIComponent(id)}`;
      const { content, thumbnail } = await client.fetch(attachmentPlacesShape, { path, signal });
      return placeBelow(client.baseUrl, (isSmall && thumbnail) || content);
    },

    withProperties: (comments, wanted, signal) =>
      Promise.all(comments.map((comment) => withProperty(comment, wanted, signal))),

    async worklogs(key, _started, signal) {
      // All of them at once: this Jira has no way to ask for less.
      const path = `${api}/issue/${encodeURIComponent(key)}/worklog`;
      return (await client.fetch(worklogPageShape, { path, signal })).worklogs;
    },
    marksWork: false,

    readDocument: (raw) => readWiki(typeof raw === 'string' ? raw : ''),
    isPlain: isPlainWiki,
    canTick: (raw) => typeof raw === 'string',
    setTick: (raw, mark, place, checked) => setWikiTick(String(raw), mark, place, checked),
    // What reads Markdown is loaded by whoever writes some.
    richText: async (markdown) => (await import('./markdown-wiki')).markdownToWiki(markdown),
    questionBody: async (draft) => (await import('./question-wiki')).questionWiki(draft),
    replyBody: async (draft) => (await import('./question-wiki')).replyWiki(draft),
    personValue: (person) => ({ name: person?.id ?? null }),
    userQuery: (words) => ({ username: words }),
    userById: (id) => ({ username: id }),
  };
}

function isCut({ changelog: { histories, total } }: RawIssueChanges): boolean {
  return (total ?? 0) > histories.length;
}

/** Of a part it is not said which: by their order the old changes are missing, or the new ones. */
function changesOf(issue: RawIssueChanges): IssueChanges {
  const { changelog, fields } = issue;
  const entries = changelog.histories;
  if (!isCut(issue)) return { entries };
  const times = entriesOf(changedShape, entries).flatMap(({ created }) => isoTime(created) ?? []);
  const [first, last] = [times[0], times.at(-1)];
  const lacksNew = first !== undefined && last !== undefined && first < last;
  const knownSince = lacksNew ? isoTime(fields?.updated) : last;
  return { entries, knownSince: knownSince ?? new Date().toISOString() };
}
