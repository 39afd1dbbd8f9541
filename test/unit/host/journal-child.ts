import { createJournalFolder } from '../../../src/host/journal-folder';

// A window that appends numbered lines until it is killed, and says of each when it is on disk.
const [folder = '', name = ''] = process.argv.slice(2);
const filler = 'x'.repeat(2_000);

async function append(): Promise<void> {
  const journal = createJournalFolder(folder);
  for (let number = 1; ; number++) {
    await journal.append(`\n${JSON.stringify({ id: `${name}-${number}`, filler })}\n`);
    process.stdout.write(`${name}-${number}\n`);
  }
}

void append();
