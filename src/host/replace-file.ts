import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';

/**
 * Writes a file whole or not at all, whenever the machine stops: beside the old one, then in its place. VS Code's own
 * file system deletes the old file first, and whoever reads in between finds none.
 *
 * @param mode rights of the file
 */
export async function replaceFile(file: string, content: Uint8Array | string, mode?: number): Promise<void> {
  const draft = path.join(path.dirname(file), `.${path.basename(file)}.${randomUUID()}.tmp`);
  try {
    const handle = await fs.open(draft, 'wx', mode);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await fs.rename(draft, file);
  } catch (error) {
    await fs.rm(draft, { force: true });
    throw error;
  }
}
