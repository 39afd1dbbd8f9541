import { execFile } from 'node:child_process';

/** Git ended with an error; `message` holds its own words, without the command. */
export class GitError extends Error {
  override readonly name = 'GitError';
}

const longestAnswer = 16 * 1024 * 1024;

/**
 * Runs git in a folder and gives what it printed. Arguments go to git as they are, never through a shell, and git asks
 * nothing. Rejects with a `GitError`.
 */
export function runGit(
  git: string,
  folder: string,
  args: readonly string[],
  input?: string,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' };
    const child = execFile(
      git,
      args,
      { cwd: folder, env, maxBuffer: longestAnswer, windowsHide: true },
      (error, stdout, stderr) => {
        if (error) reject(new GitError(stderr.trim() || error.message, { cause: error }));
        else resolve(stdout);
      },
    );
    // Git may end before it has read everything.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input ?? '');
  });
}
