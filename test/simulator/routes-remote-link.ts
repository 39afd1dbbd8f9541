import { may, refuse, refuseFields } from './errors';
import { type Exchange, type Handler, isRecord, noContent, ok, type Route } from './exchange';
import { issueOf } from './issue-access';
import type { ChangeItem, Issue, RemoteLink } from './model';

const selfOf = (exchange: Exchange, issue: Issue, link: RemoteLink): string =>
  `${exchange.site.baseUrl}${exchange.site.api}/issue/${issue.key}/remotelink/${link.id}`;

function present(exchange: Exchange, issue: Issue, link: RemoteLink): Record<string, unknown> {
  return {
    id: link.id,
    self: selfOf(exchange, issue, link),
    ...(link.globalId !== undefined && { globalId: link.globalId }),
    application: link.application ?? {},
    ...(link.relationship !== undefined && { relationship: link.relationship }),
    object: link.object,
  };
}

function requireLink(exchange: Exchange): void {
  if (!may(exchange.user, 'LINK_ISSUES')) {
    throw refuse(403, 'You do not have permission to link issues in this project.');
  }
}

function linkOf(exchange: Exchange): { issue: Issue; link: RemoteLink } {
  const issue = issueOf(exchange);
  const id = exchange.params['linkId'] ?? '';
  const link = issue.remoteLinks.find((entry) => String(entry.id) === id);
  if (!link) {
    throw refuse(404, `No remote link with id '${id}' exists for this issue.`);
  }
  return { issue, link };
}

const list: Handler = (exchange) => {
  const issue = issueOf(exchange);
  const globalId = exchange.query.get('globalId');
  if (globalId === null) {
    return ok(issue.remoteLinks.map((link) => present(exchange, issue, link)));
  }
  const link = issue.remoteLinks.find((entry) => entry.globalId === globalId);
  if (!link) {
    throw refuse(404, 'The issue does not have a remote link with this global id.');
  }
  return ok(present(exchange, issue, link));
};

/** What is left out is `null` afterwards, also when a link is replaced. */
function contentOf(body: unknown): Omit<RemoteLink, 'id'> {
  const object = isRecord(body) ? body['object'] : undefined;
  if (!isRecord(body) || !isRecord(object)) {
    throw refuseFields({ object: "'object' is required." });
  }
  for (const name of ['title', 'url']) {
    if (typeof object[name] !== 'string' || object[name].trim() === '') {
      throw refuseFields({ [name]: `'${name}' is required.` });
    }
  }
  const { globalId, application, relationship } = body;
  if (typeof globalId === 'string' && globalId.length > 255) {
    throw refuseFields({ globalId: "'globalId' must be at most 255 characters long." });
  }
  return {
    ...(typeof globalId === 'string' && { globalId }),
    application: application ?? null,
    ...(typeof relationship === 'string' && { relationship }),
    object: {
      url: object['url'],
      title: object['title'],
      ...(typeof object['summary'] === 'string' && { summary: object['summary'] }),
      icon: object['icon'] ?? {},
      status: object['status'] ?? { icon: {} },
    },
  };
}

const changeOf = (
  link: Omit<RemoteLink, 'id'> | undefined,
  before: Omit<RemoteLink, 'id'> | undefined,
  id: number,
): ChangeItem => {
  const text = (entry: typeof link): string | null =>
    entry ? `This issue links to "${String(entry.object['title'])} (Web Link)"` : null;
  return {
    field: 'RemoteIssueLink',
    fieldtype: 'jira',
    from: before ? String(id) : null,
    fromString: text(before),
    to: link ? String(id) : null,
    toString: text(link),
  };
};

const createOrReplace: Handler = (exchange) => {
  const issue = issueOf(exchange);
  requireLink(exchange);
  const content = contentOf(exchange.body);
  const { state } = exchange.site;
  const known = issue.remoteLinks.find(
    ({ globalId }) => globalId !== undefined && globalId === content.globalId,
  );
  const link: RemoteLink = { id: known?.id ?? Number(state.nextId()), ...content };
  state.change(issue, exchange.user?.accountId ?? '', () => {
    issue.remoteLinks = known
      ? issue.remoteLinks.map((entry) => (entry === known ? link : entry))
      : [...issue.remoteLinks, link];
    return [changeOf(link, known, link.id)];
  });
  return ok({ id: link.id, self: selfOf(exchange, issue, link) }, known ? 200 : 201);
};

const replace: Handler = (exchange) => {
  const { issue, link } = linkOf(exchange);
  requireLink(exchange);
  const content: RemoteLink = { id: link.id, ...contentOf(exchange.body) };
  exchange.site.state.change(issue, exchange.user?.accountId ?? '', () => {
    issue.remoteLinks = issue.remoteLinks.map((entry) => (entry === link ? content : entry));
    return [changeOf(content, link, link.id)];
  });
  return noContent;
};

function remove(exchange: Exchange, issue: Issue, link: RemoteLink) {
  requireLink(exchange);
  exchange.site.state.change(issue, exchange.user?.accountId ?? '', () => {
    issue.remoteLinks = issue.remoteLinks.filter((entry) => entry !== link);
    return [changeOf(undefined, link, link.id)];
  });
  return noContent;
}

const removeByGlobalId: Handler = (exchange) => {
  const issue = issueOf(exchange);
  const globalId = exchange.query.get('globalId');
  if (!globalId) {
    throw refuse(400, "The 'globalId' query parameter is required.");
  }
  const link = issue.remoteLinks.find((entry) => entry.globalId === globalId);
  if (!link) {
    throw refuse(404, 'The issue does not have a remote link with this global id.');
  }
  return remove(exchange, issue, link);
};

const path = '/api/issue/:issueIdOrKey/remotelink';

export const remoteLinkRoutes: readonly Route[] = [
  { method: 'GET', path, handler: list },
  { method: 'POST', path, handler: createOrReplace },
  { method: 'DELETE', path, handler: removeByGlobalId },
  {
    method: 'GET',
    path: `${path}/:linkId`,
    handler: (x) => {
      const { issue, link } = linkOf(x);
      return ok(present(x, issue, link));
    },
  },
  { method: 'PUT', path: `${path}/:linkId`, handler: replace },
  {
    method: 'DELETE',
    path: `${path}/:linkId`,
    handler: (x) => {
      const { issue, link } = linkOf(x);
      return remove(x, issue, link);
    },
  },
];
