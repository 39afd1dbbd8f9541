import type { Exchange } from './exchange';
import type { Board, Sprint } from './model';
import { agileTime } from './time';

/** A sprint as the Agile resources give it; the dates of a future one are absent. */
export function presentSprint(exchange: Exchange, sprint: Sprint): Record<string, unknown> {
  return {
    id: sprint.id,
    self: `${exchange.site.baseUrl}/rest/agile/1.0/sprint/${sprint.id}`,
    state: sprint.state,
    name: sprint.name,
    ...(sprint.start !== undefined && { startDate: agileTime(sprint.start) }),
    ...(sprint.end !== undefined && { endDate: agileTime(sprint.end) }),
    ...(sprint.complete !== undefined && { completeDate: agileTime(sprint.complete) }),
    ...(exchange.site.deployment === 'cloud'
      ? { createdDate: agileTime(sprint.created) }
      : {
          activatedDate: sprint.start === undefined ? undefined : agileTime(sprint.start),
          autoStartStop: false,
          synced: false,
        }),
    originBoardId: sprint.boardId,
    ...(sprint.goal !== undefined && { goal: sprint.goal }),
  };
}

/** The Sprint field: objects on Cloud, Java's `toString` on Data Center, `null` where there never was one. */
export function presentSprintField(exchange: Exchange, sprints: readonly Sprint[]): unknown {
  if (sprints.length === 0) {
    return null;
  }
  return sprints.map((sprint) =>
    exchange.site.deployment === 'cloud' ? sprintObject(sprint) : sprintString(sprint),
  );
}

function sprintObject(sprint: Sprint): Record<string, unknown> {
  return {
    id: sprint.id,
    name: sprint.name,
    state: sprint.state,
    boardId: sprint.boardId,
    goal: sprint.goal ?? '',
    ...(sprint.start !== undefined && { startDate: agileTime(sprint.start) }),
    ...(sprint.end !== undefined && { endDate: agileTime(sprint.end) }),
    ...(sprint.complete !== undefined && { completeDate: agileTime(sprint.complete) }),
  };
}

function sprintString(sprint: Sprint): string {
  const time = (value: number | undefined): string => (value === undefined ? '<null>' : agileTime(value));
  const pairs = [
    `id=${sprint.id}`,
    `rapidViewId=${sprint.boardId}`,
    `state=${sprint.state.toUpperCase()}`,
    `name=${sprint.name}`,
    `startDate=${time(sprint.start)}`,
    `endDate=${time(sprint.end)}`,
    `completeDate=${time(sprint.complete)}`,
    `activatedDate=${time(sprint.start)}`,
    `sequence=${sprint.id}`,
    `goal=${sprint.goal ?? ''}`,
    'synced=false',
    'autoStartStop=false',
  ];
  const hash = (0x2d06f6ad + sprint.id * 7919).toString(16);
  return `com.atlassian.greenhopper.service.sprint.Sprint@${hash}[${pairs.join(',')}]`;
}

export function presentBoard(exchange: Exchange, board: Board): Record<string, unknown> {
  const { site } = exchange;
  const project = site.state.project(board.projectKey);
  return {
    id: board.id,
    self: `${site.baseUrl}/rest/agile/1.0/board/${board.id}`,
    name: board.name,
    type: board.type,
    // Data Center's boards do not say where they belong.
    ...(site.deployment === 'cloud' &&
      project && {
        location: {
          projectId: Number(project.id),
          displayName: `${project.name} (${project.key})`,
          projectName: project.name,
          projectKey: project.key,
          projectTypeKey: 'software',
          avatarURI: `${site.baseUrl}/secure/projectavatar?pid=${project.id}`,
          name: `${project.name} (${project.key})`,
        },
        isPrivate: false,
      }),
  };
}
