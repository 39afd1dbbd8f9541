import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile } from 'node:fs/promises';
import path from 'node:path';
import { runGit } from '../../src/git/run-git';
import type { GitFolder } from '../../src/git/remote';
import { temporaryFolder } from '../launch/at-exit';

export interface LargeRepository extends GitFolder {
  remove(): Promise<void>;
}

const start = 1_600_000_000;
/** Seconds between two commits of the main branch. */
const pace = 600;

/**
 * A repository with a long main branch, and branches of two commits each that leave it all along; half of them are
 * branches of a remote, and the configuration has a section for each. Every third commit names none of the 4,000 stories, the others name one in subject or trailer.
 */
export async function createLargeRepository(commits: number, branches: number): Promise<LargeRepository> {
  const { path: root, remove } = await temporaryFolder();
  const git = 'git';
  await runGit(git, root, ['init', '--quiet', '--initial-branch=main']);
  await runGit(git, root, ['config', 'user.name', 'Ana Lima']);
  await runGit(git, root, ['config', 'user.email', 'ana@example.com']);
  const child = spawn(git, ['fast-import', '--quiet'], { cwd: root, stdio: ['pipe', 'ignore', 'inherit'] });
  const ended = once(child, 'exit');
  for (const text of history(commits - 2 * branches, branches))
    if (!child.stdin.write(text)) await once(child.stdin, 'drain');
  child.stdin.end();
  const [code] = (await ended) as [number];
  if (code !== 0) throw new Error(`git fast-import ended with ${code}.`);
  await runGit(git, root, ['update-ref', 'refs/remotes/origin/main', 'refs/heads/main~10']);
  await runGit(git, root, ['remote', 'add', 'origin', 'https://github.com/example/large.git']);
  await runGit(git, root, ['pack-refs', '--all']);
  // As `git push --set-upstream` leaves it.
  const tracking = Array.from({ length: branches }, (_, at) => nameOf(at + 1)).map(
    (name) => `[branch "${name}"]\n\tremote = origin\n\tmerge = refs/heads/${name}\n`,
  );
  await appendFile(path.join(root, '.git', 'config'), tracking.join(''));
  return { git, root, remove };
}

function* history(main: number, branches: number): Generator<string> {
  yield 'blob\nmark :1\ndata 2\nx\n\n';
  for (let at = 0; at < main; at++)
    yield commit('refs/heads/main', at + 2, start + at * pace, message(at), at > 0 ? at + 1 : undefined);
  let mark = main + 2;
  for (let branch = 1; branch <= branches; branch++) {
    const left = Math.floor((branch * main) / (branches + 1));
    const place = branch % 2 ? 'refs/heads' : 'refs/remotes/origin';
    for (const step of [0, 1]) {
      const from = step === 0 ? left + 2 : mark - 1;
      const time = start + left * pace + 60 * (step + 1);
      yield commit(`${place}/${nameOf(branch)}`, mark++, time, `SHOP-${branch} Step ${step}`, from);
    }
  }
}

function nameOf(branch: number): string {
  return `feature/SHOP-${branch}-work`;
}

function message(at: number): string {
  const key = `SHOP-${(at % 4000) + 1}`;
  const body = 'It says a little more about it than its subject does.';
  if (at % 3 === 0) return `${key} Change number ${at}\n\n${body}`;
  return at % 3 === 1 ? `Change number ${at}\n\n${body}\n\nStory: ${key}` : `Change number ${at}\n\n${body}`;
}

function commit(ref: string, mark: number, time: number, text: string, from?: number): string {
  const by = `Ana Lima <ana@example.com> ${time} +0000`;
  const head = `commit ${ref}\nmark :${mark}\nauthor ${by}\ncommitter ${by}\ndata ${Buffer.byteLength(text)}\n${text}\n`;
  return `${head}${from === undefined ? '' : `from :${from}\n`}M 100644 :1 file-${mark % 50}\n\n`;
}
