import fs from 'node:fs/promises';
import path from 'node:path';
import type { CommitFormat } from '../domain/commit-message';
import { hookFile, hookLine, hookMark, hookScript, type HookEvent } from './commit-hook-script';
import { commonFolder } from './common-folder';
import type { GitFolder } from './remote';
import { GitError, runGit } from './run-git';

/*
 * The commit hook names the story in commits that are made outside VS Code. One script stands in git's own folder, and
 * what it has to know in the repository's configuration. Git calls it by its configuration where it can, beside all other
 * hooks; else by files in the folder of hooks, as long as that folder is this repository's own and nobody's hook is there.
 */

/** What the hook has to know. */
export interface CommitHookRules {
  readonly format: CommitFormat;
  /** Keys of the projects whose stories a branch may name. */
  readonly projects: readonly string[];
}

/** Why git cannot be made to call the hook. */
export type HookObstacle =
  /** A hook is there already. */
  | { readonly kind: 'hook'; readonly file: string }
  /** Hooks are made by a tool, which would write over ours or never call it. */
  | { readonly kind: 'tool'; readonly name: 'husky' | 'lefthook' | 'pre-commit'; readonly file: string }
  /** `core.hooksPath` names a folder that others share: the team, or all repositories of this machine. */
  | { readonly kind: 'shared'; readonly folder: string };

const events: readonly HookEvent[] = ['prepare-commit-msg', 'commit-msg'];
/** Sections of git's configuration that are ours, and the event of those that are hooks. */
const hookSections: Readonly<Record<HookEvent, string>> = {
  'prepare-commit-msg': 'hook.story-context',
  'commit-msg': 'hook.story-context-empty',
};
const rulesSection = 'story-context';

/**
 * Makes git call the hook, and tells how; or changes nothing and tells why not. At the second time it is renewed. Rejects
 * with a `GitError` where the configuration cannot be written, or with the error of the file system.
 */
export async function installCommitHook(
  folder: GitFolder,
  rules: CommitHookRules,
): Promise<'config' | 'files' | HookObstacle> {
  const inConfig = await hasConfigHooks(folder);
  const obstacle = inConfig ? undefined : await obstacleIn(folder);
  if (obstacle) return obstacle;
  await writeCommitHook(folder, rules);
  if (inConfig) {
    // What an older git was given would run a second time.
    await removeFiles(folder);
    for (const event of events) {
      await set(folder, `${hookSections[event]}.event`, event);
      await set(folder, `${hookSections[event]}.command`, hookLine(event));
    }
    return 'config';
  }
  const hooks = await hooksFolder(folder);
  await fs.mkdir(hooks, { recursive: true });
  for (const event of events) {
    const file = path.join(hooks, event);
    const there = await textOf(file);
    // The second hook only takes back a message nobody wrote in: where somebody has one, theirs matters more.
    if (there !== undefined && !there.includes(hookMark)) continue;
    await fs.writeFile(file, hookFile(event), { mode: 0o755 });
    await fs.chmod(file, 0o755);
  }
  return 'files';
}

/** Writes the hook and what it has to know, for a line of shell in somebody's own hook to call. */
export async function writeCommitHook(
  folder: GitFolder,
  { format, projects }: CommitHookRules,
): Promise<void> {
  const script = await scriptFile(folder);
  await fs.mkdir(path.dirname(script), { recursive: true });
  if ((await textOf(script)) !== hookScript) {
    // A commit may be running the old one, and a shell reads its script line by line.
    await fs.writeFile(`${script}.new`, hookScript);
    await fs.rename(`${script}.new`, script);
  }
  await set(folder, `${rulesSection}.before`, format.before);
  await set(folder, `${rulesSection}.after`, format.after);
  await set(folder, `${rulesSection}.tail`, format.tail);
  // What was known once stays known: another board or another Jira may be on view now.
  const known = (await get(folder, `${rulesSection}.projects`)).split(' ');
  const all = [...new Set([...known, ...projects])].filter((key) => /^\w+$/.test(key));
  await set(folder, `${rulesSection}.projects`, all.join(' '));
}

/** True where the hook, or what somebody's own hook calls, is in the repository. */
export async function hasCommitHook(folder: GitFolder): Promise<boolean> {
  return (await textOf(await scriptFile(folder))) !== undefined;
}

/**
 * Takes away everything of the hook, and nothing else; false where nothing was there. Stories that branches are linked to
 * stay. Rejects as `installCommitHook` does.
 */
