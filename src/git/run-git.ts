import { execFile, spawn } from 'node:child_process';

/** Git ended with an error; `message` holds its own words, without the command. */
export class GitError extends Error {
  override readonly name = 'GitError';

  /** What git ended with; undefined where it did not run, or was ended. */
  get code(): number | undefined {
    const { cause } = this;
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    return typeof code === 'number' ? code : undefined;
  }
}

const longestAnswer = 16 * 1024 * 1024;

function environment(): NodeJS.ProcessEnv {
  return { ...process.env, GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' };
}

let starting: Promise<void> = Promise.resolve();

/**
 * Starting a process stops this thread until the system has made it, tens of milliseconds on a busy machine. Of several
 * that are started at once each waits for a turn of the loop of its own, so that others get their turns between.
 */
function ownTurn(): Promise<void> {
  starting = starting.then(() => new Promise((resolve) => setImmediate(resolve)));
  return starting;
}

/**
 * Runs git in a folder and gives what it printed. Arguments go to git as they are, never through a shell, and git asks
 * nothing. Rejects with a `GitError`; where `signal` ended it, with the signal's reason.
 */
export async function runGit(
  git: string,
  folder: string,
  args: readonly string[],
  input?: string,
  signal?: AbortSignal,
): Promise<string> {
  await ownTurn();
  signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    const child = execFile(
      git,
      args,
      { cwd: folder, env: environment(), maxBuffer: longestAnswer, windowsHide: true, signal },
      (error, stdout, stderr) => {
        if (!error) resolve(stdout);
        else if (signal?.aborted) reject(signal.reason);
        else reject(new GitError(stderr.trim() || error.message, { cause: error }));
      },
    );
    // Git may end before it has read everything.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input ?? '');
  });
}

/**
 * Runs git as `runGit` does, and gives the fields it prints as they come, each ended by a NUL, however much that is. Git
 * is ended when nobody wants more of them.
 */
export async function* gitFields(
  git: string,
  folder: string,
  args: readonly string[],
  { input = '', signal }: { readonly input?: string; readonly signal?: AbortSignal } = {},
): AsyncGenerator<string> {
  await ownTurn();
  signal?.throwIfAborted();
  const child = spawn(git, args, { cwd: folder, env: environment(), windowsHide: true });
  const stop = (): void => void child.kill();
  signal?.addEventListener('abort', stop);
  const ended = new Promise<number | Error | null>((resolve) =>
    child.on('error', resolve).on('close', resolve),
  );
  let words = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (words += text));
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  try {
    let rest = '';
    for await (const text of child.stdout.setEncoding('utf8') as AsyncIterable<string>) {
      const fields = (rest + text).split('\0');
      rest = fields.pop() ?? '';
      yield* fields;
    }
    const end = await ended;
    signal?.throwIfAborted();
    if (end !== 0)
      throw new GitError(words.trim() || (end instanceof Error ? end.message : `git ended with ${end}`));
  } finally {
    signal?.removeEventListener('abort', stop);
    stop();
  }
}
