import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Sprint } from '../../../../src/domain/sprint';
import { sprintReport } from '../../../../src/domain/sprint-report';
import type { StoryEvent, StoryHistory } from '../../../../src/domain/story-history';
import type { StorySummary } from '../../../../src/domain/story';
import { fieldIds } from '../../../simulator/fields';
import type { ChangeItem, Issue } from '../../../simulator/model';
import { type Simulator, startSimulator } from '../../../simulator/simulator';
import { day, end, live, plans, start } from '../../domain/sprint-model';
import { sourceAt } from './simulated-site';

/** Statuses of the model by their ids at the site. */
const statusIds: Readonly<Record<string, string>> = { '1': '10000', '2': '3', '3': '10002' };

const text = (value: number | undefined): string | null => (value === undefined ? null : String(value));

function itemOf(event: StoryEvent): ChangeItem | undefined {
  const nothing = { from: null, fromString: null, to: null, toString: null };
  switch (event.kind) {
    case 'status': {
      const [from, to] = [statusIds[event.from.id] ?? null, statusIds[event.to.id] ?? null];
      return { ...nothing, field: 'status', fieldId: 'status', fieldtype: 'jira', from, to };
    }
    case 'points': {
      const [fromString, toString] = [text(event.from), text(event.to)];
      const field = { field: 'Story Points', fieldId: fieldIds.storyPoints, fieldtype: 'custom' } as const;
      return { ...nothing, ...field, fromString, toString };
    }
    case 'sprints': {
      const [from, to] = [event.from.join(', '), event.to.join(', ')];
      return { ...nothing, field: 'Sprint', fieldId: fieldIds.sprint, fieldtype: 'custom', from, to };
    }
    default:
      return undefined;
  }
}

/** Makes an issue live the life of a story of the model, with what nobody counts in between. */
function become(issue: Issue, story: StorySummary, { created, events }: StoryHistory): void {
  const changes = events.flatMap((event, index) => {
    const item = itemOf(event);
    const noise = { field: 'Key', fieldtype: 'jira', from: null, to: null } as const;
    const moved = { ...noise, fromString: `OLD-${index}`, toString: issue.key };
    if (!item) return [];
    return [
      {
        id: String(90_000 + index),
        authorId: 'nobody',
        created: Date.parse(event.at),
        items: [moved, item],
      },
    ];
  });
  const last = events.filter((event) => event.kind === 'sprints').at(-1);
  const sprints = last ? last.to : ['7'];
  Object.assign(issue, {
    created: created === undefined ? 0 : Date.parse(created),
    updated: Math.max(start, ...changes.map((change) => change.created)),
    statusId: statusIds[story.status.id],
    points: story.points ?? null,
    sprintIds: sprints.map(Number),
    // A site gives them in no order that can be relied on.
    changelog: changes.toReversed(),
  });
}

for (const deployment of ['cloud', 'datacenter'] as const) {
  describe(`a sprint that is lived through in Jira ${deployment}`, () => {
    let site: Simulator;
    before(async () => {
      site = await startSimulator({ deployment, pageLimit: 7 });
    });
    after(() => site.close());

    it('is reported as it was, over 40 sprints', async () => {
      const sprint: Sprint = {
        ...{ id: '7', name: 'Sprint 7', state: 'closed' },
        ...{ start: new Date(start).toISOString(), end: new Date(end).toISOString() },
        complete: new Date(end).toISOString(),
      };
      const dates = { created: start, start, end, complete: end };
      site.state.sprints.push({ id: 7, boardId: 1, name: 'Sprint 7', state: 'closed', ...dates });
      const clock = { now: end + 10 * day, timeZone: 'Pacific/Auckland' };
      const source = sourceAt(site);
      const issues = site.state.issues.filter(
        ({ typeId, key }) => typeId === '10001' && key.startsWith('SHOP-'),
      );
      for (const given of fc.sample(plans, { numRuns: 40, seed: 20261126 })) {
        const { history } = live(given);
        for (const [index, issue] of issues.entries()) {
          const one = history.stories[index];
          if (one) become(issue, one.story, one.history);
          else Object.assign(issue, { sprintIds: [], changelog: [] });
        }
        const [read, model] = [await source.sprintHistory(sprint), history].map((one) =>
          sprintReport({ ...one, sprint }, clock),
        );
        assert.ok(read && model);
        const numbers = ({ sprint: _, stories: __, ...rest }: typeof read) => rest;
        assert.deepEqual(numbers(read), numbers(model));
      }
    }).timeout(120_000);
  });
}
