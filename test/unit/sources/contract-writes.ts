import assert from 'node:assert/strict';
import { plainText } from '../../../src/domain/plain-text';
import type { Person, Story } from '../../../src/domain/story';
import type { StorySource } from '../../../src/sources/story-source';
import type { ContractSubject } from './contract';

/** Puts the writes a story's page offers through what the port promises. */
export function describeWrites(current: () => ContractSubject): void {
  describe('what a page offers', () => {
    let source: StorySource;
    let key: string;
    beforeEach(() => ({ source, story: key } = current()));

    /** As somebody else reads it. */
    const read = (): Promise<Story> => current().another().story(key);

    /** Two others the story can be assigned to, and who is signed in. */
    async function people(): Promise<readonly [Person, Person, Person]> {
      const me = await source.me();
      const [one, other] = (await source.assignees(key, '')).filter(({ id }) => id !== me?.id);
      assert.ok(me && one && other);
      return [one, other, me];
    }

    it('names whom a story can be assigned to, by their names', async () => {
      const all = await source.assignees(key, '');
      assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
      const me = await source.me();
      assert.ok(all.some(({ id }) => id === me?.id));
      const [first] = all;
      assert.ok(first);
      const found = await source.assignees(key, first.name.slice(0, 3).toLowerCase());
      assert.ok(found.some(({ id, name }) => id === first.id && name === first.name));
      assert.deepEqual(await source.assignees(key, 'nobody is called like this'), []);
    });

    it('assigns a story to anybody, to me, and to nobody', async () => {
      const [one, other, me] = await people();
      for (const to of [one, other, me]) {
        await source.assign(key, to);
        assert.deepEqual((await read()).assignee, to);
      }
      await source.assign(key, undefined);
      assert.equal((await read()).assignee, undefined);
      await source.assign(key, undefined);
      assert.equal((await read()).assignee, undefined);
    });

    it('leaves an assignment that is as it is to be or was changed by somebody else, where it is told late', async () => {
      const [one, other] = await people();
      await source.assign(key, one);
      await source.assign(key, other, { was: one.id });
      assert.deepEqual((await read()).assignee, other);
      const before = await current().stored();
      await source.assign(key, other, { was: one.id });
      const conflict = { kind: 'conflict', detail: new RegExp(other.name) };
      await assert.rejects(source.assign(key, one, { was: 'another' }), conflict);
      await assert.rejects(source.assign(key, undefined, {}), conflict);
      await assert.rejects(source.assignToMe(key, { was: one.id }), conflict);
      assert.equal(await current().stored(), before);
      await source.assign(key, undefined, { was: other.id });
      await assert.rejects(source.assign(key, other, { was: one.id }), { kind: 'conflict' });
      assert.equal((await read()).assignee, undefined);
    });

    it('flags a story and takes the flag away, each once', async () => {
      for (const flagged of [true, false, true]) {
        await source.flag(key, flagged);
        assert.equal((await read()).flagged, flagged);
        const stored = await current().stored();
        await source.flag(key, flagged);
        assert.equal(await current().stored(), stored);
      }
    });

    it('estimates a story, and takes the estimate away', async () => {
      for (const points of [8, 0.5, undefined, 3]) {
        await source.estimate(key, points);
        assert.equal((await read()).points, points);
        const stored = await current().stored();
        await source.estimate(key, points);
        assert.equal(await current().stored(), stored);
      }
    });

    it('logs work once, or says that it has no place for it', async () => {
      const work = { id: 'w-1', seconds: 5_400, started: '2026-03-09T08:15:30.250Z', text: 'Did *this*' };
      const before = await current().stored();
      if (source.kind === 'markdown') {
        await assert.rejects(source.logWork(key, work), { kind: 'unsupported', detail: /./ });
        assert.equal(await current().stored(), before);
        return;
      }
      const spent = (await read()).time?.spent ?? 0;
      await source.logWork(key, work);
      assert.equal((await read()).time?.spent, spent + work.seconds);
      const stored = await current().stored();
      assert.notEqual(stored, before);
      await source.logWork(key, work);
      await current().another().logWork(key, work);
      assert.equal(await current().stored(), stored);
      await source.logWork(key, { ...work, id: 'w-2', started: '2026-03-09T10:15:30.250Z' });
      assert.notEqual(await current().stored(), stored);
      await assert.rejects(source.logWork(key, { ...work, id: 'w-3', started: 'yesterday' }), {
        kind: 'invalid',
      });
    });

    it('posts a comment once, and another with the same words', async () => {
      const text = 'As **agreed** with <b>you</b>:\n\n- one\n- [two](https://shop.example/a_b)\n\nThanks.';
      await source.comment(key, { id: 'c-1', text });
      const stored = await current().stored();
      await source.comment(key, { id: 'c-1', text });
      await current().another().comment(key, { id: 'c-1', text });
      assert.equal(await current().stored(), stored);
      await source.comment(key, { id: 'c-2', text });
      assert.notEqual(await current().stored(), stored);
      await assert.rejects(source.comment(key, { id: 'c-3', text: ' \n' }), { kind: 'invalid' });
    });
  });
}

