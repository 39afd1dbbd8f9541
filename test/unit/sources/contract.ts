import assert from 'node:assert/strict';
import { progressOf } from '../../../src/domain/acceptance/progress';
import type { Criterion } from '../../../src/domain/acceptance/criterion';
import type { Story, StoryLink } from '../../../src/domain/story';
import {
  SourceError,
  type SourceErrorKind,
  type StorySource,
  type TickChange,
  type Transition,
} from '../../../src/sources/story-source';
import { describeAsking } from './contract-asking';
import { describeLinks } from './contract-links';
import { describeProduct } from './contract-product';
import { describeQuestions, questionCalls } from './contract-questions';
import { describeComments, describeWrites, writeCalls } from './contract-writes';

/** A source with content to put it through, made anew for each test. */
export interface ContractSubject {
  readonly source: StorySource;
  /** Another one at the same content, which has read nothing yet. */
  another(): StorySource;
  /**
   * In the active sprint; has a description, and two or more criteria with a place for a tick, one of them without one; a
   * sub-task, a story that waits for it, and an attachment. It goes into versions, of which there is one with a date, and
   * has an epic with dates, an owner, a text and a metric.
   */
  readonly story: string;
  /** In the active sprint; has two or more criteria without a place for a tick. */
  readonly plain: string;
  /** A key of the same form that no story has. */
  readonly missing: string;
  /** Changes the words of a criterion behind the source's back. */
  reword(key: string, from: string, to: string): Promise<void>;
  /** Takes a criterion out of the story behind the source's back. */
  remove(key: string, text: string): Promise<void>;
  /** The Product Owner says something to the newest question, behind the source's back and without naming it. */
  answer(key: string, text: string): Promise<void>;
  /** All that is stored, in a form that differs when anything in it does. */
  stored(): Promise<string>;
  close?(): Promise<void>;
}

const at = '2026-03-10T09:30:00.000Z';
const later = '2026-03-10T09:40:00.000Z';

