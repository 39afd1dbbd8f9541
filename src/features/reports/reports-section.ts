import * as vscode from 'vscode';
import type { Services } from '../../services';
import type { ProductRow } from '../product/product-row';
import type { ProductSection } from '../product/product-section';

/** What opens as a page: one row each, in the order in which a team needs them. */
export class ReportsSection implements ProductSection {
  readonly id = 'reports';
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #subscription: vscode.Disposable;

  constructor(private readonly services: Services) {
    this.#subscription = services.onDidChange(() => this.#changed.fire());
  }

  async rows(): Promise<ProductRow[]> {
    await this.services.situation();
    if (!this.services.session) return [];
    const { t } = vscode.l10n;
    return [
      {
        id: 'reports:all',
        label: t('Reports'),
        icon: { name: 'graph-line' },
        children: [
          row('storyContext.standup', t('Stand-up'), 'comment-discussion'),
          row('storyContext.planSprint', t('Sprint Planning'), 'checklist'),
          row('storyContext.sprintReview', t('Sprint Review'), 'eye'),
          row('storyContext.releaseNotes', t('Release Notes'), 'tag'),
          row('storyContext.roadmap', t('Roadmap'), 'milestone'),
        ],
      },
    ];
  }

  dispose(): void {
    vscode.Disposable.from(this.#subscription, this.#changed).dispose();
  }
}

function row(command: string, label: string, icon: string): ProductRow {
  return { id: `reports:${command}`, label, icon: { name: icon }, command: { command, title: label } };
}
