import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import { progressOf } from '../src/domain/acceptance/progress';
import { tickedWithoutCommit } from '../src/domain/acceptance/evidence';
import type { CriterionView, RemovedTickView } from '../src/page-views/criteria';
import type { GitView } from '../src/page-views/git';
import type { StoryView } from '../src/page-views/story';
import { useActions } from './actions';
import { Button } from './controls';
import { Criterion } from './criterion';
import { RemovedTicks } from './removed-ticks';
import { Nothing, Section } from './section';
import { keeperHint, sharedKeeper } from './keeper';

interface CriteriaProps extends Pick<StoryView, 'refusals' | 'changes'> {
  readonly criteria: readonly CriterionView[];
  readonly removedTicks: readonly RemovedTickView[];
  /** What the repositories of the window have of the story, once that is known. */
  readonly git?: GitView;
}

export function Criteria({ criteria, removedTicks, refusals, changes, git }: CriteriaProps): JSX.Element {
  const title = l10n.t('Acceptance criteria');
  if (criteria.length === 0) {
    return (
      <Section title={title}>
        <NoCriteria refusals={refusals} />
        <RemovedTicks ticks={removedTicks} />
      </Section>
    );
  }
  const shared = sharedKeeper(criteria);
  const hint = shared && keeperHint(shared);
  const missesCommits = tickedWithoutCommit(criteria) > 0;
  return (
    <Section title={title} aside={<Progress criteria={criteria} />}>
      {hint && <p class="hint">{hint}</p>}
      {groupsOf(criteria).map(({ name, section, members }) => (
        <Group
          key={`${section} ${name ?? ''}`}
          name={name}
          criteria={members}
          hints={shared === undefined}
          refusals={refusals}
          changes={changes}
          git={git}
          missesCommits={missesCommits}
        />
      ))}
      <RemovedTicks ticks={removedTicks} />
    </Section>
  );
}

interface CriteriaGroup {
  readonly name?: string;
  readonly section: CriterionView['section'];
  readonly members: readonly CriterionView[];
}

/** In the order of the source; a group's name that comes again continues the group. The Definition of Done is last. */
function groupsOf(criteria: readonly CriterionView[]): CriteriaGroup[] {
  const groups = new Map<
    string,
    { name?: string; section: CriterionView['section']; members: CriterionView[] }
  >();
  for (const criterion of criteria) {
    const name = groupName(criterion);
    const key = `${criterion.section} ${name ?? ''}`;
    const group = groups.get(key) ?? { name, section: criterion.section, members: [] };
    group.members.push(criterion);
    groups.set(key, group);
  }
  const all = [...groups.values()];
  return [
    ...all.filter(({ section }) => section !== 'done'),
    ...all.filter(({ section }) => section === 'done'),
  ];
}

function groupName({ section, group }: CriterionView): string | undefined {
  if (section !== 'done') return group;
  const done = l10n.t('Definition of Done');
  return group === undefined || group.toLowerCase() === done.toLowerCase() ? done : `${done}: ${group}`;
}

interface GroupProps extends Pick<StoryView, 'refusals' | 'changes'> {
  readonly name?: string;
  readonly criteria: readonly CriterionView[];
  /** Say of each ticked criterion where its tick is kept. */
  readonly hints: boolean;
  readonly git?: GitView;
  /** Say of each ticked criterion that it has no commit. */
  readonly missesCommits: boolean;
}

function Group({ name, criteria, hints, refusals, changes, git, missesCommits }: GroupProps): JSX.Element {
  return (
    <div class="group">
      {name && <h3 dir="auto">{name}</h3>}
      <ul class="criteria">
        {criteria.map((criterion) => (
          <Criterion
            key={criterion.id}
            criterion={criterion}
            hint={hints}
            refusals={refusals}
            git={git}
            missesCommit={missesCommits}
            isNew={changes?.added.includes(criterion.id)}
            seenText={changes?.reworded[criterion.id]}
          />
        ))}
      </ul>
    </div>
  );
}

function Progress({ criteria }: { readonly criteria: readonly CriterionView[] }): JSX.Element | null {
  const { done, total } = progressOf(criteria);
  if (total === 0) return null;
  const text = l10n.t('{0} of {1}', done, total);
  return (
    <div class="progress">
      <span>{text}</span>
      <div
        role="progressbar"
        aria-label={l10n.t('Acceptance criteria done')}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
        aria-valuetext={text}
        class={done === total ? 'complete' : undefined}
      >
        <div style={{ inlineSize: `${(100 * done) / total}%` }} />
      </div>
    </div>
  );
}

function NoCriteria({ refusals }: Pick<StoryView, 'refusals'>): JSX.Element {
  const { send } = useActions();
  return (
    <>
      <Nothing>{l10n.t('This story has no acceptance criteria yet.')}</Nothing>
      <Button
        label={l10n.t('Ask the Product Owner for them')}
        icon="comment"
        refusal={refusals.ask}
        onClick={() => send({ do: 'ask' })}
      />
    </>
  );
}
