import assert from 'node:assert/strict';
import { nearestColour } from '../../../src/domain/colour';

describe('nearestColour', () => {
  const known: readonly (readonly [string, ReturnType<typeof nearestColour>])[] = [
    // The palette of Atlassian's editor: texts, then backgrounds.
    ['#bf2600', 'red'],
    ['#ff5630', 'red'],
    ['#ff991f', 'orange'],
    ['#ffc400', 'yellow'],
    ['#36b37e', 'green'],
    ['#4c9aff', 'blue'],
    ['#6554c0', 'purple'],
    ['#97a0af', 'grey'],
    ['#ffbdad', 'red'],
    ['#fff0b3', 'yellow'],
    ['#e3fcef', 'green'],
    ['#deebff', 'blue'],
    ['#f8e6ff', 'purple'],
    // As wiki markup writes them.
    ['Red', 'red'],
    [' navy ', 'blue'],
    ['#0a0', 'green'],
    ['rgb(101, 84, 192)', 'purple'],
    ['#80008080', 'purple'],
    ['#000000', undefined],
    ['#172b4d', undefined],
    ['#ffffff', undefined],
    ['white', undefined],
    ['expression(alert(1))', undefined],
    ['constructor', undefined],
    ['', undefined],
  ];
  for (const [css, colour] of known) {
    it(`takes “${css}” for ${colour ?? 'none'}`, () => assert.equal(nearestColour(css), colour));
  }
});
