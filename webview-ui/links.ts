import type { Intent } from '../src/protocol';

const allowedSchemes = new Set(['http:', 'https:', 'mailto:']);

/** The protocol's limit of a text. */
const longest = 65_536;

/** The address of a link that may be offered, or `undefined`: web and mail addresses that are whole, nothing else. */
export function safeAddress(href: unknown): string | undefined {
  if (typeof href !== 'string' || !URL.canParse(href)) return undefined;
  const url = new URL(href);
  return allowedSchemes.has(url.protocol) && url.href.length <= longest ? url.href : undefined;
}

/**
 * What a click on a safe address asks for. `storyUrl` is the web address of the story on the page: an address of the
 * same site that names an issue is a story of ours.
 */
export function linkIntent(address: string, storyUrl: string | undefined): Intent {
  const key = storyUrl === undefined ? undefined : storyKeyOf(address, storyUrl);
  return key === undefined ? { do: 'openLink', href: address } : { do: 'openStory', key };
}

function storyKeyOf(address: string, storyUrl: string): string | undefined {
  const base = /^(https?:\/\/.*\/browse\/)[^/]+$/.exec(storyUrl)?.[1];
  if (base === undefined || !address.startsWith(base)) return undefined;
  return /^[A-Z][A-Z0-9_]+-[1-9]\d*$/.exec(address.slice(base.length))?.[0];
}
