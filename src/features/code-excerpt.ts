import * as vscode from 'vscode';
import { type CodeAnchor, type CodeExcerpt, excerptOf, mostExcerptLines } from '../domain/question';
import { fileOf } from './open-anchor';

/** Lines that may be sent along with a question. */
export interface OfferedExcerpt extends CodeExcerpt {
  /** There are more of them than may be sent. */
  readonly isCut?: true;
}

/** The lines a question is about as they are in the editor now; `undefined` where there is no such file. */
export async function codeExcerpt(anchor: CodeAnchor): Promise<OfferedExcerpt | undefined> {
  const uri = await fileOf(anchor);
  if (!uri) return undefined;
  const document = await vscode.workspace.openTextDocument(uri).then(undefined, () => undefined);
  if (!document || anchor.startLine > document.lineCount) return undefined;
  const { startLine, endLine } = anchor;
  const text = document.getText(new vscode.Range(startLine - 1, 0, endLine, 0));
  const language = document.languageId === 'plaintext' ? undefined : document.languageId;
  const excerpt = excerptOf(text, language);
  if (excerpt.text.trim() === '') return undefined;
  return { ...excerpt, ...(endLine - startLine >= mostExcerptLines && { isCut: true }) };
}
