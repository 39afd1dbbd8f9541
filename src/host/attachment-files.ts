import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { ifThere } from './if-there';
import { replaceFile } from './replace-file';

/** Bytes that are kept of all attachments together, the most recently used ones. */
const mostKept = 100 * 1024 * 1024;

/** Contents of attachments on this machine. */
export interface AttachmentFiles {
  /** Where the content is, or will be, for an editor to open. */
  pathOf(id: string, name: string): string;
  read(id: string, name: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  write(id: string, name: string, bytes: Uint8Array): Promise<void>;
}

/**
 * @param folder absolute; made when it is first written to
 * @param place names the source: two may have an attachment with the same id
 */
export function createAttachmentFiles(folder: string, place: string, most = mostKept): AttachmentFiles {
  // The name is somebody else's: what is made of it is one part of a path, and keeps its ending for the editor.
  const folderOf = (id: string): string =>
    path.join(folder, createHash('sha256').update(`${place}\n${id}`).digest('hex').slice(0, 32));
  const pathOf = (id: string, name: string): string => path.join(folderOf(id), safeName(name));
  return {
    pathOf,
    async read(id, name) {
      const file = pathOf(id, name);
      const bytes = await ifThere(fs.readFile(file));
      if (!bytes) return undefined;
      const now = new Date();
      // What is used stays; that it could not be noted matters little.
      await fs.utimes(file, now, now).catch(() => undefined);
      return new Uint8Array(bytes);
    },
    async write(id, name, bytes) {
      await fs.mkdir(folderOf(id), { recursive: true });
      await replaceFile(pathOf(id, name), bytes, 0o600);
      await forgetOldest(folder, most);
    },
  };
}

/** What some file system does not take, and what would make a name look like another. */
// eslint-disable-next-line no-control-regex -- control characters are what it is about
const unwanted = /[\u0000-\u001f\u007f<>:"|?*\u202a-\u202e\u2066-\u2069]/g;

/** A file name of somebody else's as one part of a path, with the ending an editor knows it by. */
export function safeName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const kept = last.replaceAll(unwanted, '_').replace(/[. ]+$/, '');
  const ending = /\.[\p{L}\p{N}]{1,10}$/u.exec(kept)?.[0] ?? '';
  const stem = kept
    .slice(0, kept.length - ending.length)
    .slice(0, 100)
    .replace(/^\.+/, '');
  return `${stem || 'attachment'}${ending}`;
}

async function forgetOldest(folder: string, most: number): Promise<void> {
  const files: { readonly file: string; readonly size: number; readonly at: number }[] = [];
  for (const entry of await fs.readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    // Another window may have removed it.
    const stat = await fs.stat(file).catch(() => undefined);
    if (stat) files.push({ file, size: stat.size, at: stat.mtimeMs });
  }
  files.sort((a, b) => b.at - a.at);
  let sum = 0;
  for (const { file, size } of files) {
    sum += size;
    if (sum > most) await fs.rm(path.dirname(file), { recursive: true, force: true });
  }
}
