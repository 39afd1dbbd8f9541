import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { eventually } from './eventually';
import { useScene } from './fixtures';

describe('What is pushed', () => {
  const scene = useScene({ settings: { 'storyContext.commit.linkOnPush': 'ask' } });
  const branch = 'feature/SHOP-12-basket-total';
  const question = `${branch} was pushed. Link it to SHOP-12?`;
  const links = () =>
    scene.simulator
      .issue('SHOP-12')
      .remoteLinks.filter(({ globalId }) => globalId?.startsWith('story-context:push'));
  const title = () => String(links()[0]?.object['title']);
  const url = () => String(links()[0]?.object['url']);
  let remote: string;

  const commit = async (message: string): Promise<string> => {
    await scene.git('commit', '--quiet', '--allow-empty', '--message', message);
    return (await scene.git('rev-parse', '--short=8', 'HEAD')).trim();
  };

  before(async () => {
    remote = await fs.mkdtemp(path.join(os.tmpdir(), 'story-context-remote-'));
    await scene.git('init', '--quiet', '--bare', remote);
    // The remote is still where its address says; what is pushed comes here.
    await scene.git('remote', 'set-url', '--push', 'origin', remote);
    await scene.git('checkout', '--quiet', '-b', branch);
    await scene.workbench.openContainer('Story Context');
    await scene.workbench.statusBarItem('SHOP-12').waitFor();
  });

  after(() => fs.rm(remote, { recursive: true, force: true }));

  it('from a terminal is linked to the story of its branch where that is wished for', async () => {
    await commit('Round down to the cent');
    await scene.git('push', '--quiet', '--set-upstream', 'origin', branch);
    await scene.workbench.notification(question).waitFor();
    assert.deepEqual(links(), [], 'nothing is linked before the answer');
    await scene.workbench.answerNotification(question, 'Link');
    await eventually('the push is linked', () => links().length === 1);
    assert.match(title(), /1 commit/);
  });

  it('from the editor later leads the same link on', async () => {
    const first = url();
    const last = await commit('Say why the total is what it is');
    await scene.workbench.runCommand('Git: Push');
    await scene.workbench.answerNotification(question, 'Link');
    await eventually('the link leads on', () => url() !== first);
    assert.equal(links().length, 1);
    assert.match(url(), new RegExp(`^https://github\\.com/example/webshop/.*${last}`));
  });

  it('is let be where that was asked for', async () => {
    const before = structuredClone(links());
    await commit('Tidy up');
    await scene.git('push', '--quiet');
    await scene.workbench.answerNotification(question, 'Never');
    await commit('Tidy up more');
    await scene.git('push', '--quiet');
    // What is asked about a push would be asked by then.
    await scene.workbench.page.waitForTimeout(3_000);
    assert.equal(await scene.workbench.notification(question).count(), 0);
    assert.deepEqual(links(), before);
  });
});
