import * as vscode from 'vscode';
import { capacityOf, daysOfWork, type Team } from '../../domain/capacity';
import type { Problem } from '../../domain/problem';
import { dayIn } from '../../domain/day';
import type { Report } from '../../domain/report/report';
import type { Sprint } from '../../domain/sprint';
import { sprintPlan, unitOf } from '../../domain/sprint-plan';
import { type ReportClock, sprintReport, type SprintReport } from '../../domain/sprint-report';
import type { Person, StorySummary } from '../../domain/story';
import { velocityOf } from '../../domain/velocity';
import { readWorkingDays } from '../../domain/working-day';
import { readClock } from '../../host/clock';
import type { Services } from '../../services';
import { readCapacity } from '../../sources/product/capacity-file';
import { problemsOf, productFile } from '../../sources/product/product-folder';
import type { Session } from '../../sync/session';
import { errorSentence } from '../error-sentence';
import { latestFirst } from '../review/choose-sprint';
import type { SprintContents } from './contents';
import { planningReport, type PlanningFrame } from './planning-report';

/** Closed sprints the velocity is of. */
const velocitySprints = 6;
/** Days of a sprint that has no dates yet. */
const usualDays = 14;
const dayLong = 24 * 3_600_000;

export interface PlanNeeds {
  readonly services: Services;
  readonly session: Session;
  readonly contents: SprintContents;
  readonly sprint: Sprint;
  /** Keys of stories the reader took on the page. */
  readonly taken: ReadonlySet<string>;
  /** It is read again for what was taken or given back just now, which moves no other sprint. */
  readonly isAfterTaking: boolean;
}

/** The plan of a sprint as a report. What is in the sprint has to be had; what else is missing is said in it. */
export async function readPlan(needs: PlanNeeds, signal: AbortSignal): Promise<Report> {
  const { services, session, contents, taken } = needs;
  const { source } = session;
  const clock = readClock();
  const problems: Problem[] = [];
  /** A part that the rest is of use without. */
  const part = async <T>(subject: string, asked: Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await asked;
    } catch (error) {
      if (signal.aborted) throw error;
      services.log.error(subject, error);
      problems.push({ subject, message: errorSentence(error, source.name).message });
      return otherwise;
    }
  };
  const [me, content, sprints, { team, ...ofTeam }] = await Promise.all([
    meOf(session),
    contents.read(session, needs.sprint, signal),
    part(vscode.l10n.t('Other sprints'), contents.others(session, needs.isAfterTaking, signal), []),
    teamOf(services),
  ]);
  const closed = sprints.filter(({ state }) => state === 'closed').sort(latestFirst);
  const reports = await Promise.all(
    closed
      .slice(0, velocitySprints)
      .map((sprint) => part(sprint.name, reportOf(session, sprint, clock, problems, signal), undefined)),
  );
  const velocity = velocityOf(reports.filter((report) => report !== undefined));
  const { sprint } = content;
  const stories = session.pending(content.stories, me);
  const running = sprints.filter(({ state }) => state === 'active');
  const earlier =
    sprint.state === 'active'
      ? leftOf(reports[0], stories)
      : await Promise.all(running.map((one) => part(one.name, openIn(needs, one, stories, signal), [])));
  const { reckoned, from, to } = periodOf(sprint, clock.now);
  const members = team.members.length > 0 ? team.members : membersIn(stories);
  const unit = unitOf(stories);
  const capacities = capacityOf(
    // What the team says of a day is points.
    { members, ...(unit === 'points' && { pointsPerDay: team.pointsPerDay }) },
    daysOfWork(from, to, clock.timeZone),
    velocity?.unit === unit ? velocity.average : undefined,
    readWorkingDays(services.settings.workingDays),
  );
  return planningReport(sprintPlan(sprint, stories, capacities), {
    ...{ place: source.name, language: vscode.env.language, taken },
    period: { from: dayIn(clock.timeZone, from), to: dayIn(clock.timeZone, to) },
    ...(me && { me: me.name }),
    ...(velocity && { velocity }),
    carryOver: earlier.flat(),
    hasTeam: team.members.length > 0,
    productFolder: services.settings.productFolder,
    ...(reckoned && { reckoned }),
    problems: [...content.problems, ...ofTeam.problems, ...asOne(problems)],
  });
}

export async function meOf(session: Session): Promise<Person | undefined> {
  return session.source.me().catch(() => session.signedInAs);
}

async function reportOf(
  { sprintHistories }: Session,
  sprint: Sprint,
  clock: ReportClock,
  problems: Problem[],
  signal: AbortSignal,
): Promise<SprintReport> {
  const history = await sprintHistories.of(sprint, { signal });
  // The velocity is not surer than what it is of.
  problems.push(...history.problems);
  return sprintReport(history, clock);
}

/** What is missing for one reason is told of once. */
function asOne(problems: readonly Problem[]): Problem[] {
  const reasons = new Set(problems.map(({ message }) => message));
  return [...reasons].map((message) => {
    const subjects = problems.filter((one) => one.message === message).map(({ subject }) => subject);
    return { subject: [...new Set(subjects)].join(', '), message };
  });
}

/** Stories of the sprint that the last one left. */
function leftOf(last: SprintReport | undefined, stories: readonly StorySummary[]): StorySummary[] {
  const left = new Set(
    last?.stories.filter(({ isRemoved, isDone }) => !isRemoved && !isDone).map(({ story }) => story.key),
  );
  return stories.filter(({ key }) => left.has(key));
}

/** Stories of a sprint that runs which are not done yet, and are not planned already. */
async function openIn(
  { contents, session }: PlanNeeds,
  sprint: Sprint,
  planned: readonly StorySummary[],
  signal: AbortSignal,
): Promise<StorySummary[]> {
  const known = new Set(planned.map(({ key }) => key));
  const { stories } = await contents.read(session, sprint, signal);
  return stories.filter(
    ({ key, status, type }) =>
      status.category !== 'done' && type.kind !== 'subtask' && type.kind !== 'epic' && !known.has(key),
  );
}

/** From when to when a sprint is, in milliseconds since the epoch; as long from now where its dates say nothing of it. */
function periodOf(
  { state, start, end }: Sprint,
  now: number,
): Pick<PlanningFrame, 'reckoned'> & { readonly from: number; readonly to: number } {
  const [begin, last] = [Date.parse(start ?? ''), Date.parse(end ?? '')];
  const usual = usualDays * dayLong;
  if (Number.isNaN(last) || last < begin) {
    const from = Number.isNaN(begin) ? now : begin;
    return { from, to: from + usual, reckoned: 'undated' };
  }
  if (state === 'future' && last < now)
    return { from: now, to: now + (Number.isNaN(begin) ? usual : last - begin), reckoned: 'over' };
  return Number.isNaN(begin) ? { from: now, to: last, reckoned: 'undated' } : { from: begin, to: last };
}

/** Everybody who has a story counts as there where nobody wrote down who is. */
function membersIn(stories: readonly StorySummary[]): Team['members'] {
  const names = [...new Set(stories.flatMap(({ assignee }) => assignee?.name ?? []))].sort();
  return names.map((name) => ({ name, share: 1, absences: [] }));
}

async function teamOf(
  services: Services,
): Promise<{ readonly team: Team; readonly problems: readonly Problem[] }> {
  const folder = await (await services.product()).folder();
  const file = productFile(folder, 'capacity.md');
  return file ? readCapacity(file) : { team: { members: [] }, problems: problemsOf(folder, 'capacity.md') };
}
