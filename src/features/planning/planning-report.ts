import * as l10n from '@vscode/l10n';
import type { Problem } from '../../domain/problem';
import type { BarChart } from '../../domain/report/chart';
import type {
  Report,
  ReportBlock,
  ReportInline,
  ReportItem,
  ReportSection,
} from '../../domain/report/report';
import type { PlannedPerson, PlanUnit, SprintPlan } from '../../domain/sprint-plan';
import type { StorySummary } from '../../domain/story';
import type { Velocity } from '../../domain/velocity';
import { dayWords } from '../reports/report-times';
import { amountWords, unitWords, velocityChart } from '../review/sprint-charts';

export interface PlanningFrame {
  readonly place: string;
  /** BCP 47 */
  readonly language: string;
  /** Name of the reader, as assignees are called. */
  readonly me?: string;
  /** Keys of stories the reader took here, which can be taken back. */
  readonly taken: ReadonlySet<string>;
  /** Of the last sprints; absent where none was closed. */
  readonly velocity?: Velocity;
  /** Stories that an earlier sprint leaves. */
  readonly carryOver: readonly StorySummary[];
  /** The team was written down. */
  readonly hasTeam: boolean;
  /** Path of the folder of the product. */
  readonly productFolder: string;
  /** `yyyy-mm-dd`; absent where the sprint has no dates and none were reckoned. */
  readonly period?: { readonly from: string; readonly to: string };
  /** Why the days are reckoned from today: the sprint has none of its own, or begins with days that are over. */
  readonly reckoned?: 'undated' | 'over';
  readonly problems: readonly Problem[];
}

/** What the acts of a text begin with; the key of a story follows. */
export const takeAct = 'take:';
export const undoAct = 'undo:';

/** What there is to do in a sprint, and who can and does take it. */
export function planningReport(plan: SprintPlan, frame: PlanningFrame): Report {
  const { sprint, open } = plan;
  const { velocity, carryOver, me } = frame;
  const mine = plan.people.find(({ name }) => name.toLowerCase() === me?.toLowerCase());
  const section = (heading: string, blocks: readonly ReportBlock[]): ReportSection[] =>
    blocks.length > 0 ? [{ heading, blocks }] : [];
  const list = (items: readonly ReportItem[]): ReportBlock[] =>
    items.length > 0 ? [{ type: 'list', items }] : [];
  return {
    title: l10n.t('Sprint planning: {0}', sprint.name),
    note: `${whenWords(frame)} · ${frame.place}`,
    sections: [
      ...section(
        l10n.t('Goal'),
        sprint.goal ? [{ type: 'text', text: [{ text: sprint.goal, strong: true }] }] : [],
      ),
      { heading: l10n.t('At a glance'), blocks: glance(plan, frame) },
      ...section(l10n.t('Who takes what'), peopleBlocks(plan)),
      ...section(l10n.t('What I take'), list((mine?.stories ?? []).map((story) => storyItem(story, frame)))),
      ...section(l10n.t('Nobody has taken yet'), list(open.map((story) => storyItem(story, frame)))),
      ...section(l10n.t('Carried over'), list(carryOver.map((story) => storyItem(story, frame)))),
      ...section(l10n.t('Velocity'), velocity ? [{ type: 'chart', chart: velocityChart(velocity) }] : []),
    ],
  };
}

function whenWords({ period, reckoned, language }: PlanningFrame): string {
  if (!period) return l10n.t('Without dates');
  const words = l10n.t('{0} to {1}', dayWords(period.from, language), dayWords(period.to, language));
  if (reckoned === 'over') return l10n.t('{0}, reckoned: the dates of the sprint are over', words);
  return reckoned ? l10n.t('{0}, reckoned: the sprint has no dates yet', words) : words;
}

