import fs from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';

/** Called by VS Code in its extension host: runs the tests that were built beside this file. */
export async function run(): Promise<void> {
  const restoreConsole = markConsole(process.env['STORY_CONTEXT_LINE_MARK']);
  // Only now: mocha keeps the `console.log` it finds when it is loaded.
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 30_000,
    color: false,
    grep: process.env['STORY_CONTEXT_GREP'],
  });
  const built = fs.readdirSync(__dirname, { recursive: true, encoding: 'utf8' });
  const files = built.filter((file) => file.endsWith('.test.js')).sort();
  if (files.length === 0) throw new Error(`There are no tests in ${__dirname}.`);
  for (const file of files) mocha.addFile(path.join(__dirname, file));
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  restoreConsole();
  if (failures > 0) throw new Error(`${failures} failed`);
}

/**
 * Marks the lines of this console where they reach the terminal among those of the workbench. The answer undoes it.
 */
function markConsole(mark: string | undefined): () => void {
  if (!mark) return () => undefined;
  // VS Code has made the methods of its console read-only, so the console as a whole is replaced.
  const original = console;
  const marked = (['log', 'info', 'warn', 'error'] as const).map((name) => [
    name,
    { value: (...args: unknown[]) => original[name](mark + format(...args)) },
  ]);
  globalThis.console = Object.create(
    original,
    Object.fromEntries(marked) as PropertyDescriptorMap,
  ) as Console;
  return () => (globalThis.console = original);
}
