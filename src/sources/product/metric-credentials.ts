/** What somebody is known by at an endpoint of metrics. */
export type MetricCredentials =
  | { readonly kind: 'bearer'; readonly token: string }
  | { readonly kind: 'basic'; readonly username: string; readonly password: string };

export function isMetricCredentials(value: unknown): value is MetricCredentials {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, token, username, password } = value as Record<string, unknown>;
  if (kind === 'bearer') return typeof token === 'string' && token !== '';
  return kind === 'basic' && typeof username === 'string' && typeof password === 'string';
}

/** The value of the `Authorization` header. */
export function authorizationOf(credentials: MetricCredentials): string {
  if (credentials.kind === 'bearer') return `Bearer ${credentials.token}`;
  const { username, password } = credentials;
  return `Basic ${Buffer.from(`${username}:${password}`, 'utf8').toString('base64')}`;
}