function glance(plan: SprintPlan, frame: PlanningFrame): ReportBlock[] {
  const { unit, amount, capacity, openAmount, open, unestimated } = plan;
  const { velocity, hasTeam, productFolder, carryOver, problems } = frame;
  const over = capacity === undefined ? 0 : Math.round((amount - capacity) * 10) / 10;
  return [
    {
      type: 'facts',
      facts: [
        {
          name: l10n.t('To do'),
          value: amountWords(amount, unit),
          ...(capacity !== undefined && { note: l10n.t('of {0} there is time for', capacity) }),
        },
        {
          name: l10n.t('Not taken'),
          value: amountWords(openAmount, unit),
          ...(unit === 'points' && { note: storyCount(open.length) }),
        },
        { name: l10n.t('Carried over'), value: storyCount(carryOver.length) },
        ...(velocity
          ? [
              {
                name: l10n.t('Velocity'),
                value: amountWords(velocity.average, velocity.unit),
                note: l10n.t('between {0} and {1}', velocity.least, velocity.most),
              },
            ]
          : []),
      ],
    },
    ...(over > 0
      ? [notice('warning', l10n.t('That is {0} more than there is time for.', amountWords(over, unit)))]
      : []),
    ...(unit === 'stories' ? [notice('info', l10n.t('No story is estimated, so stories are counted.'))] : []),
    ...(unit === 'points' && unestimated.length > 0
      ? [
          notice(
            'info',
            l10n.t(
              '{0} without an estimate: {1}',
              storyCount(unestimated.length),
              unestimated.map(({ key }) => key).join(', '),
            ),
          ),
        ]
      : []),
    ...(velocity ? [] : [notice('info', l10n.t('No sprint was closed yet, so there is no velocity.'))]),
    ...(hasTeam
      ? []
      : [
          notice(
            'info',
            l10n.t(
              'Who is there and who is away is not written down, so everybody who has a story counts as there: write {0}.',
              `${productFolder}/capacity.md`,
            ),
          ),
        ]),
    ...problems.map(({ subject, message }) => notice('warning', `${subject}: ${message}`)),
  ];
}

function peopleBlocks({ people, unit }: SprintPlan): ReportBlock[] {
  if (people.length === 0) return [];
  const number = (name: string) => ({ name, isNumber: true });
  const table: ReportBlock = {
    type: 'table',
    caption: l10n.t('Capacity of each person, and what they take'),
    columns: [
      { name: l10n.t('Person') },
      ...[l10n.t('Days'), l10n.t('Away'), l10n.t('Can do'), l10n.t('Takes'), l10n.t('Free')].map(number),
    ],
    rows: people.map(({ name, capacity, amount }) => [
      name,
      shown(capacity?.days),
      shown(capacity?.away),
      shown(capacity?.amount),
      String(amount),
      capacity?.amount === undefined ? '–' : shown(Math.round((capacity.amount - amount) * 10) / 10),
    ]),
  };
  return [{ type: 'chart', chart: peopleChart(people, unit) }, table];
}

function peopleChart(people: readonly PlannedPerson[], unit: PlanUnit): BarChart {
  const over = people.filter(
    ({ capacity, amount }) => capacity?.amount !== undefined && amount > capacity.amount,
  );
  const hasCapacity = people.some(({ capacity }) => capacity?.amount !== undefined);
  return {
    kind: 'bars',
    title: unit === 'points' ? l10n.t('Points and capacity') : l10n.t('Stories and capacity'),
    summary:
      over.length > 0
        ? l10n.t('More than they can: {0}.', over.map(({ name }) => name).join(', '))
        : hasCapacity
          ? l10n.t('Nobody takes more than they can.')
          : l10n.t('What each person takes.'),
    labels: people.map(({ name }) => name),
    series: [
      ...(hasCapacity
        ? [
            {
              name: l10n.t('Can do'),
              values: people.map(({ capacity }) => capacity?.amount),
              role: 'plan' as const,
            },
          ]
        : []),
      { name: l10n.t('Takes'), values: people.map(({ amount }) => amount) },
    ],
    unit: unitWords(unit),
  };
}

function storyItem(story: StorySummary, { me, taken }: PlanningFrame): ReportItem {
  const { key, title, points, assignee, status } = story;
  const facts = [
    points === undefined ? l10n.t('no estimate') : amountWords(points, 'points'),
    status.name,
    ...(assignee ? [assignee.name] : []),
  ];
  const isMine = assignee !== undefined && assignee.name.toLowerCase() === me?.toLowerCase();
  const acts: ReportInline[] = taken.has(key)
    ? [' ', { text: l10n.t('Undo'), act: undoAct + key }]
    : isMine || me === undefined
      ? []
      : [' ', { text: l10n.t('Take it'), act: takeAct + key }];
  return {
    text: [
      { text: key, story: key },
      ` ${title} (${facts.join(' · ')})`,
      ...(assignee && !isMine ? [] : acts),
    ],
  };
}

function storyCount(count: number): string {
  return amountWords(count, 'stories');
}

function shown(number: number | undefined): string {
  return number === undefined ? '–' : String(number);
}

function notice(kind: 'info' | 'warning', text: string): ReportBlock {
  return { type: 'notice', kind, text };
}
