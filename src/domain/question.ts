import type { Person } from './story';

export interface CodeAnchor {
  /** Path from the repository's root, with `/`. */
  readonly path: string;
  /** First and last line, counted from 1. */
  readonly startLine: number;
  readonly endLine: number;
  /** The commit the lines were seen at. */
  readonly commit?: string;
  /** Web address of these lines, where the remote is known. */
  readonly permalink?: string;
  /** The lines were on no remote when the question was asked, which is why there is no permalink. */
  readonly notPushed?: boolean;
  /** Name of the repository's folder. */
  readonly repository?: string;
  /** What the repository is known by in every clone of it, as `github.com/acme/shop`; absent without a remote. */
  readonly remote?: string;
  /**
   * What the lines are found again by when they moved: short hashes and no code. At most 600 characters, none of them
   * other than letters, digits and `_.:`.
   */
  readonly fingerprint?: string;
}

export interface QuestionDraft {
  /** Made by the asker, so that a repeated post can be told from a second question. */
  readonly id: string;
  readonly text: string;
  /** Whom to ask; absent where nobody could be found and the user chose to ask the room. */
  readonly to?: Person;
  readonly criterion?: { readonly id: string; readonly text: string };
  readonly anchor?: CodeAnchor;
}

export interface Answer {
  readonly by: string;
  /** ISO 8601 */
  readonly at: string;
  readonly text: string;
}

export interface Question {
  readonly id: string;
  readonly text: string;
  readonly by: string;
  /** Display name of who was asked. */
  readonly to?: string;
  /** ISO 8601 */
  readonly at: string;
  readonly criterion?: { readonly id: string; readonly text: string };
  readonly anchor?: CodeAnchor;
  readonly answers: readonly Answer[];
  readonly url?: string;
}
