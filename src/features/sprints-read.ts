import type { Session } from '../sync/session';

/** Resolves when no refresh of the sprints is under way. */
export function sprintsRead({ refresh }: Session): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (refresh.sprintsAttempt.kind === 'running') return;
      waiting.dispose();
      resolve();
    };
    const waiting = refresh.onChange(look);
    look();
  });
}

/** Resolves when the first stories are known. */
export function firstStories({ store }: Session): Promise<void> {
  return new Promise((resolve) => {
    const waiting = store.onChange(() => {
      if (!store.sprints) return;
      waiting.dispose();
      resolve();
    });
  });
}
