import assert from 'node:assert/strict';
import { keyInUri } from '../../../src/features/story-uri';

describe('a link into VS Code', () => {
  for (const [path, key] of [
    ['/story/ABC-123', 'ABC-123'],
    ['/story/task-1/', 'task-1'],
    ['/story/ÜBER-4', 'ÜBER-4'],
  ] as const) {
    it(`names a story by ${path}`, () => assert.equal(keyInUri({ path }), key));
  }

  for (const path of [
    '',
    '/',
    '/story/',
    '/stories/ABC-1',
    '/story/../ABC-1',
    '/story/a/b',
    '/story/A B',
    `/story/${'A'.repeat(300)}`,
  ]) {
    it(`names none by “${path.slice(0, 30)}”`, () => assert.equal(keyInUri({ path }), undefined));
  }
});
