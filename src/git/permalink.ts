import { parseRemoteUrl, type RemoteAddress } from './remote-url';

export type HostKind = 'github' | 'gitlab' | 'bitbucket' | 'bitbucketServer' | 'azure' | 'gitea';

/** A repository as a web host shows it. */
export interface WebRepository {
  readonly kind: HostKind;
  /** Address of its page, without a slash at the end and without credentials. */
  readonly base: string;
}

export interface Lines {
  readonly commit: string;
  /** From the repository's root, with `/`. */
  readonly path: string;
  /** First and last line, counted from 1. */
  readonly startLine: number;
  readonly endLine: number;
}

/** The web host of a remote, by its well-known name, a word in its name, or the form of its paths. */
export function webRepository(remote: string): WebRepository | undefined {
  const address = parseRemoteUrl(remote);
  if (!address) return undefined;
  const kind = hostKind(address);
  const base = kind && bases[kind](address);
  return kind && base ? { kind, base } : undefined;
}

/** The page a remote most likely has where its host is unknown; `undefined` for a folder or an SSH alias. */
export function remotePage(remote: string): string | undefined {
  const known = webRepository(remote);
  if (known) return known.base;
  const address = parseRemoteUrl(remote);
  return address && /[.:]/.test(address.host) ? plainBase(address) : undefined;
}

/** One name for a repository however its remote is written: `github.com/acme/shop`; `local` where there is no remote. */
export function remoteId(remote: string | undefined): string {
  const address = remote === undefined ? undefined : parseRemoteUrl(remote);
  if (remote === undefined || !address) return 'local';
  const page = remotePage(remote);
  return page ? page.replace(/^https?:\/\/([^/:]+)(?::\d+)?/, '$1') : `${address.host}/${address.path}`;
}

export function commitUrl({ kind, base }: WebRepository, sha: string): string {
  const page: Record<HostKind, string> = {
    github: 'commit',
    gitlab: '-/commit',
    bitbucket: 'commits',
    bitbucketServer: 'commits',
    azure: 'commit',
    gitea: 'commit',
  };
  return `${base}/${page[kind]}/${encodeURIComponent(sha)}`;
}

export function branchUrl({ kind, base }: WebRepository, branch: string): string {
  switch (kind) {
    case 'github':
      return `${base}/tree/${encodePath(branch)}`;
    case 'gitlab':
      return `${base}/-/tree/${encodePath(branch)}`;
    case 'bitbucket':
      return `${base}/branch/${encodePath(branch)}`;
    case 'bitbucketServer':
      return `${base}/browse?at=${encodeURIComponent(`refs/heads/${branch}`)}`;
    case 'azure':
      return `${base}?version=GB${encodeURIComponent(branch)}`;
    case 'gitea':
      return `${base}/src/branch/${encodePath(branch)}`;
  }
}

/** Address of lines of a file at a commit. */
export function linesUrl({ kind, base }: WebRepository, { commit, path, startLine, endLine }: Lines): string {
  const several = endLine > startLine;
  const file = encodePath(path);
  // A text that the host would show as it reads has no lines to point at.
  const rendered = /\.(?:md|markdown|mdown|rst|adoc|asciidoc|org|textile|ipynb)$/i.test(path);
  switch (kind) {
    case 'github': {
      const lines = several ? `#L${startLine}-L${endLine}` : `#L${startLine}`;
      return `${base}/blob/${commit}/${file}${rendered ? '?plain=1' : ''}${lines}`;
    }
    case 'gitlab': {
      const lines = several ? `#L${startLine}-${endLine}` : `#L${startLine}`;
      return `${base}/-/blob/${commit}/${file}${rendered ? '?plain=1' : ''}${lines}`;
    }
    case 'bitbucket':
      return `${base}/src/${commit}/${file}#lines-${several ? `${startLine}:${endLine}` : startLine}`;
    case 'bitbucketServer':
      return `${base}/browse/${file}?at=${commit}#${several ? `${startLine}-${endLine}` : startLine}`;
    case 'azure': {
      // The last line is shown up to its first column: the next one is the end.
      const query = [
        `path=${encodeURIComponent(`/${path}`)}`,
        `version=GC${commit}`,
        `line=${startLine}`,
        `lineEnd=${endLine + 1}`,
        'lineStartColumn=1',
        'lineEndColumn=1',
        '_a=contents',
      ];
      return `${base}?${query.join('&')}`;
    }
    case 'gitea': {
      const lines = several ? `#L${startLine}-L${endLine}` : `#L${startLine}`;
      return `${base}/src/commit/${commit}/${file}${rendered ? '?display=source' : ''}${lines}`;
    }
  }
}

