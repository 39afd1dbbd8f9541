import { setTimeout as wait } from 'node:timers/promises';
import type { Reply } from './exchange';

/** What goes wrong with a request. */
export type FaultKind =
  /** Answers with `status`, `headers` and `body`; nothing is done. */
  | 'status'
  /** Answers 200 with a sign-in page of something that is not Jira; nothing is done. */
  | 'html'
  /** The connection ends before anything is done. */
  | 'drop-before'
  /** The connection ends after the write took effect, so that the caller cannot know. */
  | 'drop-after'
  /** No answer comes until the caller gives up, and nothing is done. */
  | 'hang-before'
  /** No answer comes until the caller gives up, though the write took effect. */
  | 'hang-after'
  /** Waits `ms` milliseconds first. */
  | 'delay'
  /** Sends the headers and half of the body, then ends the connection. */
  | 'truncate'
  /** Sends the body in ten pieces, `ms` milliseconds apart. */
  | 'slow';

export interface Fault {
  readonly kind: FaultKind;
  /** One or more, as `POST|PUT`; any method where absent. */
  readonly method?: string;
  /** The path without context path and query, `*` for any characters; any path where absent. */
  readonly path?: string;
  /** How many requests it strikes; 1 where absent. */
  readonly times?: number | 'always';
  /** Strikes every nth of the requests that fit; each one where absent. */
  readonly every?: number;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly ms?: number;
}

export const faultKinds: readonly FaultKind[] = [
  'status',
  'html',
  'drop-before',
  'drop-after',
  'hang-before',
  'hang-after',
  'delay',
  'truncate',
  'slow',
];

/** The faults that are still to come, in the order in which they were asked for. */
export class Faults {
  #waiting: { fault: Fault; left: number; met: number }[] = [];

  add(fault: Fault): void {
    const left = fault.times === 'always' ? Infinity : (fault.times ?? 1);
    this.#waiting.push({ fault, left, met: 0 });
  }

  clear(): void {
    this.#waiting = [];
  }

  /** How many strikes are left; those that go on for ever do not count. */
  get pending(): number {
    return this.#waiting.reduce((sum, { left }) => sum + (Number.isFinite(left) ? left : 0), 0);
  }

  /** The first fault whose turn it is, used up by one. */
  take(method: string, path: string): Fault | undefined {
    const fitting = this.#waiting.filter(({ fault }) => matches(fault, method, path));
    fitting.forEach((entry) => {
      entry.met += 1;
    });
    const struck = fitting.find(({ fault, met }) => met % (fault.every ?? 1) === 0);
    if (struck) {
      struck.left -= 1;
      this.#waiting = this.#waiting.filter(({ left }) => left > 0);
    }
    return struck?.fault;
  }
}

function matches(fault: Fault, method: string, path: string): boolean {
  if (fault.method && !fault.method.toUpperCase().split('|').includes(method)) {
    return false;
  }
  if (fault.path === undefined) {
    return true;
  }
  const pattern = fault.path.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${pattern.join('.*')}$`, 'i').test(path);
}

const signInPage: Reply = {
  status: 200,
  contentType: 'text/html;charset=UTF-8',
  text: '<!DOCTYPE html><html><head><title>Sign in to the network</title></head><body><form>…</form></body></html>',
};

/** The answer a fault gives instead of Jira's, where it gives one. */
export function replyOf(fault: Fault): Reply | undefined {
  if (fault.kind === 'html') {
    return { ...signInPage, status: fault.status ?? 200 };
  }
  if (fault.kind !== 'status') {
    return undefined;
  }
  const { status = 500, headers = {}, body } = fault;
  return typeof body === 'string'
    ? { status, headers, text: body, contentType: 'text/plain;charset=UTF-8' }
    : { status, headers, json: body ?? { errorMessages: ['Internal server error'], errors: {} } };
}

export const pause = async (ms: number): Promise<void> => {
  if (ms > 0) {
    await wait(ms);
  }
};
