import assert from 'node:assert/strict';
import { plainText } from '../../../src/domain/plain-text';
import type { StorySource } from '../../../src/sources/story-source';
import type { ContractSubject } from './contract';

/** Puts asking, and what is told of questions, through what the port promises. */
export function describeAsking(current: () => ContractSubject): void {
  describe('asking', () => {
    let subject: ContractSubject;
    let source: StorySource;
    beforeEach(() => {
      subject = current();
      source = subject.source;
    });

    it('knows whom to ask', async () => {
      const people = await source.productOwners(subject.story);
      assert.ok(people.length > 0 && people.every(({ id, name: called }) => id && called));
      assert.equal(new Set(people.map(({ id }) => id)).size, people.length);
    });

    it('posts a question once, with whom and what it is about', async () => {
      const { criteria, questions: before } = await source.story(subject.story);
      const [criterion] = criteria;
      const [to] = await source.productOwners(subject.story);
      assert.ok(criterion && to);
      const anchor = {
        path: 'src/app/[slug]/(shop)/cart page.ts',
        startLine: 41,
        endLine: 48,
        commit: '9f3c2a1d9f3c2a1d9f3c2a1d9f3c2a1d9f3c2a1d',
        permalink: 'https://git.example/blob/9f3c2a1d/src/cart.ts#L41-L48',
        repository: 'web shop',
      };
      const about = { id: criterion.id, text: criterion.text };
      const draft = {
        id: 'Q-7F3A91B2',
        text: 'Does *a* voucher <b>count</b> & is it [safe](x)? 🙂',
        to: [to],
        criterion: about,
        anchor,
      };
      const question = await source.ask(subject.story, draft);
      assert.deepEqual(
        { ...question, at: '', url: '', comment: '', document: { blocks: [] } },
        {
          ...{ id: draft.id, mark: draft.id, text: draft.text, document: { blocks: [] } },
          ...{ by: await source.me(), to: [{ id: to.id, name: to.name }] },
          ...{ at: '', url: '', comment: '', criterion: about, anchor },
          ...{ state: 'open', record: 'own', answers: [], followUps: [] },
        },
      );
      assert.ok(!Number.isNaN(Date.parse(question.at)));
      assert.deepEqual(await source.ask(subject.story, draft), question);
      assert.deepEqual(await subject.another().ask(subject.story, draft), question);
      const { questions } = await subject.another().story(subject.story);
      assert.equal(questions.length, before.length + 1);
      assert.deepEqual(
        questions.find(({ id }) => id === draft.id),
        question,
      );
    });

    it('tells how a question will be read, and posts nothing for that', async () => {
      const { questions: before } = await source.story(subject.plain);
      const [to] = await source.productOwners(subject.plain);
      assert.ok(to);
      const { blocks } = await source.compose({
        ...{ id: 'Q-00000002', text: 'Is it **this**?\n\n- or that', to: [to] },
        criterion: { id: 'c', text: 'Paid by card' },
        anchor: { path: 'src/cart.ts', startLine: 41, endLine: 48 },
        excerpt: { text: 'pay(card);', language: 'ts' },
        blocks: true,
      });
      const words = plainText(blocks);
      for (const part of [
        ...[to.name, 'Is it this?', 'or that', 'Paid by card', 'src/cart.ts:41-48', 'pay(card);'],
        ...['This blocks me.', 'Q-00000002'],
      ])
        assert.ok(words.includes(part), `${part} in ${words}`);
      assert.match(JSON.stringify(blocks), /"type":"strong"/);
      assert.equal((await subject.another().story(subject.plain)).questions.length, before.length);
    });

    it('posts a question of several lines about nothing and to nobody', async () => {
      const text = 'Which of these?\n\n- the first\n- the second\n\nThanks.';
      await source.ask(subject.plain, { id: 'Q-00000001', text });
      const { questions } = await subject.another().story(subject.plain);
      const question = questions.find(({ id }) => id === 'Q-00000001');
      assert.equal(question?.text, text);
      assert.deepEqual(
        [question.to, question.criterion, question.anchor, question.answers],
        [[], undefined, undefined, []],
      );
    });

    it('gives what was asked of several stories at once, as each of them has it', async () => {
      const [to] = await source.productOwners(subject.story);
      await source.ask(subject.story, { id: 'Q-0000000A', text: 'Is it so?', ...(to && { to: [to] }) });
      await source.ask(subject.plain, { id: 'Q-0000000B', text: 'And *this*?' });
      for (const reader of [source, subject.another()]) {
        const keys = [subject.story, subject.plain, subject.missing];
        const { read, later } = await reader.questions(keys);
        assert.deepEqual([read.map(({ key }) => key).sort(), later], [keys.slice(0, 2).sort(), []]);
        for (const { key, updated, questions } of read) {
          const story = await reader.story(key);
          assert.deepEqual([questions, updated], [story.questions, story.updated]);
        }
      }
      assert.deepEqual(await source.questions([]), { read: [], later: [] });
    });
  });
}
