import * as vscode from 'vscode';
import type { Outlook } from '../../domain/outlook';
import { dayIn } from '../../domain/day';
import type { Report } from '../../domain/report/report';
import { type PlannedItem, roadmapOf } from '../../domain/roadmap';
import type { Problem } from '../../domain/problem';
import { readClock } from '../../host/clock';
import type { Services } from '../../services';
import { problemsOf, productFile } from '../../sources/product/product-folder';
import { readRoadmap } from '../../sources/product/roadmap-file';
import type { Session } from '../../sync/session';
import { readSubject } from '../reports/read-subject';
import type { ReportNeeds, ReportSubject } from '../reports/report-subject';
import { momentWords } from '../reports/report-times';
import { sessionOf } from '../session-of';
import { beginRoadmap } from './begin-roadmap';
import { beginAct, roadmapReport } from './roadmap-report';

/** Epics and versions on a time line, read anew when what they are read from changes. */
export async function roadmapSubject({ services, current }: ReportNeeds): Promise<ReportSubject> {
  const product = await services.product();
  const moved = newsOf(services);
  const around = () => ({
    ...{ today: today(), current: current.story?.key },
    stories: services.summaries.map(({ key }) => key),
  });
  const subject = readSubject({
    title: vscode.l10n.t('Roadmap'),
    services,
    read: async (signal) => {
      const session = await sessionOf(services);
      const [newest, planned] = await Promise.all([session.outlook.read(signal), plannedItems(services)]);
      return reportOf(services, session, newest.value, planned, around(), newest.at);
    },
    last: async () => {
      const session = await sessionOf(services);
      const [known, planned] = await Promise.all([session.outlook.last(), plannedItems(services)]);
      if (!known) return undefined;
      const { value, at } = known;
      return { report: reportOf(services, session, value, planned, around(), at), at };
    },
    renewedBy: [product.onDidChange, moved.event, current.onDidChange],
    act: async (id) => {
      if (id === beginAct) await beginRoadmap(services, today());
      return undefined;
    },
  });
  return {
    ...subject,
    dispose() {
      subject.dispose();
      moved.dispose();
    },
  };
}

/** @param at of what is known, in milliseconds since the epoch, where it was not read just now */
function reportOf(
  services: Services,
  { source }: Session,
  outlook: Outlook,
  planned: Planned,
  around: { readonly today: string; readonly current?: string; readonly stories: readonly string[] },
  at?: number,
): Report {
  return roadmapReport(roadmapOf(outlook, planned.items, around), {
    ...around,
    ...(at !== undefined && { readAt: momentWords(at, vscode.env.language) }),
    place: source.name,
    productFolder: services.settings.productFolder,
    language: vscode.env.language,
    problems: [...outlook.problems, ...planned.problems],
  });
}

/** The day it is where the reader is. */
function today(): string {
  const { now, timeZone } = readClock();
  return dayIn(timeZone, now);
}

/** What was written down of it. */
interface Planned {
  readonly items: readonly PlannedItem[];
  readonly problems: readonly Problem[];
}

async function plannedItems(services: Services): Promise<Planned> {
  const folder = await (await services.product()).folder();
  const file = productFile(folder, 'roadmap.md');
  return file ? readRoadmap(file) : { items: [], problems: problemsOf(folder, 'roadmap.md') };
}

/** Tells of another source and of stories that changed. */
function newsOf(services: Services): { readonly event: vscode.Event<void>; dispose(): void } {
  const changed = new vscode.EventEmitter<void>();
  const standing = (): string =>
    JSON.stringify([
      services.session?.source.name,
      services.summaries.map(({ key, status, points }) => [key, status.name, points]),
    ]);
  let known = standing();
  const subscription = services.onDidChange(() => {
    const now = standing();
    if (now === known) return;
    known = now;
    changed.fire();
  });
  return {
    event: changed.event,
    dispose() {
      subscription.dispose();
      changed.dispose();
    },
  };
}