/** Puts comments through what the port promises of what is read of them. */
export function describeComments(current: () => ContractSubject): void {
  describe('comments', () => {
    let source: StorySource;
    let key: string;
    beforeEach(() => ({ source, story: key } = current()));

    const read = (): Promise<Story> => current().another().story(key);

    it('are given oldest first, and can be edited by who wrote them', async () => {
      const me = await source.me();
      const before = (await read()).comments;
      for (const id of ['c-1', 'c-2']) await source.comment(key, { id, text: `First of ${id}\n\n*Second*` });
      const comments = (await read()).comments;
      assert.deepEqual(comments.slice(0, before.length), before);
      const added = comments.slice(before.length);
      const words = added.map(({ document }) => plainText(document.blocks));
      assert.deepEqual(words, ['First of c-1\nSecond', 'First of c-2\nSecond']);
      for (const { by, at, editable } of added) {
        assert.deepEqual([by, editable], [me, true]);
        assert.ok(!Number.isNaN(Date.parse(at)));
      }
      assert.equal(new Set(comments.map(({ id }) => id)).size, comments.length);
    });

    it('edits one where it still says what it said', async () => {
      await source.comment(key, { id: 'c-0', text: 'The other' });
      await source.comment(key, { id: 'c-1', text: 'What **was** said\n\n- here' });
      const [other, comment] = (await read()).comments.slice(-2);
      assert.ok(other && comment);
      const { id } = comment;
      const said = async (): Promise<string> => {
        const now = (await read()).comments.find((one) => one.id === id);
        return plainText(now?.document.blocks ?? []);
      };
      await source.editComment(key, id, 'What **is** said', plainText(comment.document.blocks));
      assert.equal(await said(), 'What is said');
      const before = await current().stored();
      // It says so already, as after a lost answer.
      await source.editComment(key, id, 'What **is** said', plainText(comment.document.blocks));
      await assert.rejects(source.editComment(key, id, 'No', 'What was never said'), { kind: 'conflict' });
      await assert.rejects(source.editComment(key, id, ' ', 'What is said'), { kind: 'invalid' });
      await assert.rejects(source.editComment(key, '4711', 'No', 'What is said'), { kind: 'not-found' });
      assert.equal(await current().stored(), before);
      // Behind an edit that was on its way, which is known as it was typed.
      await source.editComment(key, id, 'The end', 'What **is** said');
      assert.equal(await said(), 'The end');
      const { comments } = await read();
      assert.deepEqual(
        comments.find((one) => one.id === other.id),
        other,
      );
    });
  });
}

/** The calls of these writes, for what is true of every call. */
export function writeCalls(
  source: StorySource,
  key: string,
  signal?: AbortSignal,
): Record<string, () => Promise<unknown>> {
  const work = { id: 'w-1', seconds: 60, started: '2026-03-09T08:15:00.000Z' };
  return {
    assign: () => source.assign(key, undefined, undefined, signal),
    assignees: () => source.assignees(key, '', signal),
    flag: () => source.flag(key, true, signal),
    estimate: () => source.estimate(key, 5, signal),
    comment: () => source.comment(key, { id: 'c-1', text: 'x' }, signal),
    editComment: () => source.editComment(key, '1', 'x', 'y', signal),
    ...(source.kind === 'jira' && { logWork: () => source.logWork(key, work, signal) }),
  };
}
