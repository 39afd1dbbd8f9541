import * as vscode from 'vscode';

/** The user's settings, read when asked for, so that a change is seen at once. */
export interface Settings {
  readonly source: 'auto' | 'jira' | 'markdown';
  /** '' where none is set. */
  readonly jiraUrl: string;
  readonly boardId: string;
  readonly storyQuery: string;
  readonly markdownFolder: string;
  readonly productFolder: string;
  readonly acceptanceFields: readonly string[];
  readonly acceptanceHeadings: readonly string[];
  readonly writeTo: 'source' | 'property' | 'local';
  /** As it was written; `readOwnerSetting` reads it. */
  readonly productOwner: unknown;
  /** Whether a + stands beside lines of code while a story is current. */
  readonly questionsGutter: boolean;
  /** Whether lines of code can be sent along with a question. */
  readonly questionsCode: 'offer' | 'never';
  readonly branchTemplate: string;
  /** Words for `{type}` in it, by the name or the kind of a type. */
  readonly branchTypes: Readonly<Record<string, string>>;
  readonly commitFormat: string;
  /** Whether each push is linked to the story of its branch. */
  readonly linkOnPush: 'never' | 'ask' | 'always';
  /** Minutes between two refreshes; 0 switches them off. */
  readonly refreshInterval: number;
  /** Whether keys of stories in texts and terminals are links. */
  readonly keysInCode: boolean;
  /** Web hosts of remotes, as written: `git/remote-hosts.ts` reads it. */
  readonly remotes: unknown;
  /** As it was written; `readWorkingDays` reads it. */
  readonly workingDays: unknown;
  /** A team's Definition of Ready as it was written; `readDefinition` reads it. */
  readonly readiness: unknown;
  /** Working days without an answer after which a question is marked, and a reminder is offered; 0 never. */
  readonly remindAfter: number;
}

export const section = 'storyContext';

export function readSettings(): Settings {
  const configuration = vscode.workspace.getConfiguration(section);
  const get = (name: string): unknown => configuration.get(name);
  const amount = (value: unknown): number => Math.max(0, Number(value) || 0);
  const text = (name: string): string => String(get(name) ?? '').trim();
  const texts = (name: string): string[] => {
    const value: unknown = get(name);
    return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
  };
  const oneOf = <T extends string>(name: string, values: readonly T[], otherwise: T): T =>
    values.find((value) => value === get(name)) ?? otherwise;
  return {
    source: oneOf('source', ['auto', 'jira', 'markdown'], 'auto'),
    jiraUrl: text('jira.url'),
    boardId: text('jira.boardId'),
    storyQuery: text('jira.storyQuery'),
    markdownFolder: text('markdown.folder') || 'backlog',
    productFolder: text('product.folder') || 'product',
    acceptanceFields: texts('acceptance.fields'),
    acceptanceHeadings: texts('acceptance.headings'),
    writeTo: oneOf('acceptance.writeTo', ['source', 'property', 'local'], 'source'),
    productOwner: get('productOwner'),
    questionsGutter: get('questions.gutter') !== false,
    questionsCode: oneOf('questions.code', ['offer', 'never'], 'offer'),
    branchTypes: words(get('branch.types')),
    branchTemplate: text('branch.template') || '{type}/{key}-{summary}',
    commitFormat: String(get('commit.format') ?? '{key} {message}'),
    linkOnPush: oneOf('commit.linkOnPush', ['never', 'ask', 'always'], 'never'),
    refreshInterval: amount(get('refreshInterval') ?? 5),
    keysInCode: get('keysInCode') !== false,
    remotes: get('remotes'),
    workingDays: get('workingDays'),
    readiness: get('readiness'),
    remindAfter: amount(get('questions.remindAfter') ?? 2),
  };
}

function words(value: unknown): Record<string, string> {
  const entries = typeof value === 'object' && value ? Object.entries(value) : [];
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
