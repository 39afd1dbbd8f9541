import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { BacklogFiles } from '../../../../src/sources/markdown/backlog-files';

/** A backlog folder on this machine's disk. */
export function createNodeFiles(folder: string): BacklogFiles {
  const at = (path: string): string => join(folder, ...path.split('/'));
  return {
    async list() {
      const names = await readdir(folder, { recursive: true });
      return names
        .map((name) => name.split(sep).join('/'))
        .filter((path) => path.endsWith('.md') && !path.split('/').includes('node_modules'))
        .map((path) => ({ path }));
    },
    read: (path) => readFile(at(path)),
    async write(path, bytes, expected, changed) {
      if (!(await readFile(at(path))).equals(expected)) throw changed();
      await writeFile(at(path), bytes);
    },
  };
}
