import type { CodeAnchor, CodeExcerpt } from '../../domain/question';
import { inline } from './signed-item';
import { splitComment } from './trailing-comment';

/** "[`src/cart/delivery.ts:41-48`](https://…) at `9f3c2a1` in `shop` <!-- remote=github.com/acme/shop fingerprint=… -->" */
export function writtenAnchor(anchor: CodeAnchor): string {
  const { path, startLine, endLine, commit, permalink, notPushed, repository, remote, fingerprint } = anchor;
  const lines = startLine === endLine ? `${startLine}` : `${startLine}-${endLine}`;
  const place = `\`${inline(path).replaceAll('`', '')}:${lines}\``;
  const address = permalink?.replace(/[\s()<>]/g, (character) =>
    encodeURIComponent(character).replace(/[()]/g, hex),
  );
  const known = [
    notPushed && 'not-pushed',
    remote && `remote=${safe(remote)}`,
    fingerprint && `fingerprint=${safe(fingerprint)}`,
  ];
  const comment = known.filter(Boolean).join(' ');
  return [
    address ? `[${place}](${address})` : place,
    ...(commit ? [`at \`${commit}\``] : []),
    ...(repository ? [`in \`${inline(repository)}\``] : []),
    ...(comment ? [`<!-- ${comment} -->`] : []),
  ].join(' ');
}

function hex(character: string): string {
  return `%${character.charCodeAt(0).toString(16)}`;
}

/** Nothing that would end the comment it stands in. */
function safe(value: string): string {
  return value.replace(/[\s<>]/g, '').replace(/-{2,}/g, '-');
}

export function readAnchor(source: string): CodeAnchor | undefined {
  const { text, comment = '' } = splitComment(source);
  const match =
    /^(?:\[`?([^`\n]+?)`?\]\((\S+?)\)|`([^`\n]+)`|(\S+))(?:[ \t]+at[ \t]+`?([0-9a-f]{7,64})`?)?(?:[ \t]+in[ \t]+`?([^`\n]+?)`?)?\s*$/.exec(
      text,
    );
  const place = /^(.+?)[:#]L?(\d+)(?:-L?(\d+))?$/.exec(match?.[1] ?? match?.[3] ?? match?.[4] ?? '');
  if (!match || !place) return undefined;
  const startLine = Number(place[2]);
  const [remote, fingerprint] = ['remote', 'fingerprint'].map(
    (name) => new RegExp(`(?:^|\\s)${name}=(\\S+)`).exec(comment)?.[1],
  );
  return {
    path: place[1] ?? '',
    startLine,
    endLine: Math.max(startLine, Number(place[3] ?? startLine)),
    commit: match[5],
    permalink: match[2],
    repository: match[6],
    ...(/(?:^|\s)not-pushed(?:\s|$)/.test(comment) && { notPushed: true }),
    ...(remote && { remote }),
    ...(fingerprint && { fingerprint }),
  };
}

/** The lines of a point with lines of code. */
export function writtenExcerpt({ text, language = '' }: CodeExcerpt): string[] {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  const lines = [fence + language.replace(/[\s`]/g, ''), ...text.split('\n'), fence];
  return ['- Lines:', ...lines.map((line) => (line === '' ? '' : `  ${line}`))];
}

export function readExcerpt(source: string): CodeExcerpt | undefined {
  const match = /^\s*(`{3,})([^\n`]*)\n([\s\S]*?)\n?\1`*\s*$/.exec(source);
  const language = match?.[2]?.trim();
  return match ? { text: match[3] ?? '', ...(language && { language }) } : undefined;
}
