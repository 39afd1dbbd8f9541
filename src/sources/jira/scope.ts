import type { Sprint } from '../../domain/sprint';
import { SourceError } from '../story-source';
import type { Layout } from './layout';

/** Where the issues of a sprint, or of what stands for one, are found. */
export type Scope =
  | { readonly kind: 'search'; readonly jql: string }
  | {
      readonly kind: 'board';
      readonly boardId: string;
      readonly list: 'issue' | 'backlog';
      readonly jql?: string;
    };

/** Ids of what stands for a sprint and is none. */
export const queryId = 'query';
export const boardPrefix = 'board:';
export const backlogPrefix = 'backlog:';

/** @param filter of the board, whose sprint may be shared with others: what it leaves out is none of the board's */
export function scopeOf(
  sprint: Sprint,
  storyQuery: string | undefined,
  layout: Layout,
  filter?: string,
): Scope {
  const { id, name } = sprint;
  const { fields, board } = layout;
  if (id === queryId) return { kind: 'search', jql: ordered(storyQuery ?? '', layout) };
  if (id.startsWith(boardPrefix)) {
    const kept = board?.backlogStatuses ?? [];
    const jql = kept.length > 0 ? `(${shownOnBoard}) AND status not in (${kept.join(', ')})` : shownOnBoard;
    return { kind: 'board', boardId: id.slice(boardPrefix.length), list: 'issue', jql };
  }
  if (id.startsWith(backlogPrefix)) {
    return { kind: 'board', boardId: id.slice(backlogPrefix.length), list: 'backlog' };
  }
  // Ids of sprints are numbers; anything else would be JQL of somebody's own.
  if (!isSprint(sprint)) throw new SourceError('not-found', name);
  // By number: names of fields are in the language the site was set up in.
  const taken = `${clause(fields.sprint) ?? 'sprint'} = ${id}`;
  return { kind: 'search', jql: ordered(filter ? `filter = ${filter} AND ${taken}` : taken, layout) };
}

/** Whether it is a sprint of Jira's, and not what stands for one. */
export function isSprint({ id }: Sprint): boolean {
  return /^\d+$/.test(id);
}

/**
 * What of it changed at or after a time, in milliseconds since the epoch: Jira takes that as it is, while a date is read
 * in the zone of whoever asks and to the minute.
 */
export function changedSince(scope: Scope, time: number): Scope {
  const [where, order] = parts(scope.jql ?? '');
  const changed = `updated >= ${time}`;
  const jql = [where ? `(${where}) AND ${changed}` : changed, order].filter(Boolean).join(' ');
  return { ...scope, jql };
}

/** Done for longer than this is off a board without sprints, as it is in Jira. */
const shownOnBoard = 'statusCategory != Done OR updated >= -14d';

/** In the Product Owner's order, or, where a site has none, the important and the new first. */
function ordered(jql: string, { fields }: Layout): string {
  if (parts(jql)[1]) return jql;
  const rank = clause(fields.rank);
  return `${jql} ORDER BY ${rank ? `${rank} ASC` : 'priority DESC, updated DESC'}`.trimStart();
}

/** What a query asks for, and its order; words in quotes are no order. */
function parts(jql: string): [where: string, order: string] {
  const tokens = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\border\s+by\b/gi;
  const at = [...jql.matchAll(tokens)].find(([token]) => /^order/i.test(token))?.index ?? jql.length;
  return [jql.slice(0, at).trim(), jql.slice(at).trim()];
}

function clause(field: string | undefined): string | undefined {
  const number = /^customfield_(\d+)$/.exec(field ?? '')?.[1];
  return number && `cf[${number}]`;
}
