import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { LaunchError } from './progress';
import { runProcess } from './run-process';
import * as files from './sample-files';

export interface SampleOptions {
  /** Who works here: the repository's own `user.name` and `user.email`. Default: Mira Lindqvist. */
  readonly developer?: { readonly name: string; readonly email: string };
  /** The stories that commits name. Default: SHOP-7 and SHOP-12. */
  readonly stories?: { readonly checkout: string; readonly rounding: string };
  /** The last commit is made the day before. Default: a fixed day, so that every commit has the same hash each time. */
  readonly today?: Date;
  /** Also make the branch `feature/<checkout story>-guest-checkout` with a commit on it. `main` stays checked out. */
  readonly branch?: boolean;
}

interface Commit {
  readonly message: string;
  readonly author: readonly [name: string, email: string];
  readonly daysAgo: number;
  readonly files: Readonly<Record<string, string>>;
}

const jonas = ['Jonas Weber', 'jonas@example.test'] as const;
const aiko = ['Aiko Tanaka', 'aiko@example.test'] as const;

/** Makes a git repository of a small web shop in an existing empty folder: six commits on `main`, a remote `origin`. */
export async function createSampleRepository(folder: string, options: SampleOptions = {}): Promise<void> {
  const { developer = { name: 'Mira Lindqvist', email: 'mira@example.test' } } = options;
  const { stories = { checkout: 'SHOP-7', rounding: 'SHOP-12' } } = options;
  const { today = new Date('2026-03-12T12:00:00Z') } = options;
  const me = [developer.name, developer.email] as const;

  await git(folder, 'init', '--quiet', '--initial-branch=main');
  await git(folder, 'config', 'user.name', developer.name);
  await git(folder, 'config', 'user.email', developer.email);
  // What the person's own configuration says must not stop a commit here.
  await git(folder, 'config', 'commit.gpgsign', 'false');
  await git(folder, 'config', 'core.hooksPath', '.git/hooks');
  await git(folder, 'remote', 'add', 'origin', 'https://github.com/example/webshop.git');

  for (const commit of history(me, stories)) await makeCommit(folder, commit, today);
  if (options.branch) {
    await git(folder, 'checkout', '--quiet', '-b', `feature/${stories.checkout}-guest-checkout`);
    await makeCommit(folder, keepAddress(me, stories.checkout), today);
    await git(folder, 'checkout', '--quiet', 'main');
  }
}

function history(
  me: Commit['author'],
  { checkout, rounding }: { readonly checkout: string; readonly rounding: string },
): Commit[] {
  return [
    {
      message: 'Start the shop with its products',
      author: me,
      daysAgo: 15,
      files: {
        'README.md': files.readme,
        'package.json': files.packageFile,
        'src/product.ts': files.product,
      },
    },
    {
      message: 'Put products into a basket',
      author: jonas,
      daysAgo: 13,
      files: { 'src/basket.ts': files.basket, 'test/basket.test.ts': files.basketTest },
    },
    {
      message: `${rounding} Add three-for-two offers\n\nThe rebate is rounded as the price service does it.`,
      author: jonas,
      daysAgo: 9,
      files: { 'src/offers.ts': files.offers },
    },
    {
      message: 'Describe the checkout',
      author: aiko,
      daysAgo: 6,
      files: { 'docs/checkout.md': files.checkoutPage },
    },
    {
      message: "Check a guest's address",
      author: me,
      daysAgo: 3,
      files: { 'src/checkout/address-form.ts': files.addressForm },
    },
    {
      message: `${checkout} Forget a guest's address after half an hour`,
      author: me,
      daysAgo: 1,
      files: { 'src/session.ts': files.session },
    },
  ];
}

function keepAddress(me: Commit['author'], checkout: string): Commit {
  return {
    message: `${checkout} Keep the address a guest typed`,
    author: me,
    daysAgo: 1,
    files: { 'src/checkout/keep-address.ts': files.keepAddress },
  };
}

async function makeCommit(folder: string, { message, author, daysAgo, files }: Commit, today: Date) {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    await fs.mkdir(path.dirname(file), { recursive: true });
    await fs.writeFile(file, text);
  }
  const day = new Date(today.getTime() - daysAgo * 86_400_000).toISOString().slice(0, 10);
  const [name, email] = author;
  const date = `${day}T10:00:00Z`;
  await git(folder, 'add', '--', ...Object.keys(files));
  await runGit(folder, ['commit', '--quiet', '--message', message], {
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: email,
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_NAME: name,
    GIT_COMMITTER_EMAIL: email,
    GIT_COMMITTER_DATE: date,
  });
}

/** Commits what is in a folder, as the repository's own user and now. */
export async function commitAll(folder: string, message: string): Promise<void> {
  await git(folder, 'add', '--all');
  await git(folder, 'commit', '--quiet', '--message', message);
}

/** Runs git in a folder, whatever the person's own configuration says, and answers with what it printed. */
export function git(folder: string, ...args: readonly string[]): Promise<string> {
  return runGit(folder, args, {});
}

async function runGit(
  folder: string,
  args: readonly string[],
  more: Readonly<Record<string, string>>,
): Promise<string> {
  const foreign = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  const ours = { GIT_CONFIG_GLOBAL: os.devNull, GIT_CONFIG_NOSYSTEM: '1', ...more };
  const result = await runProcess('git', args, {
    cwd: folder,
    env: { ...Object.fromEntries(foreign), ...ours },
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    throw new LaunchError('git was not found. Install it (Debian and Ubuntu: apt-get install git).');
  });
  if (result.code !== 0) throw new Error(`git ${args.join(' ')} failed: ${result.stderr.trim()}`);
  return result.stdout.trimEnd();
}
