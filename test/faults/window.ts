import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import type { Failure, WindowAsk, WindowSaid, WindowSetting } from './window-protocol';
import { openWindow } from './window-session';

// A window of VS Code as far as it matters here: a session that another thread or process opens, uses, and kills.

const say = (said: WindowSaid): void => {
  if (parentPort) parentPort.postMessage(said);
  else process.send?.(said);
};

const failureOf = (error: unknown): Failure => ({
  message: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
});

process.on('unhandledRejection', (error) => say({ unhandled: String((error as Error)?.stack ?? error) }));
if (!isMainThread || process.send)
  process.on('uncaughtException', (error) => say({ unhandled: String(error.stack) }));

async function run(): Promise<void> {
  const setting = (isMainThread ? JSON.parse(process.argv[2] ?? '{}') : workerData) as WindowSetting;
  const window = await openWindow(setting);
  const hear = async ({ number, ask, given }: WindowAsk): Promise<void> => {
    try {
      const method = window[ask] as (given: unknown) => Promise<unknown>;
      say({ number, answer: await method(given) });
    } catch (error) {
      say({ number, failure: failureOf(error) });
    }
  };
  const listen = (message: unknown): void => void hear(message as WindowAsk);
  if (parentPort) parentPort.on('message', listen);
  else process.on('message', listen);
  // Whoever opened it may have failed and left it alone.
  process.on('disconnect', () => process.exit());
  say({ ready: true });
}

run().catch((error: unknown) => say({ unhandled: String((error as Error)?.stack ?? error) }));
