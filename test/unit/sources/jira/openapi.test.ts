import assert from 'node:assert/strict';
import { loadContract } from '../../../contract/contract';
import { skippedFor } from '../../../contract/specification';
import { startSimulator } from '../../../simulator/simulator';
import { trafficOf } from '../../../simulator/traffic';
import { sourceAt } from './simulated-site';

for (const deployment of ['cloud', 'datacenter'] as const) {
  describe(`What the Jira source sends to ${deployment}`, function () {
    this.timeout(60_000);

    it('is what Atlassian documents, and nothing deprecated', async function () {
      const contract = loadContract(deployment);
      if (!contract) {
        console.log(skippedFor());
        this.skip();
      }
      const site = await startSimulator({ deployment, writeLimit: false, pageLimit: 20 });
      try {
        const source = sourceAt(site, { productOwner: 'Oskar Brandt' });
        await source.me();
        await source.boards('web');
        await source.projects('web');
        await source.outlook();
        await source.histories(['SHOP-7', 'SHOP-8']);
        await source.sprintHistory({ id: '41', name: 'Sprint 23', state: 'closed' });
        for (const boardId of ['1', '2', '3']) {
          const board = sourceAt(site, { boardId });
          const sprints = await board.sprints(['active', 'future', 'backlog', 'closed']);
          for (const sprint of sprints) await board.sprintContent(sprint);
        }
        for (const key of ['SHOP-7', 'SHOP-8']) {
          const { criteria } = await source.story(key);
          const changes = criteria.map(({ id, text, checked }) => {
            return { criterionId: id, text, checked: !checked, at: '2026-03-10T09:30:00.000Z' };
          });
          await source.tick(key, changes);
          await source.assignToMe(key);
          const others = await source.assignees(key, '');
          for (const to of [others[0], undefined])
            await source.assign(key, to, { was: (await source.me())?.id });
          for (const flagged of [true, false]) await source.flag(key, flagged);
          for (const points of [13, undefined]) await source.estimate(key, points);
          const started = '2026-03-09T08:15:30.250Z';
          await source.logWork(key, { id: 'w-1', seconds: 900, started, text: 'Did *this*' });
          await source.comment(key, { id: 'c-1', text: 'Some *words*' });
          const { id } = site.issue(key).comments.at(-1)!;
          await source.editComment(key, id, 'Other words', 'Some words');
          const [transition] = await source.transitions(key);
          assert.ok(transition);
          await source.transition(key, transition);
          const url = 'https://git.example/x';
          await source.putLink(key, {
            kind: 'branch',
            globalId: 'story-context:branch:origin:x',
            title: 'x',
            url,
          });
          const commit = {
            ...{ kind: 'commit' as const, globalId: `story-context:commit:${'9f3c2a1d'.repeat(5)}` },
            ...{ title: '9f3c2a1d', summary: 'Count', url: 'https://github.com/acme/shop/commit/9f3c2a1d' },
          };
          await source.putLink(key, { ...commit, criteria: criteria.map(({ id, text }) => ({ id, text })) });
          await source.removeLink(key, commit.globalId);
          const [to] = await source.productOwners(key);
          const anchor = {
            path: 'src/a b.ts',
            startLine: 1,
            endLine: 3,
            permalink: url,
            repository: 'shop',
            commit: '9f3c2a1',
          };
          const text =
            '# Which\n\n- one\n- `two`\n\n> <b>three</b>\n\n```ts\nfour\n```\n[five](https://x.example)';
          const [criterion] = criteria;
          assert.ok(criterion);
          await source.ask(key, {
            id: 'Q-7F3A91B2',
            text,
            to: to ? [to] : [],
            criterion: { id: criterion.id, text: criterion.text },
            anchor,
          });
          const [question] = (await source.story(key)).questions;
          assert.ok(question);
          const reply = { question: question.id, to: question.to, text: 'And *five*?' };
          await source.reply(key, { ...reply, id: 'r-1' });
          await source.reply(key, { ...reply, id: 'n-1', nudge: '2026-03-10' });
          await source.editQuestion(key, { question: question.id, text: 'Which?', was: text });
          const at = '2026-03-10T09:30:00.000Z';
          for (const state of ['resolved', 'open'] as const)
            await source.changeQuestion(key, { to: state, question: question.id, at });
          const [followUp] = (await source.story(key)).questions[0]?.followUps ?? [];
          await source.deleteQuestion(key, { question: question.id, reply: followUp?.id });
          await source.deleteQuestion(key, { question: question.id });
        }
        await sourceAt(site, { boardId: '2' }).estimate('SHOP-7', 2);
        await sourceAt(site, { productOwner: 'Nobody' }).productOwners('SHOP-7');
        const called = new Set<string>();
        const problems = site.requests.flatMap((request) => {
          const traffic = trafficOf(request, deployment);
          called.add(contract.nameOf(traffic));
          return [...contract.request(traffic), ...contract.response(traffic)].map(
            (problem) => `${request.method} ${request.path}: ${problem}`,
          );
        });
        assert.deepEqual(problems, []);
        assert.ok(called.size >= 15, [...called].join('\n'));
      } finally {
        await site.close();
      }
    });
  });
}
