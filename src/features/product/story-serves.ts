import * as vscode from 'vscode';
import { type Serves, servesOf } from '../../domain/outcome';
import type { ServedView } from '../../page-views/story-parts';
import type { Product } from '../../open-product';
import type { Services } from '../../services';
import type { ProductPlan } from '../../sources/product/read-product';
import type { MetricReadings } from '../../sync/metric-readings';
import { ago } from '../ago';
import { loadReportWords } from '../reports/report-words';
import { servedLines } from './served-lines';

/** What a story is for, as far as it is known; reads the values of the metrics it is to move. */
export class StoryServes implements vscode.Disposable {
  readonly #subscriptions: vscode.Disposable[] = [];
  #known: { readonly plan: ProductPlan; readonly readings: MetricReadings } | undefined;
  #isDisposed = false;

  constructor(
    private readonly services: Services,
    private readonly changed: () => void,
  ) {
    loadReportWords();
    void this.#begin();
  }

  /** In lines, for the page and the view; none where nothing leads anywhere. */
  lines(key: string): ServedView[] {
    const known = this.#known;
    const serves = this.#serves(key);
    if (!known || !serves) return [];
    void known.readings.read(serves.metrics);
    return servedLines(serves, {
      ...{ language: vscode.env.language, now: Date.now(), ago },
      stateOf: (metric) => known.readings.of(metric),
    });
  }

  dispose(): void {
    this.#isDisposed = true;
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  #serves(key: string): Serves | undefined {
    const { session } = this.services;
    const whole = session?.store.story(key)?.value;
    const story = whole ?? session?.store.summary(key);
    if (!story || !session || !this.#known) return undefined;
    const sprints = session.store.sprints?.value.map(({ sprint }) => sprint) ?? [];
    return servesOf(
      { ...story, ...(whole?.epicMetrics && { epicMetrics: whole.epicMetrics }) },
      { ...this.#known.plan, sprints },
    );
  }

  async #begin(): Promise<void> {
    try {
      const product = await this.services.product();
      if (this.#isDisposed) return;
      this.#subscriptions.push(product.onDidChange(() => void this.#look(product)));
      await this.#look(product);
    } catch (error) {
      this.services.log.error('Reading what stories are for', error);
    }
  }

  async #look(product: Product): Promise<void> {
    try {
      this.#known = { plan: await product.plan(), readings: await product.metrics() };
    } catch (error) {
      this.services.log.error('Reading what stories are for', error);
    }
    if (!this.#isDisposed) this.changed();
  }
}
