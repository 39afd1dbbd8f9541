import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Traffic } from '../simulator/traffic';

/** All that was recorded below a folder, file by file. */
export function* recordedIn(folder: string): Generator<Traffic> {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!name.endsWith('.jsonl')) continue;
    for (const line of readFileSync(path.join(folder, name), 'utf8').split('\n')) {
      if (line !== '') yield JSON.parse(line) as Traffic;
    }
  }
}
