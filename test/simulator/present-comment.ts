import { type Exchange, timeFor } from './exchange';
import type { Comment, Issue } from './model';
import { presentUser } from './present-people';

export function presentComment(
  exchange: Exchange,
  issue: Issue,
  comment: Comment,
  withProperties = false,
): Record<string, unknown> {
  const { state, baseUrl, api, deployment } = exchange.site;
  return {
    self: `${baseUrl}${api}/issue/${issue.id}/comment/${comment.id}`,
    id: comment.id,
    author: presentUser(exchange, state.user(comment.authorId)),
    body: comment.body,
    updateAuthor: presentUser(exchange, state.user(comment.updateAuthorId)),
    created: timeFor(exchange, comment.created),
    updated: timeFor(exchange, comment.updated),
    ...(comment.visibility && {
      visibility: {
        ...comment.visibility,
        ...(deployment === 'cloud' && { identifier: comment.visibility.value }),
      },
    }),
    ...(deployment === 'cloud' && { jsdPublic: true }),
    ...(withProperties && {
      properties: [...comment.properties].map(([key, value]) => ({ key, value })),
    }),
  };
}
