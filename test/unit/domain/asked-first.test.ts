import assert from 'node:assert/strict';
import { askedFirst } from '../../../src/domain/asked-first';
import type { OwnerCandidate, OwnerReason } from '../../../src/domain/question';

const candidate = (id: string, reason: OwnerReason): OwnerCandidate => ({ id, name: id, reason });
const ids = (candidates: readonly OwnerCandidate[]): string[] => askedFirst(candidates).map(({ id }) => id);

describe('Who is asked first', () => {
  it('are all who are named for it', () => {
    for (const reason of ['setting', 'project', 'story', 'sprint'] as const)
      assert.deepEqual(ids([candidate('ana', reason), candidate('bo', reason)]), ['ana', 'bo']);
  });

  it('is the most likely one of those who merely may know', () => {
    assert.deepEqual(ids([candidate('ana', 'component'), candidate('bo', 'component')]), ['ana']);
    assert.deepEqual(ids([candidate('ana', 'projectLead'), candidate('bo', 'reporter')]), ['ana']);
  });

  it('is nobody who is named for another reason', () => {
    assert.deepEqual(ids([candidate('ana', 'story'), candidate('bo', 'projectLead')]), ['ana']);
  });

  it('is nobody where there is nobody', () => {
    assert.deepEqual(ids([]), []);
  });
});
