import * as vscode from 'vscode';
import { capacityOf, type Team } from '../../domain/capacity';
import type { Problem } from '../../domain/problem';
import { dayIn } from '../../domain/question-reminder';
import type { Report } from '../../domain/report/report';
import type { Sprint } from '../../domain/sprint';
import { sprintPlan } from '../../domain/sprint-plan';
import { sprintReport, type SprintReport } from '../../domain/sprint-report';
import type { Person, StorySummary } from '../../domain/story';
import { velocityOf } from '../../domain/velocity';
import { readWorkingDays } from '../../domain/working-day';
import type { Services } from '../../services';
import { readCapacity } from '../../sources/product/capacity-file';
import { problemsOf, productFile } from '../../sources/product/product-folder';
import type { Session } from '../../sync/session';
import { readSubject } from '../reports/read-subject';
import type { ReportNeeds, ReportSubject } from '../reports/report-subject';
import { sourceChanges } from '../reports/source-changes';
import { chooseSprint, latestFirst, sprintOfId } from '../review/choose-sprint';
import { sessionOf } from '../session-of';
import { act, type Done, takeBack } from '../story-action';
import { planningReport, takeAct, undoAct } from './planning-report';

const states = ['active', 'future'] as const;

/** Closed sprints the velocity is of. */
const velocitySprints = 6;
/** Days of a sprint that has no dates yet. */
const usualDays = 14;
const dayLong = 24 * 3_600_000;

/** Who takes what in a sprint. Which one is asked for where its id is not given. */
export async function planningSubject(
  { services }: ReportNeeds,
  id: string | undefined,
): Promise<ReportSubject | undefined> {
  const title = vscode.l10n.t('Sprint Planning');
  const chosen =
    id === undefined ? await chooseSprint((await sessionOf(services)).source, states, title) : undefined;
  const wanted = id ?? chosen?.id;
  if (wanted === undefined) return undefined;
  const sprintIn = async ({ source }: Session): Promise<Sprint> =>
    chosen ?? sprintOfId(source, states, wanted);
  /** What the reader took here, and how it is taken back. */
  const taken = new Map<string, Done>();
  const product = await services.product();
  const subject: ReportSubject = readSubject({
    title: chosen ? `${title}: ${chosen.name}` : title,
    argument: wanted,
    services,
    read: async (signal) => {
      const sprint = await sprintIn(await sessionOf(services));
      return readPlan(services, sprint, new Set(taken.keys()), signal);
    },
    renewedBy: [product.onDidChange, sourceChanges(services)],
    act: async (what) => {
      const session = await sessionOf(services);
      const said = await takeOrUndo(session, await sprintIn(session), taken, what);
      // The newest says whether it came through.
      void subject.refresh();
      return said;
    },
  });
  return subject;
}

async function takeOrUndo(
  session: Session,
  sprint: Sprint,
  taken: Map<string, Done>,
  what: string,
): Promise<string | undefined> {
  if (what.startsWith(undoAct)) {
    const key = what.slice(undoAct.length);
    const done = taken.get(key);
    if (!done) return undefined;
    await takeBack(session, key, done);
    taken.delete(key);
    await settled(session, key);
    return vscode.l10n.t('{0} is as it was.', key);
  }
  if (!what.startsWith(takeAct)) return undefined;
  const key = what.slice(takeAct.length);
  const me = await meOf(session);
  const story =
    session.store.summary(key) ??
    (await session.source.sprintContent(sprint)).stories.find((one) => one.key === key);
  if (!me || !story) return vscode.l10n.t('{0} is not in {1} any more.', key, sprint.name);
  const before = story.assignee ?? null;
  const intention = { do: 'assign' as const, to: me, ...(before && { from: before.id }) };
  const done = await act({ session, key, story }, intention, vscode.l10n.t('Assigned to {0}', me.name), () =>
    Promise.resolve({ do: 'assign', to: before, from: me.id }),
  );
  taken.set(key, done);
  await settled(session, key);
  return vscode.l10n.t('You take {0}.', key);
}

/** Waits a while for what is to be written to a story. */
async function settled({ outbox }: Session, key: string): Promise<void> {
  await Promise.all(outbox.writes(key).map(({ id }) => outbox.outcome(id, patience)));
}

/** Milliseconds a reader waits for an answer that is not needed to go on. */
const patience = 5_000;

async function readPlan(
  services: Services,
  given: Sprint,
  taken: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<Report> {
  const session = await sessionOf(services);
  const { source } = session;
  const [me, content, sprints, team] = await Promise.all([
    meOf(session),
    source.sprintContent(given, {}, signal),
    source.sprints(['active', 'closed'], signal),
    teamOf(services),
  ]);
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const clock = { now: Date.now(), timeZone };
  const closed = sprints.filter(({ state }) => state === 'closed').sort(latestFirst);
  const reports = await Promise.all(
    closed.slice(0, velocitySprints).map(async (sprint): Promise<SprintReport> => {
      return sprintReport(await session.sprintHistories.of(sprint, { signal }), clock);
    }),
  );
  const velocity = velocityOf(reports);
  const { sprint } = content;
  const stories = session.pending(content.stories, me);
  const earlier =
    sprint.state === 'active'
      ? leftOf(reports[0], stories)
      : await openIn(
          session,
          sprints.filter(({ state }) => state === 'active'),
          stories,
          signal,
        );
  const period = periodOf(sprint, clock);
  const members = team.team.members.length > 0 ? team.team.members : membersIn(stories);
  const capacities = capacityOf(
    { ...team.team, members },
    period,
    velocity?.unit === 'points' ? velocity.average : undefined,
    readWorkingDays(services.settings.workingDays),
  );
  return planningReport(sprintPlan(sprint, stories, capacities), {
    ...{ place: source.name, language: vscode.env.language, taken, period },
    ...(me && { me: me.name }),
    ...(velocity && { velocity }),
    carryOver: earlier,
    hasTeam: team.team.members.length > 0,
    isReckoned: sprint.start === undefined || sprint.end === undefined,
    problems: [...content.problems, ...team.problems],
  });
}

async function meOf(session: Session): Promise<Person | undefined> {
  return session.source.me().catch(() => session.signedInAs);
}

/** Stories of the sprint that the last one left. */
function leftOf(last: SprintReport | undefined, stories: readonly StorySummary[]): StorySummary[] {
  const left = new Set(
    last?.stories.filter(({ isRemoved, isDone }) => !isRemoved && !isDone).map(({ story }) => story.key),
  );
  return stories.filter(({ key }) => left.has(key));
}

/** Stories of the sprints that run which are not done yet, and are not planned already. */
async function openIn(
  { source }: Session,
  sprints: readonly Sprint[],
  planned: readonly StorySummary[],
  signal: AbortSignal,
): Promise<StorySummary[]> {
  const known = new Set(planned.map(({ key }) => key));
  const contents = await Promise.all(sprints.map((sprint) => source.sprintContent(sprint, {}, signal)));
  return contents
    .flatMap(({ stories }) => stories)
    .filter(
      ({ key, status, type }) =>
        status.category !== 'done' && type.kind !== 'subtask' && type.kind !== 'epic' && !known.has(key),
    );
}

function periodOf(
  { start, end }: Sprint,
  { now, timeZone }: { readonly now: number; readonly timeZone: string },
): { readonly from: string; readonly to: string } {
  const from = start === undefined ? now : Date.parse(start);
  const to = end === undefined ? from + (usualDays - 1) * dayLong : Date.parse(end);
  return { from: dayIn(timeZone, from), to: dayIn(timeZone, to) };
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
