import assert from 'node:assert/strict';
import { allAtOnce, allByToken } from '../../../../src/sources/jira/pages';

describe('Pages that are asked for at once', () => {
  /** A server with so many entries that grants so many to a page; entries are numbers. */
  function server(total: number, granted: (startAt: number) => number, sayTotal = true) {
    const log: string[] = [];
    const page = async (startAt: number) => {
      log.push(`+${startAt}`);
      // The last page is there first.
      for (let turn = 0; turn < 100 - startAt; turn++) await Promise.resolve();
      log.push(`-${startAt}`);
      const end = Math.min(startAt + granted(startAt), total);
      const entries = Array.from({ length: Math.max(end - startAt, 0) }, (_, index) => startAt + index);
      return { entries, ...(sayTotal && { total }) };
    };
    return { page, log };
  }
  const upTo = (total: number) => Array.from({ length: total }, (_, index) => index);

  it('come after the first one together, and are told in their order', async () => {
    const { page, log } = server(50, () => 20);
    const told: number[] = [];
    assert.deepEqual(await allAtOnce(page, (entries) => told.push(...entries)), upTo(50));
    assert.deepEqual(told, upTo(50));
    assert.deepEqual(log, ['+0', '-0', '+20', '+40', '-40', '-20']);
  });

  it('are one where all fits, and none where there is nothing', async () => {
    for (const total of [0, 5, 20]) {
      const { page, log } = server(total, () => 20);
      assert.deepEqual(await allAtOnce(page), upTo(total));
      assert.deepEqual(log, ['+0', '-0']);
    }
  });

  it('leave no gap where a later page is shorter', async () => {
    const { page } = server(50, (startAt) => (startAt === 20 ? 7 : 20));
    assert.deepEqual(await allAtOnce(page), upTo(50));
  });

  it('are read to the end where the server does not say how many there are', async () => {
    const { page } = server(50, () => 20, false);
    assert.deepEqual(await allAtOnce(page), upTo(50));
  });

  it('fail with the one that fails', async () => {
    const { page } = server(50, () => 20);
    const failing = (startAt: number) =>
      startAt === 40 ? Promise.reject(new Error('page of 40')) : page(startAt);
    await assert.rejects(allAtOnce(failing), /page of 40/);
  });
});

describe('Pages that follow by a token', () => {
  const listing =
    (pages: Readonly<Record<string, readonly [number[], string?]>>) =>
    (token = '') => {
      const [entries, nextPageToken] = pages[token] ?? [[]];
      return Promise.resolve({ entries, nextPageToken });
    };

  it('go on where one of them has nothing', async () => {
    assert.deepEqual(await allByToken(listing({ '': [[1], 'a'], a: [[], 'b'], b: [[2]] })), [1, 2]);
  });

  it('end where they begin to come again', async () => {
    assert.deepEqual(await allByToken(listing({ '': [[1], 'a'], a: [[2], 'b'], b: [[], 'a'] })), [1, 2]);
  });
});
