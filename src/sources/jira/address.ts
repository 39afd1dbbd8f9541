import { SourceError } from '../story-source';

/** Whether a host is this machine, where nobody listens in. */
export function isLoopback(hostname: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i.test(hostname);
}

/** Whether credentials may be sent to an address: over HTTPS, or to this machine. */
export function isPrivate({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}

/**
 * An address that the site gave, as a place below its own. Credentials go nowhere else: not to another origin, and not
 * out of the context path.
 */
export function placeBelow(
  baseUrl: string,
  address: string,
): { readonly path: string; readonly query: Readonly<Record<string, string>> } {
  const base = new URL(baseUrl);
  const context = base.pathname.replace(/\/$/, '');
  const url = URL.canParse(address, base.origin) ? new URL(address, base.origin) : undefined;
  if (url?.origin !== base.origin || !url.pathname.startsWith(`${context}/`))
    throw new SourceError('unsupported', `kept at ${url?.origin ?? 'an address that is none'}`);
  return { path: url.pathname.slice(context.length), query: Object.fromEntries(url.searchParams) };
}
