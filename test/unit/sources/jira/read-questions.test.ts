import assert from 'node:assert/strict';
import type { Question } from '../../../../src/domain/question';
import { type QuestionsRead, SourceError, type StorySource } from '../../../../src/sources/story-source';
import type { Deployment, RichText } from '../../../simulator/model';
import { type Simulator, startSimulator } from '../../../simulator/simulator';
import { sourceAt } from './simulated-site';

for (const deployment of ['cloud', 'datacenter'] as const satisfies Deployment[]) {
  const isCloud = deployment === 'cloud';
  describe(`Questions of many stories of ${deployment}`, function () {
    this.timeout(30_000);
    let site: Simulator;
    let source: StorySource;
    beforeEach(async () => {
      site = await startSimulator({ deployment, writeLimit: false });
      source = sourceAt(site);
    });
    afterEach(() => site.close());

    const text = (words: string): RichText =>
      isCloud
        ? {
            ...{ type: 'doc', version: 1 },
            content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
          }
        : words;

    function say(key: string, words: string, who: 'mira' | 'oskar' = 'oskar'): void {
      site.state.addComment(site.issue(key), site.people[who].accountId, text(words), new Map());
    }

    async function ask(key: string, id: string, words = `Is it ${id}?`): Promise<void> {
      const { accountId, name, displayName } = site.people.oskar;
      const to = [{ id: isCloud ? accountId : name, name: displayName }];
      await source.ask(key, { id, text: words, to });
    }

    const all = (): string[] =>
      site.state.issues.filter(({ key }) => /^SHOP-/.test(key)).map(({ key }) => key);
    const asked = (): string[] => site.requests.map(({ method, path }) => `${method} ${path}`);

    function of({ read }: QuestionsRead, key: string): readonly Question[] {
      const found = read.find((one) => one.key === key);
      assert.ok(found, key);
      return found.questions;
    }

    it('take one request where nothing was asked', async () => {
      const keys = all();
      for (const issue of site.state.issues) issue.comments = [];
      site.clearRequests();
      const { read, later } = await source.questions(keys);
      assert.deepEqual([read.length, later], [keys.length, []]);
      assert.ok(read.every(({ questions, updated }) => questions.length === 0 && updated));
      assert.equal(site.requests.length, 1, asked().join('\n'));
    });

    it('are what the page of each story has, with few requests', async () => {
      await ask('SHOP-7', 'Q-0001');
      await ask('SHOP-8', 'Q-0002');
      await ask('SHOP-8', 'Q-0003');
      say('SHOP-7', 'Yes, it is.');
      say('SHOP-8', 'See [Q-0002]: no.');
      site.clearRequests();
      const answer = await source.questions(all());
      // One listing, and on Data Center the comments of the stories in which something was asked.
      const others = isCloud ? 1 : new Set(answer.read.filter(({ questions }) => questions.length > 0)).size;
      assert.equal(site.requests.length, 1 + others, asked().join('\n'));
      for (const key of ['SHOP-7', 'SHOP-8', 'SHOP-9'])
        assert.deepEqual(of(answer, key), (await source.story(key)).questions, key);
      assert.deepEqual(
        of(answer, 'SHOP-7').map(({ id, answers }) => [id, answers.length]),
        [['Q-0001', 1]],
      );
    });

    it('are there where more was said than a listing holds, and are come back to where that is much', async () => {
      const keys = all().slice(0, 25);
      for (const key of keys) for (let count = 0; count < 25; count++) say(key, `Number ${count}`);
      const [first = ''] = keys;
      await ask(first, 'Q-0001');
      site.clearRequests();
      const { read, later } = await source.questions(keys);
      if (isCloud) {
        assert.deepEqual([read.length, later.length], [20, 5]);
        assert.deepEqual((await source.questions(later)).later, []);
      } else assert.deepEqual([read.length, later.length], [25, 0]);
      const found = [...read, ...(await source.questions([first])).read].find(({ key }) => key === first);
      assert.deepEqual(
        found?.questions.map(({ id }) => id),
        ['Q-0001'],
      );
    });

    it('leave out a story that is not to be seen', async () => {
      const { read, later } = await source.questions(['SHOP-7', 'SHOP-9999']);
      assert.deepEqual([read.map(({ key }) => key), later], [['SHOP-7'], []]);
      assert.deepEqual(await source.questions([]), { read: [], later: [] });
    });

    it('are known by their marks where properties are not to be had', async () => {
      await ask('SHOP-7', 'Q-0001');
      for (const path of ['*/comment/list', '*/comment/*/properties/*'])
        site.addFault({ kind: 'status', status: 403, path, times: 'always' });
      for (const { comments } of site.state.issues)
        for (const comment of comments) if (!isCloud) comment.properties.clear();
      const [question] = of(await source.questions(['SHOP-7']), 'SHOP-7');
      assert.deepEqual([question?.id, question?.record], ['Q-0001', 'none']);
    });

    it('are not read in part', async () => {
      await ask('SHOP-7', 'Q-0001');
      site.addFault({ kind: 'status', status: 500, path: isCloud ? '*/comment/list' : '*/SHOP-7/comment' });
      site.addFault({ kind: 'status', status: 500, path: '*', times: 'always' });
      const is = (kind: string) => (error: unknown) => error instanceof SourceError && error.kind === kind;
      await assert.rejects(source.questions(['SHOP-7']), is('unreachable'));
      site.clearFaults();
      await assert.rejects(source.questions(['SHOP-7'], AbortSignal.abort()), is('cancelled'));
    });
  });
}
