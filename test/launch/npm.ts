import { existsSync } from 'node:fs';
import path from 'node:path';

/** npm as the running Node has it: a program and its first arguments. Its Windows command file needs a shell. */
export function findNpm(): { readonly command: string; readonly args: readonly string[] } {
  const bin = path.dirname(process.execPath);
  const scripts = [
    process.env['npm_execpath'] ?? '',
    path.join(bin, '../lib/node_modules/npm/bin/npm-cli.js'),
    path.join(bin, 'node_modules/npm/bin/npm-cli.js'),
  ];
  const script = scripts.find((file) => /npm-cli\.[cm]?js$/.test(file) && existsSync(file));
  return script ? { command: process.execPath, args: [script] } : { command: 'npm', args: [] };
}
