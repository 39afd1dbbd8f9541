import { SourceError } from '../story-source';
import type { JiraClient } from './client';
import type { Dialect } from './dialect';
import { allByOffset } from './pages';
import { hasMark, questionProperty } from './question-comment';
import { questionWiki } from './question-wiki';
import { commentPageShape, issueShape, offsetPageShape, propertyShape, type RawComment } from './shapes';
import { readWiki } from './wiki';
import { setWikiTick } from './wiki-tick';

const api = '/rest/api/2';

const issuesPerPage = 100;
/** No listing gives properties; more would be too many requests for one sprint. */
const mostPropertiesRead = 100;
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

    search: ({ jql, fields, signal }) =>
      allByOffset(async (startAt) => {
        const { issues, total } = await client.fetch(offsetPageShape, {
          method: 'POST',
          path: `${api}/search`,
          body: { jql, fields, startAt, maxResults: issuesPerPage },
          repeatable: true,
          signal,
        });
        return { entries: issues, total };
      }),

    boardIssues: (boardId, { jql, fields, signal }) =>
      allByOffset(async (startAt) => {
        const path = `/rest/agile/1.0/board/${encodeURIComponent(boardId)}/issue`;
        const query = { jql, fields: fields.join(','), startAt, maxResults: issuesPerPage };
        const { issues, total } = await client.fetch(offsetPageShape, { path, query, signal });
        return { entries: issues, total };
      }),

    async properties(keys, property, signal) {
      const found = new Map<string, unknown>();
      const read = async (key: string): Promise<void> => {
        const path = `${api}/issue/${encodeURIComponent(key)}`;
        const query = { fields: 'updated', properties: property };
        const { properties } = await client.fetch(issueShape, { path, query, signal });
        if (properties?.[property] !== undefined) found.set(key, properties[property]);
      };
      await Promise.all(keys.slice(0, mostPropertiesRead).map(read));
      return found;
    },

    async comments(key, signal) {
      const path = `${api}/issue/${encodeURIComponent(key)}/comment`;
      const comments = await allByOffset<RawComment>(async (startAt) => {
        const query = { startAt, maxResults: commentsPerPage, orderBy: '-created', expand: 'properties' };
        const page = await client.fetch(commentPageShape, { path, query, signal });
        return { entries: page.comments, total: page.total };
      }, commentPages);
      return Promise.all(comments.map((comment) => withQuestion(comment, signal)));
    },

    readDocument: (raw) => readWiki(typeof raw === 'string' ? raw : ''),
    canTick: (raw) => typeof raw === 'string',
    setTick: (raw, mark, place, checked) => setWikiTick(String(raw), mark, place, checked),
    questionBody: questionWiki,
    personValue: ({ id }) => ({ name: id }),
    userQuery: (words) => ({ username: words }),
    userById: (id) => ({ username: id }),
  };
}
