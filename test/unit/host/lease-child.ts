import { setTimeout as wait } from 'node:timers/promises';
import { createLease } from '../../../src/host/lease';

// A window that takes a lease and keeps it until it is killed.
async function hold(): Promise<void> {
  const lease = createLease(process.argv[2] ?? '', { beat: 20 });
  while (!(await lease.take())) await wait(5);
  process.stdout.write('held\n');
  setInterval(() => undefined, 1_000);
}

void hold();
