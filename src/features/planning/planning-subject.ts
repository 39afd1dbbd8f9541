import * as vscode from 'vscode';
import type { Sprint } from '../../domain/sprint';
import type { Session } from '../../sync/session';
import { readSubject } from '../reports/read-subject';
import type { ReportNeeds, ReportSubject } from '../reports/report-subject';
import { sourceChanges } from '../reports/source-changes';
import { chooseSprint, sprintOfId } from '../review/choose-sprint';
import { sessionOf } from '../session-of';
import { act, type Done, takeBack } from '../story-action';
import { createContents, type SprintContents } from './contents';
import { meOf, readPlan } from './gather-plan';
import { takeAct, undoAct } from './planning-report';

const states = ['active', 'future'] as const;

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
  const contents = createContents();
  let isAfterTaking = false;
  const product = await services.product();
  const subject: ReportSubject = readSubject({
    title: chosen ? `${title}: ${chosen.name}` : title,
    argument: wanted,
    services,
    read: async (signal) => {
      const session = await sessionOf(services);
      const ofSprint = { sprint: await sprintIn(session), taken: new Set(taken.keys()), isAfterTaking };
      isAfterTaking = false;
      return readPlan({ services, session, contents, ...ofSprint }, signal);
    },
    renewedBy: [product.onDidChange, sourceChanges(services)],
    act: async (what) => {
      const session = await sessionOf(services);
      const said = await takeOrUndo({ session, contents, sprint: await sprintIn(session) }, taken, what);
      // The newest says whether it came through.
      isAfterTaking = true;
      void subject.refresh();
      return said;
    },
  });
  return subject;
}

interface Plan {
  readonly session: Session;
  readonly contents: SprintContents;
  readonly sprint: Sprint;
}

async function takeOrUndo(
  { session, contents, sprint }: Plan,
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
    (await contents.read(session, sprint)).stories.find((one) => one.key === key);
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
