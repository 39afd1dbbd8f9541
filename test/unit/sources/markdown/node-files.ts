import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { isInFolder } from '../../../../src/host/in-folder';
import type { BacklogFiles } from '../../../../src/sources/markdown/backlog-files';

/** A backlog folder on this machine's disk, in a workspace that may be larger. */
export function createNodeFiles(folder: string, workspace = folder): BacklogFiles {
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
    async sizeOf(path) {
      if (!(await isInFolder(at(path), workspace))) return undefined;
      const found = await stat(at(path));
      return found.isFile() ? found.size : undefined;
    },
    async readOther(path) {
      if (!(await isInFolder(at(path), workspace))) throw Object.assign(new Error(path), { code: 'ENOENT' });
      return readFile(at(path));
    },
  };
}
