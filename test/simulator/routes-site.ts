import { permissionCatalogue, priorities, statuses, issueTypes } from './catalogue';
import { may, refuse, requireUser } from './errors';
import { type Exchange, type Handler, ok, type Route, timeFor } from './exchange';
import { fieldsOf } from './fields';
import { issueOf, listParameter } from './issue-access';
import type { User } from './model';
import { pageByOffset } from './paging';
import {
  presentComponent,
  presentPriority,
  presentProject,
  presentStatus,
  presentType,
  presentVersion,
} from './present-issue';
import { presentMyself, presentUser } from './present-people';
import { cloudId } from './seed-site';

const serverInfo: Handler = (exchange) => {
  const { site } = exchange;
  const cloud = site.deployment === 'cloud';
  return ok({
    baseUrl: site.baseUrl,
    ...(cloud && { displayUrl: site.baseUrl }),
    version: cloud ? '1001.0.0-SNAPSHOT' : '10.3.24',
    versionNumbers: cloud ? [1001, 0, 0] : [10, 3, 24],
    deploymentType: cloud ? 'Cloud' : 'Server',
    buildNumber: cloud ? 100_291 : 10_030_024,
    buildDate: timeFor(exchange, Date.UTC(2026, 6, 14, 8)),
    serverTime: timeFor(exchange, site.now()),
    scmInfo: '0f3c2a91f5f0e6c7d1f6f2d9d4f6f4b6c0a1e2d3',
    serverTitle: 'Jira',
    ...(cloud && { serverTimeZone: 'Etc/UTC', defaultLocale: { locale: 'en_US' } }),
  });
};

const tenantInfo: Handler = () => ok({ cloudId });

const myself: Handler = (exchange) => ok(presentMyself(exchange, requireUser(exchange)));

const fieldList: Handler = (exchange) => {
  const cloud = exchange.site.deployment === 'cloud';
  return ok(
    fieldsOf(exchange.site.deployment).map(({ id, name, hidden, schema, editable }) => ({
      id,
      ...(cloud && { key: id }),
      name,
      custom: schema.custom !== undefined,
      orderable: editable ?? false,
      navigable: !hidden,
      searchable: true,
      clauseNames: schema.customId
        ? [`cf[${schema.customId}]`, name, ...(cloud ? [`${name}[${kindOf(schema.type)}]`] : [])]
        : [id],
      schema,
    })),
  );
};

const kindOf = (type: string): string => ({ string: 'Paragraph', number: 'Number' })[type] ?? 'Dropdown';

const project: Handler = (exchange) => {
  const { state } = exchange.site;
  const idOrKey = exchange.params['projectIdOrKey'] ?? '';
  const found = state.project(idOrKey);
  if (!found || !may(exchange.user, 'BROWSE_PROJECTS')) {
    throw refuse(404, `No project could be found with key '${idOrKey}'.`);
  }
  const cloud = exchange.site.deployment === 'cloud';
  return ok({
    ...presentProject(exchange, found),
    expand: 'description,lead,issueTypes,url,projectKeys,permissions,insight',
    description: '',
    lead: presentUser(exchange, state.user(found.leadId)),
    components: [],
    issueTypes: issueTypes
      .filter(({ id }) => found.issueTypeIds.includes(id))
      .map((type) => presentType(exchange, type)),
    assigneeType: 'UNASSIGNED',
    versions: [],
    roles: {},
    ...(cloud && {
      style: found.teamManaged ? 'next-gen' : 'classic',
      isPrivate: false,
      properties: {},
    }),
  });
};

const projectSearch: Handler = (exchange) => {
  const query = (exchange.query.get('query') ?? '').toLowerCase();
  const seen = may(exchange.user, 'BROWSE_PROJECTS') ? exchange.site.state.projects : [];
  const page = pageByOffset(
    exchange,
    seen.filter(({ key, name }) => `${key} ${name}`.toLowerCase().includes(query)),
  );
  return ok({
    self: `${exchange.site.baseUrl}${exchange.site.api}/project/search`,
    ...page,
    values: page.values.map((entry) => presentProject(exchange, entry)),
  });
};

const projectList: Handler = (exchange) => {
  const seen = may(exchange.user, 'BROWSE_PROJECTS') ? exchange.site.state.projects : [];
  return ok(seen.map((entry) => presentProject(exchange, entry)));
};

/** Cloud wants the keys and refuses an unknown one; Data Center answers all of them. */
const myPermissions: Handler = (exchange) => {
  const { site, user } = exchange;
  const asked = listParameter(exchange, 'permissions');
  const all = permissionCatalogue.map(([key]) => key as string);
  if (site.deployment === 'cloud') {
    if (asked.length === 0) {
      throw refuse(400, "The 'permissions' query parameter is required.");
    }
    const unknown = asked.filter((key) => !all.includes(key));
    if (unknown.length > 0) {
      throw refuse(400, `Unrecognized permission: ${unknown.join(', ')}`);
    }
  }
  const issueKey = exchange.query.get('issueKey') ?? exchange.query.get('issueId');
  if (issueKey) {
    issueOf(exchange, issueKey);
  }
  const chosen = site.deployment === 'cloud' ? asked : all;
  const permissions = permissionCatalogue
    .filter(([key]) => chosen.includes(key))
    .map(([key, id, type, name]) => [
      key,
      {
        id,
        key,
        name,
        type,
        description: `Ability to ${name.toLowerCase()}.`,
        havePermission: may(user, key),
      },
    ]);
  return ok({ permissions: Object.fromEntries(permissions) as unknown });
};

