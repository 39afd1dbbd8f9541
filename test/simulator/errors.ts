import { type Exchange, Refusal, type Reply } from './exchange';
import type { User } from './model';

/** Jira's usual error body. */
export function errorReply(
  status: number,
  messages: string | readonly string[],
  errors: Readonly<Record<string, string>> = {},
): Reply {
  return { status, json: { errorMessages: [messages].flat(), errors } };
}

export function refuse(
  status: number,
  messages: string | readonly string[],
  errors: Readonly<Record<string, string>> = {},
): Refusal {
  return new Refusal(errorReply(status, messages, errors));
}

export const refuseFields = (errors: Readonly<Record<string, string>>, status = 400): Refusal =>
  refuse(status, [], errors);

/** RFC 7807, as Cloud answers an unknown path or a parameter of the wrong type. */
export function problem(status: number, title: string, detail: string, instance: string): Reply {
  return {
    status,
    contentType: 'application/problem+json',
    json: { type: 'about:blank', title, status, detail, instance },
  };
}

/** Also the answer to a reader without permission: Jira does not tell the two apart. */
export const issueNotFound = (): Refusal =>
  refuse(404, 'Issue does not exist or you do not have permission to see it.');

/** Cloud answers in plain text, Data Center in its usual body. */
export function notAuthenticated(deployment: Exchange['site']['deployment']): Reply {
  if (deployment === 'cloud') {
    return {
      status: 401,
      contentType: 'text/plain;charset=UTF-8',
      text: 'Client must be authenticated to access this resource.',
      headers: { 'WWW-Authenticate': 'Basic realm="JIRA REST API"' },
    };
  }
  return {
    ...errorReply(401, 'You are not authenticated. Authentication required to perform this operation.'),
    headers: { 'WWW-Authenticate': 'OAuth realm="http%3A%2F%2F127.0.0.1"' },
  };
}

export function requireUser(exchange: Exchange): User {
  if (!exchange.user) {
    throw new Refusal(notAuthenticated(exchange.site.deployment));
  }
  return exchange.user;
}

export const may = (user: User | undefined, permission: string): boolean =>
  user?.permissions.has(permission) ?? false;
