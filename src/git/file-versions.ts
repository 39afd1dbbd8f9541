import { execFile } from 'node:child_process';
import type { EarlierFiles, EarlierVersion } from '../domain/earlier-files';
import type { GitFolder } from './remote';
import { GitError, gitFields, runGit } from './run-git';

interface Step {
  readonly at: string;
  readonly by: string;
  /** Names of the contents, absent where there was no file. */
  readonly before?: string;
  readonly after: string;
}

/** Bytes of all contents together: more is not looked through. */
const longest = 64 * 1024 * 1024;

/**
 * What the files below a folder held since a time, or ever, by the commits of the branch that is checked out; renames are
 * followed within the folder. A file with changes that are not committed has its committed content at least. `undefined`
 * where the folder is in no repository, or nothing of it was ever committed.
 * Rejects with a `GitError`, or with the signal's reason.
 */
export async function fileVersions(
  { git, root }: GitFolder,
  since?: string,
  signal?: AbortSignal,
): Promise<EarlierFiles | undefined> {
  const head = await runGit(git, root, ['rev-parse', '--verify', '--quiet', 'HEAD'], '', signal).catch(
    (error: unknown) => {
      if (error instanceof GitError) return '';
      throw error;
    },
  );
  if (!head.trim()) return undefined;
  const { steps, oldest, begin } = await readSteps({ git, root }, since, signal);
  if (oldest === undefined && since === undefined) return undefined;
  const committed = await committedOfChanged({ git, root }, signal);
  const ids = new Set(
    [...steps.values()].flat().flatMap(({ before, after }) => (before ? [before, after] : [after])),
  );
  const missing = [...committed].filter(([path]) => !steps.has(path));
  for (const [, id] of missing) ids.add(id);
  const texts = await readTexts({ git, root }, [...ids], signal);
  const files = new Map<string, EarlierVersion[]>();
  for (const [path, all] of steps) {
    const [first] = all;
    const before = first?.before === undefined ? undefined : texts.get(first.before);
    const versions = all.flatMap(({ at, by, after }): EarlierVersion[] => {
      const text = texts.get(after);
      return text === undefined ? [] : [{ at, by, text }];
    });
    files.set(path, [...(before === undefined ? [] : [{ text: before }]), ...versions]);
  }
  for (const [path, id] of missing) {
    const text = texts.get(id);
    if (text !== undefined) files.set(path, [{ text }]);
  }
  const knownSince = begin ?? (since === undefined ? oldest : undefined);
  return { files, ...(knownSince !== undefined && { knownSince }) };
}

const format = '--format=tformat:commit %ct %P%x00%an';
const nothing = /^0+$/;

/**
 * The changes of each file that is there now, the oldest first; `oldest` and `begin` are times of commits. A commit without one
 * before it brings in all files there are: the first of all, or where a shallow clone ends, which can be at several.
 */
async function readSteps(
  { git, root }: GitFolder,
  since: string | undefined,
  signal?: AbortSignal,
): Promise<{ steps: Map<string, Step[]>; oldest?: string; begin?: string }> {
  const args = ['log', '-z', '--raw', '--no-abbrev', '-M', '--relative', '--no-color', '--no-show-signature'];
  const when = since === undefined ? [] : [`--since=${since}`];
  const fields = gitFields(git, root, [...args, '--encoding=UTF-8', ...when, format, '--', '.'], { signal });
  const steps = new Map<string, Step[]>();
  /** Today's name of a file by the one it had at the time that is being read; the newest commits come first. */
  const names = new Map<string, string>();
  const ended = new Set<string>();
  let at = '';
  let by = '';
  let begin: string | undefined;
  let next: 'name' | 'entry' = 'entry';
  for await (const field of fields) {
    const commit = /^\n*commit (\d+) ([0-9a-f ]*)$/.exec(field);
    if (commit) {
      at = new Date(Number(commit[1]) * 1000).toISOString();
      if (commit[2] === '') begin ??= at;
      next = 'name';
      continue;
    }
    if (next === 'name') {
      by = field;
      next = 'entry';
      continue;
    }
    const entry = /^\n?:\d+ (\d+) ([0-9a-f]+) ([0-9a-f]+) ([A-Z])\d*$/.exec(field);
    if (!entry) continue;
    const [, , before = '', after = '', kind] = entry;
    const path = (await fields.next()).value as string | undefined;
    const target = kind === 'R' || kind === 'C' ? ((await fields.next()).value as string | undefined) : path;
    if (path === undefined || target === undefined) break;
    const today = names.get(target) ?? target;
    if (kind === 'D') {
      // Whatever had the name before is another file.
      if (!steps.has(today)) ended.add(today);
      continue;
    }
    if (ended.has(today)) continue;
    const known = steps.get(today) ?? [];
    steps.set(today, known);
    known.unshift({ at, by, after, ...(!nothing.test(before) && kind !== 'C' && { before }) });
    if (kind === 'A' || kind === 'C') ended.add(today);
    if (kind === 'R') names.set(path, today);
  }
  return { steps, ...(at && { oldest: at }), ...(begin !== undefined && { begin }) };
}

/** Names of the committed contents of the files that have changes which are not committed. */
async function committedOfChanged(
  { git, root }: GitFolder,
  signal?: AbortSignal,
): Promise<Map<string, string>> {
  const args = ['diff', '-z', '--raw', '--no-abbrev', '--no-renames', '--relative', '--no-ext-diff', 'HEAD'];
  const fields = (await runGit(git, root, [...args, '--', '.'], '', signal)).split('\0');
  const found = new Map<string, string>();
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const id = /^:\d+ \d+ ([0-9a-f]+) [0-9a-f]+ M/.exec(fields[at] ?? '')?.[1];
    const path = fields[at + 1];
    if (id !== undefined && path !== undefined) found.set(path, id);
  }
  return found;
}

/** Contents by their names; what is no UTF-8 is read as far as it is. */
function readTexts(
  { git, root }: GitFolder,
  ids: readonly string[],
  signal?: AbortSignal,
): Promise<Map<string, string>> {
  if (ids.length === 0) return Promise.resolve(new Map());
  return new Promise((resolve, reject) => {
    const child = execFile(
      git,
      ['cat-file', '--batch'],
      { cwd: root, encoding: 'buffer', maxBuffer: longest, windowsHide: true, signal },
      (error, stdout) => {
        if (!error) resolve(textsIn(stdout));
        else if (signal?.aborted) reject(signal.reason as Error);
        else reject(new GitError(error.message, { cause: error }));
      },
    );
    child.stdin?.on('error', () => {});
    child.stdin?.end(`${ids.join('\n')}\n`);
  });
}

/** `<name> blob <bytes>\n<content>\n` for each. */
function textsIn(output: Buffer): Map<string, string> {
  const texts = new Map<string, string>();
  for (let start = 0; start < output.length;) {
    const end = output.indexOf(10, start);
    const [id = '', type, size] = output
      .subarray(start, end < 0 ? undefined : end)
      .toString('latin1')
      .split(' ');
    start = end + 1;
    if (end < 0) break;
    if (type === 'missing' || size === undefined) continue;
    texts.set(id, output.subarray(start, start + Number(size)).toString('utf8'));
    start += Number(size) + 1;
  }
  return texts;
}
