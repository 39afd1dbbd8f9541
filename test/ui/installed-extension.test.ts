import assert from 'node:assert/strict';
import { useScene } from './fixtures';

describe('the installed extension', () => {
  const scene = useScene();

  it('shows the sprint of the Jira that it is signed in to', async () => {
    const { workbench } = scene;
    await workbench.openContainer('Story Context');
    const story = await workbench.view('Sprint').row('SHOP-7');
    assert.match(await story.label(), /Guest checkout/);
  });

  it('brings along the licences of what it is made of', async () => {
    const files = await scene.filesHolding(['Copyright (c) 2014-present Matt Zabriskie']);
    assert.ok(
      files.some((file) => /story-context[^/]*[/\\]dist[/\\]ThirdPartyNotices\.txt$/.test(file)),
      files.join(', '),
    );
  });
});
