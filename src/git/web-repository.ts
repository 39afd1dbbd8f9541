import type { HostKind, OwnPages, RemoteHost, RemoteHosts } from './remote-hosts';
import { parseRemoteUrl, type RemoteAddress } from './remote-url';

/** A repository as a web host shows it. */
export interface WebRepository {
  /** What kind of host it is; absent where the settings have all of its pages. */
  readonly kind?: HostKind;
  /** Address of its page, without a slash at the end and without credentials. */
  readonly base: string;
  /** Pages that the settings have in place of the kind's own. */
  readonly pages?: OwnPages;
  /** Its path at the host, for such pages. */
  readonly path?: string;
}

/**
 * The web host of a remote: by the settings, its well-known name, a word in its name, or the form of its paths. There is
 * none where the remote is not a repository that the host shows as one, as a wiki is not.
 */
export function webRepository(remote: string, hosts?: RemoteHosts): WebRepository | undefined {
  const address = parseRemoteUrl(remote);
  if (!address) return undefined;
  const set = hosts && hostIn(hosts, address);
  const kind = set?.kind ?? (set?.pages ? undefined : hostKind(address));
  if (kind) {
    const base = bases[kind](address, set?.web);
    return base === undefined ? undefined : { kind, base, ...own(set, address) };
  }
  return set?.pages && { base: plainBase(address, set.web), ...own(set, address) };
}

/** The page a remote most likely has where its host is unknown; `undefined` for a folder or an SSH alias. */
export function remotePage(remote: string, hosts?: RemoteHosts): string | undefined {
  const known = webRepository(remote, hosts);
  if (known) return known.base;
  const address = parseRemoteUrl(remote);
  if (!address || !/[.:]/.test(address.host) || isWithoutPage(address)) return undefined;
  return plainBase(address);
}

/** Of the addresses a remote is fetched from and pushed to, the one that tells most of where it is seen. */
export function bestAddress(remotes: readonly string[]): string | undefined {
  return (
    remotes.find((remote) => webRepository(remote)) ??
    remotes.find((remote) => remotePage(remote)) ??
    remotes[0]
  );
}

/** One name for a repository however its remote is written: `github.com/acme/shop`; `local` where there is no remote. */
export function remoteId(remote: string | undefined): string {
  const address = remote === undefined ? undefined : parseRemoteUrl(remote);
  if (remote === undefined || !address) return 'local';
  const page = remotePage(remote);
  return page
    ? page.replace(/^https?:\/\/(\[[^\]]*\]|[^/:]+)(?::\d+)?/, '$1')
    : `${address.host}/${address.path}`;
}

/** Each part of a path, or of the name of a branch, as it stands in an address. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

function hostIn(hosts: RemoteHosts, { host, port }: RemoteAddress): RemoteHost | undefined {
  return (port ? hosts.get(`${host}:${port}`) : undefined) ?? hosts.get(host);
}

function own(set: RemoteHost | undefined, address: RemoteAddress): Pick<WebRepository, 'pages' | 'path'> {
  return set?.pages ? { pages: set.pages, path: belowContext(address.path, set.web) } : {};
}

const wellKnown: Readonly<Record<string, HostKind>> = {
  'github.com': 'github',
  'www.github.com': 'github',
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
  if (host.endsWith('.googlesource.com')) return 'gerrit';
  if (host.startsWith('gist.') || isWithoutPage(address)) return undefined;
  const byWord = words.find(([word]) => word.test(host))?.[1];
  if (byWord) return byWord;
  const isBitbucket = scheme === 'ssh' ? port === '7999' : /(?:^|\/)scm\/[^/]+\/[^/]+$/.test(path);
  return isBitbucket ? 'bitbucketServer' : undefined;
}

/** Hosts whose pages stand elsewhere than what is cloned from them: AWS CodeCommit, Azure's SSH, Gerrit's SSH and wikis. */
function isWithoutPage({ host, port, path, scheme }: RemoteAddress): boolean {
  return (
    /^git-codecommit\..*\.amazonaws\.com(?:\.cn)?$/.test(host) ||
    /^(?:vs-ssh\.visualstudio|ssh\.dev\.azure)\.com$/.test(host) ||
    (scheme === 'ssh' && port === '29418') ||
    path.endsWith('.wiki')
  );
}

type Base = (address: RemoteAddress, web: string | undefined) => string | undefined;

