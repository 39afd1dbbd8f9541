import fs from 'node:fs/promises';
import path from 'node:path';
import { packSignInHelper } from './pack';

/** What `storyContext.signIn` takes, and what the simulator prints. */
export interface Credentials {
  readonly url: string;
  readonly email: string;
  readonly token: string;
}

/** What a VS Code needs to be signed in when its window starts; written into a folder of the caller's. */
export async function signedIn(
  credentials: Credentials,
  folder: string,
): Promise<{ readonly extension: string; readonly env: Readonly<Record<string, string>> }> {
  const file = path.join(folder, 'sign-in.json');
  const { url, email, token } = credentials;
  await fs.writeFile(file, JSON.stringify({ url, email, token }), { mode: 0o600 });
  return { extension: await packSignInHelper(folder), env: { STORY_CONTEXT_SIGN_IN: file } };
}
