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
});
