import fs from 'node:fs/promises';
import path from 'node:path';
import { packSignInHelper } from './pack';

/** What `storyContext.signIn` takes, and what the simulator prints. */
export interface Credentials {
  readonly url: string;
  readonly email?: string;
  readonly token?: string;
  readonly username?: string;
  readonly password?: string;
}

/** What a VS Code needs to be signed in when its window starts; written into a folder of the caller's. */
export async function signedIn(
  credentials: Credentials,
  folder: string,
): Promise<{ readonly extension: string; readonly env: Readonly<Record<string, string>> }> {
  const file = path.join(folder, 'sign-in.json');
  await writeCredentials(credentials, file);
  return { extension: await packSignInHelper(folder), env: { STORY_CONTEXT_SIGN_IN: file } };
}

/** What the next sign-in is made with: a password where there is no token. */
export async function writeCredentials(credentials: Credentials, file: string): Promise<void> {
  const { url, email, token, username, password } = credentials;
  const given = token === undefined ? { url, username, password } : { url, email, token };
  await fs.writeFile(file, JSON.stringify(given), { mode: 0o600 });
}
