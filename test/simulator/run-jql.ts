import { may, refuse } from './errors';
import { type Exchange, Refusal } from './exchange';
import { JqlError } from './jql-lexer';
import { parseJql, type Query } from './jql-parser';
import { checkQuery, runQuery } from './jql-search';
import type { Issue } from './model';

export interface JqlOptions {
  /** Refuses a query without any restriction, as Cloud does. */
  readonly bounded?: boolean;
  /** Finds nothing for a value that does not exist, rather than refusing it. */
  readonly isLenient?: boolean;
  /** What the query is asked of beyond its own text: the issues of a sprint, of a board. */
  readonly within?: (issue: Issue) => boolean;
  /** The order where the query has none. */
  readonly order?: Query['orderBy'];
  /** Ids of issues that are read past the search index. */
  readonly reconcile?: readonly number[];
}

/** The issues a query finds for the caller. Refuses a bad query in Jira's words. */
export function findIssues(exchange: Exchange, jql: string, options: JqlOptions = {}): Issue[] {
  const { site, user } = exchange;
  const query = parsed(jql);
  if (options.bounded && !query.where) {
    throw refuse(
      400,
      'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.',
    );
  }
  if (query.orderBy.length > 7) {
    throw refuse(400, 'The maximum number of fields in ORDER BY is 7.');
  }
  // An anonymous caller sees nothing here, and Cloud answers nothing rather than what it does not know.
  if (site.deployment === 'cloud' && !may(user, 'BROWSE_PROJECTS')) {
    return [];
  }
  const context = { site, user, isLenient: options.isLenient };
  const problems = checkQuery(query, context);
  if (problems.length > 0) {
    throw site.deployment === 'cloud' ? refuse(400, problems) : queryRefused(problems);
  }
  const seen = may(user, 'BROWSE_PROJECTS')
    ? site.state.searchable(new Set((options.reconcile ?? []).map(String)))
    : [];
  const ordered = query.orderBy.length > 0 ? query : { ...query, orderBy: options.order ?? [] };
  return runQuery(ordered, options.within ? seen.filter(options.within) : seen, context);
}

/** Data Center's body for a bad query has warnings where others have field errors. */
const queryRefused = (errorMessages: readonly string[]): Refusal =>
  new Refusal({ status: 400, json: { errorMessages, warningMessages: [] } });

function parsed(jql: string): Query {
  try {
    return parseJql(jql);
  } catch (error) {
    if (error instanceof JqlError) {
      throw refuse(400, error.message);
    }
    throw error;
  }
}
