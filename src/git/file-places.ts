import path from 'node:path';
import * as vscode from 'vscode';
import { isLineOf, type NamedRepository } from '../domain/anchor-repository';
import type { CodeAnchor } from '../domain/question';
import { anchoredFile, fingerprintOfAnchor } from './anchored-file';
import { placeInRepository } from './lines-in-repository';
import { type GitFolder, remoteNames, remoteUrls } from './remote';
import type { Repositories } from './repositories';
import { remoteId } from './web-repository';

/** Where a file stands, for everybody who has the repository. */
export interface FilePlace {
  readonly root: FileRoot;
  /** From the root, with `/`. */
  readonly path: string;
}

/** A repository of the window, or a folder of the workspace that is in none. */
export interface FileRoot {
  readonly uri: vscode.Uri;
  readonly repository: NamedRepository;
}

/** Tells where files stand; what takes a look into git is kept until it may be different. */
export class FilePlaces {
  /** Repositories by root and remotes. */
  readonly #named = new Map<string, Promise<NamedRepository>>();
  /** What folders of the workspace are in that are in no repository VS Code has opened. */
  readonly #folders = new Map<string, Promise<FileRoot>>();
  /** Names of files now, by repository, the name they had, and the commit they had it at. */
  readonly #names = new Map<string, Promise<string | undefined>>();
  readonly #prints = new Map<string, Promise<string | undefined>>();

  constructor(private readonly repositories: Repositories) {}

  /** Looks anew for files that may have been renamed. */
  forgetNames(): void {
    this.#names.clear();
    this.#folders.clear();
  }

  /** `undefined` for a file that is in no repository and in no folder of the workspace. */
  async of(uri: vscode.Uri): Promise<FilePlace | undefined> {
    await this.repositories.open();
    const repository = this.repositories.api?.getRepository(uri);
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    const roots = [
      repository && (await this.#root(repository.rootUri)),
      folder && (await this.#rootOf(folder)),
      folder && none(folder),
    ];
    for (const root of roots) {
      const inside = root && pathInside(root.uri, uri);
      if (inside) return { root, path: inside };
    }
    return undefined;
  }

  /** What of this window lines are lines of. */
  async rootsOf(anchor: CodeAnchor): Promise<vscode.Uri[]> {
    await this.repositories.open();
    const { all, current } = this.repositories;
    const open = current ? [current, ...all.filter((one) => one !== current)] : all;
    const roots = await Promise.all([
      ...open.map(({ rootUri }) => this.#root(rootUri)),
      ...(vscode.workspace.workspaceFolders ?? []).map((folder) => this.#rootOf(folder)),
    ]);
    const own = roots.filter(({ repository }) => isLineOf(anchor, repository)).map(({ uri }) => uri);
    return [...new Map(own.map((uri) => [uri.toString(), uri])).values()];
  }

  /** What the file of an anchor is called below a root now; `undefined` where it is gone. */
  nameNow(root: vscode.Uri, anchor: CodeAnchor): Promise<string | undefined> {
    const id = [root, anchor.path, anchor.commit].join('\n');
    return kept(this.#names, id, () => this.#lookFor(root, anchor));
  }

  /** The anchor with what its lines are found again by, where it or its commit tells. */
  async withFingerprint(root: vscode.Uri, anchor: CodeAnchor): Promise<CodeAnchor> {
    if (anchor.fingerprint !== undefined || root.scheme !== 'file') return anchor;
    const id = [root, anchor.path, anchor.commit, anchor.startLine, anchor.endLine].join('\n');
    const fingerprint = await kept(this.#prints, id, () =>
      fingerprintOfAnchor(this.#gitFolder(root), anchor),
    );
    return fingerprint === undefined ? anchor : { ...anchor, fingerprint };
  }

  async #lookFor(root: vscode.Uri, anchor: CodeAnchor): Promise<string | undefined> {
    const parts = anchor.path.split('/');
    if (parts.some((part) => ['', '.', '..'].includes(part))) return undefined;
    // Most files are where they were, and git need not be asked.
    if (await isFile(vscode.Uri.joinPath(root, ...parts))) return anchor.path;
    if (root.scheme !== 'file') return undefined;
    return (await anchoredFile(anchor, [this.#gitFolder(root)]))?.path;
  }

  /** What a folder of the workspace is in: its repository may start above it, where VS Code opens none by itself. */
  #rootOf(folder: vscode.WorkspaceFolder): Promise<FileRoot> {
    const { api } = this.repositories;
    const repository = api?.getRepository(folder.uri);
    if (repository) return this.#root(repository.rootUri);
    if (!api || folder.uri.scheme !== 'file') return Promise.resolve(none(folder));
    return kept(this.#folders, folder.uri.toString(), async () => {
      const above = await placeInRepository(api.git.path, path.join(folder.uri.fsPath, 'any'));
      return above ? this.#root(vscode.Uri.file(above.root)) : none(folder);
    });
  }

  async #root(uri: vscode.Uri): Promise<FileRoot> {
    const open = this.repositories.all.find(({ rootUri }) => rootUri.toString() === uri.toString());
    const remotes = open?.state.remotes.map(({ name, fetchUrl }) => [name, fetchUrl]);
    const repository = await kept(this.#named, JSON.stringify([uri.toString(), remotes]), () =>
      this.#name(uri),
    );
    return { uri, repository };
  }

  async #name(root: vscode.Uri): Promise<NamedRepository> {
    const folder = this.#gitFolder(root);
    const urls = await Promise.all((await remoteNames(folder)).map((name) => remoteUrls(folder, name)));
    const ids = urls.flat().map((url) => remoteId(url));
    return { name: path.basename(root.fsPath), remotes: [...new Set(ids)].filter((id) => id !== 'local') };
  }

  #gitFolder(root: vscode.Uri): GitFolder {
    return { git: this.repositories.api?.git.path ?? 'git', root: root.fsPath };
  }
}

/** What is looked up once; by what it is known by. */
function kept<T>(known: Map<string, Promise<T>>, id: string, look: () => Promise<T>): Promise<T> {
  const found = known.get(id) ?? look();
  known.set(id, found);
  return found;
}

function none({ uri }: vscode.WorkspaceFolder): FileRoot {
  return { uri, repository: { name: path.basename(uri.path), remotes: [], isNone: true } };
}

/** Whether there is a file; never rejects. */
export function isFile(uri: vscode.Uri): Promise<boolean> {
  const found = vscode.workspace.fs.stat(uri).then(
    ({ type }) => (type & vscode.FileType.File) !== 0,
    () => false,
  );
  return Promise.resolve(found);
}

function pathInside(root: vscode.Uri, file: vscode.Uri): string | undefined {
  if (file.scheme !== root.scheme) return undefined;
  const relative = path.relative(root.fsPath, file.fsPath);
  if (!relative || /^\.\.(?:[\\/]|$)/.test(relative) || path.isAbsolute(relative)) return undefined;
  return relative.split(path.sep).join('/');
}
