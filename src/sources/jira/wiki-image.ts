import type { Media } from '../../domain/document';

/** As wide as Jira shows a picture of which it wants the small version. */
const thumbnailWidth = 200;

/**
 * What is between the exclamation marks: the name of an attachment or an address, and behind a `|` what is said about it
 * (`thumbnail`, `width=300,alt=The form`).
 */
export function readWikiImage(name: string, parameters: string): Media {
  const found = new Map<string, string>();
  for (const part of parameters.split(',')) {
    const [, key = '', value = ''] = /^\s*([a-z]+)\s*(?:=\s*"?([^"]*)"?)?\s*$/i.exec(part) ?? [];
    if (key) found.set(key.toLowerCase(), value.trim());
  }
  const width = pixels(found.get('width')) ?? (found.has('thumbnail') ? thumbnailWidth : undefined);
  const height = pixels(found.get('height'));
  const alt = found.get('alt') || found.get('title');
  return {
    name,
    ...(/^https?:/i.test(name) && { url: name }),
    ...(alt && { alt }),
    ...(width && { width }),
    ...(width && height && { height }),
  };
}

function pixels(value: string | undefined): number | undefined {
  const digits = /^(\d{1,4})(?:px)?$/.exec(value ?? '')?.[1];
  return digits ? Number(digits) || undefined : undefined;
}
