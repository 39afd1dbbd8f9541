import * as vscode from 'vscode';
import { errorSentence } from '../error-sentence';
import type { ReportNeeds, ReportState, ReportSubject } from '../reports/report-subject';

/** Epics and versions on a time line. */
export class RoadmapSubject implements ReportSubject {
  readonly title = vscode.l10n.t('Roadmap');
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  #state: ReportState = { busy: true, actions: [] };

  constructor(private readonly needs: ReportNeeds) {}

  view(): ReportState {
    return this.#state;
  }

  async refresh(): Promise<void> {
    this.#tell({ ...this.#state, busy: true });
    const { stories, services } = this.needs;
    try {
      const source = await stories.source();
      const { epics } = await source.outlook();
      const items = epics.map(({ key, title }) => ({ text: [{ text: key, story: key }, ` ${title}`] }));
      this.#tell({
        busy: false,
        actions: [],
        report: {
          title: this.title,
          sections: [{ heading: vscode.l10n.t('Epics'), blocks: [{ type: 'list', items }] }],
        },
      });
    } catch (error) {
      services.log.error('Reading the roadmap', error);
      const { message } = errorSentence(error, services.session?.source.name ?? 'Jira');
      this.#tell({ ...this.#state, busy: false, failed: message });
    }
  }

  act(): Promise<string | undefined> {
    return Promise.resolve(undefined);
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #tell(state: ReportState): void {
    this.#state = state;
    this.#changed.fire();
  }
}
