import * as vscode from 'vscode';
import type { Services } from '../../services';
import { errorSentence } from '../error-sentence';
import { KeptRows } from '../kept-rows';
import type { LoadedTree } from '../lazy-tree';
import { productItem, type ProductRow } from './product-row';
import type { ProductSection } from './product-section';
import { productSections } from './product-sections';

/** The rows of the product view: what its sections show, each for itself. */
export class ProductTree implements LoadedTree<ProductRow> {
  readonly #rows = new KeptRows<ProductRow>();
  readonly #sections: readonly ProductSection[];
  readonly #subscriptions: vscode.Disposable[];
  #isDisposed = false;
  /** Set while what changed in this turn of the loop is still to be shown. */
  #soon: NodeJS.Immediate | undefined;
  /** Counts the changes that were told of. */
  #told = 0;
  /** Counts the drawings, so that one that was overtaken is dropped. */
  #drawing = 0;

  constructor(
    private readonly services: Services,
    private readonly changed: vscode.EventEmitter<ProductRow[] | undefined>,
    onDidChangeStory: vscode.Event<void>,
  ) {
    const tell = (): void => this.#tell();
    this.#sections = productSections(services, tell);
    this.#subscriptions = [
      services.onDidChange(tell),
      onDidChangeStory(tell),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('storyContext.readiness')) tell();
      }),
    ];
    void services.product().then(({ onDidChange }) => {
      if (!this.#isDisposed) this.#subscriptions.push(onDidChange(tell));
    });
  }

  item(row: ProductRow): vscode.TreeItem {
    return productItem(row);
  }

  async children(row?: ProductRow): Promise<ProductRow[]> {
    if (row) {
      this.#sections.find(({ id }) => row.id === id || row.id.startsWith(`${id}:`))?.looked?.(row);
      return [...(row.children ?? [])];
    }
    const told = this.#told;
    this.#rows.replace(await this.#roots());
    // What changed meanwhile may be drawn already, and these rows older.
    if (told !== this.#told) this.#drawSoon();
    return [...this.#rows.roots];
  }

  dispose(): void {
    clearImmediate(this.#soon);
    this.#isDisposed = true;
    for (const section of this.#sections) section.dispose?.();
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  #tell(): void {
    this.#told++;
    this.#drawSoon();
  }

  /** Changes come in bursts: what comes in one turn of the loop is shown once. */
  #drawSoon(): void {
    this.#soon ??= setImmediate(() => {
      this.#soon = undefined;
      void this.#draw();
    });
  }

  /** Draws the rows that changed, and no others. */
  async #draw(): Promise<void> {
    const drawing = ++this.#drawing;
    const roots = await this.#roots();
    if (drawing !== this.#drawing) return;
    const changed = this.#rows.replace(roots);
    if (changed === 'all') this.changed.fire(undefined);
    else if (changed.length > 0) this.changed.fire([...changed]);
  }

  async #roots(): Promise<ProductRow[]> {
    return (await Promise.all(this.#sections.map((section) => this.#rowsOf(section)))).flat();
  }

  /** A section that fails says so in a row of its own. */
  async #rowsOf(section: ProductSection): Promise<ProductRow[]> {
    try {
      return await section.rows();
    } catch (error) {
      this.services.log.error(`Showing ${section.id}`, error);
      const { message } = errorSentence(error, this.services.session?.source.name ?? 'Jira');
      const icon = { name: 'warning', colour: 'list.warningForeground' };
      return [{ id: `${section.id}:failed`, label: message, tooltip: message, icon }];
    }
  }
}
