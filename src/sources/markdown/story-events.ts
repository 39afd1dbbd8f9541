import type { Person } from '../../domain/story';
import type { StoryEvent } from '../../domain/story-history';

/** What of a version of a story reports count. */
export interface StoryState {
  readonly status: Extract<StoryEvent, { kind: 'status' }>['to'];
  readonly points?: number;
  /** Without what stands for the backlog. */
  readonly sprintIds: readonly string[];
  readonly flagged: boolean;
  readonly checks: readonly { readonly text: string; readonly checked: boolean }[];
}

/** What happened from one version of a story to the next. */
export function changesBetween(
  before: StoryState,
  after: StoryState,
  when: { readonly at: string; readonly by?: Person },
): StoryEvent[] {
  const { status, points, sprintIds, flagged } = after;
  const ticked = new Map(before.checks.map(({ text, checked }) => [text, checked]));
  return [
    ...(before.status.id === status.id
      ? []
      : [{ ...when, kind: 'status' as const, from: before.status, to: status }]),
    ...(before.points === points
      ? []
      : [
          {
            ...{ ...when, kind: 'points' as const },
            ...(before.points !== undefined && { from: before.points }),
            ...(points !== undefined && { to: points }),
          },
        ]),
    ...(before.sprintIds.join('\n') === sprintIds.join('\n')
      ? []
      : [{ ...when, kind: 'sprints' as const, from: before.sprintIds, to: sprintIds }]),
    ...(before.flagged === flagged ? [] : [{ ...when, kind: 'flag' as const, flagged }]),
    // A criterion that came in ticked was ticked as well.
    ...after.checks.flatMap(({ text, checked }) =>
      (ticked.get(text) ?? false) === checked
        ? []
        : [{ ...when, kind: 'tick' as const, criterion: text, checked }],
    ),
  ];
}
