import type { StateStorage } from '../../../src/sync/story-store';

export interface MemoryStorage extends StateStorage {
  readonly files: Map<string, string>;
  readonly writes: string[];
}

export function memoryStorage(): MemoryStorage {
  const files = new Map<string, string>();
  const writes: string[] = [];
  return {
    files,
    writes,
    read: (name) => Promise.resolve(files.get(name)),
    write(name, text) {
      writes.push(name);
      files.set(name, text);
      return Promise.resolve();
    },
    setAside(name) {
      files.set(`${name}.damaged`, files.get(name) ?? '');
      files.delete(name);
      return Promise.resolve();
    },
  };
}
