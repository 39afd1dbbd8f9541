import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createJournalFolder } from '../../../src/host/journal-folder';
import { type Child, startChild } from './child';

const line = (id: string): string => `\n${JSON.stringify({ id })}\n`;

/** Ids of the whole lines, in order, and how many lines are not whole. */
function read(segments: readonly { readonly text: string }[]): { ids: string[]; halves: number } {
  const ids: string[] = [];
  let halves = 0;
  for (const text of segments.flatMap((segment) => segment.text.split('\n'))) {
    if (text === '') continue;
    try {
      ids.push((JSON.parse(text) as { id: string }).id);
    } catch {
      halves += 1;
    }
  }
  return { ids, halves };
}

describe('A journal in a folder', () => {
  let root: string;
  let folder: string;
  const children: Child[] = [];
  const names = async (): Promise<string[]> => (await fs.readdir(folder)).sort();
  const ids = async (): Promise<string[]> => read(await createJournalFolder(folder).read()).ids;

  beforeEach(async () => {
    root = await fs.mkdtemp(path.join(os.tmpdir(), 'journal-'));
    folder = path.join(root, 'made', 'outbox');
  });
  afterEach(async () => {
    await Promise.all(children.splice(0).map((child) => child.kill()));
    await fs.rm(root, { recursive: true });
  });

  it('has nothing before something is appended, and makes no folder for that', async () => {
    const journal = createJournalFolder(folder);
    assert.deepEqual(await journal.read(), []);
    await journal.close();
    await assert.rejects(fs.stat(folder), { code: 'ENOENT' });
  });

  it('gives back what any window appended, in order, whatever else lies there', async () => {
    const [one, other] = [createJournalFolder(folder), createJournalFolder(folder)];
    await one.append(line('a'));
    await other.append(line('b'));
    await one.append(line('ü'));
    await fs.writeFile(path.join(folder, 'lease.json'), '{}');
    assert.deepEqual(await other.read(), [
      { name: '000001.jsonl', isClosed: false, text: line('a') + line('b') + line('ü') },
    ]);
  });

  it('appends to a new segment when one is closed', async () => {
    const journal = createJournalFolder(folder);
    await journal.append(line('a'));
    await journal.close();
    await journal.append(line('b'));
    await journal.close();
    await journal.close();
    await journal.append(line('c'));
    assert.deepEqual(
      (await journal.read()).map(({ name, isClosed }) => [name, isClosed]),
      [
        ['000001.closed.jsonl', true],
        ['000002.closed.jsonl', true],
        ['000003.jsonl', false],
      ],
    );
    assert.deepEqual(await ids(), ['a', 'b', 'c']);
  });

  it('removes a segment, or puts it aside, and goes on with the numbers', async () => {
    const journal = createJournalFolder(folder);
    for (const id of ['a', 'b']) {
      await journal.append(line(id));
      await journal.close();
    }
    await journal.append(line('c'));
    await journal.remove('000001.closed.jsonl', false);
    await journal.remove('000001.closed.jsonl', false);
    await journal.remove('000002.closed.jsonl', true);
    assert.deepEqual(await names(), ['000002.closed.jsonl.damaged', '000003.jsonl']);
    assert.deepEqual(await ids(), ['c']);
    assert.equal(await fs.readFile(path.join(folder, '000002.closed.jsonl.damaged'), 'utf8'), line('b'));
  });

  it('is readable by its user alone', async () => {
    await createJournalFolder(folder).append(line('a'));
    assert.equal((await fs.stat(folder)).mode & 0o777, 0o700);
    assert.equal((await fs.stat(path.join(folder, '000001.jsonl'))).mode & 0o777, 0o600);
  });

  it('loses no line to another window that closes and reads, and shows each to every reader', async () => {
    const windows = Array.from({ length: 4 }, () => createJournalFolder(folder));
    const appended = new Set<string>();
    let isAppending = true;
    const closing = (async () => {
      while (isAppending) {
        await windows[0]?.close();
        await wait(12);
      }
    })();
    const readers = [1, 2].map(async () => {
      const reader = createJournalFolder(folder);
      while (isAppending) {
        const before = [...appended];
        const there = new Set(read(await reader.read()).ids);
        assert.deepEqual(
          before.filter((id) => !there.has(id)),
          [],
          'what is on disk is read',
        );
      }
    });
    await Promise.all(
      windows.map(async (window, number) => {
        for (let count = 0; count < 40; count++) {
          const id = `${number}-${count}`;
          await window.append(line(id));
          appended.add(id);
        }
      }),
    );
    isAppending = false;
    await Promise.all([closing, ...readers]);
    const all = await ids();
    assert.equal(new Set(all).size, 160);
    for (const number of windows.keys()) {
      const own = [...new Set(all.filter((id) => id.startsWith(`${number}-`)))];
      assert.deepEqual(
        own,
        Array.from({ length: 40 }, (_, count) => `${number}-${count}`),
        'in its order',
      );
    }
  });

  it('does not put a segment in the place of a closed one', async () => {
    const journal = createJournalFolder(folder);
    await journal.append(line('a'));
    await journal.close();
    // What a window leaves that was stopped for long between looking and opening.
    await fs.writeFile(path.join(folder, '000001.jsonl'), line('b'));
    await journal.close();
    assert.deepEqual(await ids(), ['a', 'b']);
    await journal.remove('000001.closed.jsonl', false);
    await journal.close();
    assert.deepEqual(await names(), ['000001.closed.jsonl']);
  });

  it('has everything that windows had on disk before they were killed, in the middle of a line', async () => {
    await fs.mkdir(folder, { recursive: true });
    const journal = createJournalFolder(folder);
    const said: string[] = [];
    for (let round = 0; round < 2; round++) {
      const windows = ['a', 'b'].map((name) => startChild('journal-child.ts', folder, `${name}${round}`));
      children.push(...windows);
      await Promise.all(windows.map(({ started }) => started));
      await wait(30 + round * 23);
      await journal.close();
      await wait(20);
      await Promise.all(windows.map((window) => window.kill()));
      said.push(...windows.flatMap(({ lines }) => lines));
      // And half a line, as a disk that is full or a machine that stops leaves it.
      const [newest = '000009.jsonl'] = (await names()).filter((name) => !name.includes('closed')).reverse();
      await fs.appendFile(path.join(folder, newest), '\n{"id":"half');
      await journal.append(line(`after ${round}`));
      said.push(`after ${round}`);
    }
    const { ids, halves } = read(await journal.read());
    assert.deepEqual(
      said.filter((id) => !ids.includes(id)),
      [],
    );
    assert.ok(said.length > 10);
    assert.ok(halves >= 2);
  });

  it('says so where the disk is full, and where the folder may not be written to', async () => {
    await fs.mkdir(folder, { recursive: true });
    const journal = createJournalFolder(folder);
    await fs.symlink('/dev/full', path.join(folder, '000001.jsonl'));
    await assert.rejects(journal.append(line('a')), { code: 'ENOSPC' });
    await fs.rm(path.join(folder, '000001.jsonl'));

    await fs.chmod(folder, 0o500);
    await fs.chmod(path.dirname(folder), 0o755);
    await fs.chmod(root, 0o755);
    const isRoot = process.getuid?.() === 0;
    // Whoever may do everything becomes somebody who may not.
    if (isRoot) {
      await fs.chown(folder, 65_534, 65_534);
      process.seteuid?.(65_534);
    }
    try {
      await assert.rejects(journal.append(line('a')), { code: 'EACCES' });
    } finally {
      if (isRoot) process.seteuid?.(0);
    }
    await fs.chmod(folder, 0o700);
    await journal.append(line('b'));
    assert.deepEqual(await ids(), ['b']);
    await fs.rm(folder, { recursive: true });
    await fs.writeFile(folder, 'a file where the folder is to be');
    await assert.rejects(journal.append(line('c')), { code: 'EEXIST' });
    await assert.rejects(journal.read(), { code: 'ENOTDIR' });
  });
});
