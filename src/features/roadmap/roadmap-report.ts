import * as l10n from '@vscode/l10n';
import type { Problem } from '../../domain/problem';
import type { TimeLine } from '../../domain/report/chart';
import type { Report, ReportBlock, ReportFact, ReportInline, ReportItem } from '../../domain/report/report';
import type { Roadmap, RoadmapEntry } from '../../domain/roadmap';
import { dayWords } from '../reports/report-times';

/** What a roadmap is told with. */
export interface RoadmapFrame {
  /** `yyyy-mm-dd`, where the reader is. */
  readonly today: string;
  /** Key of the story the reader works on. */
  readonly current?: string;
  /** When epics and versions were read, ready to show, where that was not just now. */
  readonly readAt?: string;
  /** Where epics and versions come from: a host, a folder. */
  readonly place: string;
  /** Path of the folder of the product. */
  readonly productFolder: string;
  /** BCP 47 */
  readonly language: string;
  /** What could not be read. */
  readonly problems: readonly Problem[];
}

/** The `act` that begins a file of the roadmap. */
export const beginAct = 'beginRoadmap';

/** A roadmap in words, with its picture. */
export function roadmapReport(roadmap: Roadmap, frame: RoadmapFrame): Report {
  const entries = [...roadmap.dated, ...roadmap.undated];
  const title = l10n.t('Roadmap');
  const asOf = frame.readAt ?? dayWords(frame.today, frame.language);
  const note = l10n.t('As of {0}, from {1}', asOf, frame.place);
  const problems = frame.problems.map((problem) => problemNotice(problem));
  if (entries.length === 0)
    return {
      title,
      note,
      sections: [{ heading: l10n.t('Nothing planned'), blocks: [...problems, nothing(frame)] }],
    };
  const section = (heading: string, chosen: readonly RoadmapEntry[]) =>
    chosen.length === 0 ? [] : [{ heading, blocks: [entryList(chosen, frame)] }];
  const isVersion = ({ kind }: RoadmapEntry): boolean => kind === 'version';
  return {
    title,
    note,
    sections: [
      { heading: l10n.t('Overview'), blocks: [...overview(roadmap, entries, frame), ...problems] },
      ...section(
        l10n.t('Epics and plans'),
        roadmap.dated.filter((entry) => !isVersion(entry)),
      ),
      ...section(l10n.t('Versions'), roadmap.dated.filter(isVersion)),
      ...section(l10n.t('Without a date'), roadmap.undated),
    ],
  };
}

function overview(
  { dated }: Roadmap,
  entries: readonly RoadmapEntry[],
  frame: RoadmapFrame,
): readonly ReportBlock[] {
  const current = entries.filter(({ isCurrent }) => isCurrent);
  const late = entries.filter(({ isLate }) => isLate);
  const unknown = entries.filter(({ isUnknown }) => isUnknown);
  return [
    { type: 'facts', facts: facts(entries, frame) },
    ...(current.length > 0 && frame.current
      ? [{ type: 'text' as const, text: placeOf(frame.current, current, frame) }]
      : []),
    ...(late.length > 0
      ? [{ type: 'notice' as const, kind: 'warning' as const, text: lateWords(late, frame) }]
      : []),
    ...(unknown.length > 0
      ? [{ type: 'notice' as const, kind: 'warning' as const, text: unknownWords(unknown, frame) }]
      : []),
    ...(dated.length > 0 ? [{ type: 'chart' as const, chart: timeLine(dated, frame) }] : []),
  ];
}

function facts(entries: readonly RoadmapEntry[], frame: RoadmapFrame): ReportFact[] {
  const works = entries.filter(({ kind }) => kind !== 'version');
  const next = entries
    .filter(({ kind, isDone, to }) => kind === 'version' && !isDone && to !== undefined)
    .sort((one, other) => (one.to ?? '').localeCompare(other.to ?? ''))[0];
  return [
    {
      name: l10n.t('Epics and plans done'),
      value: String(works.filter(({ isDone }) => isDone).length),
      note: l10n.t('of {0}', works.length),
    },
    { name: l10n.t('Late'), value: String(entries.filter(({ isLate }) => isLate).length) },
    ...(next?.to
      ? [{ name: l10n.t('Next release'), value: next.name, note: dayWords(next.to, frame.language) }]
      : []),
  ];
}

/** "You work on WEB-1, which is part of WEB-20 …, by 12 Dec, and of 24.4." */
function placeOf(
  key: string,
  current: readonly RoadmapEntry[],
  frame: RoadmapFrame,
): readonly ReportInline[] {
  const parts = current.flatMap((entry, index): ReportInline[] => [
    index === 0 ? '' : index === current.length - 1 ? ` ${l10n.t('and')} ` : ', ',
    ...nameOf(entry),
    entry.to === undefined ? '' : ` (${l10n.t('until {0}', dayWords(entry.to, frame.language))})`,
  ]);
  return [
    ...split(l10n.t('You work on {0}, which is part of:'), { text: key, story: key }),
    ' ',
    ...parts,
    '.',
  ];
}

/** A sentence with something of its own in the place of `{0}`. */
function split(sentence: string, inner: ReportInline): ReportInline[] {
  const [before = '', after = ''] = sentence.split('{0}');
  return [before, inner, after];
}

/** Late ones that are named where all are counted; the lists below say it of each. */
const mostNamed = 6;

