/** Why values could not be had, as far as somebody can do something about it. */
export type MetricErrorKind =
  /** The file of values is not there. */
  | 'missing'
  /** Values cannot be understood; `detail` says where. */
  | 'unreadable'
  /** There are none. */
  | 'empty'
  /** No whole answer in time. */
  | 'late'
  | 'unreachable'
  /** A web page was answered: a sign-in page, a wrong address. `detail` is its title. */
  | 'page'
  /** It lives elsewhere, where nobody said that anything may be sent to; `detail` is the origin. */
  | 'redirect'
  /** More than is read; `detail` is the limit in megabytes. */
  | 'large'
  /** Neither HTTPS nor this machine: nothing was sent. */
  | 'insecure'
  /** Nobody is signed in there, or not any more. */
  | 'not-signed-in'
  | 'forbidden'
  /** The server refused it; `detail` has its words. */
  | 'refused'
  | 'cancelled';

export class MetricError extends Error {
  constructor(
    readonly kind: MetricErrorKind,
    /** For people, without secrets. */
    readonly detail: string = '',
  ) {
    super(detail ? `${kind}: ${detail}` : kind);
    this.name = 'MetricError';
  }
}
