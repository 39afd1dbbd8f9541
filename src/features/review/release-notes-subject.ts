import * as vscode from 'vscode';
import { type Outlook, type ProductVersion, versionsByName } from '../../domain/outlook';
import type { NotedStory } from '../../domain/release-notes';
import type { Report } from '../../domain/report/report';
import { ExplainedError } from '../explained-error';
import { readSubject } from '../reports/read-subject';
import type { ReportNeeds, ReportSubject } from '../reports/report-subject';
import { dayWords, momentWords } from '../reports/report-times';
import { sourceChanges } from '../reports/source-changes';
import { sessionOf } from '../session-of';
import { releaseNotesReport } from './release-notes-report';

/** A draft of what is new in a version. Which one is asked for where its name is not given. */
export async function releaseNotesSubject(
  { services }: ReportNeeds,
  name: string | undefined,
): Promise<ReportSubject | undefined> {
  const title = vscode.l10n.t('Release Notes');
  const version =
    name ?? (await chooseVersion((await (await sessionOf(services)).outlook.read()).value.versions, title));
  if (version === undefined) return undefined;

  async function read(signal: AbortSignal): Promise<Report> {
    const session = await sessionOf(services);
    const { value: outlook, at } = await session.outlook.read(signal);
    const found = versionsByName(outlook.versions).find((one) => one.name === version);
    if (!found)
      throw new ExplainedError(
        vscode.l10n.t(
          'There is no version “{0}” any more. Run “Draft Release Notes” again to choose another.',
          version ?? '',
        ),
      );
    return reportOf(found, outlook, at);
  }

  return readSubject({
    title: `${title}: ${version}`,
    argument: version,
    services,
    read,
    renewedBy: [sourceChanges(services)],
  });
}

/** @param at of what is known, in milliseconds since the epoch, where it was not read just now */
function reportOf(version: ProductVersion, { epics, problems }: Outlook, at: number | undefined): Report {
  const noted = (isDone: boolean): NotedStory[] =>
    version.stories
      .filter(({ status }) => (status.category === 'done') === isDone)
      .map(({ key, title, versions }) => {
        const epic = epics.find(({ stories }) => stories.some((one) => one.key === key));
        return { key, title, versions, ...(epic && { epic: { key: epic.key, title: epic.title } }) };
      });
  const { name, description, releaseDate, released } = version;
  const date = releaseDate && dayWords(releaseDate, vscode.env.language);
  return releaseNotesReport(noted(true), {
    ...{ version: name, released, open: noted(false), problems },
    ...(at !== undefined && { readAt: momentWords(at, vscode.env.language) }),
    ...(description && { description }),
    ...(date && { date }),
  });
}

async function chooseVersion(
  versions: readonly ProductVersion[],
  title: string,
): Promise<string | undefined> {
  if (versions.length === 0)
    throw new ExplainedError(
      vscode.l10n.t(
        'There is no version yet. Versions are those of Jira, or what stories name as “version”.',
      ),
    );
  const items = versionsByName(versions).map(({ name, released, releaseDate, stories }) => ({
    label: name,
    description: [
      released ? vscode.l10n.t('released') : vscode.l10n.t('not released'),
      releaseDate && dayWords(releaseDate, vscode.env.language),
    ]
      .filter(Boolean)
      .join(' · '),
    detail: stories.length === 1 ? vscode.l10n.t('1 story') : vscode.l10n.t('{0} stories', stories.length),
  }));
  return (await vscode.window.showQuickPick(items, { title, ignoreFocusOut: true }))?.label;
}
