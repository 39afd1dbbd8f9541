import type * as vscode from 'vscode';

/**
 * Credentials by site: origin and context path. They are read for the address they were given for alone, so a workspace
 * that changes the address gets a new sign-in, not the old token.
 */
export interface CredentialStore<T> {
  read(baseUrl: string): Promise<T | undefined>;
  write(baseUrl: string, credentials: T): Promise<void>;
  forget(baseUrl: string): Promise<void>;
  /** Tells of the site whose credentials were changed, in whatever window. */
  onDidChange(listener: (isOf: (baseUrl: string) => boolean) => void): vscode.Disposable;
}

export function createCredentialStore<T>(
  secrets: vscode.SecretStorage,
  isValid: (value: unknown) => value is T,
  /** Sets apart what is given to the same address for something else. */
  kind = 'credentials',
): CredentialStore<T> {
  const name = (baseUrl: string): string => {
    const { origin, pathname } = new URL(baseUrl);
    return `${kind}:${origin}${pathname.replace(/\/+$/, '')}`;
  };
  return {
    async read(baseUrl) {
      const stored = await secrets.get(name(baseUrl));
      if (stored === undefined) return undefined;
      try {
        const value: unknown = JSON.parse(stored);
        return isValid(value) ? value : undefined;
      } catch {
        return undefined;
      }
    },
    async write(baseUrl, credentials) {
      await secrets.store(name(baseUrl), JSON.stringify(credentials));
    },
    async forget(baseUrl) {
      await secrets.delete(name(baseUrl));
    },
    onDidChange: (listener) => secrets.onDidChange(({ key }) => listener((baseUrl) => key === name(baseUrl))),
  };
}
