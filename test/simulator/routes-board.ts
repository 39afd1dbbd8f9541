import { may, refuse, requireUser } from './errors';
import { type Exchange, type Handler, ok, type Route } from './exchange';
import { listParameter } from './issue-access';
import type { Board, Sprint } from './model';
import { pageByOffset } from './paging';
import { presentProject } from './present-issue';
import { presentBoard, presentSprint } from './present-sprint';
import { fieldDefinitions, fieldIds } from './fields';

export function boardOf(exchange: Exchange): Board {
  const id = exchange.params['boardId'] ?? '';
  const board = exchange.site.state.boards.find((entry) => String(entry.id) === id);
  if (!board || !may(exchange.user, 'BROWSE_PROJECTS')) {
    requireUser(exchange);
    throw refuse(
      404,
      `Requested board cannot be viewed because it either does not exist or you do not have permission to view it.`,
    );
  }
  return board;
}

export function sprintOf(exchange: Exchange): Sprint {
  const sprint = exchange.site.state.sprint(Number(exchange.params['sprintId']));
  if (!sprint || !may(exchange.user, 'BROWSE_PROJECTS')) {
    requireUser(exchange);
    throw refuse(404, 'Sprint does not exist or you do not have permission to view it.');
  }
  return sprint;
}

const boardList: Handler = (exchange) => {
  const { state } = exchange.site;
  const types = listParameter(exchange, 'type');
  const name = (exchange.query.get('name') ?? '').toLowerCase();
  const project = exchange.query.get('projectKeyOrId');
  const key = project === null ? undefined : state.project(project)?.key;
  if (project !== null && !key) {
    throw refuse(400, `No project could be found with key or id '${project}'.`);
  }
  const seen = may(exchange.user, 'BROWSE_PROJECTS') ? state.boards : [];
  const found = seen
    .filter((board) => types.length === 0 || types.includes(board.type))
    .filter((board) => board.name.toLowerCase().includes(name))
    .filter((board) => !key || board.projectKey === key)
    .toSorted((a, b) => a.name.localeCompare(b.name));
  const page = pageByOffset(exchange, found);
  return ok({ ...page, values: page.values.map((board) => presentBoard(exchange, board)) });
};

const configuration: Handler = (exchange) => {
  const board = boardOf(exchange);
  const { baseUrl, api, state } = exchange.site;
  const project = state.project(board.projectKey);
  const self = `${baseUrl}/rest/agile/1.0/board/${board.id}/configuration`;
  const estimation = fieldDefinitions.find(({ id }) => id === board.estimationFieldId);
  return ok({
    id: board.id,
    name: board.name,
    type: board.type,
    self,
    ...(exchange.site.deployment === 'cloud' &&
      project && {
        location: {
          type: 'project',
          key: project.key,
          id: project.id,
          self: `${baseUrl}${api}/project/${project.id}`,
          name: project.name,
        },
      }),
    filter: { id: board.filterId, self: `${baseUrl}${api}/filter/${board.filterId}` },
    columnConfig: {
      columns: board.columns.map(({ name, statusIds }) => ({
        name,
        statuses: statusIds.map((id) => ({ id, self: `${baseUrl}${api}/status/${id}` })),
      })),
      constraintType: 'none',
    },
    ...(estimation && {
      estimation: { type: 'field', field: { fieldId: estimation.id, displayName: estimation.name } },
    }),
    ranking: { rankCustomFieldId: Number(fieldIds.rank.slice('customfield_'.length)) },
  });
};

const stateOrder = ['closed', 'active', 'future'];

const boardSprints: Handler = (exchange) => {
  const board = boardOf(exchange);
  if (board.type === 'kanban') {
    throw refuse(400, 'The board does not support sprints');
  }
  const states = listParameter(exchange, 'state');
  const unknown = states.find((state) => !stateOrder.includes(state));
  if (unknown !== undefined) {
    throw refuse(400, `Invalid state '${unknown}'. Valid values are 'future', 'active' and 'closed'.`);
  }
  const sprints = exchange.site.state.sprints
    .filter(({ boardId, state }) => boardId === board.id && (states.length === 0 || states.includes(state)))
    .toSorted((a, b) => stateOrder.indexOf(a.state) - stateOrder.indexOf(b.state) || a.id - b.id);
  const { total, ...page } = pageByOffset(exchange, sprints);
  return ok({
    ...page,
    ...(exchange.site.deployment === 'cloud' && { total }),
    values: page.values.map((sprint) => presentSprint(exchange, sprint)),
  });
};

const boardProjects: Handler = (exchange) => {
  const board = boardOf(exchange);
  const projects = exchange.site.state.projects.filter(({ key }) => key === board.projectKey);
  const page = pageByOffset(exchange, projects);
  return ok({ ...page, values: page.values.map((project) => presentProject(exchange, project)) });
};

export const boardRoutes: readonly Route[] = [
  { method: 'GET', path: '/agile/1.0/board', handler: boardList },
  { method: 'GET', path: '/agile/1.0/board/:boardId', handler: (x) => ok(presentBoard(x, boardOf(x))) },
  { method: 'GET', path: '/agile/1.0/board/:boardId/configuration', handler: configuration },
  { method: 'GET', path: '/agile/1.0/board/:boardId/project', handler: boardProjects },
  { method: 'GET', path: '/agile/1.0/board/:boardId/sprint', handler: boardSprints },
  { method: 'GET', path: '/agile/1.0/sprint/:sprintId', handler: (x) => ok(presentSprint(x, sprintOf(x))) },
];
