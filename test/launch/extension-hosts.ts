import fs from 'node:fs/promises';

/** Ids of the processes of a server that run extensions, one for each window. `group` is the server's process group. */
export async function extensionHosts(group: number): Promise<number[]> {
  const all = (await fs.readdir('/proc')).map(Number).filter((pid) => pid > 0);
  const found = await Promise.all(all.map(async (pid) => ((await isExtensionHost(pid, group)) ? [pid] : [])));
  return found.flat();
}

async function isExtensionHost(pid: number, group: number): Promise<boolean> {
  try {
    const [stat, commandLine] = await Promise.all([
      fs.readFile(`/proc/${pid}/stat`, 'utf8'),
      fs.readFile(`/proc/${pid}/cmdline`, 'utf8'),
    ]);
    // "pid (name) state parent group …", where the name may have anything.
    const own = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2]);
    return own === group && commandLine.includes('--type=extensionHost');
  } catch {
    return false; // It ended in between.
  }
}
