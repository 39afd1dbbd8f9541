import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where Atlassian's documents are looked for: `JIRA_SPEC_DIR`, or beside the project. */
export const specificationFolder = (): string => process.env['JIRA_SPEC_DIR'] ?? '../shared/jira';

/** What a suite says when it has nothing to check against. */
export const skippedFor = (folder = specificationFolder()): string =>
  `skipped: no Jira OpenAPI documents at ${folder}`;

/** A document of the folder; `undefined` where it is not there. */
export function readDocument(name: string, folder: string): Record<string, unknown> | undefined {
  const path = join(folder, name);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>) : undefined;
}
