export type JiraCredentials =
  /** Cloud: the e-mail address of the account and an API token of it. */
  | { readonly kind: 'cloud-token'; readonly email: string; readonly token: string }
  /** Data Center: a personal access token. */
  | { readonly kind: 'pat'; readonly token: string }
  /** Data Center. */
  | { readonly kind: 'basic'; readonly username: string; readonly password: string };

/** The value of the `Authorization` header. */
export function authorizationOf(credentials: JiraCredentials): string {
  switch (credentials.kind) {
    case 'cloud-token':
      return basic(credentials.email, credentials.token);
    case 'basic':
      return basic(credentials.username, credentials.password);
    case 'pat':
      return `Bearer ${credentials.token}`;
  }
}

function basic(name: string, secret: string): string {
  return `Basic ${Buffer.from(`${name}:${secret}`, 'utf8').toString('base64')}`;
}
