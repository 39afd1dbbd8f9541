import * as l10n from '@vscode/l10n';
import type { BarChart, LineChart } from '../../domain/report/chart';
import type { SprintReport } from '../../domain/sprint-report';
import type { Velocity } from '../../domain/velocity';

/** What is counted, as a reader calls it. */
export function unitWords(unit: 'points' | 'stories'): string {
  return unit === 'points' ? l10n.t('points') : l10n.t('stories');
}

/** "5 points", "1 story" */
export function amountWords(amount: number, unit: 'points' | 'stories'): string {
  if (amount === 1) return unit === 'points' ? l10n.t('1 point') : l10n.t('1 story');
  return unit === 'points' ? l10n.t('{0} points', amount) : l10n.t('{0} stories', amount);
}

/** What was left at the end of each day, beside what should have been; `undefined` where the sprint has no days. */
export function burnDown(report: SprintReport, language: string): LineChart | undefined {
  const { days, atStart, unit } = report;
  if (days.length === 0) return undefined;
  const now = days.findLast(({ left }) => left !== undefined);
  const words = unitWords(unit);
  return {
    kind: 'lines',
    title: l10n.t('Burn-down'),
    summary: now
      ? l10n.t('{0} of {1} {2} were left on {3}.', now.left ?? 0, atStart, words, dayName(now.day, language))
      : l10n.t('{0} {1} are to be done.', atStart, words),
    labels: [l10n.t('Start'), ...days.map((day) => dayLabel(day, language))],
    series: [
      { name: l10n.t('Left'), values: [atStart, ...days.map(({ left }) => left)] },
      { name: l10n.t('Planned'), values: [atStart, ...days.map(({ planned }) => planned)], role: 'plan' },
    ],
    unit: words,
    freeLabels: freeDays(report).map((index) => index + 1),
    isStepped: true,
  };
}

/** What was done by the end of each day, beside what there was to do. */
export function burnUp(report: SprintReport, language: string): LineChart | undefined {
  const { days, unit, committed, scope, done } = report;
  if (days.length === 0) return undefined;
  const words = unitWords(unit);
  return {
    kind: 'lines',
    title: l10n.t('Burn-up'),
    summary: l10n.t(
      '{0} of {1} {2} are done; {3} were committed.',
      ...[done[unit], scope[unit], words, committed[unit]],
    ),
    labels: days.map((day) => dayLabel(day, language)),
    series: [
      { name: l10n.t('Done'), values: days.map((day) => day.done) },
      { name: l10n.t('Scope'), values: days.map((day) => day.scope), role: 'second' },
    ],
    unit: words,
    freeLabels: freeDays(report),
    isStepped: true,
  };
}

/** What was committed and done in each of the last sprints. */
export function velocityChart({ sprints, unit, average, least, most }: Velocity): BarChart {
  const words = unitWords(unit);
  return {
    kind: 'bars',
    title: l10n.t('Velocity'),
    summary: l10n.t(
      '{0} {1} were done in a sprint on average, between {2} and {3}.',
      ...[average, words, least, most],
    ),
    labels: sprints.map(({ sprint }) => sprint.name),
    series: [
      { name: l10n.t('Committed'), values: sprints.map(({ committed }) => committed), role: 'plan' },
      { name: l10n.t('Done'), values: sprints.map(({ done }) => done) },
    ],
    unit: words,
  };
}

/** A day, `yyyy-mm-dd`, as people write it. */
export function dayName(day: string, language: string): string {
  const how = { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(language, how).format(Date.parse(`${day}T00:00:00Z`));
}

/** Which of the sprint's days nobody works on, counted from 0. */
function freeDays({ days }: SprintReport): number[] {
  return days.flatMap(({ isWorkday }, index) => (isWorkday ? [] : [index]));
}

/** Weekends are told by their brackets, without a colour. */
function dayLabel({ day, isWorkday }: SprintReport['days'][number], language: string): string {
  const name = dayName(day, language);
  return isWorkday ? name : `(${name})`;
}
