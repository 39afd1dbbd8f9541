import * as vscode from 'vscode';
import { isCalled, type Metric } from '../../domain/metric';
import { readClock } from '../../host/clock';
import type { Services } from '../../services';
import type { ProductPlan } from '../../sources/product/read-product';
import type { MetricReadings } from '../../sync/metric-readings';
import { errorSentence } from '../error-sentence';
import type { ReportState, ReportSubject } from '../reports/report-subject';
import { metricsReport, openAct, signInAct } from './metrics-report';

/** How the product does, as a page: all metrics, or the one that is named. */
export class MetricsSubject implements ReportSubject {
  readonly title: string;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable[] = [this.#changed];
  readonly onDidChange = this.#changed.event;
  #known: { readonly plan: ProductPlan; readonly readings: MetricReadings } | undefined;
  #isBusy = true;
  #failed: string | undefined;
  #isDisposed = false;

  constructor(
    private readonly services: Services,
    private readonly wanted: string | undefined,
  ) {
    this.title = wanted ?? vscode.l10n.t('Product metrics');
    void this.#follow();
  }

  view(): ReportState {
    const actions = [{ id: 'files', label: vscode.l10n.t('Create Missing Files'), icon: 'new-file' }];
    const metrics = this.#metrics();
    if (!this.#known || this.#failed !== undefined)
      return { busy: this.#isBusy, ...(this.#failed !== undefined && { failed: this.#failed }), actions: [] };
    if (metrics.length === 0) return { busy: this.#isBusy, failed: this.#nothing(), actions };
    const { plan, readings } = this.#known;
    const { store } = this.services.session ?? {};
    const report = metricsReport(
      {
        metrics: metrics.map((metric) => ({ metric, state: readings.of(metric) })),
        vision: plan.vision,
        titleOf: (key) => store?.newestSummary(key)?.title,
      },
      {
        language: vscode.env.language,
        ...readClock(),
      },
    );
    const isReading = metrics.some((metric) => readings.of(metric).isReading);
    return { report, busy: this.#isBusy || isReading, actions: [] };
  }

  async refresh(): Promise<void> {
    this.#isBusy = true;
    this.#changed.fire();
    try {
      const product = await this.services.product();
      this.#known = { plan: await product.plan(), readings: await product.metrics() };
      this.#failed = undefined;
      this.#changed.fire();
      await this.#known.readings.read(this.#metrics(), { again: true });
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#isBusy = false;
      this.#changed.fire();
    }
  }

  async act(id: string): Promise<string | undefined> {
    if (id === 'files') await vscode.commands.executeCommand('storyContext.createProductFiles');
    else if (id.startsWith(signInAct))
      await vscode.commands.executeCommand('storyContext.signInToMetric', id.slice(signInAct.length));
    else if (id.startsWith(openAct)) await this.#open(id.slice(openAct.length));
    return undefined;
  }

  dispose(): void {
    this.#isDisposed = true;
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  async #follow(): Promise<void> {
    try {
      const product = await this.services.product();
      if (this.#isDisposed) return;
      this.#subscriptions.push(product.onDidChange(() => void this.#look()));
    } catch (error) {
      this.#fail(error);
    }
  }

  #metrics(): readonly Metric[] {
    const metrics = this.#known?.plan.metrics ?? [];
    const { wanted } = this;
    return wanted === undefined ? metrics : metrics.filter((metric) => isCalled(metric, wanted));
  }

  #nothing(): string {
    return this.wanted === undefined
      ? vscode.l10n.t('There are no metrics yet: each is a file in {0}.', `${this.#folder}/metrics`)
      : vscode.l10n.t('There is no metric “{0}” in {1}.', this.wanted, `${this.#folder}/metrics`);
  }

  get #folder(): string {
    return this.services.settings.productFolder;
  }

  /** Shows what the files say now, and what was read meanwhile. */
  async #look(): Promise<void> {
    if (!this.#known) return;
    try {
      const product = await this.services.product();
      const plan = await product.plan();
      this.#known = { plan, readings: this.#known.readings };
      void this.#known.readings.read(this.#metrics());
      this.#failed = undefined;
    } catch (error) {
      this.#fail(error);
    }
    this.#changed.fire();
  }

  #fail(error: unknown): void {
    this.services.log.error('Reading the metrics', error);
    this.#failed = errorSentence(error, this.#folder).message;
  }

  /** Only a file that the folder has is opened: the page may ask for any. */
  async #open(path: string): Promise<void> {
    const product = await this.services.product();
    const place = await product.place();
    if (!place || !this.#metrics().some((metric) => metric.path === path)) return;
    await vscode.window.showTextDocument(vscode.Uri.joinPath(place, ...path.split('/')));
  }
}
