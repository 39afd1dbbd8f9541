import type { Status } from '../../domain/story';
import type { BoardLayout } from './layout';

/**
 * A status as the reports of a board count it: what is in the last column is done, whatever Jira takes the status for
 * elsewhere, and what is in another column is not. When a sprint is closed, Jira goes by that as well.
 */
export function onBoard(status: Status, board: BoardLayout | undefined): Status {
  if (!board?.statuses.includes(status.id)) return status;
  if (board.doneStatuses.includes(status.id)) return { ...status, category: 'done' };
  return status.category === 'done' ? { ...status, category: 'inProgress' } : status;
}
