import type { Sprint } from '../../domain/sprint';
import type { StorySummary } from '../../domain/story';
import type { StorySource } from '../../sources/story-source';

/** Sprints that are looked into: teams that share a board may end theirs on the same day. */
const mostEnded = 3;

/**
 * Stories of sprints that ended at or after a time, in milliseconds since the epoch: what was finished in the last one is in
 * none that runs. Nothing is asked where what runs now ran then already.
 *
 * @param shown the sprints whose stories are known
 */
export async function storiesOfEnded(
  source: StorySource,
  shown: readonly Sprint[],
  since: number,
  signal?: AbortSignal,
): Promise<readonly StorySummary[]> {
  const running = shown.filter(({ state }) => state === 'active');
  const isNew = ({ start }: Sprint): boolean => Date.parse(start ?? '') >= since;
  if (running.length > 0 && !running.some(isNew)) return [];
  const ended = (await source.sprints(['closed'], signal))
    .filter(({ id, complete, end }) => {
      return Date.parse(complete ?? end ?? '') >= since && !shown.some((one) => one.id === id);
    })
    .slice(-mostEnded);
  const contents = await Promise.all(ended.map((sprint) => source.sprintContent(sprint, {}, signal)));
  return contents.flatMap(({ stories }) => stories);
}