/** Puts a source through what the port promises. */
export function describeStorySource(name: string, setUp: () => Promise<ContractSubject>): void {
  describe(`${name} as a story source`, () => {
    let subject: ContractSubject;
    let source: StorySource;

    beforeEach(async () => {
      subject = await setUp();
      source = subject.source;
    });
    afterEach(() => subject.close?.());

    describe('reading', () => {
      it('has a name and knows who works with it', async () => {
        assert.ok(source.name);
        const me = await source.me();
        assert.ok(me?.id && me.name);
        assert.deepEqual(await source.me(), me);
      });

      it('lists boards by id and name', async () => {
        const boards = await source.boards('');
        assert.ok(boards.every(({ id, name: called }) => id && called));
        assert.equal(new Set(boards.map(({ id }) => id)).size, boards.length);
        assert.deepEqual(await source.boards('no board is called like this'), []);
      });

      it('lists the sprints of the wanted states, the active ones first', async () => {
        const active = await source.sprints(['active']);
        assert.ok(active.length > 0 && active.every(({ state }) => state === 'active'));
        const all = await source.sprints(['active', 'future', 'closed']);
        assert.deepEqual(all.slice(0, active.length), active);
        assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
        assert.deepEqual(await source.sprints([]), []);
      });

      it('gives a sprint’s stories once each, and says the same of one as the story itself', async () => {
        const { sprint, stories } = await activeSprint(source);
        assert.equal(new Set(stories.map(({ key }) => key)).size, stories.length);
        for (const summary of stories) {
          assert.ok(
            summary.key && summary.title && summary.type.name && summary.status.id && summary.status.name,
          );
          assert.ok(summary.sprintIds.includes(sprint.id), summary.key);
        }
        for (const key of [subject.story, subject.plain]) {
          const summary = stories.find((one) => one.key === key);
          assert.ok(summary, key);
          // What progress was counted from may change by looking at the story.
          const { progress, counted: _, ...rest } = summary;
          const story = await source.story(key);
          for (const [field, value] of Object.entries(rest))
            assert.deepEqual(story[field as keyof Story], value, field);
          if (progress) assert.deepEqual(progressOf(story.criteria), progress);
        }
      });

      it('gives a story with its description and its criteria, each with an id of its own', async () => {
        for (const key of [subject.story, subject.plain]) {
          const { criteria, documents } = await source.story(key);
          assert.ok(
            documents.some(({ role, document }) => role === 'description' && document.blocks.length > 0),
          );
          assert.ok(criteria.length >= 2);
          assert.equal(new Set(criteria.map(({ id }) => id)).size, criteria.length);
          for (const { text, content, field } of criteria) {
            assert.ok(text.trim() && !text.includes('\n') && content.length > 0);
            assert.ok(
              documents.some((one) => one.field === field),
              field,
            );
          }
        }
      });

      it('gives the same ids to another reader', async () => {
        const ids = async (from: StorySource): Promise<string[]> =>
          (await from.story(subject.story)).criteria.map(({ id }) => id);
        assert.deepEqual(await ids(subject.another()), await ids(source));
      });

      it('gives what its page shows of other stories, each of which can be opened', async () => {
        const { subtasks, relations } = await source.story(subject.story);
        assert.ok(subtasks.length > 0);
        assert.ok(relations.some(({ kind, words }) => kind === 'blocks' && words));
        for (const one of [...subtasks, ...relations.map((relation) => relation.story)]) {
          const { key, title, type, status } = await source.story(one.key);
          assert.deepEqual([one.key, one.title, one.type, one.status], [key, title, type, status]);
        }
        for (const { key } of subtasks) assert.equal((await source.story(key)).parent?.key, subject.story);
      });

      it('gives comments the oldest first and changes the newest first, each once', async () => {
        const { comments, history } = await source.story(subject.story);
        const times = [...comments, ...history.toReversed()].map(({ at: time }) => Date.parse(time));
        const [said, changed] = [times.slice(0, comments.length), times.slice(comments.length)];
        assert.deepEqual(
          [said.toSorted((a, b) => a - b), changed.toSorted((a, b) => a - b)],
          [said, changed],
        );
        for (const ids of [comments, history].map((list) => list.map(({ id }) => id)))
          assert.equal(new Set(ids).size, ids.length);
        assert.ok(comments.every(({ by, document }) => by.name && document.blocks.length > 0));
        assert.ok(history.every(({ items }) => items.length > 0 && items.every(({ field }) => field)));
      });

      it('gives what an attachment holds, and no more than is wanted', async () => {
        const { attachments } = await source.story(subject.story);
        const [attachment] = attachments;
        assert.ok(attachment?.size);
        const most = attachment.size;
        const { bytes } = await source.attachment(subject.story, attachment, { most });
        assert.equal(bytes.length, attachment.size);
        await rejects('invalid', source.attachment(subject.story, attachment, { most: most - 1 }));
        const missing = { id: '987654', name: attachment.name };
        await rejects('not-found', source.attachment(subject.story, missing, { most }));
      });

      it('changes nothing, but that it remembers what ticks it has seen', async () => {
        await source.story(subject.story);
        const before = await subject.stored();
        await activeSprint(source);
        await source.story(subject.story);
        await source.transitions(subject.story);
        await source.productOwners(subject.story);
        assert.equal(await subject.stored(), before);
      });
    });

    describe('ticking', () => {
      it('writes a tick where everybody sees it, and takes it away again', async () => {
        const before = await source.story(subject.story);
        const criterion = unticked(before);
        const after = await source.tick(subject.story, [change(criterion, true)]);
        assert.deepEqual(ticks(after), { ...ticks(before), [criterion.id]: true });
        assert.equal(find(after, criterion.id).keeper, 'source');
        assert.deepEqual(ticks(await subject.another().story(subject.story)), ticks(after));
        const again = await source.tick(subject.story, [change(criterion, false)]);
        assert.deepEqual(ticks(again), ticks(before));
        assert.deepEqual(ticks(await subject.another().story(subject.story)), ticks(before));
      });

      it('counts in the sprint', async () => {
        const before = await source.story(subject.story);
        await source.tick(subject.story, [change(unticked(before), true)]);
        const { stories } = await activeSprint(source);
        const { done, total } = progressOf(before.criteria);
        const progress = stories.find(({ key }) => key === subject.story)?.progress;
        if (progress) assert.deepEqual(progress, { done: done + 1, total });
      });

      it('writes several at once', async () => {
        const before = await source.story(subject.story);
        const changes = before.criteria.map((criterion) => change(criterion, !criterion.checked));
        const after = await source.tick(subject.story, changes);
        assert.deepEqual(
          after.criteria.map(({ checked }) => checked),
          before.criteria.map(({ checked }) => !checked),
        );
      });

      it('changes nothing else of the story', async () => {
        const before = await source.story(subject.story);
        const criterion = unticked(before);
        await source.tick(subject.story, [change(criterion, true)]);
        const after = await source.tick(subject.story, [change(criterion, false)]);
        assert.deepEqual(after.documents, before.documents);
        for (const [field, value] of Object.entries(after)) {
          if (['updated', 'criteria', 'counted', 'history'].includes(field)) continue;
          assert.deepEqual(before[field as keyof Story], value, field);
        }
      });

      it('keeps a tick the source has no place for, and says who made it and when', async () => {
        const before = await source.story(subject.plain);
        const criterion = unticked(before);
        assert.notEqual(criterion.keeper, 'source');
        const after = await source.tick(subject.plain, [change(criterion, true)]);
        assert.deepEqual(ticks(after), { ...ticks(before), [criterion.id]: true });
        const seen = await subject.another().story(subject.plain);
        assert.deepEqual(ticks(seen), ticks(after));
        const { tick } = find(seen, criterion.id);
        assert.equal(Date.parse(tick?.at ?? ''), Date.parse(at));
        assert.equal(tick?.by, (await source.me())?.name);
        assert.deepEqual(ticks(await source.tick(subject.plain, [change(criterion, false)])), ticks(before));
      });

      it('does not count a kept tick for other words, and says the words it was for', async () => {
        const criterion = unticked(await source.story(subject.plain));
        await source.tick(subject.plain, [change(criterion, true)]);
        const { done } = progressOf((await source.story(subject.plain)).criteria);
        const words = `${criterion.text} and more`;
        await subject.reword(subject.plain, criterion.text, words);
        const story = await source.story(subject.plain);
        const reworded = story.criteria.find(({ text }) => text === words);
        assert.equal(reworded?.tickedText, criterion.text);
        assert.equal(progressOf(story.criteria).done, done - 1);
      });

      it('remembers the words of a tick that somebody else made', async () => {
        const { criteria } = await source.story(subject.story);
        const ticked = criteria.find(({ checked, tick }) => checked && !tick);
        assert.ok(ticked);
        const { done } = progressOf(criteria);
        const words = `${ticked.text} and more`;
        await subject.reword(subject.story, ticked.text, words);
        const story = await source.story(subject.story);
        const reworded = story.criteria.find(({ text }) => text === words);
        assert.deepEqual([reworded?.checked, reworded?.tickedText], [true, ticked.text]);
        assert.equal(progressOf(story.criteria).done, done - 1);
        assert.deepEqual(story.removedTicks, []);
        assert.ok(reworded);
        const after = await source.tick(subject.story, [change(reworded, true)]);
        const confirmed = after.criteria.find(({ text }) => text === words);
        assert.deepEqual([confirmed?.checked, confirmed?.tickedText], [true, undefined]);
        assert.deepEqual([progressOf(after.criteria).done, after.removedTicks], [done, []]);
      });

      it('shows a tick whose criterion was removed, until it is dismissed', async () => {
        const before = await source.story(subject.story);
        const seen = before.criteria.find(({ checked, tick }) => checked && !tick);
        const criterion = unticked(await source.story(subject.plain));
        assert.ok(seen);
        await source.tick(subject.plain, [change(criterion, true)]);
        for (const [key, text] of [
          [subject.story, seen.text],
          [subject.plain, criterion.text],
        ] as const) {
          await subject.remove(key, text);
          const { removedTicks, criteria } = await source.story(key);
          assert.deepEqual(
            removedTicks.map((removed) => removed.text),
            [text],
          );
          assert.ok(!criteria.some((one) => one.text === text));
          const ids = removedTicks.map(({ id }) => id);
          assert.deepEqual((await source.dismissTicks(key, ids, later)).removedTicks, []);
          assert.deepEqual((await source.story(key)).removedTicks, []);
          assert.deepEqual((await subject.another().story(key)).removedTicks, []);
        }
      });

      it('does not miss a tick that was taken back before its criterion was removed', async () => {
        const { criteria } = await source.story(subject.story);
        const ticked = criteria.find(({ checked, tick }) => checked && !tick);
        assert.ok(ticked);
        await subject.another().tick(subject.story, [change(ticked, false)]);
        await source.story(subject.story);
        await subject.remove(subject.story, ticked.text);
        assert.deepEqual((await source.story(subject.story)).removedTicks, []);
      });

      it('is refused where the words are other ones now, and then nothing of it is written', async () => {
        for (const key of [subject.story, subject.plain]) {
          const { criteria } = await source.story(key);
          const [first, second] = criteria;
          assert.ok(first && second);
          await subject.reword(key, second.text, `Not ${second.text}`);
          const before = await subject.stored();
          await rejects(
            'conflict',
            source.tick(key, [change(first, !first.checked), change(second, !second.checked)]),
          );
          assert.equal(await subject.stored(), before);
        }
      });

      it('is refused for a criterion that is not there', async () => {
        const before = await subject.stored();
        const gone: TickChange = {
          criterionId: 'none-has-this-id',
          text: 'No criterion says this',
          checked: true,
          at,
        };
        await rejects('conflict', source.tick(subject.story, [gone]));
        assert.equal(await subject.stored(), before);
      });

      it('of two people at once loses none', async () => {
        const before = await source.story(subject.story);
        const [first, second] = before.criteria;
        assert.ok(first && second);
        const results = await Promise.allSettled([
          source.tick(subject.story, [change(first, !first.checked)]),
          subject.another().tick(subject.story, [change(second, !second.checked)]),
        ]);
        const after = ticks(await source.story(subject.story));
        [first, second].forEach(({ id, checked }, index) => {
          const result = results[index];
          if (result?.status === 'rejected') assert.equal((result.reason as SourceError).kind, 'conflict');
          assert.equal(after[id], result?.status === 'fulfilled' ? !checked : checked);
        });
      });
    });

    describe('working on a story', () => {
      it('assigns it to me, once', async () => {
        await source.assignToMe(subject.story);
        const stored = await subject.another().story(subject.story);
        assert.deepEqual(stored.assignee, await source.me());
        await source.assignToMe(subject.story);
        assert.deepEqual((await source.story(subject.story)).assignee, stored.assignee);
      });

      it('moves it to every status it offers', async () => {
        const transitions = await source.transitions(subject.story);
        assert.ok(transitions.some(({ to }) => to.category === 'inProgress'));
        assert.equal(new Set(transitions.map(({ id }) => id)).size, transitions.length);
        const [first] = transitions;
        assert.ok(first);
        await source.transition(subject.story, first);
        assert.deepEqual((await subject.another().story(subject.story)).status, first.to);
      });

      it('refuses a status it does not offer', async () => {
        const before = await subject.stored();
        await assert.rejects(source.transition(subject.story, nowhere), SourceError);
        assert.equal(await subject.stored(), before);
      });

      it('leaves what was moved or assigned meanwhile, where it is told late', async () => {
        const [first, second] = await source.transitions(subject.story);
        assert.ok(first && second);
        const { status } = await source.story(subject.story);
        await source.transition(subject.story, first, {}, { was: status.id });
        const before = await subject.stored();
        // It is there already, as after a lost answer.
        await source.transition(subject.story, first, {}, { was: status.id });
        assert.equal(await subject.stored(), before);
        await assert.rejects(source.transition(subject.story, second, {}, { was: 'another' }), {
          kind: 'conflict',
        });
        await source.assignToMe(subject.story, { was: 'nobody who has it' }).catch(() => undefined);
        await source.assignToMe(subject.story);
        const assigned = await subject.stored();
        await source.assignToMe(subject.story, { was: 'another' });
        assert.equal(await subject.stored(), assigned);
      });

      it('keeps links, each once by its globalId', async () => {
        const { links: before } = await source.story(subject.story);
        const branch: StoryLink = {
          kind: 'branch',
          globalId: 'story-context:branch:origin:feature/a--b_[c]->d%20',
          title: 'feature/a--b_[c]->d%20',
          url: 'https://git.example/tree/feature/a--b',
        };
        const commit: StoryLink = {
          kind: 'commit',
          globalId: 'story-context:commit:9f3c2a1d9f3c2a1d9f3c2a1d9f3c2a1d9f3c2a1d',
          title: '9f3c2a1d Count <b>vouchers</b> *once*',
          url: 'https://git.example/commit/9f3c2a1d',
        };
        await source.putLink(subject.story, branch);
        await source.putLink(subject.story, commit);
        await source.putLink(subject.story, branch);
        const renamed = { ...commit, title: '9f3c2a1d Count vouchers' };
        await source.putLink(subject.story, renamed);
        const { links } = await subject.another().story(subject.story);
        const told = links.map(({ kind, globalId, title, url }) => ({ kind, globalId, title, url }));
        assert.equal(links.length, before.length + 2);
        for (const link of [branch, renamed])
          assert.ok(
            told.some((one) => JSON.stringify(one) === JSON.stringify(link)),
            link.title,
          );
      });
    });

    describeProduct(() => subject);
    describeWrites(() => subject);
    describeLinks(() => subject);
    describeComments(() => subject);

    describeAsking(() => subject);
    describeQuestions(() => subject);

    describe('what cannot be done', () => {
      const calls = (key: string, signal?: AbortSignal): Record<string, () => Promise<unknown>> => ({
        story: () => source.story(key, signal),
        tick: () => source.tick(key, [{ criterionId: 'x', text: 'x', checked: true, at }], signal),
        assignToMe: () => source.assignToMe(key, undefined, signal),
        transition: () => source.transition(key, nowhere, {}, undefined, signal),
        dismissTicks: () => source.dismissTicks(key, ['x'], at, signal),
        putLink: () =>
          source.putLink(key, { kind: 'web', globalId: 'x', title: 'x', url: 'https://x.example' }, signal),
        removeLink: () => source.removeLink(key, 'story-context:branch:local:x', signal),
        productOwners: () => source.productOwners(key, signal),
        ask: () => source.ask(key, { id: 'Q-1', text: 'x' }, signal),
        ...writeCalls(source, key, signal),
        ...questionCalls(source, key, signal),
      });

      it('names a story that is not there as not found', async () => {
        for (const [method, call] of Object.entries(calls(subject.missing))) {
          if (method === 'transition') await assert.rejects(call(), SourceError);
          else await rejects('not-found', call(), method);
        }
      });

      it('is cancelled by its signal, and then nothing is written', async () => {
        const before = await subject.stored();
        const signal = AbortSignal.abort();
        const [sprint] = await source.sprints(['active']);
        assert.ok(sprint);
        const all = {
          ...calls(subject.story, signal),
          sprints: () => source.sprints(['active'], signal),
          sprintContent: () => source.sprintContent(sprint, {}, signal),
          questions: () => source.questions([subject.story], signal),
          transitions: () => source.transitions(subject.story, signal),
        };
        for (const [method, call] of Object.entries(all)) await rejects('cancelled', call(), method);
        assert.equal(await subject.stored(), before);
      });
    });
  });
}

async function activeSprint(source: StorySource) {
  const [sprint] = await source.sprints(['active']);
  assert.ok(sprint);
  return source.sprintContent(sprint);
}

async function rejects(kind: SourceErrorKind, call: Promise<unknown>, what = ''): Promise<void> {
  await assert.rejects(call, (error) => {
    assert.ok(error instanceof SourceError, `${what} ${String(error)}`);
    assert.equal(error.kind, kind, `${what}: ${error.message}`);
    return true;
  });
}

function change({ id, text }: Criterion, checked: boolean): TickChange {
  return { criterionId: id, text, checked, at };
}

function ticks({ criteria }: Story): Record<string, boolean> {
  return Object.fromEntries(criteria.map(({ id, checked }) => [id, checked]));
}

function unticked({ criteria }: Story): Criterion {
  const criterion = criteria.find(({ checked }) => !checked);
  assert.ok(criterion);
  return criterion;
}

function find({ criteria }: Story, id: string): Criterion {
  const criterion = criteria.find((one) => one.id === id);
  assert.ok(criterion);
  return criterion;
}

const nowhere: Transition = {
  ...{ id: '4711-no-such-transition', name: 'Nowhere', fields: [] },
  to: { id: '4711', name: 'Nowhere', category: 'done' },
};
