import assert from 'node:assert/strict';
import { findCriteria } from '../../../../src/domain/acceptance/find';
import { documentIn, formats, shown, type Format, type Piece } from './written';

export interface Case {
  readonly name: string;
  readonly pieces: readonly Piece[];
  readonly found: readonly string[];
  /** All where absent. */
  readonly in?: readonly Format[];
}

export function describeCases(title: string, cases: readonly Case[]): void {
  describe(title, () => {
    for (const { name, pieces, found: expected, in: only = formats } of cases) {
      for (const format of only) {
        it(`${name} (${format})`, () => {
          assert.deepEqual(findCriteria(documentIn(format, pieces)).map(shown), expected);
        });
      }
    }
  });
}
