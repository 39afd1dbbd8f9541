import * as l10n from '@vscode/l10n';
import type { Problem } from '../../domain/problem';
import type { Report, ReportItem, ReportSection } from '../../domain/report/report';
import { type NotedStory, releaseNotes, type VersionNotes } from '../../domain/release-notes';

/** Release notes of stories as parts of another report. */
export function releaseNotesItems(stories: readonly NotedStory[]): ReportItem[] {
  return releaseNotes(stories).map(({ version, epics }) => ({
    text: [{ text: version ?? l10n.t('Without a version'), strong: true }],
    items: epicItems(epics),
  }));
}

function epicItems(epics: VersionNotes['epics']): ReportItem[] {
  return epics.map(({ epic, stories }) => ({
    text: epic ? [{ text: epic.title, story: epic.key }] : l10n.t('Besides'),
    items: stories.map(({ key, title }) => ({ text: [title, ' (', { text: key, story: key }, ')'] })),
  }));
}

export interface ReleaseNotesFrame {
  readonly version: string;
  readonly description?: string;
  /** As people write it. */
  readonly date?: string;
  readonly released: boolean;
  /** Stories that are not done yet. */
  readonly open: readonly NotedStory[];
  /** When its stories were read, ready to show, where that was not just now. */
  readonly readAt?: string;
  /** What could not be read, and may be missing. */
  readonly problems?: readonly Problem[];
}

/** A draft of the notes of one version, to be edited. */
export function releaseNotesReport(stories: readonly NotedStory[], frame: ReleaseNotesFrame): Report {
  const { version, description, date, released, open, readAt, problems = [] } = frame;
  const [notes] = releaseNotes(stories.map((story) => ({ ...story, versions: [version] })));
  const sections: ReportSection[] = (notes?.epics ?? []).map(({ epic, stories: all }) => ({
    heading: epic?.title ?? l10n.t('Besides'),
    blocks: [
      {
        type: 'list',
        items: all.map(({ key, title }) => ({ text: [title, ' (', { text: key, story: key }, ')'] })),
      },
    ],
  }));
  const nothing: ReportSection = {
    heading: l10n.t('What is new'),
    blocks: [{ type: 'notice', kind: 'info', text: l10n.t('No story of this version is done yet.') }],
  };
  const left: ReportSection[] =
    open.length === 0 || released
      ? []
      : [
          {
            heading: l10n.t('Not done yet'),
            blocks: [
              {
                type: 'list',
                items: open.map(({ key, title }) => ({ text: [{ text: key, story: key }, ` ${title}`] })),
              },
            ],
          },
        ];
  const missing: ReportSection[] =
    problems.length === 0
      ? []
      : [
          {
            heading: l10n.t('What may be missing'),
            blocks: problems.map(({ subject, message }) => ({
              type: 'notice' as const,
              kind: 'warning' as const,
              text: `${subject}: ${message}`,
            })),
          },
        ];
  const note = [
    date && (released ? l10n.t('Released on {0}', date) : l10n.t('To be released on {0}', date)),
    description,
    readAt && l10n.t('As of {0}', readAt),
  ];
  return {
    title: l10n.t('Release notes: {0}', version),
    ...(note.some(Boolean) && { note: note.filter(Boolean).join(' · ') }),
    sections: [...(sections.length > 0 ? sections : [nothing]), ...left, ...missing],
  };
}
