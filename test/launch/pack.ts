import { existsSync } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { findNpm } from './npm';
import { projectFolder } from './paths';
import { LaunchError, step } from './progress';
import { runProcess } from './run-process';

let packed: Promise<string> | undefined;

/**
 * The extension as a user gets it: built and packed by `npm run package`, once per process. STORY_CONTEXT_VSIX names
 * a file that was packed before.
 */
export function packExtension(): Promise<string> {
  return (packed ??= pack());
}

async function pack(): Promise<string> {
  const ready = process.env['STORY_CONTEXT_VSIX'];
  if (ready) {
    if (existsSync(ready)) return path.resolve(ready);
    throw new LaunchError(`STORY_CONTEXT_VSIX names ${ready}, which does not exist.`);
  }
  const npm = findNpm();
  const result = await step('Building and packing the extension', () =>
    runProcess(npm.command, [...npm.args, 'run', '--silent', 'package'], { cwd: projectFolder }),
  );
  if (result.code !== 0) {
    throw new LaunchError(`npm run package failed:\n${result.stdout}${result.stderr}`);
  }
  const manifest = JSON.parse(await fs.readFile(path.join(projectFolder, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
  };
  return path.join(projectFolder, `${manifest.name}-${manifest.version}.vsix`);
}

/** Packs the extension that signs in when a window starts; see its source. */
export function packSignInHelper(into: string): Promise<string> {
  return packFolder(path.join(__dirname, 'sign-in-helper'), path.join(into, 'sign-in-helper.vsix'));
}

/** Packs an extension that is not built, of a folder, into a file; both absolute. Resolves with the file. */
export async function packFolder(folder: string, file: string): Promise<string> {
  const vsce = require.resolve('@vscode/vsce/vsce');
  const flags = ['--no-dependencies', '--allow-missing-repository', '--skip-license', '--out', file];
  const result = await runProcess(process.execPath, [vsce, 'package', ...flags], { cwd: folder });
  if (result.code === 0) return file;
  throw new LaunchError(`${folder} could not be packed:\n${result.stdout}${result.stderr}`);
}
