/** Who wants to be told of something. */
export interface Listeners<T> {
  add(listener: (value: T) => void): { dispose(): void };
  tell(value: T): void;
}

export function createListeners<T>(): Listeners<T> {
  const all = new Set<(value: T) => void>();
  return {
    add(listener) {
      all.add(listener);
      return { dispose: () => void all.delete(listener) };
    },
    tell(value) {
      for (const listener of [...all]) listener(value);
    },
  };
}
