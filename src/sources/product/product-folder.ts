import pLimit from 'p-limit';
import type { Problem } from '../../domain/problem';
import type { BacklogFiles } from '../markdown/backlog-files';
import { fileError } from '../markdown/file-error';
import { type FrontMatter, readFrontMatter } from '../markdown/front-matter';
import { naturally } from '../markdown/natural-order';
import { decodeText } from '../markdown/text-file';

/** As little of a file system as the folder needs. */
export type ProductFiles = Pick<BacklogFiles, 'list' | 'read' | 'readOther'>;

/** A Markdown file of the folder. */
export interface ProductFile {
  /** In the folder, with `/`. */
  readonly path: string;
  readonly front?: FrontMatter;
  /** What follows the front matter. */
  readonly body: string;
}

/** What the Product Owner keeps beside the stories, before anything of it is understood. */
export interface ProductFolder {
  /** By path. */
  readonly files: readonly ProductFile[];
  /** Files that are broken, by their path. */
  readonly problems: readonly Problem[];
}

const readsAtOnce = 16;

/** Folders that reports are saved in: nothing is read from there. */
const written = /^(reports|standups)\//i;

/** Reads the Markdown files of a product folder; a folder that is not there is an empty one. */
export async function readProductFolder(files: ProductFiles): Promise<ProductFolder> {
  const limit = pLimit(readsAtOnce);
  const paths = (await files.list()).map(({ path }) => path).filter((path) => !written.test(path));
  const problems: Problem[] = [];
  const found = await Promise.all(
    paths.sort(naturally).map((path) =>
      limit(async (): Promise<ProductFile[]> => {
        try {
          const text = decodeText(await files.read(path));
          const front = readFrontMatter(text);
          return [{ path, ...(front && { front }), body: text.slice(front?.bodyStart ?? 0) }];
        } catch (error) {
          problems.push({ subject: path, message: fileError(error, path).detail });
          return [];
        }
      }),
    ),
  );
  return { files: found.flat(), problems: problems.sort((a, b) => naturally(a.subject, b.subject)) };
}

/** A file by its path in the folder, however its name is capitalised. */
export function productFile({ files }: ProductFolder, path: string): ProductFile | undefined {
  return files.find((file) => file.path.toLowerCase() === path.toLowerCase());
}

/** Why a file that is there could not be read. */
export function problemsOf({ problems }: ProductFolder, path: string): Problem[] {
  return problems.filter(({ subject }) => subject.toLowerCase() === path.toLowerCase());
}

/** The files of a folder below. */
export function productFilesIn({ files }: ProductFolder, folder: string): ProductFile[] {
  return files.filter(({ path }) => path.toLowerCase().startsWith(`${folder.toLowerCase()}/`));
}
