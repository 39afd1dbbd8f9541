import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findCriteria } from '../../src/domain/acceptance/find';
import type { FoundCriterion } from '../../src/domain/acceptance/criterion';
import { matchCriteria } from '../../src/domain/acceptance/match';
import { readAdf } from '../../src/sources/jira/adf';
import { readWiki } from '../../src/sources/jira/wiki';
import { readMarkdown } from '../../src/sources/markdown/markdown';
import { readFrontMatter, type FrontMatter } from '../../src/sources/markdown/front-matter';
import { frontMatterCriteria } from '../../src/sources/markdown/markdown-front-matter';

/**
 * Prints the criteria of files, and what became of criteria in an edit, as JSON:
 *
 *     npm run -s criteria -- --format adf|wiki|markdown FILE…
 *     npm run -s criteria -- --match FILE
 */
const finders: Readonly<Record<string, (text: string) => FoundCriterion[]>> = {
  adf: (text) => findCriteria(readAdf(JSON.parse(text))),
  wiki: (text) => findCriteria(readWiki(text)),
  markdown: (text) => {
    const head = frontMatterOf(text);
    const found = findCriteria(
      head ? readMarkdown(text.slice(head.bodyStart), head.bodyStart) : readMarkdown(text),
    );
    if (!head || found.some(({ section }) => section === 'acceptance')) return found;
    const own = frontMatterCriteria(head.yaml, head.start);
    return own ? [...findCriteria(own, { wholeField: true }), ...found] : found;
  },
};

/** What cannot be read is no front matter. */
function frontMatterOf(text: string): FrontMatter | undefined {
  try {
    return readFrontMatter(text);
  } catch {
    return undefined;
  }
}

interface Edits {
  readonly pairs: readonly {
    id: string;
    old: readonly { text: string }[];
    new: readonly { text: string }[];
  }[];
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { format: { type: 'string' }, match: { type: 'string' } },
    allowPositionals: true,
  });
  if (values.match !== undefined) {
    const { pairs } = JSON.parse(await readFile(path(values.match), 'utf8')) as Edits;
    print(Object.fromEntries(pairs.map((pair) => [pair.id, matchCriteria(pair.old, pair.new)])));
    return;
  }
  const find = finders[values.format ?? ''];
  if (!find || positionals.length === 0)
    throw new Error('Usage: --format adf|wiki|markdown FILE… or --match FILE');
  const found: Record<string, unknown> = {};
  for (const file of positionals) {
    found[file] = find(await readFile(path(file), 'utf8')).map((criterion) => ({
      text: criterion.text,
      checked: criterion.checked,
      ...(criterion.group !== undefined && { group: criterion.group }),
      ...(criterion.depth > 0 && { depth: criterion.depth }),
      ...(criterion.section === 'done' && { section: 'dod' }),
    }));
  }
  print(found);
}

/** npm runs scripts in the project's folder and tells where it was called. */
function path(file: string): string {
  return resolve(process.env.INIT_CWD ?? '', file);
}

function print(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, undefined, 1)}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
