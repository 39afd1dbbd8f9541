import assert from 'node:assert/strict';
import { plainText } from '../../../../src/domain/plain-text';
import type { Question, QuestionDraft } from '../../../../src/domain/question';
import { readAdf } from '../../../../src/sources/jira/adf';
import { questionProperty } from '../../../../src/sources/jira/question-record';
import { readWiki } from '../../../../src/sources/jira/wiki';
import type { StorySource } from '../../../../src/sources/story-source';
import { answerAs, authorizationOf } from '../../../launch/answer';
import { doc, p } from '../../../simulator/adf-build';
import type { Comment, RichText } from '../../../simulator/model';
import { type Simulator, startSimulator } from '../../../simulator/simulator';
import { sourceAt } from './simulated-site';

const key = 'SHOP-8';
const id = 'Q-7F3A91B2';
const at = '2026-03-10T18:00:00.000Z';
const typed = [
  'Which of *these* counts? 🙂',
  '- a `voucher`\n- a [card](https://shop.example/a_b?c=1&d=2)',
  '```ts\nconst a = b * c; // {x}\n```',
  'Thanks, **Mira** <b>',
].join('\n\n');

for (const deployment of ['cloud', 'datacenter'] as const) {
  describe(`Questions at a Jira of ${deployment}`, () => {
    let site: Simulator;
    let source: StorySource;
    beforeEach(async () => {
      site = await startSimulator({ deployment, writeLimit: false });
      source = sourceAt(site);
    });
    afterEach(() => site.close());

    const personId = (who: keyof Simulator['people']): string =>
      deployment === 'cloud' ? site.people[who].accountId : site.people[who].name;
    const personOf = (who: keyof Simulator['people']) => ({
      id: personId(who),
      name: site.people[who].displayName,
    });
    const rich = (text: string): RichText => (deployment === 'cloud' ? doc(p(text)) : text);
    const ask = (more: Partial<QuestionDraft> = {}): Promise<Question> =>
      source.ask(key, { id, text: 'Does it count?', to: [personOf('oskar')], ...more });
    const commentOf = (nth = -1): Comment => {
      const comment = site.issue(key).comments.at(nth);
      assert.ok(comment);
      return comment;
    };
    const read = async (of = id): Promise<Question> => {
      const question = (await sourceAt(site).story(key)).questions.find((one) => one.id === of);
      assert.ok(question);
      return question;
    };

    /** The comments of the story as Jira lists them. */
    async function listed(): Promise<{ readonly comments: readonly object[] }> {
      const path =
        deployment === 'cloud' ? `/rest/api/3/issue/${key}/comment` : `/rest/api/2/issue/${key}/comment`;
      const query = deployment === 'cloud' ? 'orderBy=-created' : 'orderBy=-created&expand=properties';
      const headers = { Authorization: authorizationOf(site, 'mira') };
      const response = await fetch(`${site.url}${path}?${query}`, { headers });
      return (await response.json()) as { comments: object[] };
    }

    it('can be read in Jira by somebody who knows nothing of all this', async () => {
      await ask({
        text: typed,
        to: [personOf('oskar'), personOf('aiko')],
        blocks: true,
        criterion: { id: 'c', text: 'A code can be [entered] in the *cart*' },
        anchor: {
          ...{ path: 'src/cart.ts', startLine: 41, endLine: 48, commit: '9f3c2a1d9f3c', repository: 'shop' },
          ...{ permalink: 'https://git.example/x#L41', fingerprint: 'v1:a.b', remote: 'git.example/o/shop' },
        },
        excerpt: { text: 'if (total > 50) {\n  free();\n}', language: 'ts' },
      });
      const { body } = commentOf();
      const { blocks } = deployment === 'cloud' ? readAdf(body) : readWiki(String(body));
      const names = deployment === 'cloud' ? '@Oskar Brandt @Aiko Tanaka' : '@oskar @aiko';
      assert.equal(
        plainText(blocks),
        [
          `${names} Which of these counts? 🙂`,
          '- a voucher',
          '- a card',
          'const a = b * c; // {x}',
          'Thanks, Mira <b>',
          'This blocks me.',
          'A code can be [entered] in the *cart*',
          'if (total > 50) {\n  free();\n}',
          `src/cart.ts:41-48 in shop at 9f3c2a1d [${id}]`,
        ].join('\n'),
      );
      const mentions = JSON.stringify(body).match(deployment === 'cloud' ? /"type":"mention"/g : /\[~\w+\]/g);
      assert.equal(mentions?.length, 2);
      assert.match(JSON.stringify(body), /https:\/\/git\.example\/x#L41/);
    });

    it('of ten thousand characters come back as they were typed', async () => {
      const text =
        `${typed}\n\n${'Ein langer Satz 🙂 mit *Betonung*, `code` und {Klammern}. '.repeat(170)}`.trim();
      assert.ok(text.length > 10_000);
      await ask({ text });
      assert.equal((await read()).text, text);
    });

    it('are known by their mark where properties are refused, and are still answered', async () => {
      await ask({ criterion: { id: 'c', text: 'A code' }, blocks: true });
      await answerAs(site, 'oskar', key, 'It counts.');
      commentOf(-2).properties.clear();
      if (deployment === 'cloud')
        site.addFault({ kind: 'status', status: 403, path: '*/comment/list', times: 'always' });
      const question = await read();
      assert.deepEqual(
        [question.record, question.text, question.state, question.to[0]?.id],
        ['none', 'Does it count?', 'unconfirmed', personId('oskar')],
      );
    });

    it('are reminded of on another day where properties are refused', async () => {
      site.addFault({ kind: 'status', status: 403, path: '*/comment/list', times: 'always' });
      const nudge = async (nth: string, day: string): Promise<void> => {
        await source.reply(key, { id: nth, question: id, to: [], text: 'Is there an answer?', nudge: day });
        for (const { properties } of site.issue(key).comments) properties.clear();
      };
      await ask();
      await nudge('n1', '2026-03-10');
      const { length } = site.issue(key).comments;
      Object.assign(commentOf(), { created: Date.parse('2026-03-10T12:00:00Z') });
      await nudge('n2', '2026-03-10');
      assert.equal(site.issue(key).comments.length, length);
      await nudge('n3', '2026-03-11');
      assert.equal(site.issue(key).comments.length, length + 1);
    });

    it('say the same once something becomes of them, where they were known by their mark alone', async () => {
      await ask({ criterion: { id: 'c', text: 'A code' }, blocks: true, excerpt: { text: 'a();' } });
      commentOf().properties.clear();
      const { text, document } = await read();
      await source.changeQuestion(key, { to: 'resolved', question: id, at });
      const after = await read();
      assert.deepEqual([after.state, after.record, after.text], ['resolved', 'own', text]);
      assert.deepEqual(after.document, document);
      const edit = { question: id, text: 'x', was: text };
      await assert.rejects(source.editQuestion(key, edit), { kind: 'unsupported' });
    });

    it('are not what is left of their answers, whose last word is the mark', async () => {
      await ask();
      await answerAs(site, 'oskar', key, `It counts. [${id}]`);
      assert.equal((await read()).answers.length, 1);
      await source.deleteQuestion(key, { question: id });
      const { questions, comments } = await source.story(key);
      assert.deepEqual([questions, comments.at(-1)?.by.name], [[], 'Oskar Brandt']);
    });

    it('have the record that Data Center gives as a text', async () => {
      await ask({ criterion: { id: 'c', text: 'A code' } });
      const { properties } = commentOf();
      properties.set(questionProperty, JSON.stringify(properties.get(questionProperty)));
      const { record, criterion } = await read();
      assert.deepEqual([record, criterion?.id], ['own', 'c']);
    });

    it('with a record of another version are questions, whose record nobody touches', async () => {
      for (const value of [{ v: 2, id, more: 'x' }, { v: 1, id: 7 }, 'odd']) {
        site.issue(key).comments = [];
        await ask();
        commentOf().properties.set(questionProperty, value);
        assert.equal((await read()).record, 'foreign');
        const kind = { kind: 'unsupported' };
        await assert.rejects(source.changeQuestion(key, { to: 'resolved', question: id, at }), kind);
        await assert.rejects(
          source.editQuestion(key, { question: id, text: 'x', was: 'Does it count?' }),
          kind,
        );
        assert.deepEqual(commentOf().properties.get(questionProperty), value);
        await source.reply(key, { id: 'r', question: id, to: [], text: 'Still?' });
        assert.equal((await read()).followUps.length, 1);
      }
    });

    it('keep the record that was not to be seen for a moment', async () => {
      await ask({ criterion: { id: 'c', text: 'A code' } });
      const fault = { kind: 'status', status: 403, times: 1 } as const;
      if (deployment === 'cloud') site.addFault({ ...fault, path: '*/comment/list' });
      await source.changeQuestion(key, { to: 'resolved', question: id, at });
      const { state, criterion, text } = await read();
      assert.deepEqual([state, criterion?.id, text], ['resolved', 'c', 'Does it count?']);
    });

    it('keep what a later version wrote beside what this one knows', async () => {
      await ask();
      const { properties } = commentOf();
      properties.set(questionProperty, { ...(properties.get(questionProperty) as object), later: { a: 1 } });
      await source.changeQuestion(key, { to: 'resolved', question: id, at });
      const value = properties.get(questionProperty) as Record<string, unknown>;
      assert.deepEqual([value.later, value.state, value.text], [{ a: 1 }, 'resolved', 'Does it count?']);
    });

    it('are found among fifteen hundred comments', async () => {
      for (let index = 0; index < 250; index++)
        site.state.addComment(site.issue(key), site.people.jonas.accountId, rich(`Remark ${index}`));
      await ask();
      for (let index = 0; index < 1_250; index++)
        site.state.addComment(site.issue(key), site.people.jonas.accountId, rich(`Remark ${index}`));
      await answerAs(site, 'oskar', key, 'It counts.');
      const before = site.issue(key).comments.length;
      await ask();
      assert.equal(site.issue(key).comments.length, before);
      const { answers, state } = await read();
      assert.deepEqual([answers.length, state], [1, 'unconfirmed']);
    });

    it('are gone with their comment', async () => {
      const asked = await ask();
      assert.equal(asked.comment, commentOf().id);
      site.issue(key).comments.pop();
      assert.deepEqual((await source.story(key)).questions, []);
    });

    it('say of an answer who sees it, and whether a program gave it', async () => {
      await ask();
      const { oskar, aiko } = site.people;
      const group = { type: 'group', value: 'developers' } as const;
      const words = (text: string): RichText => rich(`[${id}] ${text}`);
      site.state.addComment(site.issue(key), oskar.accountId, words('Yes.'), new Map(), group);
      Object.assign(aiko, { isApp: true });
      site.state.addComment(site.issue(key), aiko.accountId, words('Built.'));
      const [first, second] = (await read()).answers;
      assert.deepEqual([first?.visibleTo, first?.byApp], ['developers', undefined]);
      assert.deepEqual([second?.visibleTo, second?.byApp], [undefined, deployment === 'cloud' || undefined]);
    });

    it('keep what was said before they were resolved or opened again, however slow the clock is here', async () => {
      await ask();
      await answerAs(site, 'oskar', key, 'It counts.');
      const long = '2020-01-01T00:00:00.000Z';
      await source.changeQuestion(key, { to: 'resolved', question: id, at: long });
      const [answer] = (await read()).answers;
      assert.ok(answer);
      assert.equal((await read()).state, 'resolved');
      await source.changeQuestion(key, { to: 'open', question: id, at: long, seen: answer.id });
      const { answers, state } = await read();
      assert.deepEqual([answers.length, state], [1, 'open']);
    });

    it('are there beside a comment that nobody can read', async () => {
      await ask();
      await answerAs(site, 'oskar', key, 'It counts.');
      const listing = await listed();
      const comments = [{ ...listing.comments[0], id: null }, ...listing.comments];
      const body = { ...listing, comments, total: comments.length };
      site.addFault({ kind: 'status', status: 200, path: `*/${key}/comment`, body, times: 'always' });
      site.issue(key).comments.unshift({ ...commentOf(0), id: null as unknown as string });
      assert.equal((await read()).answers.length, 1);
      const { read: known } = await sourceAt(site).questions([key]);
      assert.deepEqual(
        known[0]?.questions.map((one) => [one.id, one.answers.length]),
        [[id, 1]],
      );
    });

    it('that a group alone sees are replied to and edited for that group alone', async () => {
      await ask();
      commentOf().visibility = { type: 'group', value: 'developers' };
      await source.reply(key, { id: 'r', question: id, to: [], text: 'Still?' });
      assert.deepEqual(commentOf().visibility, { type: 'group', value: 'developers' });
      await source.editQuestion(key, { question: id, text: 'Does *it*?', was: 'Does it count?' });
      assert.equal(commentOf(-2).visibility?.value, 'developers');
      assert.equal((await read()).visibleTo, 'developers');
    });

    it('that customers of a service project do not see are not replied to before their eyes', async () => {
      await ask();
      await source.reply(key, { id: 'r1', question: id, to: [], text: 'Still?' });
      assert.equal(commentOf().properties.get('sd.public.comment'), undefined);
      commentOf(-2).properties.set('sd.public.comment', { internal: true });
      await source.reply(key, { id: 'r2', question: id, to: [], text: 'And now?' });
      assert.deepEqual(
        [commentOf(-2), commentOf()].map(({ properties }) => properties.get('sd.public.comment')),
        [undefined, { internal: true }],
      );
    });

    it('are left alone by whoever did not ask', async () => {
      await ask();
      const { jonas } = site.people;
      const other = sourceAt(site, {
        credentials: () =>
          Promise.resolve(
            deployment === 'cloud'
              ? { kind: 'cloud-token' as const, email: jonas.email, token: jonas.token }
              : { kind: 'pat' as const, token: jonas.token },
          ),
      });
      const kind = { kind: 'forbidden' };
      const edit = { question: id, text: 'x', was: 'Does it count?' };
      await assert.rejects(other.editQuestion(key, edit), { ...kind, detail: /Mira Lindqvist/ });
      await assert.rejects(other.deleteQuestion(key, { question: id }), kind);
      await assert.rejects(other.changeQuestion(key, { to: 'resolved', question: id, at }), kind);
      assert.equal((await read()).state, 'open');
    });

    it('are not rewritten where Jira has other words than were typed here', async () => {
      await ask();
      commentOf().body = rich(`Something else [${id}]`);
      commentOf().updated += 60_000;
      assert.equal((await read()).text, 'Something else');
      const edit = { question: id, text: 'x', was: 'Does it count?' };
      await assert.rejects(source.editQuestion(key, edit), { kind: 'conflict' });
      commentOf().body = rich('The mark is gone');
      assert.equal((await read()).text, 'The mark is gone');
    });

    it('of a service project are public', async () => {
      assert.equal((await source.story(key)).isPublic, undefined);
      const [project] = site.state.projects;
      assert.ok(project);
      project.isService = true;
      assert.equal((await source.story(key)).isPublic, true);
      // The editor says so beside its lines, whose story nobody opened.
      const listed = async () => (await sourceAt(site).questions([key])).read[0];
      await ask();
      assert.deepEqual([(await listed())?.isPublic, (await read()).isInternal], [true, undefined]);
      commentOf().properties.set('sd.public.comment', { internal: true });
      assert.equal((await listed())?.questions[0]?.isInternal, true);
    });

    describe('are put to', () => {
      const owners = async (productOwner?: object | string): Promise<unknown[]> => {
        const people = await sourceAt(
          site,
          productOwner ? { productOwner: productOwner as string } : {},
        ).productOwners(key);
        return people.map(({ name, reason, detail }) => [name, reason, ...(detail ? [detail] : [])]);
      };

      it('whom the setting names for the project: people, groups, and fields of the story', async () => {
        const { aiko, oskar, jonas } = site.people;
        assert.deepEqual(await owners({ SHOP: [aiko.email, 'Oskar Brandt'], LOY: 'Jonas Weber' }), [
          ['Aiko Tanaka', 'setting'],
          ['Oskar Brandt', 'setting'],
        ]);
        Object.assign(oskar, { inactive: true });
        site.state.groups.set('Product council', [aiko.accountId, oskar.accountId, jonas.accountId]);
        assert.deepEqual(await owners({ '*': 'Product council' }), [
          ['Aiko Tanaka', 'setting'],
          ['Jonas Weber', 'setting'],
        ]);
        site.issue(key).ownerId = jonas.accountId;
        assert.deepEqual(await owners('product owner'), [['Jonas Weber', 'story', 'Product Owner']]);
        site.issue(key).ownerId = undefined;
        // A field that is empty names nobody.
        assert.deepEqual(await owners({ '*': ['Product Owner', 'Aiko Tanaka'] }), [
          ['Aiko Tanaka', 'setting'],
        ]);
        assert.deepEqual(await owners('product owner'), await owners());
      });

      it('whom the project names, then a field of the story, then whoever leads, then the reporter', async () => {
        const { aiko, jonas } = site.people;
        const project = site.state.projects[0];
        assert.ok(project);
        const guessed = await owners();
        assert.deepEqual(guessed[0], ['Oskar Brandt', 'projectLead']);
        site.state.components.push({ id: '10', projectKey: 'SHOP', name: 'Cart', leadId: jonas.accountId });
        site.issue(key).componentIds = ['10'];
        assert.deepEqual(await owners(), [
          ['Jonas Weber', 'component', 'Cart'],
          ...guessed.filter((one) => !String(one).startsWith('Jonas')),
        ]);
        site.issue(key).ownerId = aiko.accountId;
        assert.deepEqual(await owners(), [['Aiko Tanaka', 'story', 'Product Owner']]);
        project.properties.set('story-context.config', {
          productOwner: [personId('jonas'), 'nobody-at-all'],
        });
        assert.deepEqual(await owners(), [['Jonas Weber', 'project']]);
        project.properties.set('story-context.config', { productOwner: 7 });
        assert.deepEqual(await owners(), [['Aiko Tanaka', 'story', 'Product Owner']]);
        const logged: string[] = [];
        await sourceAt(site, { log: (text) => void logged.push(text) }).productOwners(key);
        assert.match(logged.join('\n'), /^story-context\.config of SHOP has no "productOwner"/m);
      });

      it('nobody who has left, and with few requests', async () => {
        Object.assign(site.people.oskar, { inactive: true });
        const people = await source.productOwners(key);
        assert.ok(people.every(({ name }) => name !== 'Oskar Brandt'));
        site.clearRequests();
        await source.productOwners('SHOP-7');
        assert.equal(site.requests.length, 1);
      });
    });
  });
}
