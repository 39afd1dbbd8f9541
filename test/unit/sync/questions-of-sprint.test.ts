import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { createMarkdownSource } from '../../../src/sources/markdown';
import type { StorySource } from '../../../src/sources/story-source';
import type { KnownQuestion } from '../../../src/sync/question-index';
import { openSession, type Session } from '../../../src/sync/session';
import type { Deployment } from '../../simulator/model';
import { type Simulator, startSimulator } from '../../simulator/simulator';
import { sourceAt } from '../sources/jira/simulated-site';
import { memoryFiles } from '../sources/markdown/memory-files';
import { memoryStorage } from './memory-storage';
import { memoryJournal, ownLease } from './outbox/memory-journal';

const oskarOf = ({ people: { oskar }, deployment }: Simulator) => ({
  id: deployment === 'cloud' ? oskar.accountId : oskar.name,
  name: oskar.displayName,
});

async function open(source: StorySource, storage = memoryStorage()) {
  const problems: string[] = [];
  const session = await openSession({
    ...{ source, storage, place: 'here', journal: memoryJournal(), lease: ownLease },
    chosenSprint: () => undefined,
    now: Date.now,
    onProblem: (doing, error) => problems.push(`${doing}: ${String(error)}`),
  });
  const news: (readonly KnownQuestion[])[] = [];
  session.onAnswers((answered) => news.push(answered));
  return { session, news, problems };
}

/** Refreshes, and waits until what was asked is read as well: the next one waits for it. */
async function refresh(session: Session): Promise<void> {
  await session.refresh.sprints();
  await session.questionsRead();
}

for (const deployment of ['cloud', 'datacenter'] as const satisfies Deployment[]) {
  describe(`Questions of a sprint of ${deployment}`, function () {
    this.timeout(30_000);
    let site: Simulator;
    let session: Session | undefined;
    beforeEach(async () => {
      site = await startSimulator({ deployment, writeLimit: false });
      // Long enough ago for nobody to ask for it again.
      for (const issue of site.state.issues) issue.updated = Math.min(issue.updated, Date.now() - 3_600_000);
    });
    afterEach(async () => {
      await session?.dispose();
      await site.close();
    });

    const paths = () => site.requests.map(({ method, path }) => `${method} ${path}`);
    const ask = (key: string, id: string) =>
      sourceAt(site).ask(key, { id, text: 'Is it so?', to: [oskarOf(site)] });

    function answer(key: string): void {
      const { accountId } = site.people.oskar;
      const words = 'It is.';
      const content = [{ type: 'paragraph', content: [{ type: 'text', text: words }] }];
      const body = deployment === 'cloud' ? { type: 'doc', version: 1, content } : words;
      site.state.addComment(site.issue(key), accountId, body as never);
    }

    it('cost few requests at first and none where nothing changed', async () => {
      const stories = site.state.issues.filter(
        ({ key, typeId }) => key.startsWith('SHOP-') && typeId === '10001',
      );
      const inSprint = new Set(stories.slice(0, 31).map(({ key }) => key));
      for (const issue of site.state.issues) if (!inSprint.has(issue.key)) issue.sprintIds = [];
      for (const key of inSprint) site.issue(key).sprintIds = [42];
      const [first = '', second = ''] = inSprint;
      await ask(first, 'Q-0001');
      await ask(second, 'Q-0002');
      ({ session } = await open(sourceAt(site)));
      await session.refresh.sprints();
      site.clearRequests();
      await session.questionsRead();
      assert.ok(session.store.summaries.length >= 31);
      assert.equal(session.questions.questions().length, 2);
      const cold = paths().filter((path) => /comment|bulkfetch|\/search/.test(path));
      assert.ok(cold.length <= (deployment === 'cloud' ? 2 : 3), cold.join('\n'));
      site.clearRequests();
      await refresh(session);
      assert.deepEqual(
        paths().filter((path) => /comment|bulkfetch/.test(path)),
        [],
      );
    });

    it('are in a new window without Jira, and news once when somebody answers', async () => {
      const storage = memoryStorage();
      await ask('SHOP-7', 'Q-0001');
      const first = await open(sourceAt(site), storage);
      await refresh(first.session);
      answer('SHOP-7');
      await refresh(first.session);
      assert.deepEqual(
        first.news.map((all) => all.map(({ key, question }) => [key, question.state])),
        [[['SHOP-7', 'unconfirmed']]],
      );
      assert.equal(first.session.questions.unread().length, 1);
      await first.session.dispose();
      site.addFault({ kind: 'drop-before', times: 'always' });
      const next = await open(sourceAt(site), storage);
      session = next.session;
      assert.equal(session.questions.questions()[0]?.question.answers[0]?.text, 'It is.');
      await refresh(session);
      assert.deepEqual(next.news, []);
      site.clearFaults();
      await refresh(session);
      assert.equal(session.questions.unread().length, 1);
      assert.deepEqual(next.news, []);
      session.questions.markRead(...session.questions.questions().map(({ question }) => question));
      assert.deepEqual(session.questions.unread(), []);
    });

    it('are no news at the first sign-in', async () => {
      await ask('SHOP-7', 'Q-0001');
      answer('SHOP-7');
      const { session: opened, news } = await open(sourceAt(site));
      session = opened;
      await refresh(session);
      assert.equal(session.questions.questions().length, 1);
      assert.deepEqual([session.questions.unread(), news], [[], []]);
    });
  });
}

describe('Questions of a sprint of a Markdown backlog', () => {
  it('are read from the files, also where those do not say that they changed', async () => {
    const file = (answer: string) =>
      [
        '---',
        'id: A-1',
        'title: One',
        'status: To Do',
        '---',
        '',
        'Text',
        '',
        '## Questions',
        '',
        answer,
      ].join('\n');
    const files = memoryFiles({ 'a-1.md': file('') });
    const source = createMarkdownSource({
      ...{ folder: 'backlog', files, writeTo: 'source', now: () => new Date() },
      me: () => Promise.resolve({ id: 'Mira', name: 'Mira' }),
    });
    const { session } = await open(source);
    await source.ask('A-1', { id: 'Q-0001', text: 'Is it so?', to: [{ id: 'Oskar', name: 'Oskar' }] });
    await refresh(session);
    assert.deepEqual(
      session.questions.questions().map(({ key, question }) => [key, question.text]),
      [['A-1', 'Is it so?']],
    );
    await wait(1);
    await session.dispose();
  });
});
