import * as vscode from 'vscode';
import { sprintReport } from '../../domain/sprint-report';
import type { Report } from '../../domain/report/report';
import { readWorkingDays } from '../../domain/working-day';
import { readClock } from '../../host/clock';
import { openRepositories } from '../open-repositories';
import { readSubject } from '../reports/read-subject';
import type { ReportNeeds, ReportSubject } from '../reports/report-subject';
import { sourceChanges } from '../reports/source-changes';
import { sessionOf } from '../session-of';
import { chooseSprint, sprintOfId } from './choose-sprint';
import { gatherReview } from './gather-review';
import { reviewReport } from './review-report';

const states = ['active', 'closed'] as const;

/** What a sprint brought. Which one is asked for where its id is not given. */
export async function reviewSubject(
  needs: ReportNeeds,
  id: string | undefined,
): Promise<ReportSubject | undefined> {
  const { services } = needs;
  const title = vscode.l10n.t('Sprint Review');
  const chosen =
    id === undefined ? await chooseSprint((await sessionOf(services)).source, states, title) : undefined;
  const wanted = id ?? chosen?.id;
  if (wanted === undefined) return undefined;
  let isFirst = true;

  async function read(signal: AbortSignal): Promise<Report> {
    const session = await sessionOf(services);
    const sprint = chosen ?? (await sprintOfId(session.source, states, wanted ?? '', signal));
    const { language } = vscode.env;
    const { now, timeZone } = readClock();
    // What is kept of a closed sprint does, until somebody asks for the newest.
    const reading = { anew: !isFirst, signal };
    isFirst = false;
    const history = await session.sprintHistories.of(sprint, reading);
    const working = readWorkingDays(services.settings.workingDays);
    const report = sprintReport(history, { now, timeZone, working });
    const repositories = await openRepositories(needs.repositories);
    const onFailure = (doing: string, error: unknown): void => services.log.error(doing, error);
    const { found, notices } = await gatherReview({ session, repositories, onFailure }, report, signal);
    const { problems } = history;
    return reviewReport(report, found, {
      ...{ language, timeZone, problems, notices },
      place: session.source.name,
    });
  }

  return readSubject({
    title: chosen ? `${title}: ${chosen.name}` : title,
    argument: wanted,
    services,
    read,
    renewedBy: [sourceChanges(services)],
  });
}
