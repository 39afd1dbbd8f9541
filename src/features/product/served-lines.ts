import * as l10n from '@vscode/l10n';
import { type Metric, standingOf } from '../../domain/metric';
import type { Serves } from '../../domain/outcome';
import { sparkText } from '../../domain/spark-text';
import type { ServedView } from '../../page-views/story-parts';
import type { MetricState } from '../../sync/metric-readings';
import { amountWords, changeWords, doubts, movementWords, targetWords } from '../metrics/metric-words';

export interface ServedHow {
  /** Of VS Code, as BCP 47 names it. */
  readonly language: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** "3 days ago" */
  readonly ago: (at: number) => string;
  readonly stateOf: (metric: Metric) => MetricState;
}

/** What a story is for, in lines: what is next to it first, the vision last. */
export function servedLines(serves: Serves, how: ServedHow): ServedView[] {
  const { sprints, epic, metrics, unknownMetrics, hasNoMetrics, outcomes, vision } = serves;
  return [
    ...sprints.map(({ goal = '', name }): ServedView => ({
      ...{ kind: 'goal', name: l10n.t('Sprint goal'), text: goal, about: name },
    })),
    ...(epic ? [{ kind: 'epic' as const, name: l10n.t('Epic'), text: epic.title, about: epic.key }] : []),
    ...metrics.map((metric) => metricLine(metric, how)),
    ...unknownMetrics.map((text): ServedView => ({
      ...{ kind: 'metric', name: l10n.t('Metric'), text },
      ...(!hasNoMetrics && { isDoubtful: true, about: l10n.t('no file tells of it') }),
    })),
    ...outcomes.map(({ name }): ServedView => ({ kind: 'outcome', name: l10n.t('Outcome'), text: name })),
    ...(vision ? [visionLine(vision)] : []),
  ];
}

function visionLine({ title, statement }: NonNullable<Serves['vision']>): ServedView {
  const [text = '', about] = title ? [title, statement] : [statement];
  return { kind: 'vision', name: l10n.t('Vision'), text, ...(about && { about }) };
}

function metricLine(metric: Metric, how: ServedHow): ServedView {
  const state = how.stateOf(metric);
  const standing = standingOf(metric, state.points);
  const { latest, change } = standing;
  const { language } = how;
  const doubted = doubts(metric, state, how);
  const words = [
    latest && amountWords(latest.value, metric, language),
    change === undefined
      ? undefined
      : [changeWords(change, metric, language), movementWords(standing)].filter(Boolean).join(' '),
    targetWords(metric, standing, language),
  ];
  const spark = sparkText(state.points.map(({ value }) => value));
  const about = [words.filter(Boolean).join(', '), doubted.join(' ')].filter(Boolean).join('. ');
  return {
    ...{ kind: 'metric', name: l10n.t('Metric'), text: metric.name, hasPage: true },
    ...(spark && { spark }),
    ...(about && { about }),
    ...(doubted.length > 0 && { isDoubtful: true }),
  };
}
