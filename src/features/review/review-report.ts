import * as l10n from '@vscode/l10n';
import { goalOutcome } from '../../domain/goal-outcome';
import type { Problem } from '../../domain/problem';
import { dayIn, mostDays } from '../../domain/day';
import type { NotedStory } from '../../domain/release-notes';
import type {
  Report,
  ReportBlock,
  ReportInline,
  ReportItem,
  ReportSection,
} from '../../domain/report/report';
import type { SprintReport, StoryInSprint } from '../../domain/sprint-report';
import { releaseNotesItems } from './release-notes-report';
import { scopeSection } from './scope-section';
import { amountWords, burnDown, burnUp, dayName } from './sprint-charts';

/** A commit of a story, as a reader knows it. */
export interface ReviewCommit {
  readonly sha: string;
  /** The first line of its message. */
  readonly subject: string;
  readonly author: string;
}

/** What is known of a story beside what became of it in the sprint. */
export interface ReviewStory {
  /** Absent where they could not be read. */
  readonly criteria?: readonly { readonly text: string; readonly checked: boolean }[];
  readonly versions: readonly string[];
  /** The newest first. */
  readonly commits: readonly ReviewCommit[];
}

export interface ReviewFrame {
  readonly place: string;
  /** BCP 47 */
  readonly language: string;
  readonly timeZone: string;
  readonly problems: readonly Problem[];
  /** What is missing, ready to show. */
  readonly notices: readonly string[];
}

type Found = ReadonlyMap<string, ReviewStory>;

/** What a sprint brought, for those who have a stake in it. */
export function reviewReport(report: SprintReport, found: Found, frame: ReviewFrame): Report {
  const { sprint, stories, isOver } = report;
  const there = stories.filter(({ isRemoved }) => !isRemoved);
  const done = there.filter(({ isDone }) => isDone);
  const left = there.filter(({ isDone }) => !isDone);
  const list = (heading: string, some: readonly StoryInSprint[]): ReportSection[] =>
    some.length === 0
      ? []
      : [{ heading, blocks: [{ type: 'list', items: some.map((one) => storyItem(one, found)) }] }];
  return {
    title: l10n.t('Sprint review: {0}', sprint.name),
    note: noteOf(report, frame),
    sections: [
      ...goalSection(report),
      { heading: l10n.t('At a glance'), blocks: glance(report, frame) },
      ...list(l10n.t('Done'), done),
      ...list(isOver ? l10n.t('Carried over') : l10n.t('Not done yet'), left),
      ...scopeSection(report, frame),
      ...chartSections(report, frame),
      ...peopleSection(there, found),
      ...notesSection(done, found),
    ],
  };
}

function noteOf({ sprint }: SprintReport, { place, language, timeZone }: ReviewFrame): string {
  const day = (at: string): string =>
    new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone }).format(Date.parse(at));
  const until = sprint.complete ?? sprint.end;
  const when = !sprint.start
    ? l10n.t('Without dates')
    : until
      ? l10n.t('{0} to {1}', day(sprint.start), day(until))
      : l10n.t('from {0}', day(sprint.start));
  return `${when} · ${place}`;
}

function goalSection({ sprint, stories, isOver }: SprintReport): ReportSection[] {
  const { goal } = sprint;
  if (!goal) return [];
  const outcome = goalOutcome(goal, stories);
  const said: ReportBlock = { type: 'text', text: [{ text: goal, strong: true }] };
  if (!outcome) return [{ heading: l10n.t('Goal'), blocks: [said] }];
  const { state, by } = outcome;
  const verdict =
    state === 'met'
      ? l10n.t('Met: every story it is judged by is done.')
      : state === 'partly'
        ? isOver
          ? l10n.t('Met in part: some of the stories it is judged by are not done.')
          : l10n.t('Under way: some of the stories it is judged by are done.')
        : isOver
          ? l10n.t('Not met: none of the stories it is judged by is done.')
          : l10n.t('Open: none of the stories it is judged by is done yet.');
  const why =
    by === 'words'
      ? l10n.t('Judged by the stories that have words in common with it:')
      : l10n.t('Judged by everything that was committed:');
  const items = outcome.stories.map(({ story, isDone }) => ({ text: nameOf(story), checked: isDone }));
  return [
    {
      heading: l10n.t('Goal'),
      blocks: [said, { type: 'text', text: verdict }, { type: 'text', text: why }, { type: 'list', items }],
    },
  ];
}

