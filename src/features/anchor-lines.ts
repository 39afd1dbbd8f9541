import type * as vscode from 'vscode';
import { type Place, placeOf } from '../domain/anchor/place';
import type { CodeAnchor } from '../domain/question';

/** Where the lines of an anchor are in a document now; `before` is where they were, of those that nothing is known of. */
export function anchorLines(anchor: CodeAnchor, document: vscode.TextDocument, before?: Place): Place {
  const { fingerprint, startLine, endLine } = anchor;
  if (fingerprint !== undefined) return placeOf(fingerprint, startLine, endLine, document.getText());
  if (before) return before;
  return endLine <= document.lineCount ? { kind: 'exact', startLine, endLine } : { kind: 'lost' };
}
