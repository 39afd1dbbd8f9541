import type * as vscode from 'vscode';
import { movedLines, type Place } from '../domain/moved-lines';
import type { CodeAnchor } from '../domain/question';

/** Where the lines of an anchor are in a document that was just opened: nothing is known of them but their numbers. */
export function anchorLines({ startLine, endLine }: CodeAnchor, document: vscode.TextDocument): Place {
  return endLine <= document.lineCount ? { kind: 'exact', startLine, endLine } : { kind: 'lost' };
}

/** Where lines are after changes of their document; lost where they were deleted. */
export function placeAfter(
  place: Place,
  { document, contentChanges }: vscode.TextDocumentChangeEvent,
): Place {
  return contentChanges.reduce<Place>((before, change) => {
    if (before.kind === 'lost') return before;
    const lines = movedLines(before, change, isAtLineEnd(document, change));
    return lines ? { ...before, ...lines } : { kind: 'lost' };
  }, place);
}

/** Whether nothing stands behind what was written, in its last line. */
function isAtLineEnd(
  document: vscode.TextDocument,
  { range, text }: vscode.TextDocumentContentChangeEvent,
): boolean {
  const written = text.split('\n');
  const line = range.start.line + written.length - 1;
  if (line >= document.lineCount) return true;
  const before = written.length === 1 ? range.start.character : 0;
  return document.lineAt(line).text.length === before + (written.at(-1) ?? '').length;
}
