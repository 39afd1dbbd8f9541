import * as assert from 'node:assert/strict';
import { beginTick, catchUp, settleTick, type Ticks, withTick } from '../../../webview-ui/ticks';
import { criterion } from './gallery';

const none: Ticks = new Map();
const open = criterion('a', 'The form says so');
const done = { ...open, checked: true };

describe('ticks made on the page', () => {
  it('are shown before anyone has answered', () => {
    const ticks = beginTick(none, 'a', true, 1);
    assert.deepEqual(withTick(open, ticks.get('a')), {
      ...done,
      pending: true,
      waiting: undefined,
      failure: undefined,
      tickedBy: undefined,
      tickedText: undefined,
      textBeforeTick: undefined,
      refused: undefined,
    });
  });

  it('outlive a snapshot that was made before they arrived', () => {
    const ticks = catchUp(beginTick(none, 'a', true, 1), [open]);
    assert.equal(withTick(open, ticks.get('a')).checked, true);
  });

  it('stay from the answer until the snapshot that has them', () => {
    const kept = settleTick(beginTick(none, 'a', true, 1), { request: 1, ok: true }, [open]);
    assert.equal(withTick(open, kept.get('a')).checked, true);
    assert.equal(withTick(open, kept.get('a')).pending, false);
    assert.equal(catchUp(kept, [done]).size, 0);
  });

  it('are forgotten at the answer where the snapshot came first', () => {
    assert.equal(settleTick(beginTick(none, 'a', true, 1), { request: 1, ok: true }, [done]).size, 0);
  });

  it('go back to what the snapshot says when they fail, with the reason', () => {
    const failed = settleTick(
      beginTick(none, 'a', true, 1),
      { request: 1, ok: false, message: 'No permission.' },
      [open],
    );
    assert.deepEqual(withTick(open, failed.get('a')), {
      ...open,
      pending: false,
      waiting: undefined,
      failure: 'No permission.',
    });
  });

  it('stand when they fail but a newer snapshot has them', () => {
    const failed = settleTick(beginTick(none, 'a', true, 1), { request: 1, ok: false }, [done]);
    assert.deepEqual(withTick(done, failed.get('a')), done);
  });

  it('keep their failure until a snapshot says that it no longer matters', () => {
    const failed = settleTick(beginTick(none, 'a', true, 1), { request: 1, ok: false, message: 'No.' }, [
      open,
    ]);
    assert.equal(catchUp(failed, [open]).size, 1);
    assert.equal(catchUp(failed, [done]).size, 0);
    assert.equal(catchUp(failed, []).size, 0);
  });

  it('are not touched by the answer to an earlier click on the same box', () => {
    const twice = beginTick(beginTick(none, 'a', true, 1), 'a', false, 2);
    assert.equal(settleTick(twice, { request: 1, ok: false, message: 'No.' }, [open]), twice);
    assert.equal(withTick(done, twice.get('a')).checked, false);
  });
});
