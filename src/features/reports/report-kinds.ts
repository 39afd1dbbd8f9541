import { ReportPanels } from './report-panels';
import type { ReportNeeds } from './report-subject';
import { loadReportWords } from './report-words';

/** The pages of reports, with all kinds of reports there are. */
export function reportPanels(needs: ReportNeeds): ReportPanels {
  loadReportWords();
  const panels = new ReportPanels(needs.services);
  panels.register('roadmap', async () => {
    const { roadmapSubject } = await import('../roadmap/roadmap-subject');
    return roadmapSubject(needs);
  });
  panels.register('metrics', async (wanted) => {
    const { MetricsSubject } = await import('../metrics/metrics-subject');
    return new MetricsSubject(needs.services, wanted);
  });
  panels.register('sprintReview', async (sprint) => {
    const { reviewSubject } = await import('../review/review-subject');
    return reviewSubject(needs, sprint);
  });
  panels.register('releaseNotes', async (version) => {
    const { releaseNotesSubject } = await import('../review/release-notes-subject');
    return releaseNotesSubject(needs, version);
  });
  panels.register('planSprint', async (sprint) => {
    const { planningSubject } = await import('../planning/planning-subject');
    return planningSubject(needs, sprint);
  });
  return panels;
}
