import { isUncertain } from './write-ticks';

const attempts = 3;

/**
 * Posts what Jira would take twice: looks whether it is there before each try, since the answer to the one before may have
 * been lost. Gives what was found or posted.
 */
export async function postOnce<T>(find: () => Promise<T | undefined>, post: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const before = await find();
    if (before !== undefined) return before;
    try {
      return await post();
    } catch (error) {
      if (!isUncertain(error) || attempt >= attempts) throw error;
    }
  }
}
