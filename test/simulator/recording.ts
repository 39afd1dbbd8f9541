/** A request as it came in, and how it was answered. */
export interface RecordedRequest {
  /** Counted from 1. */
  readonly number: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly method: string;
  /** Without context path and query. */
  readonly path: string;
  readonly query: Readonly<Record<string, readonly string[]>>;
  /** Lower-case names; the value of `authorization` is left out. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** Account id or name of the caller; absent for an anonymous one. */
  readonly user?: string;
  /** 0 where the connection ended without an answer. */
  status: number;
  /** Decoded JSON or text of the answer. */
  response?: unknown;
  fault?: string;
}

export class Recording {
  #requests: RecordedRequest[] = [];
  #count = 0;

  /** `settled` is told of each request once its answer is known, or once it is known that there is none. */
  constructor(private readonly settled: (entry: RecordedRequest) => void = () => undefined) {}

  start(request: Omit<RecordedRequest, 'number' | 'status'>): RecordedRequest {
    this.#count += 1;
    const entry: RecordedRequest = { number: this.#count, status: 0, ...request };
    this.#requests.push(entry);
    return entry;
  }

  settle(entry: RecordedRequest): void {
    this.settled(entry);
  }

  get requests(): readonly RecordedRequest[] {
    return this.#requests;
  }

  clear(): void {
    this.#requests = [];
  }
}
