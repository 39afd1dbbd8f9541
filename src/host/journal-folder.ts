import fs from 'node:fs/promises';
import path from 'node:path';

const segment = /^(\d{6})(\.closed)?\.jsonl$/;

/**
 * A journal in a folder, shared by windows: lines are appended to the newest segment, `000001.jsonl` and so on; a closed
 * one is called `000001.closed.jsonl`.
 *
 * @param folder absolute; made when it is first written to
 */
export function createJournalFolder(folder: string) {
  /** Names of the segments, the oldest first. */
  async function names(): Promise<string[]> {
    try {
      return (await fs.readdir(folder)).filter((name) => segment.test(name)).sort();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  }

  async function newest(): Promise<string> {
    const last = (await names()).at(-1);
    if (last === undefined) return numbered(1);
    return isClosed(last) ? numbered(Number(last.slice(0, 6)) + 1) : last;
  }

  return {
    async read(): Promise<{ name: string; isClosed: boolean; text: string }[]> {
      const segments = await Promise.all(
        (await names()).map(async (name) => {
          const text = await textOf(path.join(folder, name));
          return text === undefined ? [] : [{ name, isClosed: isClosed(name), text }];
        }),
      );
      return segments.flat();
    },

    async append(lines: string): Promise<void> {
      await fs.mkdir(folder, { recursive: true, mode: 0o700 });
      for (;;) {
        const file = path.join(folder, await newest());
        const handle = await fs.open(file, 'a', 0o600);
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
      for (const name of await names()) {
        if (isClosed(name)) continue;
        const closed = name.replace(/\.jsonl$/, '.closed.jsonl');
        await fs.rename(path.join(folder, name), path.join(folder, closed));
      }
    },

    async remove(name: string, aside: boolean): Promise<void> {
      const file = path.join(folder, name);
      await (aside ? fs.rename(file, `${file}.damaged`) : fs.rm(file, { force: true }));
    },
  };
}

function numbered(number: number): string {
  return `${String(number).padStart(6, '0')}.jsonl`;
}

function isClosed(name: string): boolean {
  return name.endsWith('.closed.jsonl');
}

async function isStill(file: string, handle: fs.FileHandle): Promise<boolean> {
  try {
    const [there, ours] = await Promise.all([fs.stat(file, { bigint: true }), handle.stat({ bigint: true })]);
    return there.ino === ours.ino && there.dev === ours.dev;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

/** `undefined` where another window removed it in between. */
async function textOf(file: string): Promise<string | undefined> {
  try {
    return await fs.readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
