import type { IncomingHttpHeaders } from 'node:http';
import type { Deployment, User } from './model';
import type { JiraState } from './state';

export type Identity =
  | { readonly kind: 'user'; readonly user: User }
  | { readonly kind: 'anonymous' }
  /** Known once, and no longer: Jira goes on as for an anonymous caller and says so in a header. */
  | { readonly kind: 'expired' }
  | { readonly kind: 'refused' }
  /** Too many failed sign-ins: Data Center wants a CAPTCHA solved in the browser. */
  | { readonly kind: 'captcha' };

/** After so many failures in a row Data Center asks for a CAPTCHA. */
const captchaAfter = 3;

/**
 * Who sends a request. Cloud takes `email:apiToken` as basic credentials, with a scoped token only through the
 * gateway; Data Center takes `username:password`, or a personal access token as Bearer.
 */
export function identify(
  headers: IncomingHttpHeaders,
  state: JiraState,
  deployment: Deployment,
  gateway: boolean,
): Identity {
  const header = headers.authorization;
  if (!header) {
    return { kind: 'anonymous' };
  }
  const [scheme = '', value = ''] = header.split(/\s+/, 2);
  if (scheme.toLowerCase() === 'basic') {
    const [name, secret] = basicCredentials(value);
    return deployment === 'cloud'
      ? byApiToken(state, name, secret, gateway)
      : byPassword(state, name, secret);
  }
  if (scheme.toLowerCase() === 'bearer' && deployment === 'datacenter') {
    const user = state.users.find(({ token }) => token === value);
    return user && !user.tokenExpired ? { kind: 'user', user } : { kind: 'refused' };
  }
  return { kind: 'refused' };
}

function basicCredentials(value: string): [string, string] {
  const decoded = Buffer.from(value, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  return colon < 0 ? [decoded, ''] : [decoded.slice(0, colon), decoded.slice(colon + 1)];
}

function byApiToken(state: JiraState, email: string, token: string, gateway: boolean): Identity {
  const user = state.users.find((candidate) => candidate.email.toLowerCase() === email.toLowerCase());
  const known = user && (token === user.token || (gateway && token === user.scopedToken));
  if (!known) {
    return { kind: 'refused' };
  }
  return user.tokenExpired ? { kind: 'expired' } : { kind: 'user', user };
}

function byPassword(state: JiraState, name: string, password: string): Identity {
  const user = state.users.find((candidate) => candidate.name === name);
  if (!user) {
    return { kind: 'refused' };
  }
  const failures = user.failedLogins ?? 0;
  if (failures >= captchaAfter) {
    return { kind: 'captcha' };
  }
  if (user.password !== password) {
    user.failedLogins = failures + 1;
    return { kind: 'refused' };
  }
  user.failedLogins = 0;
  return { kind: 'user', user };
}

/** What Jira says about the caller in the headers of every answer. */
export function identityHeaders(identity: Identity, deployment: Deployment): Record<string, string> {
  const reason = identity.kind === 'captcha' ? 'AUTHENTICATION_DENIED' : 'AUTHENTICATED_FAILED';
  const failed = identity.kind !== 'user' && identity.kind !== 'anonymous';
  if (deployment === 'cloud') {
    return {
      ...(identity.kind === 'user' && { 'X-AAccountId': identity.user.accountId }),
      ...(failed && { 'X-Seraph-LoginReason': reason }),
    };
  }
  return {
    'X-AUSERNAME': identity.kind === 'user' ? identity.user.name : 'anonymous',
    ...(identity.kind === 'user' && { 'X-Seraph-LoginReason': 'OK' }),
    ...(failed && { 'X-Seraph-LoginReason': reason }),
  };
}
