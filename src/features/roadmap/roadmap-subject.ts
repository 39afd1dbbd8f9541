import * as vscode from 'vscode';
import { dayIn } from '../../domain/question-reminder';
import type { Report } from '../../domain/report/report';
import { type PlannedItem, roadmapOf } from '../../domain/roadmap';
import type { Problem } from '../../domain/problem';
import type { Services } from '../../services';
import { productFile } from '../../sources/product/product-folder';
import { readRoadmap } from '../../sources/product/roadmap-file';
import { readSubject } from '../reports/read-subject';
import type { ReportNeeds, ReportSubject } from '../reports/report-subject';
import { sessionOf } from '../session-of';
import { createFiles, roadmapReport } from './roadmap-report';

/** Epics and versions on a time line, read anew when what they are read from changes. */
export async function roadmapSubject({ services }: ReportNeeds): Promise<ReportSubject> {
  const product = await services.product();
  const moved = newsOf(services);
  const subject = readSubject({
    title: vscode.l10n.t('Roadmap'),
    services,
    read: (signal) => readReport(services, signal),
    renewedBy: [product.onDidChange, moved.event],
    act: async (id) => {
      if (id === createFiles) await vscode.commands.executeCommand('storyContext.createSampleBacklog');
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

async function readReport(services: Services, signal: AbortSignal): Promise<Report> {
  const session = await sessionOf(services);
  const [outlook, planned] = await Promise.all([session.source.outlook(signal), plannedItems(services)]);
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const today = dayIn(timeZone, Date.now());
  const current = services.currentStory();
  return roadmapReport(roadmapOf(outlook, planned.items, { today, current }), {
    ...{ today, current },
    place: session.source.name,
    language: vscode.env.language,
    problems: [...outlook.problems, ...planned.problems],
  });
}

async function plannedItems(
  services: Services,
): Promise<{ readonly items: readonly PlannedItem[]; readonly problems: readonly Problem[] }> {
  const folder = await (await services.product()).folder();
  const file = productFile(folder, 'roadmap.md');
  const broken = folder.problems.filter(({ subject }) => subject.toLowerCase() === 'roadmap.md');
  return file ? readRoadmap(file) : { items: [], problems: broken };
}

/** Tells of another source, another current story, and of stories that changed. */
function newsOf(services: Services): { readonly event: vscode.Event<void>; dispose(): void } {
  const changed = new vscode.EventEmitter<void>();
  const standing = (): string =>
    JSON.stringify([
      services.session?.source.name,
      services.currentStory(),
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
