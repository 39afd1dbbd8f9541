import assert from 'node:assert/strict';
import { orderChanges } from '../../../src/domain/order-change';
import { SeenOrder } from '../../../src/sync/seen-order';
import { memoryStorage } from './memory-storage';

const list = (id: string, ...keys: string[]) => ({ id, name: id, keys });

describe('the order that was seen', () => {
  const fail = (_: string, error: unknown): never => {
    throw error;
  };

  it('begins with what is there, and is there again in the next window', async () => {
    const storage = memoryStorage();
    const order = new SeenOrder(storage, 'place', fail);
    await order.load();
    assert.equal(order.at, undefined);
    order.begin([list('1', 'a', 'b')], 100);
    order.begin([list('1', 'b', 'a'), list('2', 'c')], 200);
    assert.deepEqual(order.lists, [list('1', 'a', 'b'), list('2', 'c')]);
    assert.equal(order.at, 100);
    await order.saved();
    const again = new SeenOrder(storage, 'place', fail);
    await again.load();
    assert.deepEqual([again.at, again.lists], [100, order.lists]);
  });

  it('is the newest once somebody says so, and tells that', async () => {
    const order = new SeenOrder(memoryStorage(), 'place', fail);
    await order.load();
    let told = 0;
    order.onChange(() => told++);
    order.begin([list('1', 'a', 'b'), list('2', 'c')], 100);
    order.see([list('1', 'b', 'a')], 300);
    assert.deepEqual(order.lists, [list('1', 'b', 'a'), list('2', 'c')]);
    assert.equal(order.at, 300);
    assert.equal(told, 2);
    order.begin([list('1', 'x')], 400);
    assert.equal(told, 2);
  });

  it('forgets of a list that is over what was seen in another since', async () => {
    const order = new SeenOrder(memoryStorage(), 'place', fail);
    await order.load();
    order.begin([list('24', 'a', 'b'), list('25', 'c')], 100);
    // Sprint 24 is closed, and what was not done is in the next one.
    const now = [list('25', 'b', 'c')];
    assert.deepEqual(orderChanges(order.lists, now).of.get('b'), { kind: 'from', list: '24' });
    order.see(now, 200);
    assert.deepEqual(orderChanges(order.lists, now).of, new Map());
    assert.deepEqual(order.lists, [...now, list('24', 'a')]);
  });

  it('is begun anew where it cannot be understood', async () => {
    const storage = memoryStorage();
    const order = new SeenOrder(storage, 'place', fail);
    order.begin([list('1', 'a')], 1);
    await order.saved();
    for (const { name } of await storage.list()) await storage.write(name, '{"at":"x"}');
    const again = new SeenOrder(storage, 'place', fail);
    await again.load();
    assert.deepEqual([again.at, again.lists], [undefined, []]);
  });
});
