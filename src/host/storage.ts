import fs from 'node:fs/promises';
import path from 'node:path';
import { ifThere } from './if-there';
import { replaceFile } from './replace-file';

/** Small named texts on this machine. */
export interface Storage {
  read(name: string): Promise<string | undefined>;
  /** Whole or not at all. */
  write(name: string, text: string): Promise<void>;
  /** Puts a text that cannot be understood out of the way, for a person to look at. */
  setAside(name: string): Promise<void>;
  /** What is there, and when it was written, in milliseconds since the epoch. */
  list(): Promise<{ readonly name: string; readonly at: number }[]>;
  remove(name: string): Promise<void>;
}

/** @param folder absolute; made when it is first written to */
export function createStorage(folder: string): Storage {
  const at = (name: string): string => path.join(folder, `${name}.json`);
  return {
    async read(name) {
      const bytes = await ifThere(fs.readFile(at(name)));
      return bytes && new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    },
    async write(name, text) {
      await fs.mkdir(folder, { recursive: true });
      await replaceFile(at(name), text, 0o600);
    },
    setAside: (name) => fs.rename(at(name), path.join(folder, `${name}.damaged.json`)),
    async list() {
      const all = (await ifThere(fs.readdir(folder))) ?? [];
      const files = all.filter((file) => file.endsWith('.json'));
      const found = files.map(async (file) => {
        // Another window may have removed it.
        const stat = await fs.stat(path.join(folder, file)).catch(() => undefined);
        return stat ? [{ name: file.slice(0, -'.json'.length), at: stat.mtimeMs }] : [];
      });
      return (await Promise.all(found)).flat();
    },
    remove: (name) => fs.rm(at(name), { force: true }),
  };
}
