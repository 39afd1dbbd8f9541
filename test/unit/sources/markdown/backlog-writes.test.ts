import assert from 'node:assert/strict';
import { now, me, sprint, boxes, bullets, backlog, rejects, tick, transitionTo } from './backlog-in-memory';

describe('A Markdown backlog that is written to', () => {
  it('changes one character for a tick, whatever the file is made of', async () => {
    const windows =
      `\uFEFF${boxes.replaceAll('\n', '\r\n').replace('- [ ] A mail', '-\t[ ]\tA mail')}`.trimEnd();
    const { source, files } = backlog({ 'WEB-1.md': windows });
    const { criteria } = await source.story('WEB-1');
    const third = criteria[2];
    assert.equal(third?.text, 'A mail is sent');
    await source.tick('WEB-1', [tick(third.id, third.text)]);
    assert.equal(files.text('WEB-1.md'), windows.replace('[ ]\tA mail', '[x]\tA mail'));
  });

  it('keeps what somebody else writes in between', async () => {
    const { source, files } = backlog({ 'WEB-1.md': boxes });
    const { criteria } = await source.story('WEB-1');
    const second = criteria[1];
    assert.ok(second);
    let once = true;
    files.beforeWrite = (path) => {
      if (once) files.put(path, files.text(path).replace('I want', 'we want'));
      once = false;
    };
    await source.tick('WEB-1', [tick(second.id, second.text)]);
    assert.equal(
      files.text('WEB-1.md'),
      boxes.replace('I want', 'we want').replace('[ ] The address', '[x] The address'),
    );
  });

  it('gives up with a conflict where somebody writes all the time', async () => {
    const { source, files } = backlog({ 'WEB-1.md': boxes });
    files.beforeWrite = (path) => files.put(path, `${files.text(path)}\nmore\n`);
    await rejects(source.transition('WEB-1', transitionTo('done')), 'conflict', /WEB-1\.md/);
    assert.deepEqual(files.written, []);
  });

  it('says what is to be done about a file that takes in whatever is added to it', async () => {
    for (const open of ['```ts\nconst a = 1;\n', '<!-- later\n', '## Questions\n\n~~~\nx']) {
      const { source, files } = backlog({ 'WEB-1.md': `${boxes}\n${open}` });
      const asked = source.ask('WEB-1', { id: 'Q-7F3A', text: 'Why?' });
      await rejects(asked, 'invalid', /WEB-1\.md ends in a block of code or a comment .* Close it/);
      assert.deepEqual(files.written, []);
    }
  });

  it('says when a file may not be written, and keeps no tick for it', async () => {
    const { source, files, ledger } = backlog({ 'WEB-1.md': boxes });
    const { criteria } = await source.story('WEB-1');
    files.write = () => Promise.reject(Object.assign(new Error('EROFS: read-only'), { code: 'EROFS' }));
    const second = criteria[1];
    assert.ok(second);
    const before = structuredClone(ledger);
    await rejects(source.tick('WEB-1', [tick(second.id, second.text)]), 'forbidden', /read-only/);
    assert.deepEqual(ledger, before);
  });

  it('writes nothing where nothing changes', async () => {
    const { source, files } = backlog({
      'WEB-1.md': boxes.replace('status', 'assignee: mira holm\nstatus'),
    });
    await source.assignToMe('WEB-1');
    await source.transition('WEB-1', transitionTo('to do'));
    const { criteria } = await source.story('WEB-1');
    const first = criteria[0];
    assert.ok(first);
    await source.tick('WEB-1', [tick(first.id, first.text)]);
    assert.deepEqual(files.written, []);
  });

  it('keeps ticks on this machine where it is told to', async () => {
    const { source, files } = backlog({ 'WEB-1.md': boxes }, { writeTo: 'local' });
    const { criteria } = await source.story('WEB-1');
    const second = criteria[1];
    assert.ok(second);
    const after = await source.tick('WEB-1', [tick(second.id, second.text)]);
    assert.deepEqual([after.criteria[1]?.checked, after.criteria[1]?.keeper], [true, 'local']);
    assert.equal(files.text('WEB-1.md'), boxes);
  });

  it('does not say a tick of the file is gone where it is told not to write there', async () => {
    const { source, files, ledger } = backlog({ 'WEB-1.md': boxes }, { writeTo: 'local' });
    const first = (await source.story('WEB-1')).criteria[0];
    assert.ok(first?.checked);
    const off = { ...tick(first.id, first.text), checked: false };
    const before = structuredClone(ledger);
    await rejects(source.tick('WEB-1', [off]), 'invalid', /The cart offers it/);
    assert.deepEqual([files.written, ledger], [[], before]);
  });

  it('refuses a tick that has no place where no machine keeps it', async () => {
    const { source } = backlog({ 'WEB-2.md': bullets }, { localLedger: undefined });
    const { criteria } = await source.story('WEB-2');
    const first = criteria[0];
    assert.ok(first);
    await rejects(source.tick('WEB-2', [tick(first.id, first.text)]), 'unsupported');
  });

  it('refuses a tick where the words are the same but for a letter', async () => {
    const { source, files } = backlog({ 'WEB-1.md': boxes });
    const second = (await source.story('WEB-1')).criteria[1];
    assert.ok(second);
    files.put('WEB-1.md', boxes.replace('The address', 'THE address'));
    await rejects(source.tick('WEB-1', [tick(second.id, second.text)]), 'conflict', /now "THE address/);
    assert.deepEqual(files.written, []);
  });

  it('leaves alone what a newer version keeps on this machine', async () => {
    const { source, ledger, files, log } = backlog({ 'WEB-1.md': boxes, 'WEB-2.md': bullets });
    const newer = { version: 99, ticks: [] };
    for (const key of ['WEB-1', 'WEB-2']) ledger.set(key, newer);
    const first = (await source.story('WEB-2')).criteria[0];
    assert.ok(first);
    await rejects(source.tick('WEB-2', [tick(first.id, first.text)]), 'unsupported', /newer/);
    const second = (await source.story('WEB-1')).criteria[1];
    assert.ok(second);
    await source.tick('WEB-1', [tick(second.id, second.text)]);
    assert.ok(files.text('WEB-1.md').includes('[x] The address'));
    assert.ok(log.some((line) => line.includes('WEB-1')));
    assert.deepEqual([...ledger.values()], [newer, newer]);
  });

  it('does everything it is asked at once', async () => {
    const { source, files } = backlog({ 'WEB-1.md': boxes });
    const { criteria } = await source.story('WEB-1');
    await Promise.all([
      ...criteria.map(({ id, text }) => source.tick('WEB-1', [tick(id, text)])),
      ...['Q-1', 'Q-2', 'Q-3'].map((id) => source.ask('WEB-1', { id, text: `${id}?` })),
      source.transition('WEB-1', transitionTo('in progress')),
      source.assignToMe('WEB-1'),
      source.putLink('WEB-1', {
        kind: 'web',
        globalId: 'https://ci.example',
        title: 'CI',
        url: 'https://ci.example',
      }),
    ]);
    const story = await source.story('WEB-1');
    assert.ok(story.criteria.every(({ checked }) => checked));
    assert.deepEqual([story.questions.length, story.links.length], [3, 1]);
    assert.deepEqual([story.status.name, story.assignee], ['In Progress', me]);
    assert.ok(files.text('WEB-1.md').includes('status: In Progress # for now'));
  });

  it('reads on where nobody knows who works here, and says so in the log', async () => {
    const { source, log } = backlog({ 'WEB-1.md': boxes }, { me: () => Promise.reject(new Error('no git')) });
    assert.equal(await source.me(), undefined);
    assert.equal((await source.story('WEB-1')).key, 'WEB-1');
    assert.ok(log.some((line) => line.includes('no git')));
  });

  it('does not assign a story to nobody', async () => {
    const { source, files } = backlog({ 'WEB-1.md': boxes }, { me: () => Promise.resolve(undefined) });
    await rejects(source.assignToMe('WEB-1'), 'invalid', /user\.name/);
    assert.deepEqual(files.written, []);
  });

  it('writes @names where the file has them, and keeps who else is assigned', async () => {
    const { source, files } = backlog({
      'WEB-1.md': boxes.replace('status', "assignee: ['@sara']\nstatus"),
    });
    await source.assignToMe('WEB-1');
    assert.match(files.text('WEB-1.md'), /^assignee: \['@Mira Holm', '@sara'\]$/m);
  });

  it('does not ask where the end of the file would swallow the question', async () => {
    const { source, files } = backlog({ 'WEB-1.md': `${boxes}\n\`\`\`\nleft open\n` });
    await rejects(source.ask('WEB-1', { id: 'Q-1', text: 'Hello?' }), 'invalid', /WEB-1\.md/);
    await rejects(
      source.putLink('WEB-1', { kind: 'web', globalId: 'x', title: 'x' }),
      'invalid',
      /WEB-1\.md/,
    );
    assert.deepEqual(files.written, []);
  });

  it('asks below hand-written questions, and finds the answer somebody writes', async () => {
    const { source, files } = backlog({
      'sprint.md': sprint,
      'WEB-1.md': `${boxes}\n## Questions\n\n- Who pays?\n`,
    });
    const [to] = await source.productOwners('WEB-1');
    await source.ask('WEB-1', { id: 'Q-1', text: 'By when?', to: to ? [to] : [] });
    const text = files.text('WEB-1.md');
    assert.ok(
      text.endsWith(
        '- Who pays?\n- **Q-1** Mira Holm → Oskar Lind, 2026-03-10 ' +
          now.toISOString().slice(11, 16) +
          ' UTC: By when?\n',
      ),
      text,
    );
    files.put('WEB-1.md', `${text}  - Oskar Lind: Friday.\n`);
    const { questions } = await source.story('WEB-1');
    const [answer, ...more] = questions[1]?.answers ?? [];
    assert.deepEqual([answer?.by.name, answer?.at, answer?.text, more], ['Oskar Lind', '', 'Friday.', []]);
    assert.equal(questions[1]?.state, 'unconfirmed');
  });

  it('names the Product Owner of the settings first, then of the story, of the sprint, then the reporter', async () => {
    const owners = async (texts: Record<string, string>, productOwner?: string): Promise<string[]> =>
      (await backlog(texts, { productOwner }).source.productOwners('WEB-1')).map(({ name }) => name);
    const story = boxes.replace('status', 'reporter: Rita\nproduct_owner: [Pia, "@pete"]\nstatus');
    assert.deepEqual(await owners({ 'sprint.md': sprint, 'WEB-1.md': story }, 'Sam'), ['Sam']);
    assert.deepEqual(await owners({ 'sprint.md': sprint, 'WEB-1.md': story }), ['Pia', 'pete']);
    assert.deepEqual(
      await owners({ 'sprint.md': sprint, 'WEB-1.md': boxes.replace('status', 'reporter: Rita\nstatus') }),
      ['Oskar Lind'],
    );
    assert.deepEqual(await owners({ 'WEB-1.md': boxes.replace('status', 'reporter: Rita\nstatus') }), [
      'Rita',
    ]);
    assert.deepEqual(await owners({ 'WEB-1.md': boxes }), []);
  });
});
