import { channel } from 'node:diagnostics_channel';
import type { ClientRequest, IncomingMessage } from 'node:http';

/** One request as it went over the wire; times by `performance.now()`. */
interface Exchange {
  readonly start: number;
  end: number;
  bytes: number;
}

/** What this process asked of others and got, whoever of it asked. */
export interface Wire {
  readonly requests: number;
  /** Of the bodies of all answers. */
  readonly bytes: number;
  /** How many answers had to be waited for one after the other before a request that began then could begin. */
  answersBefore(time: number): number;
}

/** Looks at the wire while something is done. */
export async function onTheWire<T>(work: () => Promise<T>): Promise<Wire & { readonly result: T }> {
  const exchanges = new Map<ClientRequest, Exchange>();
  const started = ({ request }: { request: ClientRequest }): void => {
    exchanges.set(request, { start: performance.now(), end: Infinity, bytes: 0 });
  };
  const finished = ({ request, response }: { request: ClientRequest; response: IncomingMessage }): void => {
    const exchange = exchanges.get(request);
    if (!exchange) return;
    exchange.bytes = Number(response.headers['content-length'] ?? 0);
    response.once('end', () => (exchange.end = performance.now()));
  };
  const [starts, finishes] = ['http.client.request.start', 'http.client.response.finish'].map((name) =>
    channel(name),
  );
  const listeners = [
    [starts, started as (message: unknown) => void],
    [finishes, finished as (message: unknown) => void],
  ] as const;
  for (const [where, listener] of listeners) where?.subscribe(listener);
  try {
    const result = await work();
    const all = [...exchanges.values()];
    return {
      result,
      requests: all.length,
      bytes: all.reduce((sum, { bytes }) => sum + bytes, 0),
      answersBefore: (time) => depth(all, time),
    };
  } finally {
    for (const [where, listener] of listeners) where?.unsubscribe(listener);
  }
}

/** The longest chain of exchanges, each begun after the one before had ended, that had ended at a time. */
function depth(exchanges: readonly Exchange[], time: number): number {
  const depths = new Map<Exchange, number>();
  let deepest = 0;
  for (const exchange of [...exchanges].sort((a, b) => a.end - b.end)) {
    const before = [...depths].filter(([{ end }]) => end <= exchange.start).map(([, count]) => count);
    const own = 1 + Math.max(0, ...before);
    depths.set(exchange, own);
    if (exchange.end <= time) deepest = Math.max(deepest, own);
  }
  return deepest;
}
