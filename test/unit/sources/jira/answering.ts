import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON where it is no text. */
  readonly body?: unknown;
}

export interface AnsweringServer {
  readonly url: string;
  readonly received: readonly Received[];
  close(): Promise<void>;
}

type Answer = (
  request: Received,
  response: ServerResponse,
  count: number,
) => Reply | undefined | Promise<Reply | undefined>;

/** A server on 127.0.0.1 that says what a test wants said; `undefined` leaves the response to the test. */
export async function answering(answer: Answer): Promise<AnsweringServer> {
  const received: Received[] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const one = { method, url, headers, body: Buffer.concat(chunks).toString('utf8') };
      received.push(one);
      void Promise.resolve(answer(one, response, received.length)).then((reply) => {
        if (!reply) return;
        const { status = 200, body } = reply;
        const isText = typeof body === 'string';
        const type = isText ? 'text/plain;charset=UTF-8' : 'application/json;charset=UTF-8';
        const text = isText ? body : body === undefined ? '' : JSON.stringify(body);
        response.writeHead(status, { 'Content-Type': type, ...known, ...reply.headers }).end(text);
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** What Cloud says of a caller it knows. */
const known = { 'X-AAccountId': '5f1a20c4e8b0d90076a1c001' };

/** The same answers from somebody who says nothing of the caller. */
export const unsaid = { 'X-AAccountId': '' };
