import * as vscode from 'vscode';
import { readDefinition } from '../../domain/readiness';
import type { Services } from '../../services';
import {
  type PlacedField,
  placedFindings,
  type PlacedFinding,
} from '../../sources/markdown/readiness-places';
import { loadReportWords } from '../reports/report-words';
import { findingSentence, questionAbout, unreadSentence } from './finding-words';

/** Milliseconds somebody has to stop typing for. */
const pause = 300;

/** What a mark in a story file stands for. */
interface Marked {
  /** Of the story. */
  readonly key: string;
  readonly placed: PlacedFinding | PlacedField;
}

/**
 * Marks in the Markdown stories that are open what is not ready, at its place, and offers to ask the Product Owner about
 * it; and warns of what is not understood. Nothing is marked where stories come from Jira.
 */
export class StoryDiagnostics implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('storyContext.readiness');
  readonly #marked = new WeakMap<vscode.Diagnostic, Marked>();
  readonly #soon = new Map<string, NodeJS.Timeout>();
  readonly #subscription: vscode.Disposable;
  /** Set once the stories were opened for a file. */
  #isOpened = false;

  constructor(private readonly services: Services) {
    loadReportWords();
    const { workspace } = vscode;
    this.#subscription = vscode.Disposable.from(
      this.#collection,
      workspace.onDidOpenTextDocument((document) => this.#mark(document)),
      workspace.onDidChangeTextDocument(({ document }) => this.#markSoon(document)),
      workspace.onDidCloseTextDocument((document) => this.#forget(document)),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('storyContext')) this.#markAll();
      }),
      services.onDidChange(() => workspace.textDocuments.forEach((document) => this.#markSoon(document))),
      vscode.languages.registerCodeActionsProvider(
        { language: 'markdown' },
        { provideCodeActions: ({ uri }, _range, { diagnostics }) => this.#fixes(uri, diagnostics) },
        { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
      ),
    );
    this.#markAll();
  }

  dispose(): void {
    for (const timer of this.#soon.values()) clearTimeout(timer);
    this.#subscription.dispose();
  }

  #markAll(): void {
    for (const document of vscode.workspace.textDocuments) this.#mark(document);
  }

  #markSoon(document: vscode.TextDocument): void {
    if (document.languageId !== 'markdown') return;
    const name = document.uri.toString();
    clearTimeout(this.#soon.get(name));
    this.#soon.set(
      name,
      setTimeout(() => this.#mark(document), pause),
    );
  }

  #forget({ uri }: vscode.TextDocument): void {
    clearTimeout(this.#soon.get(uri.toString()));
    this.#soon.delete(uri.toString());
    this.#collection.delete(uri);
  }

  #mark(document: vscode.TextDocument): void {
    if (document.isClosed) return;
    const path = this.#pathOf(document);
    if (path === undefined) {
      this.#collection.delete(document.uri);
      return;
    }
    const { settings, session } = this.services;
    const placed = placedFindings(path, document.getText(), readDefinition(settings.readiness), {
      headings: settings.acceptanceHeadings,
      known: (key) => session?.store.newestSummary(key),
    });
    this.#collection.set(
      document.uri,
      [...(placed?.unread ?? []), ...(placed?.findings ?? [])].map((one) =>
        this.#diagnostic(document, { key: placed?.key ?? '', placed: one }),
      ),
    );
  }

  /** Its path in the folder of stories; `undefined` where it is in another, or that is not known yet. */
  #pathOf({ uri, languageId }: vscode.TextDocument): string | undefined {
    if (languageId !== 'markdown') return undefined;
    const { session, settings } = this.services;
    const folderName = settings.markdownFolder.replace(/^\/+|\/+$/g, '');
    if (!session && uri.path.includes(`/${folderName}/`)) this.#open();
    if (session?.source.kind !== 'markdown') return undefined;
    // The place of a folder is its address.
    const folder = `${session.place.replace(/\/$/, '')}/`;
    const address = uri.toString();
    return address.startsWith(folder) ? decodeURIComponent(address.slice(folder.length)) : undefined;
  }

  /** Reads what was last known of the stories, where nobody looked at them before. */
  #open(): void {
    // Where that fails it is logged, and the views say so. It is not tried with every letter.
    if (this.#isOpened) return;
    this.#isOpened = true;
    this.services.situation().catch(() => undefined);
  }

  #diagnostic(document: vscode.TextDocument, marked: Marked): vscode.Diagnostic {
    const { placed } = marked;
    const range = new vscode.Range(document.positionAt(placed.start), document.positionAt(placed.end));
    const { Information, Warning } = vscode.DiagnosticSeverity;
    const diagnostic =
      'field' in placed
        ? new vscode.Diagnostic(range, unreadSentence(placed.field), Warning)
        : new vscode.Diagnostic(range, findingSentence(placed.finding), Information);
    diagnostic.source = 'Story Context';
    diagnostic.code = 'field' in placed ? placed.field.kind : placed.finding.rule;
    this.#marked.set(diagnostic, marked);
    return diagnostic;
  }

  #fixes(uri: vscode.Uri, diagnostics: readonly vscode.Diagnostic[]): vscode.CodeAction[] {
    return diagnostics.flatMap((diagnostic) => {
      const marked = this.#markedAs(uri, diagnostic);
      return marked ? fixesOf(diagnostic, marked) : [];
    });
  }

  /** VS Code gives copies of what was set. */
  #markedAs(uri: vscode.Uri, { range, code, message }: vscode.Diagnostic): Marked | undefined {
    const own = this.#collection
      .get(uri)
      ?.find((one) => one.range.isEqual(range) && one.code === code && one.message === message);
    return own && this.#marked.get(own);
  }
}

function fixesOf(diagnostic: vscode.Diagnostic, { key, placed }: Marked): vscode.CodeAction[] {
  const fix = (title: string, command: string, ...given: unknown[]): vscode.CodeAction => {
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.diagnostics = [diagnostic];
    action.command = { title, command, arguments: given };
    return action;
  };
  const estimate = (): vscode.CodeAction =>
    fix(vscode.l10n.t('Change the Estimate…'), 'storyContext.changeEstimate', key);
  if ('field' in placed) return placed.field.kind === 'points' ? [estimate()] : [];
  const { finding, question } = placed;
  const text = questionAbout(finding);
  const criterion = finding.rule === 'testable' ? finding.criterion?.id : undefined;
  const ask =
    text &&
    fix(vscode.l10n.t('Ask the Product Owner…'), 'storyContext.askProductOwner', key, { text, criterion });
  const open =
    question !== undefined &&
    fix(vscode.l10n.t('Show the Question'), 'storyContext.openQuestion', { key, question });
  const settings = fix(
    vscode.l10n.t('Change the Definition of Ready'),
    'workbench.action.openSettings',
    '@id:storyContext.readiness',
  );
  const isOfSize = finding.rule === 'estimate' || finding.rule === 'size';
  return [ask, open, isOfSize && estimate(), settings].filter((one) => one instanceof vscode.CodeAction);
}
