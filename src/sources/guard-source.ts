import type { SourceError, StorySource } from './story-source';

/** The same source, whose methods reject with what `asSourceError` makes of anything that is thrown in them. */
export function guardSource(
  source: StorySource,
  asSourceError: (error: unknown) => SourceError,
): StorySource {
  const guard =
    (method: (...args: never[]) => Promise<unknown>) =>
    async (...args: never[]) => {
      try {
        return await method(...args);
      } catch (error) {
        throw asSourceError(error);
      }
    };
  const members = Object.entries(source).map(([name, member]) => [
    name,
    typeof member === 'function' ? guard(member) : member,
  ]);
  return Object.fromEntries(members) as StorySource;
}
