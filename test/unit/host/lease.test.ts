import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createLease, type Lease, type LeaseTimings } from '../../../src/host/lease';
import { type Child, startChild } from './child';

/** Long enough that nobody who is alive loses a lease on a machine with much to do. */
const quick: LeaseTimings = { beat: 20, patience: 2_000, contest: 60 };

describe('A lease', () => {
  let folder: string;
  let file: string;
  const taken: Lease[] = [];
  const children: Child[] = [];
  const leaseOf = (timings: Partial<LeaseTimings> = {}): Lease => {
    const lease = createLease(file, { ...quick, ...timings });
    taken.push(lease);
    return lease;
  };

  beforeEach(async () => {
    folder = await fs.mkdtemp(path.join(os.tmpdir(), 'lease-'));
    file = path.join(folder, 'made', 'lease.json');
  });
  afterEach(async () => {
    await Promise.all(children.splice(0).map((child) => child.kill()));
    await Promise.all(taken.splice(0).map((lease) => lease.release()));
    await fs.rm(folder, { recursive: true });
  });

  it('is had by one window, until that lets go of it', async () => {
    const [one, other] = [leaseOf(), leaseOf()];
    assert.equal(await one.isHeld(), false);
    assert.equal(await one.take(), true);
    assert.equal(await one.take(), true, 'again by who has it');
    assert.equal(await other.take(), false);
    await wait(10 * quick.beat);
    assert.deepEqual([await one.isHeld(), await other.isHeld()], [true, false]);
    await other.release();
    assert.equal(await one.isHeld(), true, 'nobody lets go of what another has');
    await one.release();
    assert.deepEqual(await fs.readdir(path.dirname(file)), []);
    assert.equal(await other.take(), true);
    assert.equal(await one.isHeld(), false);
  });

  it('goes to one of many who take it at the same time', async () => {
    for (let round = 0; round < 10; round++) {
      const leases = Array.from({ length: 8 }, () => leaseOf());
      const took = await Promise.all(leases.map((lease) => lease.take()));
      assert.equal(took.filter(Boolean).length, 1);
      assert.equal((await Promise.all(leases.map((lease) => lease.isHeld()))).filter(Boolean).length, 1);
      await Promise.all(leases.map((lease) => lease.release()));
    }
  });

  it('is taken over at once from a process that was killed', async () => {
    const child = startChild('lease-child.ts', file);
    children.push(child);
    await child.started;
    const lease = leaseOf({ patience: 60_000 });
    assert.equal(await lease.take(), false);
    await child.kill();
    const since = performance.now();
    assert.equal(await lease.take(), true);
    assert.ok(performance.now() - since < 1_000);
    assert.equal(await lease.isHeld(), true);
  });

  it('goes to one of many who find its process killed at the same time', async () => {
    for (let round = 0; round < 3; round++) {
      const child = startChild('lease-child.ts', file);
      await child.started;
      await child.kill();
      const leases = Array.from({ length: 6 }, () => leaseOf({ patience: 60_000, contest: 250 }));
      const took = await Promise.all(leases.map((lease) => lease.take()));
      assert.equal(took.filter(Boolean).length, 1);
      assert.deepEqual(await Promise.all(leases.map((lease) => lease.isHeld())), took);
      await Promise.all(leases.map((lease) => lease.release()));
    }
  });

  it('is taken over from a process that gives no sign of life, which then does not have it', async () => {
    const child = startChild('lease-child.ts', file);
    children.push(child);
    await child.started;
    child.process.kill('SIGSTOP');
    const lease = leaseOf({ patience: 300 });
    const since = performance.now();
    while (!(await lease.take())) await wait(20);
    assert.ok(performance.now() - since >= 290, 'not before its time');
    child.process.kill('SIGCONT');
    await wait(20 * quick.beat);
    assert.equal(await lease.isHeld(), true, 'who comes back does not take it back');
  });

  it('is not held any more where another took over', async () => {
    const [one, other] = [leaseOf({ beat: 60_000 }), leaseOf({ patience: 100 })];
    await one.take();
    assert.equal(await other.take(), false);
    await wait(150);
    assert.equal(await other.take(), true);
    assert.deepEqual([await one.isHeld(), await other.isHeld()], [false, true]);
    await one.release();
    assert.equal(await other.isHeld(), true);
    assert.equal(await one.take(), false);
  });

  it('is kept by signs of life for longer than others are patient', async () => {
    const [one, other] = [leaseOf(), leaseOf({ patience: 400 })];
    await one.take();
    for (let until = performance.now() + 1_200; performance.now() < until; await wait(15))
      assert.equal(await other.take(), false);
  });

  it('does not come back when it is let go of while a sign of life is on its way', async () => {
    const lease = leaseOf({ beat: 1 });
    for (let round = 0; round < 100; round++) {
      await lease.take();
      await wait(2);
      await lease.release();
      assert.deepEqual(await fs.readdir(path.dirname(file)), []);
    }
  });

  it('is taken over, when its time has come, where the file holds half of what was written', async () => {
    await fs.mkdir(path.dirname(file));
    await fs.writeFile(file, '{"token":"1');
    const lease = leaseOf({ patience: 100 });
    assert.equal(await lease.take(), false);
    await wait(150);
    assert.equal(await lease.take(), true);
  });

  it('is readable by its user alone', async () => {
    await leaseOf().take();
    assert.equal((await fs.stat(file)).mode & 0o777, 0o600);
    assert.equal((await fs.stat(path.dirname(file))).mode & 0o777, 0o700);
    await wait(5 * quick.beat);
    assert.equal((await fs.stat(file)).mode & 0o777, 0o600);
  });

  it('says so where it cannot be kept', async () => {
    await fs.writeFile(path.dirname(file), 'a file where the folder is to be');
    await assert.rejects(leaseOf().take(), { code: 'ENOTDIR' });
    taken.length = 0;
  });
});