export async function removeCommitHook(folder: GitFolder): Promise<boolean> {
  const script = await scriptFile(folder);
  const was = (await textOf(script)) !== undefined;
  const files = await removeFiles(folder);
  await fs.rm(path.dirname(script), { recursive: true, force: true });
  let sections = 0;
  for (const section of [rulesSection, ...Object.values(hookSections)]) {
    if (await removeSection(folder, section)) sections++;
  }
  return was || files > 0 || sections > 0;
}

/** Git runs hooks of its configuration since 2.54. */
async function hasConfigHooks({ git, root }: GitFolder): Promise<boolean> {
  const [, major = 0, minor = 0] = (/(\d+)\.(\d+)/.exec(await runGit(git, root, ['version'])) ?? []).map(
    Number,
  );
  return major > 2 || (major === 2 && minor >= 54);
}

async function obstacleIn(folder: GitFolder): Promise<HookObstacle | undefined> {
  const hooks = await hooksFolder(folder);
  const file = path.join(hooks, events[0] ?? '');
  const there = await textOf(file);
  if (there?.includes(hookMark)) return undefined;
  const name = toolOf(hooks, there ?? '');
  if (name) return { kind: 'tool', name, file: toolFile(folder, name, events[0] ?? '') };
  if (there !== undefined) return { kind: 'hook', file };
  return (await isInside(hooks, await commonFolder(folder))) ? undefined : { kind: 'shared', folder: hooks };
}

function toolOf(hooks: string, hook: string): 'husky' | 'lefthook' | 'pre-commit' | undefined {
  if (hooks.split(/[\\/]/).includes('.husky')) return 'husky';
  if (/\blefthook\b/i.test(hook)) return 'lefthook';
  return /\bpre-commit\.com\b|\bpre_commit\b/.test(hook) ? 'pre-commit' : undefined;
}

/** The file in which a tool lets people say what is to be run. */
function toolFile({ root }: GitFolder, name: 'husky' | 'lefthook' | 'pre-commit', event: string): string {
  const files = {
    husky: path.join('.husky', event),
    lefthook: 'lefthook.yml',
    'pre-commit': '.pre-commit-config.yaml',
  };
  return path.join(root, files[name]);
}

/** Where git looks for hooks: `core.hooksPath`, else its own folder. */
async function hooksFolder({ git, root }: GitFolder): Promise<string> {
  return path.resolve(root, withoutLineEnd(await runGit(git, root, ['rev-parse', '--git-path', 'hooks'])));
}

async function scriptFile(folder: GitFolder): Promise<string> {
  return path.join(await commonFolder(folder), 'story-context', 'commit-hook');
}

/** Removes hooks that are ours, and those that a tool put aside as it installed its own; tells how many. */
async function removeFiles(folder: GitFolder): Promise<number> {
  const folders = new Set([await hooksFolder(folder), path.join(await commonFolder(folder), 'hooks')]);
  let removed = 0;
  for (const hooks of folders) {
    for (const event of events) {
      for (const ending of ['', '.legacy', '.old']) {
        const file = path.join(hooks, `${event}${ending}`);
        if (!(await textOf(file))?.includes(hookMark)) continue;
        await fs.rm(file);
        removed++;
      }
    }
  }
  return removed;
}

/** '' where nothing is set. */
async function get({ git, root }: GitFolder, name: string): Promise<string> {
  try {
    return withoutLineEnd(await runGit(git, root, ['config', '--local', '--get', name]));
  } catch (error) {
    if (error instanceof GitError) return '';
    throw error;
  }
}

async function set(folder: GitFolder, name: string, value: string): Promise<void> {
  if ((await get(folder, name)) === value) return;
  const { git, root } = folder;
  await runGit(git, root, ['config', '--local', '--replace-all', name, value]);
}

async function removeSection({ git, root }: GitFolder, section: string): Promise<boolean> {
  try {
    await runGit(git, root, ['config', '--local', '--remove-section', section]);
    return true;
  } catch (error) {
    // Git refuses where there is no such section.
    if (error instanceof GitError && /no such section/i.test(error.message)) return false;
    throw error;
  }
}

/** What is in a file, or `undefined` where there is none. */
async function textOf(file: string): Promise<string | undefined> {
  try {
    return await fs.readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Links are followed: a folder of hooks may be a link to one that is shared. */
async function isInside(folder: string, outer: string): Promise<boolean> {
  const real = (one: string): Promise<string> => fs.realpath(one).catch(() => one);
  const way = path.relative(await real(outer), await real(folder));
  return way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}

/** A path may end in blanks. */
function withoutLineEnd(text: string): string {
  return text.replace(/\r?\n$/, '');
}
