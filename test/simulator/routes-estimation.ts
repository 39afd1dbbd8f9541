import { parsePoints } from './edit-issue';
import { may, refuse } from './errors';
import { type Exchange, type Handler, isRecord, ok, type Route } from './exchange';
import { issueOf } from './issue-access';
import type { Issue } from './model';
import { boardOf } from './routes-board';

/** The issue and the field its board estimates in. */
function estimated(exchange: Exchange): { issue: Issue; fieldId: string } {
  const issue = issueOf(exchange);
  const boardId = exchange.query.get('boardId');
  if (!boardId) {
    throw refuse(400, 'The boardId must be provided.');
  }
  const board = boardOf({ ...exchange, params: { boardId } });
  if (board.projectKey !== issue.projectKey) {
    throw refuse(404, `Issue ${issue.key} does not belong to the board.`);
  }
  if (board.estimationFieldId === undefined) {
    throw refuse(400, 'The board does not have an estimation field.');
  }
  return { issue, fieldId: board.estimationFieldId };
}

const valueOf = ({ points }: Issue): string | null => (points === null ? null : points.toFixed(1));

const get: Handler = (exchange) => {
  const { issue, fieldId } = estimated(exchange);
  return ok({ fieldId, value: valueOf(issue) });
};

/** Works whatever the screens of the project show. */
const put: Handler = (exchange) => {
  const { issue, fieldId } = estimated(exchange);
  if (!may(exchange.user, 'EDIT_ISSUES')) {
    throw refuse(403, 'You do not have permission to edit issues in this project.');
  }
  const value = isRecord(exchange.body) ? exchange.body['value'] : undefined;
  const points = typeof value === 'string' && value.trim() !== '' ? Number(value) : NaN;
  if (Number.isNaN(points)) {
    throw refuse(400, `'${String(value)}' is an invalid number`);
  }
  const edit = parsePoints(exchange, issue, points, fieldId);
  exchange.site.state.change(issue, exchange.user?.accountId ?? '', edit);
  return ok({ fieldId, value: valueOf(issue) });
};

export const estimationRoutes: readonly Route[] = [
  { method: 'GET', path: '/agile/1.0/issue/:issueIdOrKey/estimation', handler: get },
  { method: 'PUT', path: '/agile/1.0/issue/:issueIdOrKey/estimation', handler: put },
];
