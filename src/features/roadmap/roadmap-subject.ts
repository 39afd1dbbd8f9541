import * as vscode from 'vscode';
import { dayIn } from '../../domain/question-reminder';
import type { Report } from '../../domain/report/report';
import { type PlannedItem, roadmapOf } from '../../domain/roadmap';
import type { Problem } from '../../domain/problem';
import type { Services } from '../../services';
import { problemsOf, productFile } from '../../sources/product/product-folder';
import { readRoadmap } from '../../sources/product/roadmap-file';
import { readSubject } from '../reports/read-subject';
import type { ReportNeeds, ReportSubject } from '../reports/report-subject';
import { sessionOf } from '../session-of';
import { beginRoadmap } from './begin-roadmap';
import { beginAct, roadmapReport } from './roadmap-report';

/** Epics and versions on a time line, read anew when what they are read from changes. */
export async function roadmapSubject({ services, current }: ReportNeeds): Promise<ReportSubject> {
  const product = await services.product();
  const moved = newsOf(services);
  const subject = readSubject({
    title: vscode.l10n.t('Roadmap'),
    services,
    // A guess will do: whether there is such a story is seen on the roadmap itself.
    read: (signal) => readReport(services, current.story?.key, signal),
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

async function readReport(
  services: Services,
  current: string | undefined,
  signal: AbortSignal,
): Promise<Report> {
  const session = await sessionOf(services);
  const [outlook, planned] = await Promise.all([session.source.outlook(signal), plannedItems(services)]);
  const around = { today: today(), current };
  return roadmapReport(roadmapOf(outlook, planned.items, around), {
    ...around,
    place: session.source.name,
    language: vscode.env.language,
    problems: [...outlook.problems, ...planned.problems],
  });
}

/** The day it is where the reader is. */
function today(): string {
  return dayIn(Intl.DateTimeFormat().resolvedOptions().timeZone, Date.now());
}

async function plannedItems(
  services: Services,
): Promise<{ readonly items: readonly PlannedItem[]; readonly problems: readonly Problem[] }> {
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