function glance(report: SprintReport, { problems, notices, language, timeZone }: ReviewFrame): ReportBlock[] {
  const { unit, committed, added, removed, reestimated, scope, done, left, isOver, unestimated } = report;
  const amount = (one: typeof done): string => amountWords(one[unit], unit);
  const count = (one: typeof done): string => amountWords(one.stories, 'stories');
  const notes = unit === 'points' ? count : () => undefined;
  const passing = report.stories.filter(({ isCommitted, isRemoved }) => isRemoved && !isCommitted).length;
  const fact = (name: string, one: typeof done, note = notes(one)) => ({
    ...{ name, value: amount(one) },
    ...(note && { note }),
  });
  return [
    {
      type: 'facts',
      facts: [
        fact(l10n.t('Done'), done, l10n.t('of {0}', amount(scope))),
        fact(isOver ? l10n.t('Carried over') : l10n.t('Left'), left),
        fact(l10n.t('Committed'), committed),
        fact(l10n.t('Added'), added),
        fact(l10n.t('Taken out'), removed),
        ...(unit === 'points' && reestimated !== 0
          ? [
              {
                name: l10n.t('Estimated anew'),
                value: `${reestimated > 0 ? '+' : ''}${amountWords(reestimated, unit)}`,
              },
            ]
          : []),
      ],
    },
    ...(passing > 0
      ? [
          info(
            passing === 1
              ? l10n.t('1 story came and went while the sprint ran, and counts in none of these.')
              : l10n.t(
                  '{0} stories came and went while the sprint ran, and count in none of these.',
                  passing,
                ),
          ),
        ]
      : []),
    ...(unit === 'points' && unestimated > 0
      ? [
          info(
            unestimated === 1
              ? l10n.t('1 story has no estimate, and counts as 0 points.')
              : l10n.t('{0} stories have no estimate, and count as 0 points.', unestimated),
          ),
        ]
      : []),
    ...(unit === 'stories' && scope.stories > 0
      ? [info(l10n.t('No story is estimated, so stories are counted.'))]
      : []),
    ...(report.days.length === 0 ? [info(withoutDays(report))] : []),
    ...(report.days.length >= mostDays
      ? [info(l10n.t('The pictures show the first {0} days of the sprint alone.', mostDays))]
      : []),
    ...(report.knownSince
      ? [
          info(
            l10n.t(
              'What happened before {0} is not known of all stories: it is taken to have been as it was then.',
              dayName(dayIn(timeZone, Date.parse(report.knownSince)), language),
            ),
          ),
        ]
      : []),
    ...notices.map((text) => warning(text)),
    ...problems.map(({ subject, message }) => warning(`${subject}: ${message}`)),
  ];
}

function withoutDays({ sprint }: SprintReport): string {
  return sprint.start === undefined
    ? l10n.t('The sprint has no dates, so there is no burn-down, and what came later is not told apart.')
    : l10n.t('The sprint has no end, so there is no burn-down.');
}

function storyItem({ story, points, reopened }: StoryInSprint, found: Found): ReportItem {
  const more = found.get(story.key);
  const people = contributors(story, more);
  const facts = [
    ...(points === undefined ? [] : [amountWords(points, 'points')]),
    ...(people.length > 0 ? [people.join(', ')] : []),
    ...(reopened > 0
      ? [reopened === 1 ? l10n.t('opened again once') : l10n.t('opened again {0} times', reopened)]
      : []),
  ];
  const commits = more?.commits ?? [];
  const shown = commits.slice(0, mostCommits).map(({ sha, subject, author }) => ({
    text: [{ text: sha.slice(0, 8), strong: true as const }, ` ${subject} (${author})`],
  }));
  const rest = commits.length - shown.length;
  const items: ReportItem[] = [
    ...(more?.criteria ?? []).map(({ text, checked }) => ({ text, checked })),
    ...shown,
    ...(rest > 0
      ? [{ text: rest === 1 ? l10n.t('and 1 more commit') : l10n.t('and {0} more commits', rest) }]
      : []),
  ];
  return {
    text: [...nameOf(story), ...(facts.length > 0 ? [` (${facts.join(' · ')})`] : [])],
    ...(items.length > 0 && { items }),
  };
}

const mostCommits = 5;

function chartSections(report: SprintReport, { language }: ReviewFrame): ReportSection[] {
  const charts = [burnDown(report, language), burnUp(report, language)].filter(
    (chart) => chart !== undefined,
  );
  return charts.map((chart) => ({ heading: chart.title, blocks: [{ type: 'chart', chart }] }));
}

/** Who worked on a story: who has it, and who made its commits, each once. */
function contributors({ assignee }: StoryInSprint['story'], more: ReviewStory | undefined): string[] {
  const names = [...(assignee ? [assignee.name] : []), ...(more?.commits ?? []).map(({ author }) => author)];
  return [...new Map(names.map((name) => [name.toLowerCase(), name])).values()];
}

function peopleSection(stories: readonly StoryInSprint[], found: Found): ReportSection[] {
  const people = new Map<string, { stories: number; done: number; commits: number }>();
  for (const { story, isDone } of stories) {
    const more = found.get(story.key);
    for (const name of contributors(story, more)) {
      const one = people.get(name) ?? { stories: 0, done: 0, commits: 0 };
      one.stories += 1;
      if (isDone) one.done += 1;
      one.commits += (more?.commits ?? []).filter(
        ({ author }) => author.toLowerCase() === name.toLowerCase(),
      ).length;
      people.set(name, one);
    }
  }
  if (people.size === 0) return [];
  const rows = [...people]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([name, { stories: all, done, commits }]) => [name, ...[all, done, commits].map(String)]);
  const number = (name: string) => ({ name, isNumber: true });
  return [
    {
      heading: l10n.t('Who contributed'),
      blocks: [
        {
          type: 'table',
          caption: l10n.t('Stories and commits of each person'),
          columns: [
            { name: l10n.t('Person') },
            ...[l10n.t('Stories'), l10n.t('Done'), l10n.t('Commits')].map(number),
          ],
          rows,
        },
      ],
    },
  ];
}

function notesSection(done: readonly StoryInSprint[], found: Found): ReportSection[] {
  if (done.length === 0) return [];
  const noted = done.map(({ story }): NotedStory => ({
    ...{ key: story.key, title: story.title, versions: found.get(story.key)?.versions ?? [] },
    ...(story.epic && { epic: story.epic }),
  }));
  return [
    {
      heading: l10n.t('Release notes (draft)'),
      blocks: [{ type: 'list', items: releaseNotesItems(noted) }],
    },
  ];
}

function nameOf({ key, title }: StoryInSprint['story']): ReportInline[] {
  return [{ text: key, story: key }, ` ${title}`];
}

function info(text: string): ReportBlock {
  return { type: 'notice', kind: 'info', text };
}

function warning(text: string): ReportBlock {
  return { type: 'notice', kind: 'warning', text };
}
