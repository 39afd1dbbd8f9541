import type { BacklogFiles } from '../../../../src/sources/markdown/backlog-files';

/** A backlog folder in memory, which counts what is asked of it. */
export interface MemoryFiles extends BacklogFiles {
  readonly content: Map<string, Uint8Array>;
  readonly written: string[];
  text(path: string): string;
  put(path: string, text: string): void;
  /** Called between the reading of a file and the writing of it. */
  beforeWrite: (path: string) => void;
}

export function memoryFiles(texts: Readonly<Record<string, string | Uint8Array>>): MemoryFiles {
  const bytes = (text: string | Uint8Array): Uint8Array =>
    typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const content = new Map(Object.entries(texts).map(([path, text]) => [path, bytes(text)]));
  const get = (path: string): Uint8Array => {
    const found = content.get(path);
    if (!found) throw Object.assign(new Error(`no such file: ${path}`), { code: 'ENOENT' });
    return found;
  };
  const files: MemoryFiles = {
    content,
    written: [],
    text: (path) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(get(path)),
    put: (path, text) => void content.set(path, bytes(text)),
    beforeWrite: () => undefined,
    list: () =>
      Promise.resolve([...content.keys()].filter((path) => path.endsWith('.md')).map((path) => ({ path }))),
    sizeOf: (path) => Promise.resolve(content.get(path)?.length),
    readOther: (path) => Promise.resolve().then(() => Uint8Array.from(get(path))),
    read: (path) => Promise.resolve().then(() => Uint8Array.from(get(path))),
    async write(path, after, expected, changed) {
      await Promise.resolve();
      files.beforeWrite(path);
      if (Buffer.compare(get(path), expected) !== 0) throw changed();
      files.written.push(path);
      content.set(path, after);
    },
  };
  return files;
}