const wellKnown: Readonly<Record<string, HostKind>> = {
  'github.com': 'github',
  'ssh.github.com': 'github',
  'gitlab.com': 'gitlab',
  'altssh.gitlab.com': 'gitlab',
  'bitbucket.org': 'bitbucket',
  'altssh.bitbucket.org': 'bitbucket',
  'dev.azure.com': 'azure',
  'ssh.dev.azure.com': 'azure',
  'codeberg.org': 'gitea',
  'gitea.com': 'gitea',
};

/** Words in the name of a host that a team runs itself. */
const words: readonly (readonly [RegExp, HostKind])[] = [
  [/(?:^|[.-])(?:github|ghe)(?:[.-]|$)/, 'github'],
  [/(?:^|[.-])gitlab(?:[.-]|$)/, 'gitlab'],
  [/(?:^|[.-])(?:gitea|forgejo)(?:[.-]|$)/, 'gitea'],
  [/(?:^|[.-])(?:bitbucket|stash)(?:[.-]|$)/, 'bitbucketServer'],
];

function hostKind(address: RemoteAddress): HostKind | undefined {
  const { host, path, port, scheme } = address;
  const known = wellKnown[host];
  if (known) return known;
  if (host.endsWith('.visualstudio.com') || /(?:^|\/)_git\//.test(path)) return 'azure';
  const byWord = words.find(([word]) => word.test(host))?.[1];
  if (byWord) return byWord;
  const isBitbucket = scheme === 'ssh' ? port === '7999' : /(?:^|\/)scm\/[^/]+\/[^/]+$/.test(path);
  return isBitbucket ? 'bitbucketServer' : undefined;
}

const bases: Readonly<Record<HostKind, (address: RemoteAddress) => string | undefined>> = {
  github: plainBase,
  gitlab: plainBase,
  bitbucket: plainBase,
  gitea: plainBase,
  bitbucketServer: bitbucketServerBase,
  azure: azureBase,
};

function plainBase(address: RemoteAddress): string {
  return `${origin(address)}/${encodePath(address.path)}`;
}

/** `scm/SHOP/web` over HTTP, `SHOP/web` over SSH; `~ana/web` is a user's own. */
function bitbucketServerBase(address: RemoteAddress): string | undefined {
  const form =
    address.scheme === 'ssh' ? /^(?:(.*)\/)?([^/]+)\/([^/]+)$/ : /^(?:(.*)\/)?scm\/([^/]+)\/([^/]+)$/;
  const [, context, project = '', name = ''] = form.exec(address.path) ?? [];
  if (!project || !name) return undefined;
  const owner = project.startsWith('~')
    ? `users/${encodeURIComponent(project.slice(1))}`
    : `projects/${encodeURIComponent(project)}`;
  const root = context ? `${origin(address)}/${encodePath(context)}` : origin(address);
  return `${root}/${owner}/repos/${encodeURIComponent(name)}`;
}

/** dev.azure.com, its SSH form `v3/org/project/repo`, the older visualstudio.com, and a server of one's own. */
function azureBase(address: RemoteAddress): string | undefined {
  const { host, path } = address;
  const ssh = /^v3\/([^/]+)\/([^/]+)\/([^/]+)$/.exec(path);
  if (ssh) {
    const [, organisation = '', project = '', name = ''] = ssh;
    return `https://dev.azure.com/${encodePath(`${organisation}/${project}/_git/${name}`)}`;
  }
  const web = /^(?:(.+)\/)?_git\/([^/]+)$/.exec(path);
  if (!web) return undefined;
  const [, project = '', name = ''] = web;
  if (host.endsWith('.visualstudio.com')) {
    const organisation = host.slice(0, host.indexOf('.'));
    const inside = project.replace(/^DefaultCollection(?:\/|$)/i, '');
    return `https://dev.azure.com/${encodePath([organisation, inside, '_git', name].filter(Boolean).join('/'))}`;
  }
  return plainBase(address);
}

/** The web address of a host: SSH says nothing of its port, and hosts of SSH alone have a web host beside them. */
function origin({ scheme, host, port }: RemoteAddress): string {
  const web = host.replace(
    /^(?:ssh|altssh)\.(?=(?:github\.com|gitlab\.com|bitbucket\.org|dev\.azure\.com)$)/,
    '',
  );
  const isWeb = scheme === 'http' || scheme === 'https';
  return `${scheme === 'http' ? 'http' : 'https'}://${web}${isWeb && port ? `:${port}` : ''}`;
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
