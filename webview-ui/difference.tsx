import type { JSX } from 'preact';
import { wordDiff } from '../src/domain/acceptance/word-diff';

/** Both texts in one: what was taken out struck through, what was put in underlined. */
export function Difference({
  before,
  after,
}: {
  readonly before: string;
  readonly after: string;
}): JSX.Element {
  return (
    <bdi>
      {wordDiff(before, after).map(({ change, text }, index) =>
        change === 'same' ? (
          text
        ) : change === 'removed' ? (
          <del key={index}>{text}</del>
        ) : (
          <ins key={index}>{text}</ins>
        ),
      )}
    </bdi>
  );
}
