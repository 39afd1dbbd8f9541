import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import fs from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { endGroup, ownGroup, temporaryFolder } from './at-exit';
import { LaunchError } from './progress';
import { runProcess } from './run-process';

/** Values by the name of a metric with its labels: `orders{kind="guest"}`; times in seconds since the epoch. */
export type PrometheusSamples = Readonly<Record<string, readonly (readonly [number, number])[]>>;

export interface PrometheusOptions {
  readonly samples: PrometheusSamples;
  /** `127.0.0.1:8080`: where an exporter is scraped every second. */
  readonly scraped?: string;
  /** Whether it asks for `reader` and `reader-secret`. */
  readonly isGuarded?: boolean;
}

export interface RunningPrometheus {
  readonly url: string;
  stop(): Promise<void>;
}

const usualFolders = ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'];
/** bcrypt of `reader-secret`. */
const guard = 'basic_auth_users:\n  reader: "$2b$04$zGSI9FI49Nk9BFL7w5U5DO.2iZfD3doXL5ZsL7W0aUj4ose/MM1FW"\n';
const patience = 30_000;

/**
 * The folder of a real Prometheus with its promtool; `undefined` where there is none. `STORY_CONTEXT_PROMETHEUS` names it,
 * and then it has to be there.
 */
export function findPrometheus(): string | undefined {
  const chosen = process.env['STORY_CONTEXT_PROMETHEUS'];
  const has = (folder: string): boolean =>
    ['prometheus', 'promtool'].every((name) => existsSync(path.join(folder, name)));
  if (chosen && !has(chosen))
    throw new LaunchError(`STORY_CONTEXT_PROMETHEUS names ${chosen}, where there is no Prometheus.`);
  return [...(chosen ? [chosen] : usualFolders), ...(process.env['PATH'] ?? '').split(path.delimiter)].find(
    has,
  );
}

/** Starts a Prometheus that has these values already, on a free port of this machine. */
export async function startPrometheus(
  programs: string,
  options: PrometheusOptions,
): Promise<RunningPrometheus> {
  const folder = await temporaryFolder();
  const at = (name: string): string => path.join(folder.path, name);
  await fs.writeFile(at('samples.txt'), openMetrics(options.samples));
  const backfill = ['tsdb', 'create-blocks-from', 'openmetrics', at('samples.txt'), at('data')];
  const { code, stderr } = await runProcess(path.join(programs, 'promtool'), backfill);
  if (code !== 0) throw new LaunchError(`promtool made no data: ${stderr}`);
  await fs.writeFile(at('prometheus.yml'), configuration(options.scraped));
  await fs.writeFile(at('web.yml'), options.isGuarded ? guard : '');
  const port = await freePort();
  const child = spawn(
    path.join(programs, 'prometheus'),
    [
      `--config.file=${at('prometheus.yml')}`,
      `--storage.tsdb.path=${at('data')}`,
      '--storage.tsdb.retention.time=10y',
      `--web.listen-address=127.0.0.1:${port}`,
      `--web.config.file=${at('web.yml')}`,
      '--log.level=warn',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'], ...ownGroup },
  );
  const url = `http://127.0.0.1:${port}`;
  try {
    await untilReady(child, url);
  } catch (error) {
    await endGroup(child);
    throw error;
  }
  return {
    url,
    async stop() {
      await endGroup(child);
      await folder.remove();
    },
  };
}

function openMetrics(samples: PrometheusSamples): string {
  const lines = Object.entries(samples).flatMap(([name, values]) => [
    `# TYPE ${name.split('{')[0]} gauge`,
    ...values.map(([time, value]) => `${name} ${value} ${time}`),
  ]);
  // Values of one name stand together, with one line that says what they are.
  return `${[...new Set(lines)].join('\n')}\n# EOF\n`;
}

function configuration(scraped: string | undefined): string {
  if (scraped === undefined) return 'global: {}\n';
  return `scrape_configs:\n  - job_name: shop\n    scrape_interval: 1s\n    static_configs:\n      - targets: ['${scraped}']\n`;
}

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as net.AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function untilReady(child: ChildProcess, url: string): Promise<void> {
  let said = '';
  child.stderr?.on('data', (chunk) => (said += String(chunk)));
  const end = Date.now() + patience;
  while (Date.now() < end) {
    if (child.exitCode !== null) throw new LaunchError(`Prometheus ended: ${said}`);
    const answer = await fetch(`${url}/-/ready`).catch(() => undefined);
    // A guarded one answers that it wants to know who asks, once it is up.
    if (answer && (answer.ok || answer.status === 401)) return;
    await wait(100);
  }
  throw new LaunchError(`Prometheus was not ready in ${patience / 1000} s: ${said}`);
}
