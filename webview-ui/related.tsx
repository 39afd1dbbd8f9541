import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import { kindIcons } from '../src/page-views/icons';
import type { StoryView } from '../src/page-views/story';
import type { RelatedStoryView } from '../src/page-views/story-parts';
import { useActions } from './actions';
import { LinkButton } from './controls';
import { Icon } from './icon';
import { categoryIcons } from './icons';
import { Section } from './section';

/** The parts a story was cut into. */
export function Subtasks({ subtasks }: Pick<StoryView, 'subtasks'>): JSX.Element {
  const done = subtasks.filter(({ status }) => status.category === 'done').length;
  return (
    <Section
      title={l10n.t('Sub-tasks')}
      aside={<span class="count">{l10n.t('{0} of {1}', done, subtasks.length)}</span>}
    >
      <ul class="related">
        {subtasks.map((story) => (
          <RelatedStory key={story.key} story={story} />
        ))}
      </ul>
    </Section>
  );
}

/** Other stories this one has to do with; what it waits for stands first, and out. */
export function Relations({ relations }: Pick<StoryView, 'relations'>): JSX.Element {
  const order = { blockedBy: 0, blocks: 1, other: 2 } as const;
  const sorted = [...relations].sort((a, b) => order[a.kind] - order[b.kind]);
  const groups = new Map<string, StoryView['relations'][number][]>();
  for (const relation of sorted) {
    const name = `${relation.kind} ${relation.words}`;
    groups.set(name, [...(groups.get(name) ?? []), relation]);
  }
  return (
    <Section title={l10n.t('Linked stories')}>
      {[...groups].map(([name, members]) => (
        <RelationGroup key={name} relations={members} />
      ))}
    </Section>
  );
}

function RelationGroup({ relations }: Pick<StoryView, 'relations'>): JSX.Element {
  const [first] = relations;
  const waits =
    first?.kind === 'blockedBy' && relations.some(({ story }) => story.status.category !== 'done');
  return (
    <div class="group">
      <h3 dir="auto" class={waits ? 'waits' : undefined}>
        {waits && <Icon name="warning" />}
        {first?.words}
      </h3>
      <ul class="related">
        {relations.map(({ story }) => (
          <RelatedStory key={story.key} story={story} />
        ))}
      </ul>
    </div>
  );
}

function RelatedStory({ story }: { readonly story: RelatedStoryView }): JSX.Element {
  const { send } = useActions();
  const { key, title, kind, status, assignee } = story;
  return (
    <li class={status.category === 'done' ? 'is-done' : undefined}>
      <Icon name={kindIcons[kind] ?? 'bookmark'} class={`kind-${kind}`} />
      <LinkButton onClick={() => send({ do: 'openStory', key })}>
        <span class="related-key">{key}</span> <bdi>{title}</bdi>
      </LinkButton>
      <span class="related-facts">
        <Icon name={categoryIcons[status.category] ?? 'circle-outline'} class={`status-${status.category}`} />
        <bdi>{status.name}</bdi>
        {assignee && <bdi class="related-assignee">{assignee}</bdi>}
      </span>
    </li>
  );
}
