import * as l10n from '@vscode/l10n';
import type { ReportSection, ReportText } from '../../domain/report/report';
import type { SprintReport, StoryInSprint } from '../../domain/sprint-report';
import type { StoryEvent } from '../../domain/story-history';

interface ScopeFrame {
  readonly language: string;
  readonly timeZone: string;
}

interface ScopeChange {
  readonly at?: string;
  readonly what: string;
  readonly points: string;
  readonly by?: string;
}

/** What came into the sprint after it began, what left it, and what was estimated anew. */
export function scopeSection(report: SprintReport, frame: ScopeFrame): ReportSection[] {
  const rows = report.stories
    .flatMap((one) => changesOf(one, report.sprint.id).map((change) => ({ one, change })))
    .sort((a, b) => (a.change.at ?? '').localeCompare(b.change.at ?? ''))
    .map(({ one: { story }, change }): ReportText[] => [
      change.at === undefined ? '–' : moment(change.at, frame),
      [{ text: story.key, story: story.key }, ` ${story.title}`],
      change.what,
      change.points,
      change.by ?? '–',
    ]);
  if (rows.length === 0) return [];
  return [
    {
      heading: l10n.t('Changes of the scope'),
      blocks: [
        {
          type: 'table',
          caption: l10n.t('What changed after the sprint began'),
          columns: [
            { name: l10n.t('When') },
            { name: l10n.t('Story') },
            { name: l10n.t('What') },
            { name: l10n.t('Points'), isNumber: true },
            { name: l10n.t('By') },
          ],
          rows,
        },
      ],
    },
  ];
}

function changesOf(
  { events, isAdded, pointsBefore, points }: StoryInSprint,
  sprintId: string,
): ScopeChange[] {
  const now = points ?? pointsBefore;
  const changes = events.flatMap((event): ScopeChange[] => {
    if (event.kind === 'points') {
      const words = `${event.from ?? '–'} → ${event.to ?? '–'}`;
      return [{ ...told(event), what: l10n.t('Estimated anew'), points: words }];
    }
    if (event.kind !== 'sprints') return [];
    const [before, after] = [event.from.includes(sprintId), event.to.includes(sprintId)];
    if (before === after) return [];
    const what = after ? l10n.t('Added') : l10n.t('Taken out');
    return [{ ...told(event), what, points: now === undefined ? '–' : String(now) }];
  });
  const isTold = changes.some(({ what }) => what === l10n.t('Added'));
  // It was written while the sprint ran, into the sprint.
  const written = { what: l10n.t('Added'), points: now === undefined ? '–' : String(now) };
  return isAdded && !isTold ? [written, ...changes] : changes;
}

function told({ at, by }: StoryEvent): { readonly at: string; readonly by?: string } {
  return { at, ...(by && { by: by.name }) };
}

function moment(at: string, { language, timeZone }: ScopeFrame): string {
  const how = { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit', timeZone } as const;
  return new Intl.DateTimeFormat(language, how).format(Date.parse(at));
}
