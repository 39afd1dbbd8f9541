import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Block, Heading } from '../../../../src/domain/document';
import { headingLevels } from '../../../../webview-ui/document/heading-levels';

const heading = (level: number): Heading => ({ type: 'heading', level, children: [] });

describe('levels of a document’s headings on the page', () => {
  it('keep their order without a gap', () => {
    const blocks = [1, 3, 3, 2, 6, 1].map(heading);
    assert.deepEqual([...headingLevels(blocks, 3).values()], [3, 4, 4, 4, 5, 3]);
  });

  it('count headings in panels and tables in reading order', () => {
    const inner = heading(4);
    const blocks: Block[] = [heading(2), { type: 'panel', kind: 'info', children: [inner] }, heading(2)];
    assert.equal(headingLevels(blocks, 3).get(inner), 4);
  });

  it('never skip one, never leave h3 to h6', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 6 })), (levels) => {
        const shown = [...headingLevels(levels.map(heading), 3).values()];
        let before = 2;
        for (const level of shown) {
          assert.ok(level >= 3 && level <= 6 && level <= before + 1);
          before = level;
        }
      }),
    );
  });
});
