/** Where a remote is, without anything that is secret or only true for one user. */
export interface RemoteAddress {
  readonly scheme: 'http' | 'https' | 'ssh' | 'git';
  /** In lower case. */
  readonly host: string;
  /** As written in the address; a port of SSH says nothing about the web. */
  readonly port?: string;
  /** Without slashes at its ends and without `.git`; decoded. */
  readonly path: string;
}

/** Reads the address of a remote; `undefined` for a folder on this machine and for what is no address. */
export function parseRemoteUrl(remote: string): RemoteAddress | undefined {
  const text = remote.trim();
  const url = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text);
  if (url) return parseUrl(text, (url[1] ?? '').toLowerCase());
  // git@host:path, the form of scp; one letter before the colon is a drive of Windows.
  const scp = /^(?:[^@/\\]+@)?(\[[^\]]+\]|[^:/\\@[\]]{2,}):(?!\/\/)(.+)$/.exec(text);
  if (!scp) return undefined;
  return address('ssh', scp[1] ?? '', undefined, decoded(scp[2] ?? ''));
}

function parseUrl(text: string, scheme: string): RemoteAddress | undefined {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return undefined;
  }
  const known = {
    http: 'http',
    https: 'https',
    ssh: 'ssh',
    'git+ssh': 'ssh',
    'ssh+git': 'ssh',
    git: 'git',
  } as const;
  const protocol = scheme in known ? known[scheme as keyof typeof known] : undefined;
  return protocol && address(protocol, url.hostname, url.port || undefined, decoded(url.pathname));
}

function address(
  scheme: RemoteAddress['scheme'],
  host: string,
  port: string | undefined,
  path: string,
): RemoteAddress | undefined {
  const clean = path
    .replace(/^\/+|\/+$/g, '')
    .replace(/\.git$/i, '')
    .replace(/\/+$/, '');
  if (!host || !clean) return undefined;
  return { scheme, host: host.toLowerCase(), port, path: clean };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
