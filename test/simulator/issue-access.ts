import { issueNotFound, may } from './errors';
import type { Exchange } from './exchange';
import type { Issue } from './model';

/** The issue a path names, as far as the caller may see it. */
export function issueOf(exchange: Exchange, idOrKey = exchange.params['issueIdOrKey']): Issue {
  const issue = exchange.site.state.issue(idOrKey ?? '');
  if (!issue || !may(exchange.user, 'BROWSE_PROJECTS')) {
    throw issueNotFound();
  }
  return issue;
}

/** The entries of a list parameter, which may be repeated and separated by commas. */
export const listParameter = (exchange: Exchange, name: string): string[] =>
  exchange.query
    .getAll(name)
    .flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '');
