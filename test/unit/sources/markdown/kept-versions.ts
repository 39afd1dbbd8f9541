import type { EarlierVersion } from '../../../../src/domain/earlier-files';
import type { FileHistory } from '../../../../src/sources/markdown/histories';
import type { MemoryFiles } from './memory-files';

/** Keeps what files were before each write, as a repository with a commit for each would. */
export function keptVersions() {
  const files = new Map<string, EarlierVersion[]>();
  const start = new Date().toISOString();
  let last = Date.parse(start);
  const keep = (path: string, text: string): void => {
    last = Math.max(Date.now(), last + 1);
    const at = new Date(last).toISOString();
    files.set(path, [...(files.get(path) ?? []), { at, by: 'Mira Holm', text }]);
  };
  const history: FileHistory = (since) => {
    if (since === undefined) return Promise.resolve({ files, knownSince: start });
    const later = new Map<string, EarlierVersion[]>();
    for (const [path, all] of files) {
      const first = all.findIndex(({ at = '' }) => at >= since);
      if (first < 0) continue;
      const before = all[first - 1];
      later.set(path, [...(before ? [{ text: before.text }] : []), ...all.slice(first)]);
    }
    return Promise.resolve({ files: later });
  };
  return {
    history,
    keep,
    /** Keeps what is there, and what is written from now on. */
    follow(memory: MemoryFiles): void {
      for (const path of memory.content.keys()) keep(path, memory.text(path));
      const { write } = memory;
      memory.write = async (path, bytes, expected, changed) => {
        await write(path, bytes, expected, changed);
        keep(path, memory.text(path));
      };
    },
  };
}
