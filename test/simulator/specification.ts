/** Where Atlassian's documents are looked for: `JIRA_SPEC_DIR`, or beside the project. */
export const specificationFolder = (): string => process.env['JIRA_SPEC_DIR'] ?? '../shared/jira';

/** What a suite says when it has nothing to check against. */
export const skippedFor = (folder = specificationFolder()): string =>
  `skipped: no Jira OpenAPI documents at ${folder}`;
