import path from 'node:path';
import * as vscode from 'vscode';
import type { NamedRepository } from '../domain/anchor-repository';
import type { CodeAnchor } from '../domain/question';
import { anchoredFile } from './anchored-file';
import type { Repository } from './git-api';
import { remoteUrl } from './remote';
import type { Repositories } from './repositories';
import { remoteId } from './web-repository';

/** Where a file stands, for everybody who has the repository. */
export interface FilePlace {
  readonly repository: NamedRepository;
  /** From the repository's root, else from the workspace folder, with `/`. */
  readonly path: string;
  /** Absent where the file is in none. */
  readonly root?: vscode.Uri;
}

/** Tells where files stand; what takes a look into git is kept until the repository's remotes are others. */
export class FilePlaces {
  readonly #named = new Map<string, { readonly remotes: string; readonly named: Promise<NamedRepository> }>();

  /** Names of files now, by repository, the name they had, and the commit they had it at. */
  readonly #names = new Map<string, Promise<string | undefined>>();

  constructor(private readonly repositories: Repositories) {}

  /** Looks anew for files that may have been renamed. */
  forgetNames(): void {
    this.#names.clear();
  }

  /** What the file of an anchor is called in a repository now; `undefined` where it is gone. */
  nameNow(root: vscode.Uri, anchor: CodeAnchor): Promise<string | undefined> {
    const id = [root, anchor.path, anchor.commit].join('\n');
    const known = this.#names.get(id) ?? this.#lookFor(root, anchor);
    this.#names.set(id, known);
    return known;
  }

  async #lookFor(root: vscode.Uri, anchor: CodeAnchor): Promise<string | undefined> {
    const parts = anchor.path.split('/');
    if (parts.includes('..')) return undefined;
    const isThere = await vscode.workspace.fs.stat(vscode.Uri.joinPath(root, ...parts)).then(
      () => true,
      () => false,
    );
    // Most files are where they were, and git need not be asked.
    if (isThere) return anchor.path;
    const git = this.repositories.api?.git.path ?? 'git';
    return (await anchoredFile(anchor, [{ git, root: root.fsPath }]))?.path;
  }

  /** `undefined` for a file that is in no repository and in no folder of the workspace. */
  async of(uri: vscode.Uri): Promise<FilePlace | undefined> {
    await this.repositories.open();
    const repository = this.repositories.api?.getRepository(uri);
    const inside = repository && pathInside(repository.rootUri, uri);
    if (repository && inside) {
      return { root: repository.rootUri, path: inside, repository: await this.#name(repository) };
    }
    if (!vscode.workspace.getWorkspaceFolder(uri)) return undefined;
    return { path: vscode.workspace.asRelativePath(uri, false), repository: { remotes: [] } };
  }

  #name(repository: Repository): Promise<NamedRepository> {
    const root = repository.rootUri.toString();
    const remotes = JSON.stringify(repository.state.remotes.map(({ name, fetchUrl }) => [name, fetchUrl]));
    const known = this.#named.get(root);
    if (known?.remotes === remotes) return known.named;
    const named = this.#read(repository);
    this.#named.set(root, { remotes, named });
    return named;
  }

  async #read(repository: Repository): Promise<NamedRepository> {
    const folder = this.repositories.folder(repository);
    const urls = await Promise.all(repository.state.remotes.map(({ name }) => remoteUrl(folder, name)));
    const ids = urls.flatMap((url) => (url === undefined ? [] : remoteId(url)));
    return {
      name: path.basename(repository.rootUri.fsPath),
      remotes: [...new Set(ids)].filter((id) => id !== 'local'),
    };
  }
}

function pathInside(root: vscode.Uri, file: vscode.Uri): string | undefined {
  if (file.scheme !== root.scheme) return undefined;
  const relative = path.relative(root.fsPath, file.fsPath);
  if (!relative || /^\.\.(?:[\\/]|$)/.test(relative) || path.isAbsolute(relative)) return undefined;
  return relative.split(path.sep).join('/');
}
