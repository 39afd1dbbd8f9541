import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { lastChoices, rememberChoices } from '../../../src/features/last-choices';

function memoryOf(stored: Record<string, unknown>): vscode.Memento {
  return {
    keys: () => Object.keys(stored),
    get: <T>(key: string) => stored[key] as T,
    update: (key: string, value: unknown) => {
      stored[key] = value;
      return Promise.resolve();
    },
  };
}

describe('The choices that are remembered', () => {
  it('are those of the same project', async () => {
    const memory = memoryOf({});
    assert.deepEqual(lastChoices(memory, 'SHOP-7'), {});
    await rememberChoices(memory, 'SHOP-7', { assign: false });
    await rememberChoices(memory, 'WEB_APP-1', { move: true, status: '3' });
    assert.deepEqual(lastChoices(memory, 'SHOP-12'), { assign: false });
    assert.deepEqual(lastChoices(memory, 'WEB_APP-2'), { move: true, status: '3' });
  });

  it('are forgotten where something else is stored', () => {
    for (const stored of [null, 'x', { SHOP: { move: 'yes' } }, []]) {
      assert.deepEqual(lastChoices(memoryOf({ 'startWork.choices': stored }), 'SHOP-7'), {});
    }
  });
});