function lateWords(late: readonly RoadmapEntry[], frame: RoadmapFrame): readonly ReportInline[] {
  const start = late.length === 1 ? l10n.t('1 is late:') : l10n.t('{0} are late:', late.length);
  return [
    `${start} `,
    ...late
      .slice(0, mostNamed)
      .flatMap((entry, index): ReportInline[] => [
        index === 0 ? '' : ', ',
        ...nameOf(entry),
        ` (${lateBy(entry, frame)})`,
      ]),
    late.length > mostNamed ? ` ${l10n.t('and {0} more', late.length - mostNamed)}.` : '.',
  ];
}

function lateBy({ to = '' }: RoadmapEntry, { today }: RoadmapFrame): string {
  const days = Math.round((Date.parse(today) - Date.parse(to)) / 86_400_000);
  return days === 1 ? l10n.t('1 day') : l10n.t('{0} days', days);
}

function unknownWords(unknown: readonly RoadmapEntry[], { place }: RoadmapFrame): string {
  const keys = unknown.slice(0, mostNamed).map(({ key, name }) => key ?? name);
  const named = `${keys.join(', ')}${unknown.length > keys.length ? ', …' : ''}`;
  return l10n.t(
    'roadmap.md names epics that were not found in {0}: {1}. They are shown as they are written there.',
    ...[place, named],
  );
}

function timeLine(dated: readonly RoadmapEntry[], frame: RoadmapFrame): TimeLine {
  const [first, last] = [
    dated.map(({ from, to = '' }) => from ?? to).sort()[0] ?? frame.today,
    dated
      .map(({ to = '' }) => to)
      .sort()
      .at(-1) ?? frame.today,
  ];
  return {
    kind: 'timeline',
    title: l10n.t('Time line'),
    summary: l10n.t(
      '{0} epics, plans and versions between {1} and {2}; {3} done, {4} late.',
      dated.length,
      dayWords(first, frame.language),
      dayWords(last, frame.language),
      dated.filter(({ isDone }) => isDone).length,
      dated.filter(({ isLate }) => isLate).length,
    ),
    today: frame.today,
    spans: dated.map((entry) => ({
      name: [entry.key, entry.name].filter((part) => part !== undefined && part !== '').join(' '),
      from: entry.from,
      to: entry.to ?? frame.today,
      progress: entry.progress?.part,
      isCurrent: entry.isCurrent,
      isDone: entry.isDone,
    })),
  };
}

function entryList(entries: readonly RoadmapEntry[], frame: RoadmapFrame): ReportBlock {
  return { type: 'list', items: entries.map((entry) => entryItem(entry, frame)) };
}

function entryItem(entry: RoadmapEntry, frame: RoadmapFrame): ReportItem {
  const { goal, metrics, isDone } = entry;
  const about = [
    entry.status,
    timeWords(entry, frame),
    progressWords(entry),
    entry.isLate ? l10n.t('late by {0}', lateBy(entry, frame)) : undefined,
    entry.isUnknown ? l10n.t('no such epic was found') : undefined,
  ].filter((part) => part !== undefined);
  return {
    text: [...nameOf(entry), about.length > 0 ? ` – ${about.join(', ')}` : ''],
    checked: isDone,
    items: [
      ...(goal === undefined ? [] : [{ text: goal }]),
      ...(metrics.length === 0 ? [] : [{ text: l10n.t('Is to move: {0}', metrics.join(', ')) }]),
    ],
  };
}

/** Its key, where it is one that opens, before its name. */
function nameOf({ key, name, kind, url, isCurrent, isUnknown }: RoadmapEntry): ReportInline[] {
  // There is nothing to open.
  if (key !== undefined && isUnknown) return [name === key ? key : `${key} ${name}`];
  if (key !== undefined) return [{ text: key, story: key }, name === key ? '' : ` ${name}`];
  if (kind === 'version' && url !== undefined) return [{ text: name, url }];
  return [isCurrent ? { text: name, strong: true } : name];
}

function timeWords({ from, to }: RoadmapEntry, frame: RoadmapFrame): string | undefined {
  if (from !== undefined && to !== undefined)
    return `${dayWords(from, frame.language)} – ${dayWords(to, frame.language)}`;
  if (to !== undefined) return dayWords(to, frame.language);
  return from === undefined ? undefined : l10n.t('from {0}', dayWords(from, frame.language));
}

function progressWords({ progress }: RoadmapEntry): string | undefined {
  if (!progress) return undefined;
  const { stories, points } = progress;
  return points
    ? l10n.t('{0} of {1} stories, {2} of {3} points', stories.done, stories.all, points.done, points.all)
    : l10n.t('{0} of {1} stories', stories.done, stories.all);
}

function problemNotice({ subject, message }: Problem): ReportBlock {
  return {
    type: 'notice',
    kind: 'warning',
    text: l10n.t('Something in {0} could not be read: {1}', subject, message),
  };
}

function nothing({ productFolder }: RoadmapFrame): ReportBlock {
  const sentence = l10n.t(
    'There are no epics and no versions. They come from where your stories are, and from {0}.',
    `${productFolder}/roadmap.md`,
  );
  return {
    type: 'notice',
    kind: 'info',
    text: [`${sentence} `, { text: l10n.t('Begin a roadmap'), act: beginAct }],
  };
}