const bases: Readonly<Record<HostKind, Base>> = {
  github: (address, web) => ownersBase(address, web, 2),
  bitbucket: (address, web) => ownersBase(address, web, 2),
  gitlab: (address, web) => ownersBase(address, web),
  gitea: (address, web) => ownersBase(address, web),
  bitbucketServer: bitbucketServerBase,
  azure: azureBase,
  gerrit: gerritBase,
};

function plainBase(address: RemoteAddress, web?: string): string {
  return `${web ?? origin(address)}/${encodePath(belowContext(address.path, web))}`;
}

/** `owner/name`, or groups within groups; what is cloned beside it, a wiki, has pages of another form. */
function ownersBase(address: RemoteAddress, web: string | undefined, most = Infinity): string | undefined {
  const path = belowContext(address.path, web);
  const { length } = path.split('/');
  return length >= 2 && length <= most && !path.endsWith('.wiki') ? plainBase(address, web) : undefined;
}

/** `scm/SHOP/web` over HTTP, `SHOP/web` over SSH; `~ana/web` is a user's own. */
function bitbucketServerBase(address: RemoteAddress, web?: string): string | undefined {
  const form =
    address.scheme === 'ssh' ? /^(?:(.*)\/)?([^/]+)\/([^/]+)$/ : /^(?:(.*)\/)?scm\/([^/]+)\/([^/]+)$/;
  const [, context, project = '', name = ''] = form.exec(address.path) ?? [];
  if (!project || !name) return undefined;
  const owner = project.startsWith('~')
    ? `users/${encodeURIComponent(project.slice(1))}`
    : `projects/${encodeURIComponent(project)}`;
  const root = web ?? (context ? `${origin(address)}/${encodePath(context)}` : origin(address));
  return `${root}/${owner}/repos/${encodeURIComponent(name)}`;
}

/** dev.azure.com, its SSH form `v3/org/project/repo`, the older visualstudio.com, and a server of one's own. */
function azureBase(address: RemoteAddress, web?: string): string | undefined {
  const { host, path } = address;
  const ssh = /^v3\/([^/]+)\/([^/]+)\/([^/]+)$/.exec(path);
  if (ssh) {
    const [, organisation = '', project = '', name = ''] = ssh;
    return `https://dev.azure.com/${encodePath(`${organisation}/${project}/_git/${name}`)}`;
  }
  // A clone of a part names what it leaves out between `_git` and the repository.
  const [, project = '', name] = /^(?:(.+)\/)?_git\/(?:_(?:full|optimized)\/)?([^/]+)$/.exec(path) ?? [];
  if (name === undefined) return undefined;
  if (host.endsWith('.visualstudio.com')) {
    const organisation = host.slice(0, host.indexOf('.'));
    const inside = project.replace(/^DefaultCollection(?:\/|$)/i, '');
    return `https://dev.azure.com/${encodePath([organisation, inside, '_git', name].filter(Boolean).join('/'))}`;
  }
  return plainBase({ ...address, path: [project, '_git', name].filter(Boolean).join('/') }, web);
}

/** Gitiles, which shows a Gerrit's repositories: Google's hosts are one, elsewhere it is a plugin of Gerrit's. */
function gerritBase(address: RemoteAddress, web?: string): string {
  // `a/` asks for a sign-in.
  const plain = { ...address, path: address.path.replace(/^a\//, '') };
  const isGoogles = address.host.endsWith('.googlesource.com');
  return plainBase(plain, web ?? (isGoogles ? undefined : `${origin(address)}/plugins/gitiles`));
}

/** The web address of a host: SSH says nothing of its port, and hosts of SSH alone have a web host beside them. */
function origin({ scheme, host, port }: RemoteAddress): string {
  if (host in wellKnown) return `https://${host.replace(/^(?:ssh|altssh|www)\./, '')}`;
  const isWeb = scheme === 'http' || scheme === 'https';
  return `${scheme === 'http' ? 'http' : 'https'}://${host}${isWeb && port ? `:${port}` : ''}`;
}

/** A path over HTTP begins with the path the host's pages stand below; over SSH it does not. */
function belowContext(path: string, web: string | undefined): string {
  const context =
    web === undefined ? '' : decodeURIComponent(new URL(web).pathname.replace(/^\/+|\/+$/g, ''));
  return context && path.startsWith(`${context}/`) ? path.slice(context.length + 1) : path;
}
