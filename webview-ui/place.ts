import { drawAtOnce } from './document/gradual';
import { Drafts } from './drafts';

/** What VS Code keeps of a page that is hidden or closed; the key is what brings the page back after a restart. */
interface Place {
  readonly key: string;
  /** Pixels from the top. */
  readonly scroll: number;
  /** Which of the page's foldable parts are open, by what they are called. */
  readonly unfolded: readonly string[];
  /** Of the same story, see `Drafts`. */
  readonly drafts?: Drafts['entries'];
}

export interface StateKeeper {
  getState(): unknown;
  setState(state: Place): void;
}

/**
 * Keeps where the reader is, and goes there again when the page comes back: VS Code throws a hidden page away, and
 * restores the scroll position only before there is anything to scroll. Returns what to call when a story is shown.
 */
export function keepPlace(keeper: StateKeeper, root: HTMLElement, drafts: Drafts): (key: string) => void {
  let shown: string | undefined;
  const save = () => {
    if (shown === undefined) return;
    const unfolded = [...foldable()].flatMap(([name, { open }]) => (open ? [name] : []));
    keeper.setState({ key: shown, scroll: Math.round(window.scrollY), unfolded, drafts: drafts.entries });
  };
  /** Those of the same name are told apart by their order. */
  const foldable = () => {
    const found = new Map<string, HTMLDetailsElement>();
    for (const element of root.querySelectorAll('details')) {
      const name = (element.querySelector('summary')?.textContent ?? '').slice(0, 200);
      let number = 1;
      while (found.has(`${name} ${number}`)) number++;
      found.set(`${name} ${number}`, element);
    }
    return found;
  };
  const saveSoon = atMostEvery(250, save);
  drafts.onChange = saveSoon;
  // What it returns to has to be there by then.
  const kept = keeper.getState();
  if (isPlace(kept) && (kept.scroll > 0 || kept.unfolded.length > 0)) drawAtOnce();
  window.addEventListener('scroll', saveSoon, { passive: true });
  // `toggle` does not bubble.
  root.addEventListener('toggle', saveSoon, { capture: true });
  return (key) => {
    if (shown === key) return;
    shown = key;
    const place = keeper.getState();
    if (isPlace(place) && place.key === key) {
      const open = new Set(place.unfolded);
      for (const [name, element] of foldable()) element.open = open.has(name);
      window.scrollTo(0, place.scroll);
    }
    save();
  };
}

/** What was typed on the page of a story when VS Code last kept it. */
export function draftsOf(keeper: StateKeeper, key: string | undefined): Drafts {
  const place = keeper.getState();
  return new Drafts(isPlace(place) && place.key === key ? place.drafts : undefined);
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
