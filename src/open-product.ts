import * as vscode from 'vscode';
import type { Metric } from './domain/metric';
import { createBacklogFiles } from './host/backlog-files';
import { isThere } from './host/is-there';
import type { Log } from './host/log';
import { createCredentialStore, type CredentialStore } from './host/secrets';
import type { Settings } from './host/settings';
import { createStorage } from './host/storage';
import { isMetricCredentials, type MetricCredentials } from './sources/product/metric-credentials';
import { MetricError } from './sources/product/metric-error';
import { createMetricTransport } from './sources/product/metric-request';
import { type ProductFolder, readProductFolder } from './sources/product/product-folder';
import { readMetric } from './sources/product/read-metric';
import { type ProductPlan, productPlan } from './sources/product/read-product';
import { MetricReadings } from './sync/metric-readings';

/** What the Product Owner keeps in the repository beside the stories, as it is now. */
export interface Product extends vscode.Disposable {
  /** Where it is kept, or would be; absent without a folder, and where the workspace is not trusted. */
  place(): Promise<vscode.Uri | undefined>;
  /** What is there; read once, and anew after a change. */
  folder(): Promise<ProductFolder>;
  /** Vision and metrics, as the folder says. */
  plan(): Promise<ProductPlan>;
  /** The values of its metrics. */
  metrics(): Promise<MetricReadings>;
  /** Who somebody is at the origins that metrics are read from. */
  readonly credentials: CredentialStore<MetricCredentials>;
  /** A file of it, or one it names, changed, or the values of a metric did. */
  readonly onDidChange: vscode.Event<void>;
}

/** What a product is opened with. */
export interface ProductSurroundings {
  readonly settings: Settings;
  readonly userAgent: string;
  readonly log: Log;
  readonly context: Pick<vscode.ExtensionContext, 'secrets' | 'storageUri' | 'globalStorageUri'>;
}

/** Milliseconds in which a burst of changes comes. */
const burst = 200;

const nothing: ProductFolder = { files: [], problems: [] };

export function openProduct(around: ProductSurroundings): Product {
  const { context, log } = around;
  const changed = new vscode.EventEmitter<void>();
  const credentials = createCredentialStore(context.secrets, isMetricCredentials, 'metrics');
  const get = createMetricTransport({
    userAgent: around.userAgent,
    credentials: (origin) => credentials.read(origin),
  });
  let known: Promise<ProductFolder> | undefined;
  let readings: Promise<MetricReadings> | undefined;
  let soon: NodeJS.Timeout | undefined;

  async function place(): Promise<vscode.Uri | undefined> {
    if (!vscode.workspace.isTrusted) return undefined;
    const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) =>
      vscode.Uri.joinPath(uri, around.settings.productFolder),
    );
    for (const folder of folders) if (await isThere(folder)) return folder;
    return folders[0];
  }

  async function read(): Promise<ProductFolder> {
    const folder = await place();
    return folder && (await isThere(folder)) ? readProductFolder(createBacklogFiles(folder)) : nothing;
  }

  function folder(): Promise<ProductFolder> {
    const reading = (known ??= read());
    // Whoever asks next tries again.
    reading.catch(() => known === reading && (known = undefined));
    return reading;
  }

  const plan = async (): Promise<ProductPlan> => productPlan(await folder());

  async function openMetrics(): Promise<MetricReadings> {
    const uri = await place();
    const opened = new MetricReadings({
      storage: createStorage((context.storageUri ?? context.globalStorageUri).fsPath),
      place: uri?.toString() ?? '',
      now: Date.now,
      onProblem: (doing, error) => log.error(doing, error),
      read: async (metric, signal) => {
        const from = await place();
        if (!from) throw new MetricError('cancelled');
        return readMetric(metric, { files: createBacklogFiles(from), get, now: Date.now(), signal });
      },
    });
    await opened.load();
    opened.onChange(() => changed.fire());
    return opened;
  }

  /** Reads values again that somebody looked at before. */
  async function again(isMeant: (metric: Metric) => boolean): Promise<void> {
    if (!readings) return;
    const { metrics } = await plan();
    await (await readings).read(metrics.filter(isMeant), { again: true });
  }

  const renew = (): void => {
    known = undefined;
    clearTimeout(soon);
    soon = setTimeout(() => {
      changed.fire();
      again(({ source }) => source?.kind === 'csv').catch((error) => log.error('Reading metrics', error));
    }, burst);
  };
  let watching = watch(around.settings.productFolder, renew);
  const subscriptions = vscode.Disposable.from(
    changed,
    { dispose: () => watching.dispose() },
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration('storyContext.product')) return;
      watching.dispose();
      watching = watch(around.settings.productFolder, renew);
      renew();
    }),
    vscode.workspace.onDidChangeWorkspaceFolders(renew),
    vscode.workspace.onDidGrantWorkspaceTrust(renew),
    credentials.onDidChange((isOf) => {
      again(
        ({ source }) => source !== undefined && source.kind !== 'csv' && isOfOrigin(source.url, isOf),
      ).catch((error) => log.error('Reading metrics', error));
    }),
  );
  return {
    ...{ place, folder, plan, credentials },
    metrics: () => (readings ??= openMetrics()),
    onDidChange: changed.event,
    dispose() {
      clearTimeout(soon);
      void readings?.then((opened) => opened.dispose());
      subscriptions.dispose();
    },
  };
}

/** Tells of what happens in a folder, and to tables elsewhere; of a folder that came at once nothing else is told. */
function watch(folder: string, changed: () => void): vscode.Disposable {
  const parts = folder.split('/').filter((part) => part !== '' && part !== '.');
  // A name may have signs that mean more in a pattern: any letter does in their place.
  const name = parts.join('/').replace(/[*?[\]{}]/g, '?');
  const watchers = [`**/${name}`, `**/${name}/**`, '**/*.csv'].map((pattern) =>
    vscode.workspace.createFileSystemWatcher(pattern),
  );
  return vscode.Disposable.from(
    ...watchers,
    ...watchers.flatMap((watcher) => [
      watcher.onDidChange(changed),
      watcher.onDidCreate(changed),
      watcher.onDidDelete(changed),
    ]),
  );
}

function isOfOrigin(url: string, isOf: (baseUrl: string) => boolean): boolean {
  return URL.canParse(url) && isOf(new URL(url).origin);
}
