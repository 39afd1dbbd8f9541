import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeFromReport, decodeToReport, type FromReport, type ToReport } from '../../src/report-protocol';

describe('the messages of the page of a report', () => {
  const said: readonly FromReport[] = [
    { type: 'ready', version: 1 },
    { type: 'intent', request: 3, intent: { do: 'act', id: 'page:refresh' } },
    { type: 'intent', request: 4, intent: { do: 'openStory', key: 'SHOP-7' } },
    { type: 'intent', request: 5, intent: { do: 'openLink', href: 'https://example.com' } },
  ];
  for (const message of said)
    it(`take ${JSON.stringify(message)}`, () => assert.deepEqual(decodeFromReport(message), message));

  for (const message of [
    undefined,
    null,
    'ready',
    { type: 'ready' },
    { type: 'intent', request: 1.5, intent: { do: 'act', id: 'a' } },
    { type: 'intent', request: 1, intent: { do: 'act' } },
    { type: 'intent', request: 1, intent: { do: 'act', id: 'a'.repeat(5_000) } },
    { type: 'intent', request: 1, intent: { do: 'runCommand', command: 'workbench.action.quit' } },
    { type: 'intent', request: 1, intent: { do: 'openStory', key: 7 } },
  ])
    it(`refuse ${JSON.stringify(message)?.slice(0, 90)}`, () =>
      assert.equal(decodeFromReport(message), undefined));

  it('are told from those of others by the page', () => {
    const page = { key: '["roadmap"]', title: 'Roadmap', busy: true, actions: [] };
    const snapshot: ToReport = { type: 'snapshot', version: 1, number: 1, page };
    assert.equal(decodeToReport(snapshot), snapshot);
    assert.deepEqual(decodeToReport({ type: 'settled', request: 1, ok: true })?.type, 'settled');
    for (const other of [{ ...snapshot, version: 2 }, { ...snapshot, page: null }, { type: 'settled' }, 7])
      assert.equal(decodeToReport(other), undefined);
  });

  it('break nothing, whatever they are', () => {
    fc.assert(
      fc.property(fc.anything(), (message) => {
        decodeFromReport(message);
        decodeToReport(message);
      }),
    );
  });
});
