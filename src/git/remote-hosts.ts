import * as v from 'valibot';

export const hostKinds = [
  'github',
  'gitlab',
  'bitbucket',
  'bitbucketServer',
  'azure',
  'gitea',
  'gerrit',
] as const;
export type HostKind = (typeof hostKinds)[number];

/** Addresses of pages with `{base}`, `{repository}`, `{branch}`, `{commit}`, `{path}`, `{start}` and `{end}` in them. */
export interface OwnPages {
  readonly branch?: string;
  readonly commit?: string;
  readonly lines?: string;
}

/** What the settings say of a host. */
export interface RemoteHost {
  readonly kind?: HostKind;
  /** Where its pages begin, without a slash at the end; absent where that is the host itself. */
  readonly web?: string;
  /** All three of them where there is no kind. */
  readonly pages?: OwnPages;
}

/** By the name of the host in lower case, with a port where only that one is meant. */
export type RemoteHosts = ReadonlyMap<string, RemoteHost>;

/** What is wrong with the setting; `host` is the name it stands under. */
export type HostProblem =
  | { readonly wrong: 'setting' }
  | { readonly wrong: 'host' | 'form' | 'pagesMissing'; readonly host: string }
  | { readonly wrong: 'kind' | 'web'; readonly host: string; readonly value: string }
  | { readonly wrong: 'page'; readonly host: string; readonly value: string; readonly page: keyof OwnPages };

/** What has to stand in the address of a page, so that it is not the same one for everything. */
export const neededIn: Readonly<Record<keyof OwnPages, readonly string[]>> = {
  branch: ['branch'],
  commit: ['commit'],
  lines: ['commit', 'path', 'start'],
};

const always = ['base', 'repository'];
const allowedIn: Readonly<Record<keyof OwnPages, readonly string[]>> = {
  branch: [...always, 'branch'],
  commit: [...always, 'commit'],
  lines: [...always, 'commit', 'path', 'start', 'end'],
};

const pages = ['branch', 'commit', 'lines'] as const;

const hostShape = v.strictObject({
  kind: v.optional(v.string()),
  web: v.optional(v.string()),
  branch: v.optional(v.string()),
  commit: v.optional(v.string()),
  lines: v.optional(v.string()),
});

/**
 * Reads the setting `storyContext.remotes`: an object with a kind, or with the address of pages, for each host. A host
 * that something is wrong with is left out, so that no link leads astray.
 */
export function readRemoteHosts(value: unknown): { hosts: RemoteHosts; problems: readonly HostProblem[] } {
  const hosts = new Map<string, RemoteHost>();
  const problems: HostProblem[] = [];
  if (value === undefined || value === null) return { hosts, problems };
  if (typeof value !== 'object' || Array.isArray(value)) return { hosts, problems: [{ wrong: 'setting' }] };
  for (const [name, given] of Object.entries(value)) {
    const host = name.trim().toLowerCase();
    const read = isHostName(host) ? readHost(name, given) : ({ wrong: 'host', host: name } as const);
    if ('wrong' in read) problems.push(read);
    else hosts.set(host, read);
  }
  return { hosts, problems };
}

/** `git.acme.corp`, an alias of SSH, an address of IPv6 in brackets; each with a port or without. */
function isHostName(host: string): boolean {
  return /^(?:\[[0-9a-f:.]+\]|[^\s/\\@:[\]?#]+)(?::\d{1,5})?$/.test(host);
}

function readHost(host: string, given: unknown): RemoteHost | HostProblem {
  const parsed = v.safeParse(hostShape, typeof given === 'string' ? { kind: given } : given);
  if (!parsed.success) return { wrong: 'form', host };
  const { output } = parsed;
  const kind = hostKinds.find((one) => one === output.kind);
  if (output.kind !== undefined && !kind) return { wrong: 'kind', host, value: output.kind };
  const web = output.web?.trim().replace(/\/+$/, '');
  if (web !== undefined && !isWebAddress(web)) return { wrong: 'web', host, value: web };
  const own: { -readonly [Page in keyof OwnPages]: OwnPages[Page] } = {};
  for (const page of pages) {
    const value = output[page]?.trim();
    if (value === undefined) continue;
    if (!isPage(page, value)) return { wrong: 'page', host, page, value };
    own[page] = value;
  }
  const set = Object.keys(own).length;
  if (!kind && set < pages.length) return { wrong: 'pagesMissing', host };
  return { ...(kind && { kind }), ...(web && { web }), ...(set > 0 && { pages: own }) };
}

/** A web page's address, without a name or a password in it, a query or a place in the page. */
function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:\/\/[^/@?#\s]+(?:\/[^?#\s]*)?$/i.test(text) && isDecodable(text);
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

/** The host of a page is a plain one: what is filled in may choose a page, but no place. */
function isPage(page: keyof OwnPages, text: string): boolean {
  const names = [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);
  return (
    /^(?:\{base\}(?:[/?#]\S*)?|https?:\/\/[^/@?#\s{}]+(?:[/?#]\S*)?)$/i.test(text) &&
    (text.startsWith('{base}') || URL.canParse(text.replace(/[{}]/g, ''))) &&
    names.every((name) => allowedIn[page].includes(name)) &&
    neededIn[page].every((name) => names.includes(name)) &&
    !/[{}]/.test(text.replace(/\{[^{}]*\}/g, ''))
  );
}
