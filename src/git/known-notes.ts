import fs from 'node:fs/promises';
import path from 'node:path';
import { type BranchNotes, noNotes } from '../domain/branch-stories';
import { readBranchNotes } from './branch-notes';
import { commonFolder, ownFolder } from './common-folder';
import type { GitFolder } from './remote';
import { GitError } from './run-git';

interface Read {
  /** Of the file as it was read. */
  readonly stamp: string;
  readonly notes: Promise<ReadonlyMap<string, BranchNotes>>;
}

/**
 * The notes of branches, at hand within a moment: git is asked again only where its configuration was written, by anyone,
 * since it was read.
 */
export class KnownNotes {
  /** Files of configuration, by the root of a worktree. */
  readonly #files = new Map<string, string>();
  readonly #read = new Map<string, Read>();

  /** What is said about a branch. Nothing where there is no repository any more. */
  async of(folder: GitFolder, branch: string): Promise<BranchNotes> {
    try {
      return (await this.#notes(folder)).get(branch) ?? noNotes;
    } catch (error) {
      this.#files.delete(folder.root);
      if (error instanceof GitError || isMissing(error)) return noNotes;
      throw error;
    }
  }

  async #notes(folder: GitFolder): Promise<ReadonlyMap<string, BranchNotes>> {
    const file = this.#files.get(folder.root) ?? path.join(await commonFolder(folder), 'config');
    this.#files.set(folder.root, file);
    // Git writes a new file and gives it the name, so that another time, another size or another file is another state.
    const { ino, size, mtimeNs } = await fs.stat(file, { bigint: true });
    const stamp = `${ino} ${size} ${mtimeNs}`;
    const known = this.#read.get(file);
    if (known?.stamp === stamp) return known.notes;
    const notes = readBranchNotes(folder);
    this.#read.set(file, { stamp, notes });
    notes.catch(() => this.#read.delete(file));
    return notes;
  }
}

/** The branch that is being rebased in a worktree, where one is: HEAD is on none meanwhile. */
export async function rebasedBranch(folder: GitFolder): Promise<string | undefined> {
  try {
    const own = await ownFolder(folder);
    for (const name of ['rebase-merge', 'rebase-apply']) {
      const text = await fs.readFile(path.join(own, name, 'head-name'), 'utf8').catch(unlessMissing);
      const [, branch] = /^refs\/heads\/(.+)/.exec(text ?? '') ?? [];
      if (branch) return branch;
    }
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
  }
  return undefined;
}

function unlessMissing(error: unknown): undefined {
  if (!isMissing(error)) throw error;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
