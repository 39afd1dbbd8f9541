import type { CodePiece } from './highlight';

/** In place of `highlight.ts` where code is rare, and the words of two dozen languages would be most of the page. */
export function highlighted(_text: string, _language: string | undefined): readonly CodePiece[] | undefined {
  return undefined;
}
