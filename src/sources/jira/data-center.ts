import { SourceError } from '../story-source';
import { placeBelow } from './address';
import type { JiraClient } from './client';
import type { Dialect } from './dialect';
import { allAtOnce, allByOffset, inPortions } from './pages';
import { hasMark, questionProperty } from './question-comment';
import {
  attachmentPlacesShape,
  commentPageShape,
  offsetPageShape,
  propertyShape,
  type RawComment,
} from './shapes';
import { isTypeableWiki } from './typeable';
import { readWiki } from './wiki';
import { setWikiTick } from './wiki-tick';

const api = '/rest/api/2';

const issuesPerPage = 100;
const commentsPerPage = 50;
const commentPages = 20;

/** Jira Data Center and Server: REST v2, rich text in wiki markup. */
export function createDataCenter(client: JiraClient): Dialect {
  /** Properties of a comment that carries a question's mark, where the listing did not give any. */
  async function withQuestion(comment: RawComment, signal?: AbortSignal): Promise<RawComment> {
    if (comment.properties || !hasMark(String(comment.body))) return comment;
    try {
      const path = `${api}/comment/${encodeURIComponent(comment.id)}/properties/${questionProperty}`;
      const { value } = await client.fetch(propertyShape, { path, signal });
      return { ...comment, properties: [{ key: questionProperty, value }] };
    } catch (error) {
      if (error instanceof SourceError && error.kind === 'not-found') return comment;
      throw error;
    }
  }

  return {
    api,

    givesProperties: false,

    search: ({ jql, fields, perPage = issuesPerPage, onPage, signal }) =>
      allAtOnce(async (startAt) => {
        const { issues, total } = await client.fetch(offsetPageShape, {
          method: 'POST',
          path: `${api}/search`,
          body: { jql, fields, startAt, maxResults: perPage },
          repeatable: true,
          signal,
        });
        return { entries: issues, total };
      }, onPage),

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

    async comments(key, signal) {
      const path = `${api}/issue/${encodeURIComponent(key)}/comment`;
      const comments = await allByOffset<RawComment>(async (startAt) => {
        const query = { startAt, maxResults: commentsPerPage, orderBy: '-created', expand: 'properties' };
        const page = await client.fetch(commentPageShape, { path, query, signal });
        return { entries: page.comments, total: page.total };
      }, commentPages);
      return Promise.all(comments.map((comment) => withQuestion(comment, signal)));
    },

    async attachmentPlace(id, isSmall, signal) {
      const path = `${api}/attachment/${encodeURIComponent(id)}`;
      const { content, thumbnail } = await client.fetch(attachmentPlacesShape, { path, signal });
      return placeBelow(client.baseUrl, (isSmall && thumbnail) || content);
    },
    readDocument: (raw) => readWiki(typeof raw === 'string' ? raw : ''),
    isTypeable: (raw, document) => typeof raw === 'string' && isTypeableWiki(raw, document),
    canTick: (raw) => typeof raw === 'string',
    setTick: (raw, mark, place, checked) => setWikiTick(String(raw), mark, place, checked),
    // What reads Markdown is loaded by whoever writes some.
    richText: async (markdown) => (await import('./markdown-wiki')).markdownToWiki(markdown),
    questionBody: async (draft) => (await import('./question-wiki')).questionWiki(draft),
    personValue: ({ id }) => ({ name: id }),
    userQuery: (words) => ({ username: words }),
    userById: (id) => ({ username: id }),
  };
}
