import assert from 'node:assert/strict';
import { plainText } from '../../../../src/domain/plain-text';
import type { StorySource } from '../../../../src/sources/story-source';
import { doc, p, table } from '../../../simulator/adf-build';
import type { ChangeItem, RichText } from '../../../simulator/model';
import { type Simulator, startSimulator } from '../../../simulator/simulator';
import { sourceAt } from './simulated-site';

const minute = 60_000;

for (const deployment of ['cloud', 'datacenter'] as const) {
  describe(`What a story page shows of a Jira of ${deployment}`, () => {
    let site: Simulator;
    let source: StorySource;
    beforeEach(async () => {
      site = await startSimulator({ deployment });
      source = sourceAt(site);
    });
    afterEach(() => site.close());

    /** A text as the deployment holds it. */
    const text = (words: string): RichText => (deployment === 'cloud' ? doc(p(words)) : words);
    const say = (key: string, by: keyof Simulator['people'], body: RichText) =>
      site.state.addComment(site.issue(key), site.people[by].accountId, body);

    it('has the comments, the oldest first, with who wrote them, when, and who sees them', async () => {
      const { comments } = await source.story('SHOP-9');
      assert.deepEqual(
        comments.map(({ by }) => by.name),
        ['Oskar Brandt', 'Jonas Weber', 'Mira Lindqvist', 'Oskar Brandt'],
      );
      const times = comments.map(({ at }) => Date.parse(at));
      assert.deepEqual(times, times.toSorted());
      assert.deepEqual(
        comments.map(({ visibleTo }) => visibleTo),
        [undefined, undefined, undefined, 'Developers'],
      );
      const edited = comments.map(({ at, editedAt }) => editedAt && Date.parse(editedAt) - Date.parse(at));
      assert.deepEqual(edited, [undefined, undefined, 20 * minute, undefined]);
      assert.match(plainText(comments[2]?.document.blocks ?? []), /three postcodes:\n- 111 35/);
      const [first] = comments;
      assert.equal(first?.url, `${site.url}/browse/SHOP-9?focusedCommentId=${first?.id}`);
    });

    it('has every comment of a long conversation once', async () => {
      for (let count = 1; count <= 130; count++) say('SHOP-8', 'jonas', text(`Remark ${count}`));
      const { comments } = await source.story('SHOP-8');
      const remarks = comments.map(({ document }) => plainText(document.blocks)).slice(-130);
      assert.deepEqual(
        remarks,
        Array.from({ length: 130 }, (_, index) => `Remark ${index + 1}`),
      );
      assert.equal(new Set(comments.map(({ id }) => id)).size, comments.length);
    });

    it('shows a question and its answer as a question, and everything else as comments', async () => {
      const before = (await source.story('SHOP-8')).comments.length;
      await source.ask('SHOP-8', { id: 'Q-7F3A91B2', text: 'Which cards?' });
      say('SHOP-8', 'oskar', text('All that the provider takes. [Q-7F3A91B2] And nothing else.'));
      say('SHOP-8', 'oskar', text('The provider was told.'));
      const { questions, comments } = await source.story('SHOP-8');
      assert.deepEqual(
        questions.map(({ text: asked, answers }) => [asked, answers.length]),
        [['Which cards?', 1]],
      );
      assert.deepEqual(
        comments.slice(before).map(({ document }) => plainText(document.blocks)),
        ['The provider was told.'],
      );
    });

    it('takes a comment that was sent from here for a comment', async () => {
      const properties = new Map([['story-context.comment', { v: 1, id: 'c-1' }]]);
      const { mira } = site.people;
      site.state.addComment(site.issue('SHOP-8'), mira.accountId, text('Sent from the editor.'), properties);
      const { comments, questions } = await source.story('SHOP-8');
      assert.equal(plainText(comments.at(-1)?.document.blocks ?? []), 'Sent from the editor.');
      assert.deepEqual(questions, []);
    });

    it('lets me edit what I wrote myself and could type again', async () => {
      const editable = async (): Promise<(boolean | undefined)[]> =>
        (await source.story('SHOP-9')).comments.map((comment) => comment.editable);
      // The third is Mira's own.
      assert.deepEqual(await editable(), [undefined, undefined, true, undefined]);
      const lost: RichText[] =
        deployment === 'cloud'
          ? [
              doc(p({ type: 'mention', attrs: { id: site.people.oskar.accountId, text: '@Oskar' } })),
              doc(
                p({ type: 'text', text: 'red', marks: [{ type: 'textColor', attrs: { color: '#ff0000' } }] }),
              ),
              doc(table(['a'], ['b'])),
              doc({ type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Big' }] }),
            ]
          : ['[~oskar] see', '{color:red}red{color}', '|a|b|', 'h2. Big', '!picture.png!', '{panel}x{panel}'];
      for (const body of lost) say('SHOP-9', 'mira', body);
      assert.deepEqual(
        (await editable()).slice(4),
        lost.map(() => undefined),
      );
      const kept: RichText[] =
        deployment === 'cloud'
          ? [doc({ type: 'codeBlock', attrs: { language: 'sh' }, content: [{ type: 'text', text: '{a}' }] })]
          : ['{code}\na {b} c\n{code}', 'with {{code}} and *strong*\n\n* a\n** [b|https://example.test/]'];
      for (const body of kept) say('SHOP-9', 'mira', body);
      assert.deepEqual(
        (await editable()).slice(4 + lost.length),
        kept.map(() => true),
      );
    });

    it('has sub-tasks, links, versions and hours', async () => {
      const { subtasks, relations, fixVersions, time } = await source.story('SHOP-7');
      assert.deepEqual(
        subtasks.map(({ key, title, type, status }) => [key, title, type.kind, status.category]),
        [
          ['SHOP-15', 'Copy the delivery address into the guest session', 'subtask', 'done'],
          ['SHOP-16', 'Show the kept address on the payment step', 'subtask', 'inProgress'],
        ],
      );
      assert.deepEqual(
        relations.map(({ kind, words, story }) => [kind, words, story.key, story.type.name]),
        [
          ['blocks', 'blocks', 'SHOP-8', 'Story'],
          ['blockedBy', 'is blocked by', 'SHOP-14', 'Task'],
          ['other', 'relates to', 'SHOP-9', 'Story'],
        ],
      );
      assert.deepEqual(
        fixVersions.map(({ name, released, releaseDate }) => [name, released, releaseDate?.length]),
        [
          ['Shop 5.2', false, 10],
          ['Guest checkout', false, undefined],
        ],
      );
      assert.deepEqual(time, { estimated: 43_200, remaining: 18_000, spent: 27_000 });
      assert.equal((await source.story('SHOP-11')).time, undefined);
    });

    it('has the attachments', async () => {
      const { attachments } = await source.story('SHOP-9');
      assert.deepEqual(
        attachments.map(({ name, mimeType, by, hasThumbnail }) => [name, mimeType, by, hasThumbnail]),
        [
          ['delivery-slots.png', 'image/png', 'Oskar Brandt', true],
          ['slot-service.log', 'text/plain', 'Jonas Weber', undefined],
        ],
      );
      assert.ok(attachments.every(({ id, size, at }) => id && size && Date.parse(at ?? '') < Date.now()));
      assert.match(
        attachments[0]?.url ?? '',
        /^http:\/\/127\.0\.0\.1:\d+\/secure\/attachment\/\d+\/delivery-slots\.png$/,
      );
    });

    it('says what the epic is for, with the metrics its labels name, and asks for that once in a while', async () => {
      const goal = 'Every second first-time buyer leaves at the page that asks for a password.';
      for (const key of ['SHOP-7', 'SHOP-9']) assert.equal((await source.story(key)).epicGoal, goal);
      assert.deepEqual((await source.story('SHOP-7')).epicMetrics, ['Conversion']);
      const reads = site.requests.filter(({ path }) => path.endsWith('/issue/SHOP-1'));
      assert.equal(reads.length, 1);
      const { epicGoal, epicMetrics } = await source.story('SHOP-11');
      assert.deepEqual([epicGoal, epicMetrics], [undefined, undefined]);
    });

    it('has the history, the newest first, without what tells a reader nothing', async () => {
      const { history } = await source.story('SHOP-7');
      const times = history.map(({ at }) => Date.parse(at));
      assert.deepEqual(
        times,
        times.toSorted((a, b) => b - a),
      );
      const items = history.flatMap((change) => change.items);
      assert.deepEqual(
        items.filter(({ field }) => field === 'Story Points'),
        [
          { field: 'Story Points', from: '3', to: '5' },
          { field: 'Story Points', to: '3' },
        ],
      );
      assert.ok(items.some(({ field, to }) => field === 'status' && to === 'In Progress'));
      assert.ok(!items.some(({ field }) => field === 'Rank' || field === 'RemoteIssueLink'));
      assert.ok(history.every(({ id, by, items: all }) => id && by && all.length > 0));
    });

    it('has the last hundred changes, and long texts of them as far as they can be looked at', async () => {
      const issue = site.issue('SHOP-8');
      const change = (to: string): ChangeItem => ({
        ...{ field: 'description', fieldtype: 'jira' },
        ...{ from: null, fromString: null, to: null, toString: to },
      });
      for (let count = 1; count <= 120; count++)
        site.state.change(issue, issue.reporterId, () => [change(`Text ${count}`)]);
      site.state.change(issue, issue.reporterId, () => [change('x'.repeat(9000))]);
      const { history } = await source.story('SHOP-8');
      assert.equal(history.length, 100);
      assert.equal(history[0]?.items[0]?.to, `${'x'.repeat(1999)}…`);
      assert.equal(history[1]?.items[0]?.to, 'Text 120');
    });

    it('asks for all of it at once, and for little again', async () => {
      const paths = async (key: string): Promise<string[]> => {
        site.clearRequests();
        await source.story(key);
        return site.requests.map(({ path }) => path.replace(/^.*\/(?:issue|api\/[23])\//, '')).sort();
      };
      await source.sprints(['active']);
      await paths('SHOP-9');
      const parts = ['SHOP-7', 'SHOP-7', 'SHOP-7/comment', 'SHOP-7/remotelink', 'mypermissions'];
      assert.deepEqual(await paths('SHOP-7'), parts);
    });
  });

  describe(`A part of a story that cannot be read at a Jira of ${deployment}`, () => {
    let site: Simulator;
    let source: StorySource;
    beforeEach(async () => {
      site = await startSimulator({ deployment });
      source = sourceAt(site);
    });
    afterEach(() => site.close());

    const parts = [
      ['comments', '*/issue/SHOP-7/comment'],
      ['links', '*/issue/SHOP-7/remotelink'],
      ['epic', '*/issue/SHOP-1'],
    ] as const;

    for (const [part, path] of parts) {
      it(`is named where the resource is broken: ${part}`, async () => {
        site.addFault({ kind: 'status', status: 500, path, times: 'always' });
        const story = await source.story('SHOP-7');
        assert.deepEqual(story.unread, [part]);
        assert.equal(story.criteria.length, 5);
        site.clearFaults();
        assert.equal((await source.story('SHOP-7')).unread, undefined);
      });

      it(`is none where it is not to be seen: ${part}`, async () => {
        for (const status of [403, 404]) {
          site.addFault({ kind: 'status', status, path, times: 'always' });
          assert.equal((await source.story('SHOP-7')).unread, undefined, String(status));
          site.clearFaults();
        }
      });

      it(`keeps the whole story from being read where the way is broken: ${part}`, async () => {
        site.addFault({ kind: 'html', path, times: 'always' });
        await assert.rejects(source.story('SHOP-7'), { kind: 'not-jira' });
      });
    }

    it('may be one that makes no sense', async () => {
      site.addFault({
        kind: 'status',
        status: 200,
        path: '*/SHOP-7/comment',
        times: 'always',
        body: { comments: 'none' },
      });
      site.addFault({ kind: 'status', status: 200, path: '*/SHOP-7/remotelink', times: 'always', body: {} });
      assert.deepEqual((await source.story('SHOP-7')).unread, ['comments', 'links']);
    });
  });
}
