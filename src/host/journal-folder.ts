import { constants } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { ifThere } from './if-there';

const segment = /^(\d{6})(\.closed)?\.jsonl$/;

const { O_APPEND, O_CREAT, O_EXCL, O_WRONLY } = constants;

const prefix = 'outbox-';

/** The folder of a source's journal. `name` is safe as a file name. */
export function journalFolder(parent: string, name: string): string {
  return path.join(parent, prefix + name);
}

/** The folders of all journals there are. */
export async function journalFolders(parent: string): Promise<string[]> {
  const names = (await ifThere(fs.readdir(parent))) ?? [];
  return names.filter((name) => name.startsWith(prefix)).map((name) => path.join(parent, name));
}

/**
 * A journal in a folder, shared by windows: lines are appended to the newest segment, `000001.jsonl` and so on; a closed
 * one is called `000001.closed.jsonl`.
 *
 * @param folder absolute; made when it is first written to
 */
export function createJournalFolder(folder: string) {
  /** Names of the segments, the oldest first. */
  async function names(): Promise<string[]> {
    const all = (await ifThere(fs.readdir(folder))) ?? [];
    return all.filter((name) => segment.test(name)).sort();
  }

  /** The segment to append to; `undefined` where another window closed or made one this moment. */
  async function newest(): Promise<{ file: string; handle: fs.FileHandle } | undefined> {
    const last = (await names()).at(-1);
    const isNew = last === undefined || isClosed(last);
    const file = path.join(folder, isNew ? numbered(last) : last);
    // A segment that was closed meanwhile must not come back beside the closed one.
    const flags = O_WRONLY | O_APPEND | (isNew ? O_CREAT | O_EXCL : 0);
    try {
      return { file, handle: await fs.open(file, flags, 0o600) };
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === (isNew ? 'EEXIST' : 'ENOENT')) return undefined;
      throw error;
    }
  }

  return {
    async read(): Promise<{ name: string; isClosed: boolean; text: string }[]> {
      for (;;) {
        const listed = await names();
        const texts = await Promise.all(listed.map((name) => textOf(path.join(folder, name))));
        // What another window closed in between is there, under another name.
        if (texts.includes(undefined)) continue;
        return listed.map((name, index) => ({ name, isClosed: isClosed(name), text: texts[index] ?? '' }));
      }
    },

    async append(lines: string): Promise<void> {
      await fs.mkdir(folder, { recursive: true, mode: 0o700 });
      for (;;) {
        const opened = await newest();
        if (!opened) continue;
        const { file, handle } = opened;
        try {
          await handle.writeFile(lines);
          await handle.sync();
          // Another window may have closed the segment in between and not have seen the lines.
          if (await isStill(file, handle)) return;
        } finally {
          await handle.close();
        }
      }
    },

    async close(): Promise<void> {
      const all = await names();
      for (const name of all) {
        const closed = name.replace(/\.jsonl$/, '.closed.jsonl');
        // Nothing takes the place of a closed segment: what is left open is closed when that is gone.
        if (isClosed(name) || all.includes(closed)) continue;
        await ifThere(fs.rename(path.join(folder, name), path.join(folder, closed)));
      }
    },

    async remove(name: string, aside: boolean): Promise<void> {
      const file = path.join(folder, name);
      await (aside ? fs.rename(file, `${file}.damaged`) : fs.rm(file, { force: true }));
    },
  };
}

/** Name of the segment after a closed one, or of the first. */
function numbered(last: string | undefined): string {
  const number = last === undefined ? 1 : Number(last.slice(0, 6)) + 1;
  return `${String(number).padStart(6, '0')}.jsonl`;
}

function isClosed(name: string): boolean {
  return name.endsWith('.closed.jsonl');
}

async function isStill(file: string, handle: fs.FileHandle): Promise<boolean> {
  const there = await ifThere(fs.stat(file, { bigint: true }));
  const ours = await handle.stat({ bigint: true });
  return there?.ino === ours.ino && there.dev === ours.dev;
}

/** `undefined` where another window removed it in between. */
function textOf(file: string): Promise<string | undefined> {
  return ifThere(fs.readFile(file, 'utf8'));
}
