import * as vscode from 'vscode';
import type { GitApi, GitExtension } from './git-api';

/** What there is of Git: its API, or why there is none. */
export type Git =
  | { readonly kind: 'ready'; readonly api: GitApi }
  /** The built-in extension is not there, or switched off as an extension; so it is in an untrusted workspace. */
  | { readonly kind: 'missing' }
  /** `git.enabled` is off, or there is no git on this machine. */
  | { readonly kind: 'disabled'; readonly extension: GitExtension };

const extensionId = 'vscode.git';
/** Git looks for its repositories first; nobody waits longer than this for it, in milliseconds. */
const longestWait = 10_000;

/** Opens the built-in Git extension. Never rejects. */
export async function openGit(): Promise<Git> {
  const found = vscode.extensions.getExtension<GitExtension>(extensionId);
  if (!found) return { kind: 'missing' };
  let extension: GitExtension;
  try {
    extension = await found.activate();
  } catch {
    return { kind: 'missing' };
  }
  if (!extension.enabled) return { kind: 'disabled', extension };
  try {
    return { kind: 'ready', api: extension.getAPI(1) };
  } catch {
    return { kind: 'disabled', extension };
  }
}

/** Waits until Git knows its repositories; gives up silently after a while, as it may have none. */
export async function initialised(api: GitApi): Promise<void> {
  if (api.state === 'initialized') return;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      subscription.dispose();
      resolve();
    };
    const timer = setTimeout(done, longestWait);
    const subscription = api.onDidChangeState((state) => {
      if (state === 'initialized') done();
    });
  });
}