function matchingUsers(exchange: Exchange, accept: (user: User) => boolean): User[] {
  requireUser(exchange);
  const words = (exchange.query.get('query') ?? exchange.query.get('username') ?? '').toLowerCase();
  const id = exchange.query.get('accountId');
  return exchange.site.state.users
    .filter((user) => (id ? user.accountId === id : matchesPerson(user, words)))
    .filter(accept)
    .slice(0, Number(exchange.query.get('maxResults') ?? 50));
}

const matchesPerson = ({ displayName, email, name }: User, words: string): boolean =>
  words === '.' ||
  words === '' ||
  [displayName, ...displayName.split(' '), email, name].some((text) => text.toLowerCase().startsWith(words));

const userSearch: Handler = (exchange) => {
  if (!['query', 'accountId', 'property', 'username'].some((name) => exchange.query.has(name))) {
    throw refuse(400, 'The query parameters are missing.');
  }
  return ok(matchingUsers(exchange, () => true).map((user) => presentUser(exchange, user)));
};

const assignableUsers: Handler = (exchange) => {
  const issue = exchange.query.get('issueKey') ?? exchange.query.get('issueId');
  const key = exchange.query.get('project');
  if (!issue && !key) {
    throw refuse(400, 'Issue key, issue id or project key must be provided.');
  }
  if (issue) {
    issueOf(exchange, issue);
  } else if (!exchange.site.state.project(key ?? '')) {
    throw refuse(404, `No project could be found with key '${key}'.`);
  }
  const users = matchingUsers(exchange, (user) => may(user, 'ASSIGNABLE_USER'));
  return ok(users.map((user) => presentUser(exchange, user)));
};

const oneUser: Handler = (exchange) => {
  requireUser(exchange);
  const cloud = exchange.site.deployment === 'cloud';
  const id = exchange.query.get(cloud ? 'accountId' : 'username') ?? exchange.query.get('key');
  const user = exchange.site.state.user(id);
  if (!user) {
    throw refuse(
      404,
      cloud
        ? `Specified user does not exist or you do not have required permissions`
        : `The user named '${id}' does not exist`,
    );
  }
  return ok(presentUser(exchange, user));
};

const component: Handler = (exchange) => {
  const { state } = exchange.site;
  const id = exchange.params['id'] ?? '';
  const found = state.components.find((one) => one.id === id);
  if (!found || !may(exchange.user, 'BROWSE_PROJECTS')) {
    throw refuse(404, `The component with id ${id} does not exist.`);
  }
  const lead = state.user(found.leadId);
  return ok({
    ...presentComponent(exchange, found),
    ...(lead && { lead: presentUser(exchange, lead) }),
    assigneeType: 'PROJECT_DEFAULT',
    project: found.projectKey,
    ...(exchange.site.deployment === 'cloud' && { projectId: Number(state.project(found.projectKey)?.id) }),
  });
};

const groupMembers: Handler = (exchange) => {
  requireUser(exchange);
  const { state } = exchange.site;
  const name = exchange.query.get('groupname') ?? '';
  const members = state.groups.get(name);
  if (!members) {
    throw refuse(404, `The group named '${name}' does not exist.`);
  }
  const page = pageByOffset(exchange, members);
  return ok({
    self: `${exchange.site.baseUrl}${exchange.site.api}/group/member?groupname=${encodeURIComponent(name)}`,
    ...page,
    values: page.values.map((id) => presentUser(exchange, state.user(id))),
  });
};

/** All of them, archived ones too. */
const projectVersions: Handler = (exchange) => {
  const { state } = exchange.site;
  const idOrKey = exchange.params['projectIdOrKey'] ?? '';
  const found = state.project(idOrKey);
  if (!found || !may(exchange.user, 'BROWSE_PROJECTS')) {
    throw refuse(404, `No project could be found with key '${idOrKey}'.`);
  }
  return ok(
    state.versions
      .filter(({ projectKey }) => projectKey === found.key)
      .map((version) => ({ ...presentVersion(exchange)(version), projectId: Number(found.id) })),
  );
};

export const siteRoutes: readonly Route[] = [
  { method: 'GET', path: '/api/serverInfo', handler: serverInfo },
  { method: 'GET', path: '/_edge/tenant_info', handler: tenantInfo, only: 'cloud' },
  { method: 'GET', path: '/api/myself', handler: myself },
  { method: 'GET', path: '/api/field', handler: fieldList },
  { method: 'GET', path: '/api/project/search', handler: projectSearch, only: 'cloud' },
  { method: 'GET', path: '/api/project', handler: projectList, only: 'datacenter' },
  { method: 'GET', path: '/api/project/:projectIdOrKey', handler: project },
  { method: 'GET', path: '/api/project/:projectIdOrKey/versions', handler: projectVersions },
  { method: 'GET', path: '/api/component/:id', handler: component },
  { method: 'GET', path: '/api/group/member', handler: groupMembers },
  { method: 'GET', path: '/api/mypermissions', handler: myPermissions },
  { method: 'GET', path: '/api/user', handler: oneUser },
  { method: 'GET', path: '/api/user/search', handler: userSearch },
  { method: 'GET', path: '/api/user/assignable/search', handler: assignableUsers },
  {
    method: 'GET',
    path: '/api/status',
    handler: (x) => ok(statuses.map((status) => presentStatus(x, status))),
  },
  {
    method: 'GET',
    path: '/api/issuetype',
    handler: (x) => ok(issueTypes.map((type) => presentType(x, type))),
  },
  {
    method: 'GET',
    path: '/api/priority',
    handler: (x) => ok(priorities.map((entry) => presentPriority(x, entry))),
  },
];
