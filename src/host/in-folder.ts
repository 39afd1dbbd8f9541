import fs from 'node:fs/promises';
import path from 'node:path';

/** Whether there is such a file, and it is in the folder once every link is followed. */
export async function isInFolder(file: string, folder: string): Promise<boolean> {
  try {
    const [target, root] = await Promise.all([fs.realpath(file), fs.realpath(folder)]);
    const way = path.relative(root, target);
    return way !== '' && way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
  } catch {
    return false;
  }
}
