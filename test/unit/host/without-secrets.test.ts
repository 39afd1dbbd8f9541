import assert from 'node:assert/strict';
import { withoutSecrets } from '../../../src/host/without-secrets';

describe('withoutSecrets', () => {
  for (const [text, clean] of [
    ['Authorization: Basic bWlyYTp0b2tlbg==', 'Authorization: Basic …'],
    ['authorization: Bearer abc.def-ghi', 'authorization: Bearer …'],
    ['GET /myself as mira@example.test: 401', 'GET /myself as …@…: 401'],
    ['Basic rules stay', 'Basic rules stay'],
  ] as const) {
    it(`turns “${text}” into “${clean}”`, () => assert.equal(withoutSecrets(text), clean));
  }
});
