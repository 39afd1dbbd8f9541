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
    ...(deployment === 'cloud' && { jsdPublic: !isInternal(comment) }),
    ...(withProperties && {
      properties: [...comment.properties].map(([key, value]) => ({ key, value })),
    }),
  };
}

/** Not for the customers of a service project. */
function isInternal({ properties }: Comment): boolean {
  const value = properties.get('sd.public.comment') as { readonly internal?: unknown } | undefined;
  return value?.internal === true;
}
