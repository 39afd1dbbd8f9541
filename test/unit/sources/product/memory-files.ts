import type { ProductFiles } from '../../../../src/sources/product/product-folder';

/** A product folder in memory: texts, or bytes, by path. */
export function memoryFiles(files: Readonly<Record<string, string | Uint8Array>>): ProductFiles {
  const read = async (path: string): Promise<Uint8Array> => {
    const content = files[path];
    if (content === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
    return typeof content === 'string' ? new TextEncoder().encode(content) : content;
  };
  return {
    list: async () =>
      Object.keys(files)
        .filter((path) => path.endsWith('.md'))
        .map((path) => ({ path })),
    read,
    readOther: read,
  };
}
