/** Waits for what a source says as long as it says something. */
export interface Patience {
  /** Whether nobody said anything for so long that nothing more is waited for. */
  readonly isOver: boolean;
  /** Aborted when it is over. */
  readonly signal: AbortSignal;
  /** Takes a sign that the source answers. */
  sign(): void;
  /** Waits so many milliseconds for a sign from now on, where it would not wait as long: a slow source is no silent one. */
  atLeast(silence: number): void;
  /** What was asked for, or something else once the patience is over. What comes is a sign as well. */
  until<T, O>(asked: Promise<T>, otherwise: O): Promise<T | O>;
  /** Ends it: what is waited for comes too late. */
  end(): void;
}

/**
 * One patience for everything that is asked of a source at the same time: what hangs is given up together.
 *
 * @param silence milliseconds without a sign after which it is over
 * @param longest milliseconds after which it is over whatever comes
 */
export function createPatience(silence: number, longest: number): Patience {
  let bearable = silence;
  const over = new AbortController();
  const { signal } = over;
  const end = (): void => over.abort();
  const last = setTimeout(end, longest);
  let quiet = setTimeout(end, silence);
  const ended = new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => {
      clearTimeout(last);
      clearTimeout(quiet);
      resolve();
    });
  });

  function sign(): void {
    if (signal.aborted) return;
    clearTimeout(quiet);
    quiet = setTimeout(end, bearable);
  }

  return {
    signal,
    sign,
    atLeast(wanted) {
      bearable = Math.max(bearable, wanted);
      sign();
    },
    end,
    get isOver() {
      return signal.aborted;
    },
    async until(asked, otherwise) {
      const told = asked.then((value) => {
        sign();
        return { value };
      });
      // What fails later is nobody's any more.
      told.catch(() => undefined);
      if (signal.aborted) return otherwise;
      const first = await Promise.race([told, ended]);
      return first ? first.value : otherwise;
    },
  };
}
