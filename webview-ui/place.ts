/** What VS Code keeps of a page that is hidden or closed; the key is what brings the page back after a restart. */
interface Place {
  readonly key: string;
  /** Pixels from the top. */
  readonly scroll: number;
  /** Which of the page's foldable parts are open, counted from the top. */
  readonly unfolded: readonly number[];
}

export interface StateKeeper {
  getState(): unknown;
  setState(state: Place): void;
}

/**
 * Keeps where the reader is, and goes there again when the page comes back: VS Code throws a hidden page away, and
 * restores the scroll position only before there is anything to scroll. Returns what to call when a story is shown.
 */
export function keepPlace(keeper: StateKeeper, root: HTMLElement): (key: string) => void {
  let shown: string | undefined;
  const save = () => {
    if (shown === undefined) return;
    const unfolded = foldable().flatMap((element, index) => (element.open ? [index] : []));
    keeper.setState({ key: shown, scroll: Math.round(window.scrollY), unfolded });
  };
  const foldable = () => [...root.querySelectorAll('details')];
  const saveSoon = atMostEvery(250, save);
  window.addEventListener('scroll', saveSoon, { passive: true });
  // `toggle` does not bubble.
  root.addEventListener('toggle', saveSoon, { capture: true });
  return (key) => {
    if (shown === key) return;
    shown = key;
    const place = keeper.getState();
    if (isPlace(place) && place.key === key) {
      const open = new Set(place.unfolded);
      foldable().forEach((element, index) => (element.open = open.has(index)));
      window.scrollTo(0, place.scroll);
    }
    save();
  };
}

function isPlace(state: unknown): state is Place {
  if (typeof state !== 'object' || state === null) return false;
  const { key, scroll, unfolded } = state as Partial<Record<keyof Place, unknown>>;
  return typeof key === 'string' && typeof scroll === 'number' && Array.isArray(unfolded);
}

function atMostEvery(milliseconds: number, act: () => void): () => void {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      act();
    }, milliseconds);
  };
}
