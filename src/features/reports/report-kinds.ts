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
  return panels;
}
