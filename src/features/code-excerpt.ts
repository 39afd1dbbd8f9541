import * as vscode from 'vscode';
import { type CodeAnchor, type CodeExcerpt, excerptOf, mostExcerptLines } from '../domain/question';
import type { AnchorFiles } from './anchor-files';
import { anchorLines } from './anchor-lines';

/** Lines that may be sent along with a question. */
export interface OfferedExcerpt extends CodeExcerpt {
  /** There are more of them than may be sent. */
  readonly isCut?: true;
}

/** The lines a question is about as they are in the editor now; `undefined` where there is no such file. */
export async function codeExcerpt(
  files: Pick<AnchorFiles, 'find'>,
  asked: CodeAnchor,
): Promise<OfferedExcerpt | undefined> {
  const found = await files.find(asked);
  if (!found) return undefined;
  const document = await vscode.workspace.openTextDocument(found.uri).then(undefined, () => undefined);
  const lines = document && anchorLines(found.anchor, document);
  if (!lines || lines.kind === 'lost') return undefined;
  const { startLine, endLine } = lines;
  const text = document.getText(new vscode.Range(startLine - 1, 0, endLine, 0));
  const language = document.languageId === 'plaintext' ? undefined : document.languageId;
  const excerpt = excerptOf(text, language);
  if (excerpt.text.trim() === '') return undefined;
  return { ...excerpt, ...(endLine - startLine >= mostExcerptLines && { isCut: true }) };
}
