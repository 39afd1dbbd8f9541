import assert from 'node:assert/strict';
import { readWorkTime, writeWorkTime } from '../../../src/domain/work-time';

describe('a time of work', () => {
  for (const [text, seconds] of [
    ['1h 30m', 5400],
    ['1h30m', 5400],
    ['2d', 57_600],
    ['1w 1d', 172_800],
    ['0.5h', 1800],
    ['1,5 h', 5400],
    [' 45M ', 2700],
  ] as const) {
    it(`is read from “${text}”`, () => assert.equal(readWorkTime(text), seconds));
  }

  for (const text of ['', '0m', '90', '1h and a bit', 'h', '-1h', '1x', '0.1m']) {
    it(`is not read from “${text}”`, () => assert.equal(readWorkTime(text), undefined));
  }

  for (const [seconds, text] of [
    [0, '0m'],
    [59, '1m'],
    [5400, '1h 30m'],
    [57_600 + 60, '2d 1m'],
  ] as const) {
    it(`of ${seconds} seconds is written “${text}”`, () => assert.equal(writeWorkTime(seconds), text));
  }
});
