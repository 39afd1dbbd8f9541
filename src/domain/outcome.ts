import { isCalled, isSameName, type Metric } from './metric';
import { metricsInLabels } from './metric-label';
import type { Sprint } from './sprint';
import type { StoryReference, StorySummary } from './story';
import type { Outcome, Vision } from './vision';

/** What a story is for, from what is next to it up to the vision. */
export interface Serves {
  /** Sprints it is in that have a goal. */
  readonly sprints: readonly Sprint[];
  readonly epic?: StoryReference;
  readonly metrics: readonly Metric[];
  /** Names of metrics that nobody tells of. */
  readonly unknownMetrics: readonly string[];
  /** Nobody tells of any metric here, so that one that is named misses nothing. */
  readonly hasNoMetrics?: true;
  readonly outcomes: readonly Outcome[];
  /** Set where something leads up to it. */
  readonly vision?: Vision;
}

/** What is known of a story that says what it is for. */
export type ServingStory = Pick<
  StorySummary,
  'key' | 'labels' | 'metrics' | 'epic' | 'parent' | 'sprintIds'
> & {
  /** Names of metrics its epic is to move. */
  readonly epicMetrics?: readonly string[];
};

export interface ServedProduct {
  readonly vision?: Vision;
  readonly metrics: readonly Metric[];
  readonly sprints: readonly Sprint[];
}

/**
 * Which goal, epic, metrics and outcomes a story serves. A metric is served where the story or its epic names it, or where
 * the metric names one of them; an outcome, where a metric shows it, or it names the story or the epic itself.
 */
export function servesOf(story: ServingStory, product: ServedProduct): Serves {
  const { epic, parent, sprintIds } = story;
  const keys = [story.key, epic?.key, parent?.key].flatMap((key) => key?.toLowerCase() ?? []);
  const isNamed = (stories: readonly string[]): boolean =>
    stories.some((key) => keys.includes(key.toLowerCase()));
  const named = [...(story.metrics ?? []), ...metricsInLabels(story.labels), ...(story.epicMetrics ?? [])];
  const metrics = product.metrics.filter(
    (metric) => isNamed(metric.stories) || named.some((name) => isCalled(metric, name)),
  );
  const unknownMetrics = named.filter((name) => !product.metrics.some((metric) => isCalled(metric, name)));
  const outcomes = (product.vision?.outcomes ?? []).filter(
    (outcome) =>
      isNamed(outcome.stories) ||
      metrics.some(
        (metric) =>
          (metric.outcome !== undefined && isSameName(metric.outcome, outcome.name)) ||
          outcome.metrics.some((name) => isCalled(metric, name)),
      ),
  );
  const sprints = product.sprints.filter(({ id, goal }) => goal && sprintIds.includes(id));
  const leadsUp = sprints.length > 0 || epic !== undefined || metrics.length > 0 || outcomes.length > 0;
  return {
    sprints,
    ...(epic && { epic }),
    metrics,
    unknownMetrics: [...new Set(unknownMetrics)],
    ...(product.metrics.length === 0 && { hasNoMetrics: true }),
    outcomes,
    ...(product.vision && leadsUp && { vision: product.vision }),
  };
}
