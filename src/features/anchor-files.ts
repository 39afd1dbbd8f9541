import * as vscode from 'vscode';
import { isLineOf } from '../domain/anchor-repository';
import { FileRenames } from '../domain/file-renames';
import type { CodeAnchor } from '../domain/question';
import { type FilePlace, FilePlaces, isFile } from '../git/file-places';
import type { Repositories } from '../git/repositories';
import type { Services } from '../services';

/** A file of the window that lines are in, and the anchor with what they are found again by there. */
export interface AnchoredFile {
  readonly uri: vscode.Uri;
  readonly anchor: CodeAnchor;
}

/**
 * The files that the lines of questions are in, whatever became of their names: in commits, in the index, or in this window,
 * which git learns of no earlier than by a commit.
 */
export class AnchorFiles implements vscode.Disposable {
  readonly #places: FilePlaces;
  readonly #renames = new FileRenames();
  readonly #subscription = vscode.workspace.onDidRenameFiles(({ files }) => {
    for (const { oldUri, newUri } of files) this.#renames.add(oldUri.toString(), newUri.toString());
  });

  constructor(repositories: Repositories) {
    this.#places = new FilePlaces(repositories);
  }

  /** Looks anew for files that may have been renamed. */
  forgetNames(): void {
    this.#places.forgetNames();
  }

  /** The file of some lines; `undefined` where it is not in this window. The path comes from outside, and stays below a root. */
  async find(anchor: CodeAnchor): Promise<AnchoredFile | undefined> {
    for (const root of await this.#places.rootsOf(anchor)) {
      const at = (path: string): vscode.Uri => vscode.Uri.joinPath(root, ...path.split('/'));
      const was = at(anchor.path).toString();
      const renamed = this.#renames.now(was);
      const name = await this.#places.nameNow(root, anchor);
      for (const uri of [
        ...(renamed === was ? [] : [vscode.Uri.parse(renamed, true)]),
        ...(name === undefined ? [] : [at(name)]),
      ]) {
        const place = await this.#places.of(uri);
        const isBelow = place?.root.uri.toString() === root.toString();
        if (isBelow && (await isFile(uri)))
          return { uri, anchor: await this.#places.withFingerprint(root, anchor) };
      }
    }
    return undefined;
  }

  /** Those of the anchors whose lines are in a file. */
  async in<T extends { readonly anchor: CodeAnchor }>(uri: vscode.Uri, all: readonly T[]): Promise<T[]> {
    const names = this.#renames.before(uri.toString()).map((name) => vscode.Uri.parse(name, true));
    const places = (await Promise.all(names.map((one) => this.#places.of(one)))).filter(
      (place) => place !== undefined,
    );
    const found: T[] = [];
    for (const one of all) {
      const place = await this.#placeOf(one.anchor, places);
      if (!place) continue;
      found.push({ ...one, anchor: await this.#places.withFingerprint(place.root.uri, one.anchor) });
    }
    return found;
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  async #placeOf(anchor: CodeAnchor, places: readonly FilePlace[]): Promise<FilePlace | undefined> {
    const own = places.filter(({ root }) => isLineOf(anchor, root.repository));
    const same = own.find(({ path }) => path === anchor.path);
    if (same) return same;
    for (const place of own)
      if ((await this.#places.nameNow(place.root.uri, anchor)) === place.path) return place;
    return undefined;
  }
}

const known = new WeakMap<Repositories, AnchorFiles>();

/** Those of the window, until the extension ends: what is known of renames is known to all who look for lines. */
export function anchorFiles({ context }: Services, repositories: Repositories): AnchorFiles {
  const files = known.get(repositories) ?? new AnchorFiles(repositories);
  if (!known.has(repositories)) context.subscriptions.push(files);
  known.set(repositories, files);
  return files;
}
