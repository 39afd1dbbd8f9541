import type { StateStorage } from '../../../src/sync/story-store';

export interface MemoryStorage extends StateStorage {
  readonly files: Map<string, string>;
  readonly writes: string[];
}

export function memoryStorage(): MemoryStorage {
  const files = new Map<string, string>();
  const writes: string[] = [];
  const times = new Map<string, number>();
  return {
    files,
    writes,
    read: (name) => Promise.resolve(files.get(name)),
    write(name, text) {
      writes.push(name);
      files.set(name, text);
      times.set(name, Date.now());
      return Promise.resolve();
    },
    setAside(name) {
      files.set(`${name}.damaged`, files.get(name) ?? '');
      files.delete(name);
      return Promise.resolve();
    },
    list: () => Promise.resolve([...files.keys()].map((name) => ({ name, at: times.get(name) ?? 0 }))),
    remove: (name) => Promise.resolve(void files.delete(name)),
  };
}
