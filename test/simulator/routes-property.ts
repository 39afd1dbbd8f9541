import { putProperty } from './entity-properties';
import { may, refuse } from './errors';
import { type Exchange, type Handler, noContent, ok, type Route } from './exchange';
import { issueOf } from './issue-access';

/** Where the properties of a path live, and whether the caller may write them. */
interface Owner {
  readonly properties: Map<string, unknown>;
  readonly self: string;
  readonly writable: boolean;
}

type Find = (exchange: Exchange) => Owner;

const ofIssue: Find = (exchange) => {
  const issue = issueOf(exchange);
  return {
    properties: issue.properties,
    self: `${exchange.site.baseUrl}${exchange.site.api}/issue/${issue.id}/properties`,
    writable: may(exchange.user, 'EDIT_ISSUES'),
  };
};

const ofComment: Find = (exchange) => {
  const id = exchange.params['commentId'] ?? '';
  const found = exchange.site.state.comment(id);
  if (!found || !may(exchange.user, 'BROWSE_PROJECTS')) {
    throw refuse(404, `Can not find a comment for the id: ${id}.`);
  }
  const own = found.comment.authorId === exchange.user?.accountId;
  return {
    properties: found.comment.properties,
    self: `${exchange.site.baseUrl}${exchange.site.api}/comment/${id}/properties`,
    writable: may(exchange.user, 'EDIT_ALL_COMMENTS') || (own && may(exchange.user, 'EDIT_OWN_COMMENTS')),
  };
};

const ofProject: Find = (exchange) => {
  const key = exchange.params['projectIdOrKey'] ?? '';
  const project = exchange.site.state.project(key);
  if (!project || !may(exchange.user, 'BROWSE_PROJECTS')) {
    throw refuse(404, `No project could be found with key '${key}'.`);
  }
  return {
    properties: project.properties,
    self: `${exchange.site.baseUrl}${exchange.site.api}/project/${project.id}/properties`,
    writable: may(exchange.user, 'ADMINISTER_PROJECTS'),
  };
};

const keyOf = (exchange: Exchange): string => exchange.params['propertyKey'] ?? '';

const missing = (key: string) => refuse(404, `The property with key '${key}' does not exist.`);

function requireWritable({ writable }: Owner): void {
  if (!writable) {
    throw refuse(403, 'You do not have permission to edit the properties of this entity.');
  }
}

const list =
  (find: Find): Handler =>
  (exchange) => {
    const { properties, self } = find(exchange);
    return ok({
      keys: [...properties.keys()].map((key) => ({ self: `${self}/${encodeURIComponent(key)}`, key })),
    });
  };

const get =
  (find: Find): Handler =>
  (exchange) => {
    const { properties } = find(exchange);
    const key = keyOf(exchange);
    if (!properties.has(key)) {
      throw missing(key);
    }
    return ok({ key, value: properties.get(key) });
  };

const put =
  (find: Find): Handler =>
  (exchange) => {
    const owner = find(exchange);
    requireWritable(owner);
    return { status: putProperty(owner.properties, keyOf(exchange), exchange.body) ? 201 : 200 };
  };

const remove =
  (find: Find): Handler =>
  (exchange) => {
    const owner = find(exchange);
    requireWritable(owner);
    if (!owner.properties.delete(keyOf(exchange))) {
      throw missing(keyOf(exchange));
    }
    return noContent;
  };

const routesUnder = (path: string, find: Find): Route[] => [
  { method: 'GET', path, handler: list(find) },
  { method: 'GET', path: `${path}/:propertyKey`, handler: get(find) },
  { method: 'PUT', path: `${path}/:propertyKey`, handler: put(find) },
  { method: 'DELETE', path: `${path}/:propertyKey`, handler: remove(find) },
];

export const propertyRoutes: readonly Route[] = [
  ...routesUnder('/api/issue/:issueIdOrKey/properties', ofIssue),
  ...routesUnder('/api/project/:projectIdOrKey/properties', ofProject),
  ...routesUnder('/api/comment/:commentId/properties', ofComment),
];
