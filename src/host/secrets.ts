import type * as vscode from 'vscode';

/**
 * Credentials by origin. They are stored under the origin they were given for and read for that origin alone, so a
 * workspace that changes an address gets a new sign-in, not the old token.
 */
export interface CredentialStore<T> {
  read(baseUrl: string): Promise<T | undefined>;
  write(baseUrl: string, credentials: T): Promise<void>;
  forget(baseUrl: string): Promise<void>;
}

export function createCredentialStore<T>(
  secrets: vscode.SecretStorage,
  isValid: (value: unknown) => value is T,
): CredentialStore<T> {
  const name = (baseUrl: string): string => `credentials:${new URL(baseUrl).origin}`;
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
  };
}
