import * as vscode from 'vscode';
import { servedIcons } from '../../page-views/icons';

import type { Services } from '../../services';
import type { ProductRow } from './product-row';
import type { ProductSection } from './product-section';
import { StoryServes } from './story-serves';

/** What the story that is checked out is for, from the goal of its sprint up to the vision. */
export class ServesSection implements ProductSection {
  readonly id = 'serves';
  readonly #serves: StoryServes;

  constructor(
    private readonly services: Services,
    changed: () => void,
  ) {
    this.#serves = new StoryServes(services, changed);
  }

  async rows(): Promise<ProductRow[]> {
    const key = this.services.currentStory();
    const story = key === undefined ? undefined : this.services.session?.store.newestSummary(key);
    if (!story) return [];
    this.#learn(story.key);
    const children = this.#serves.lines(story.key).map((line, index): ProductRow => ({
      id: `serves:${index}:${line.kind}`,
      label: line.text,
      description: [line.spark, line.about].filter(Boolean).join('  '),
      tooltip: [`${line.name}: ${line.text}`, line.about].filter(Boolean).join('\n'),
      icon: line.isDoubtful
        ? { name: 'warning', colour: 'list.warningForeground' }
        : { name: servedIcons[line.kind] },
      spoken: [`${line.name}: ${line.text}`, line.about].filter(Boolean).join(', '),
      ...(line.hasPage && {
        command: {
          command: 'storyContext.showMetrics',
          title: vscode.l10n.t('Show Metrics'),
          arguments: [line.text],
        },
      }),
    }));
    if (children.length === 0) return [];
    const label = vscode.l10n.t('{0} Serves', story.key);
    return [
      {
        id: 'serves',
        label,
        description: story.title,
        icon: { name: 'git-branch' },
        context: 'serves',
        command: {
          command: 'storyContext.openStory',
          title: vscode.l10n.t('Open Story'),
          arguments: [story.key],
        },
        spoken: `${label}, ${story.title}`,
        children,
      },
    ];
  }

  /** What its epic is to move is known once the story was read. */
  #learn(key: string): void {
    const { session } = this.services;
    if (!session || session.store.story(key) || session.refresh.storyAttempt(key).kind !== 'none') return;
    void session.refresh.story(key);
  }

  dispose(): void {
    this.#serves.dispose();
  }
}
