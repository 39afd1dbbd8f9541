import assert from 'node:assert/strict';
import type { Person } from '../../../src/domain/story';
import { type Question, threadOf } from '../../../src/domain/question';
import type { StorySource } from '../../../src/sources/story-source';
import type { ContractSubject } from './contract';

const at = '2026-03-10T18:00:00.000Z';
const id = 'Q-7F3A91B2';
const text = 'Does a *voucher* count?';

/** Puts what becomes of a question through what the port promises. */
export function describeQuestions(current: () => ContractSubject): void {
  describe('a question', () => {
    let source: StorySource;
    let key: string;
    let owner: Person;
    beforeEach(async () => {
      ({ source, story: key } = current());
      const [first] = await source.productOwners(key);
      assert.ok(first);
      owner = { id: first.id, name: first.name };
    });

    /** As somebody else reads it. */
    async function read(of = id): Promise<Question> {
      const { questions } = await current().another().story(key);
      const question = questions.find((one) => one.id === of);
      assert.ok(question, `${of} is not there`);
      return question;
    }
    const ask = (more: object = {}) => source.ask(key, { id, text, to: [owner], ...more });
    const unchangedBy = async (call: () => Promise<unknown>): Promise<void> => {
      const before = await current().stored();
      await call();
      assert.equal(await current().stored(), before);
    };

    it('is open, answered perhaps, answered, open again and resolved, by the word of who asked', async () => {
      await ask();
      assert.equal((await read()).state, 'open');
      await current().answer(key, 'It counts.');
      const perhaps = await read();
      assert.equal(perhaps.state, 'unconfirmed');
      const [answer] = perhaps.answers;
      assert.ok(answer);
      assert.deepEqual([answer.by.name, answer.accepted], [owner.name, undefined]);
      assert.match(answer.text, /It counts\.$/);

      const accept = { to: 'answered', question: id, answer: answer.id, at } as const;
      await source.changeQuestion(key, accept);
      const answered = await read();
      assert.equal(answered.state, 'answered');
      // Not before what was said until then, where the clock here is slow.
      assert.ok([at, answer.at].includes(new Date(answered.stateAt ?? '').toISOString()));
      assert.equal(answered.answers[0]?.accepted, true);
      await unchangedBy(() => current().another().changeQuestion(key, accept));

      await source.changeQuestion(key, { to: 'open', question: id, at, seen: answer.id });
      const again = await read();
      assert.equal(again.state, 'open');
      assert.deepEqual([again.answers.length, again.answers[0]?.accepted], [1, undefined]);

      const resolve = { to: 'resolved', question: id, at } as const;
      await source.changeQuestion(key, resolve);
      assert.equal((await read()).state, 'resolved');
      await unchangedBy(() => current().another().changeQuestion(key, resolve));
    });

    it('is not answered by what did not do, and is by what is said after that', async () => {
      await ask();
      await current().answer(key, 'Perhaps.');
      const seen = (await read()).answers[0]?.id;
      await source.changeQuestion(key, { to: 'open', question: id, at: '2026-03-10T08:00:00.000Z', seen });
      assert.equal((await read()).state, 'open');
      await current().answer(key, 'Yes.');
      const question = await read();
      assert.equal(question.state, 'unconfirmed');
      assert.equal(question.answers.length, 2);
    });

    it('cannot be taken as answered by what is not there', async () => {
      await ask();
      const change = { to: 'answered', question: id, answer: '4711', at } as const;
      await unchangedBy(() => assert.rejects(source.changeQuestion(key, change), { kind: 'not-found' }));
    });

    it('gets each reply once, below it and nowhere else', async () => {
      const comments = (await source.story(key)).comments.length;
      await ask();
      await current().answer(key, 'It counts.');
      const reply = {
        ...{ id: 'r-1', question: id, to: [owner] },
        text: 'For these too?\n\n- `food`\n- [books](https://books.example/a_b)\n\n🙂',
      };
      await source.reply(key, reply);
      await unchangedBy(() => source.reply(key, reply));
      await unchangedBy(() => current().another().reply(key, reply));
      const question = await read();
      const [more, ...others] = question.followUps;
      assert.ok(more);
      assert.deepEqual(others, []);
      assert.deepEqual([more.text, more.isNudge], [reply.text, undefined]);
      assert.deepEqual(more.by, await source.me());
      assert.deepEqual(
        threadOf(question).map((said) => said.id),
        [question.answers[0]?.id, more.id],
      );
      const story = await current().another().story(key);
      assert.equal(story.comments.length, comments);
      await source.reply(key, { ...reply, id: 'r-2' });
      assert.equal((await read()).followUps.length, 2);
    });

    it('is reminded of once a day', async () => {
      await ask();
      const nudge = { id: 'n-1', question: id, to: [owner], text: 'A kind reminder.', nudge: '2026-03-11' };
      await source.reply(key, nudge);
      await unchangedBy(() => source.reply(key, { ...nudge, id: 'n-2' }));
      const { followUps, state } = await read();
      assert.deepEqual(
        followUps.map(({ text: said, isNudge }) => [said, isNudge]),
        [['A kind reminder.', true]],
      );
      assert.equal(state, 'open');
      await source.reply(key, { ...nudge, id: 'n-3', nudge: '2026-03-12' });
      assert.equal((await read()).followUps.length, 2);
    });

    it('gets other words, and keeps what it is about and what was said to it', async () => {
      const { criteria } = await source.story(key);
      const [first] = criteria;
      assert.ok(first);
      const criterion = { id: first.id, text: first.text };
      const anchor = {
        path: 'src/a b.ts',
        startLine: 3,
        endLine: 9,
        fingerprint: 'v1:a.b_c',
        remote: 'h/o/r',
      };
      const excerpt = { text: 'if (a) {\n  - b\n}', language: 'ts' };
      await ask({ criterion, anchor, excerpt, blocks: true });
      await current().answer(key, 'It counts.');
      const before = await read();
      assert.deepEqual([before.blocks, before.excerpt], [true, excerpt]);
      assert.deepEqual(JSON.parse(JSON.stringify(before.anchor)), anchor);
      const edit = { question: id, text: 'Does a gift card count?\n\n1. here\n2. there', was: text };
      await source.editQuestion(key, edit);
      const after = await read();
      assert.equal(after.text, edit.text);
      const same = ({ criterion, anchor, excerpt, blocks, to, by, answers, state }: Question) => ({
        ...{ criterion, anchor, excerpt, blocks, to, by, state },
        answers: answers.map((said) => said.text),
      });
      assert.deepEqual(same(after), same(before));
      await unchangedBy(() => current().another().editQuestion(key, edit));
      const late = { question: id, text: 'Something else', was: text };
      await unchangedBy(() => assert.rejects(source.editQuestion(key, late), { kind: 'conflict' }));
    });

    it('and its replies are edited and deleted one by one', async () => {
      await ask();
      await source.reply(key, { id: 'r-1', question: id, to: [owner], text: 'One' });
      await source.reply(key, { id: 'r-2', question: id, to: [owner], text: 'Two' });
      const [one, two] = (await read()).followUps;
      assert.ok(one && two);
      const edit = { question: id, reply: two.id, text: 'Two\n\nand *a half*', was: 'Two' };
      await source.editQuestion(key, edit);
      await unchangedBy(() => source.editQuestion(key, edit));
      assert.deepEqual(
        (await read()).followUps.map((said) => said.text),
        ['One', edit.text],
      );
      await source.deleteQuestion(key, { question: id, reply: one.id });
      await unchangedBy(() => source.deleteQuestion(key, { question: id, reply: one.id }));
      assert.deepEqual(
        (await read()).followUps.map((said) => said.text),
        [edit.text],
      );
    });

    it('is deleted, and the flag of the story stays', async () => {
      const before = await current().another().story(key);
      await source.flag(key, true);
      await ask({ blocks: true });
      await source.deleteQuestion(key, { question: id });
      await unchangedBy(() => source.deleteQuestion(key, { question: id }));
      const after = await current().another().story(key);
      assert.deepEqual(after.questions, before.questions);
      assert.equal(after.flagged, true);
    });

    it('that is gone is not replied to, changed or edited', async () => {
      const gone = 'Q-00000000';
      await unchangedBy(async () => {
        const kind = { kind: 'not-found' };
        await assert.rejects(source.reply(key, { id: 'r', question: gone, to: [], text: 'x' }), kind);
        await assert.rejects(source.changeQuestion(key, { to: 'resolved', question: gone, at }), kind);
        await assert.rejects(source.editQuestion(key, { question: gone, text: 'x', was: 'y' }), kind);
      });
    });

    it('without words is none', async () => {
      await ask();
      const kind = { kind: 'invalid' };
      await unchangedBy(async () => {
        await assert.rejects(source.ask(key, { id: 'Q-0000AAAA', text: ' \n' }), kind);
        await assert.rejects(source.reply(key, { id: 'r', question: id, to: [], text: ' ' }), kind);
        await assert.rejects(source.editQuestion(key, { question: id, text: '\n', was: text }), kind);
      });
    });
  });
}

export function questionCalls(
  source: StorySource,
  key: string,
  signal?: AbortSignal,
): Record<string, () => Promise<unknown>> {
  const question = 'Q-1';
  return {
    reply: () => source.reply(key, { id: 'r', question, to: [], text: 'x' }, signal),
    changeQuestion: () => source.changeQuestion(key, { to: 'resolved', question, at }, signal),
    editQuestion: () => source.editQuestion(key, { question, text: 'x', was: 'y' }, signal),
    deleteQuestion: () => source.deleteQuestion(key, { question }, signal),
  };
}
