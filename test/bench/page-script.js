'use strict';
/* global document, window, performance, requestAnimationFrame, MessageChannel, setInterval, setTimeout, clearInterval */

/**
 * Runs in every frame of the workbench before anything else there, and tells when something was clicked and when what it
 * brings up was painted. All times are milliseconds since the epoch, with fractions, so that frames can be compared.
 */
(() => {
  const now = () => performance.timeOrigin + performance.now();

  /** Calls back with the time after the first frame in which something is to be seen, and with how many frames that took. */
  const whenPainted = (isThere, tell) => {
    let frames = 0;
    const look = () => {
      frames++;
      if (!isThere()) return void requestAnimationFrame(look);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => tell(now(), frames);
      port2.postMessage(undefined);
    };
    requestAnimationFrame(look);
  };

  /** Milliseconds. */
  const patience = 60_000;

  const bench = {
    clicked: undefined,
    /** When the checkboxes of this page were painted. */
    boxes: undefined,
    /** Of the last click on a checkbox: milliseconds until it was painted in its new state, and frames. */
    tick: undefined,

    /** Records ticks from now on. */
    watchTicks: () => {
      /** How the checkbox was before it was clicked; a plain one has changed when the click is told. */
      let before;
      const onPointer = ({ target }) => (before = isChecked(target.closest(boxSelector)));
      // The last of all listeners, so that what others do in the next frame is done before it is looked at.
      const onClick = ({ timeStamp, target }) => {
        const box = target.closest(boxSelector);
        const was = before;
        bench.tick = undefined;
        whenPainted(
          () => isChecked(box) !== was,
          (at, frames) => (bench.tick = { milliseconds: at - performance.timeOrigin - timeStamp, frames }),
        );
      };
      window.addEventListener('pointerdown', onPointer, true);
      window.addEventListener('click', onClick);
    },

    /** Resolves with the time a view's tree is painted with at least so many rows, of which those in sight exist. */
    tree: (title, rows) =>
      new Promise((resolve, reject) => {
        setTimeout(() => reject(new Error(`${title} was not painted with ${rows} rows.`)), patience);
        whenPainted(() => isPainted(treeOf(title), rows), resolve);
      }),
  };
  globalThis.storyContextBench = bench;

  const treeOf = (title) =>
    document.querySelector(`.pane:has(.pane-header[aria-label^="${title} "]) .monaco-list`);

  /** A tree has an element as high as all its rows, and the rows in sight. */
  const isPainted = (tree, rows) => {
    const all = tree?.querySelector('.monaco-list-rows');
    const one = all?.querySelector('.monaco-list-row');
    if (!all || !one) return false;
    const height = one.getBoundingClientRect().height;
    const inSight = Math.floor(tree.getBoundingClientRect().height / height);
    const labels = [...all.querySelectorAll('.monaco-list-row .label-name')].filter(
      (label) => label.textContent,
    );
    return inSight > 5 && parseFloat(all.style.height) >= rows * height && labels.length >= inSight;
  };

  const boxSelector = '[role="checkbox"], input[type="checkbox"]';
  const isChecked = (box) => box.checked ?? box.getAttribute('aria-checked') === 'true';

  window.addEventListener(
    'click',
    ({ timeStamp }) => (bench.clicked = performance.timeOrigin + timeStamp),
    true,
  );
  // A page of an extension is written into a frame that is hidden until then; writing it ends what waits for a frame.
  if (window !== window.top) {
    const hasBoxes = () =>
      window.frameElement?.id === 'active-frame' &&
      (document.querySelector(boxSelector)?.getBoundingClientRect().height ?? 0) > 0;
    const timer = setInterval(() => {
      if (!hasBoxes()) return;
      clearInterval(timer);
      whenPainted(hasBoxes, (at) => (bench.boxes = at));
    }, 1);
  }
})();
