import { putProperty } from './entity-properties';
import { may, refuse, refuseFields } from './errors';
import { type Exchange, type Handler, isRecord, noContent, ok, type Route } from './exchange';
import { issueOf, listParameter } from './issue-access';
import type { Comment, Issue, RichText, User } from './model';
import { pageByOffset } from './paging';
import { plainText } from './plain-text';
import { presentComment } from './present-comment';
import { acceptText } from './rich-text';
import { propertiesOf } from './routes-issue';

const wantsProperties = (exchange: Exchange): boolean =>
  listParameter(exchange, 'expand').includes('properties');

const list: Handler = (exchange) => {
  const issue = issueOf(exchange);
  const orderBy = exchange.query.get('orderBy') ?? 'created';
  if (!['created', '+created', '-created', ' created'].includes(orderBy)) {
    throw refuse(400, `Unable to sort on field: '${orderBy}'. Fields that can be sorted on: 'created'.`);
  }
  const ordered = issue.comments.toSorted((a, b) => a.created - b.created || Number(a.id) - Number(b.id));
  const size = exchange.site.deployment === 'cloud' ? 100 : 50;
  const { values, startAt, maxResults, total } = pageByOffset(
    exchange,
    orderBy.startsWith('-') ? ordered.toReversed() : ordered,
    size,
    size,
  );
  // Cloud documents `renderedBody` alone for this listing; properties come with `comment/list`.
  const withProperties = exchange.site.deployment === 'datacenter' && wantsProperties(exchange);
  return ok({
    startAt,
    maxResults,
    total,
    comments: values.map((comment) => presentComment(exchange, issue, comment, withProperties)),
  });
};

function commentOf(exchange: Exchange): { issue: Issue; comment: Comment } {
  const issue = issueOf(exchange);
  const id = exchange.params['id'] ?? '';
  const comment = issue.comments.find((entry) => entry.id === id);
  if (!comment) {
    throw refuse(404, `Can not find a comment for the id: ${id}.`);
  }
  return { issue, comment };
}

function bodyOf(exchange: Exchange): RichText {
  const sent = isRecord(exchange.body) ? exchange.body['body'] : undefined;
  const empty = sent === undefined || sent === null || sent === '';
  const text = empty ? null : acceptText(sent, 'comment', exchange.site.deployment);
  if (plainText(text).trim() === '') {
    throw refuseFields({ comment: 'Comment body can not be empty!' });
  }
  return text;
}

/** What is left out is for everybody. */
function visibilityIn({ body }: Exchange): Comment['visibility'] {
  const sent = isRecord(body) ? body['visibility'] : undefined;
  if (!isRecord(sent)) {
    return undefined;
  }
  const { type, value } = sent;
  if ((type !== 'group' && type !== 'role') || typeof value !== 'string') {
    throw refuse(400, 'The visibility needs a type and a value.');
  }
  return { type, value };
}

const create: Handler = (exchange) => {
  const issue = issueOf(exchange);
  const { user, site } = exchange;
  if (!user || !may(user, 'ADD_COMMENTS')) {
    const who = user ? `${user.displayName}, you` : 'You';
    throw refuse(400, `${who} do not have the permission to comment on this issue.`);
  }
  const text = bodyOf(exchange);
  const properties = new Map<string, unknown>();
  for (const [key, value] of propertiesOf(exchange.body as Record<string, unknown>)) {
    putProperty(properties, key, value);
  }
  const comment = site.state.addComment(issue, user.accountId, text, properties, visibilityIn(exchange));
  return ok(presentComment(exchange, issue, comment), 201);
};

const mayChange = (user: User | undefined, comment: Comment, action: 'EDIT' | 'DELETE'): boolean =>
  may(user, `${action}_ALL_COMMENTS`) ||
  (may(user, `${action}_OWN_COMMENTS`) && comment.authorId === user?.accountId);

const update: Handler = (exchange) => {
  const { issue, comment } = commentOf(exchange);
  const { user, site } = exchange;
  if (!user || !mayChange(user, comment, 'EDIT')) {
    throw refuse(400, `You do not have the permission to edit the comment with id: ${comment.id}`);
  }
  const text = bodyOf(exchange);
  site.state.change(issue, user.accountId, () => {
    comment.body = text;
    comment.visibility = visibilityIn(exchange);
    for (const [key, value] of propertiesOf(exchange.body as Record<string, unknown>)) {
      putProperty(comment.properties, key, value);
    }
    comment.updateAuthorId = user.accountId;
    comment.updated = site.now();
    return [];
  });
  return ok(presentComment(exchange, issue, comment));
};

const remove: Handler = (exchange) => {
  const { issue, comment } = commentOf(exchange);
  const { user, site } = exchange;
  if (!user || !mayChange(user, comment, 'DELETE')) {
    throw refuse(400, `You do not have the permission to delete the comment with id: ${comment.id}`);
  }
  site.state.change(issue, user.accountId, () => {
    issue.comments = issue.comments.filter((entry) => entry !== comment);
    return [
      {
        field: 'Comment',
        fieldtype: 'jira',
        from: comment.id,
        fromString: plainText(comment.body),
        to: null,
        toString: null,
      },
    ];
  });
  return noContent;
};

/** Comments of any issues by id; those the caller may not see are left out. */
const byIds: Handler = (exchange) => {
  const ids = isRecord(exchange.body) ? exchange.body['ids'] : undefined;
  if (!Array.isArray(ids) || ids.length > 1000) {
    throw refuse(400, 'The list of comment IDs must have between 1 and 1000 entries.');
  }
  const seen = may(exchange.user, 'BROWSE_PROJECTS');
  const found = ids.flatMap((id) => (seen ? (exchange.site.state.comment(String(id)) ?? []) : []));
  const withProperties = wantsProperties(exchange);
  return ok({
    self: `${exchange.site.baseUrl}${exchange.site.api}/comment/list`,
    startAt: 0,
    maxResults: 1000,
    total: found.length,
    isLast: true,
    values: found.map(({ issue, comment }) => presentComment(exchange, issue, comment, withProperties)),
  });
};

export const commentRoutes: readonly Route[] = [
  { method: 'GET', path: '/api/issue/:issueIdOrKey/comment', handler: list },
  { method: 'POST', path: '/api/issue/:issueIdOrKey/comment', handler: create },
  {
    method: 'GET',
    path: '/api/issue/:issueIdOrKey/comment/:id',
    handler: (x) => {
      const { issue, comment } = commentOf(x);
      return ok(presentComment(x, issue, comment));
    },
  },
  { method: 'PUT', path: '/api/issue/:issueIdOrKey/comment/:id', handler: update },
  { method: 'DELETE', path: '/api/issue/:issueIdOrKey/comment/:id', handler: remove },
  { method: 'POST', path: '/api/comment/list', handler: byIds, only: 'cloud' },
];
