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
  if (/^[a-z0-9+.-]+::/i.test(text)) return helperAddress(text);
  return scpAddress(text);
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
  return protocol && address(protocol, url.hostname, url.port || undefined, url.pathname);
}

/** `helper::address` is for a program that speaks for git; of those AWS's alone names a place others know as well. */
function helperAddress(text: string): RemoteAddress | undefined {
  const [, region = '', name] = /^codecommit::([a-z0-9-]+):\/\/(?:[^@/]*@)?([^@/]+)$/.exec(text) ?? [];
  if (name === undefined) return undefined;
  return address('https', `git-codecommit.${region}.amazonaws.com`, undefined, `v1/repos/${name}`);
}

/**
 * `git@host:path` and `[git@host:port]:path`, the form of scp; one letter before the colon is a drive of Windows. Whoever
 * wrote a password into it has two colons, and the host is behind the last @.
 */
function scpAddress(text: string): RemoteAddress | undefined {
  const [, enclosed, port, behind] = /^\[(?:[^\]/\\]*@)?([^\]:@]+)(?::(\d+))?\]:(.+)$/.exec(text) ?? [];
  if (enclosed && behind) return address('ssh', enclosed, port, behind);
  const [, host, path] = /^(?:[^/\\]*@)?(\[[^\]@]+\]|[^:/\\@[\]]{2,}):(?!\/\/)(.+)$/.exec(text) ?? [];
  return host && path ? address('ssh', host, undefined, path) : undefined;
}

function address(
  scheme: RemoteAddress['scheme'],
  host: string,
  port: string | undefined,
  written: string,
): RemoteAddress | undefined {
  const path = decoded(written)
    .replace(/^\/+|\/+$/g, '')
    // What stands behind it is no part of a name, and may be a token.
    .replace(/\.git(?:[?#].*)?$/i, '')
    .replace(/\/+$/, '');
  // Browsers walk up through such a path, to the page of something else.
  const isPlain = path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
  return host && isPlain ? { scheme, host: host.toLowerCase(), port, path } : undefined;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
