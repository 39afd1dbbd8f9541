import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';
import { scenarioNamed, type ScenarioName } from '../simulator/scenarios';
import type { Fault } from '../simulator/faults';
import { AskForm } from '../launch/ask-form';
import { eventually } from './eventually';
import { useScene, type Scene } from './fixtures';

const always = { times: 'always' } as const;

describe('Trouble with Jira', () => {
  const scene = useScene({ settings: { 'storyContext.refreshInterval': 0 } });
  const { view, page, refresh, host } = lookingAt(scene);
  const struckBy = async (fault: Fault, meanwhile: () => Promise<void>) => {
    scene.simulator.addFault(fault);
    try {
      await meanwhile();
    } finally {
      scene.simulator.clearFaults();
    }
  };
  /** As a team does it that shares its settings. */
  const setBoard = async (boardId: string) => {
    const folder = path.join(scene.folder, '.vscode');
    await fs.mkdir(folder, { recursive: true });
    const settings = { 'storyContext.jira.boardId': boardId };
    await fs.writeFile(path.join(folder, 'settings.json'), JSON.stringify(settings));
  };
  const recovers = async () => {
    await refresh();
    await view().message.waitFor({ state: 'hidden' });
  };

  before(async function () {
    this.timeout(120_000);
    await scene.workbench.openContainer('Story Context');
    await view().row('SHOP-7');
  });

  afterEach(() => nothingUnexpected(scene));

  it('keeps the known stories when Jira fails, and says as of when they are', async () => {
    await struckBy({ kind: 'status', status: 500, ...always }, async () => {
      await refresh();
      await view().says(
        `${host()} cannot be reached. Check the network, the VPN and the address. Shown as of`,
      );
      assert.ok(await view().has('SHOP-7'));
    });
    await recovers();
    assert.ok(await view().has('SHOP-7'));
  });

  it('says on the page of a story what is wrong, and takes another try', async () => {
    await struckBy({ kind: 'drop-before', ...always }, async () => {
      await (await view().row('SHOP-9')).click();
      await page().getByRole('heading', { name: 'Show delivery slots by postcode', level: 1 }).waitFor();
      await page()
        .locator('.state', { hasText: `${host()} cannot be reached. Check the network` })
        .waitFor();
      assert.equal(await page().getByText('This story has no acceptance criteria yet').count(), 0);
    });
    await page().getByRole('button', { name: 'Try again' }).click();
    await page().getByRole('checkbox').first().waitFor();
    await page().locator('.state').waitFor({ state: 'hidden' });
  });

  it('takes no page of a captive portal for stories', async () => {
    await struckBy({ kind: 'html', ...always }, async () => {
      await refresh();
      await view().says(`What answers at ${host()} is not Jira. Check the address`);
      assert.ok(await view().has('SHOP-7'));
    });
    await recovers();
  });

  it('says that a story has no criteria, and offers to ask for them', async () => {
    await (await view().row('SHOP-14')).click();
    await page().getByText('This story has no acceptance criteria yet.').first().waitFor();
    await page().getByRole('button', { name: 'Ask the Product Owner for them' }).waitFor();
  });

  it('says that no Product Owner was found, and lets the question be asked', async () => {
    const { quickInput } = scene.workbench;
    const story = scene.simulator.issue('SHOP-14');
    Object.assign(story, { reporterId: null });
    const project = { kind: 'status', status: 404, path: '/rest/api/*/project/*', ...always } as const;
    await struckBy(project, async () => {
      await page().getByRole('button', { name: 'Ask the Product Owner for them' }).click();
      const form = new AskForm(page());
      await form.to('No Product Owner was found. Name one in storyContext.productOwner, or choose');
      await form.button('Choose whom to ask').click();
      await quickInput.opened('Ask about SHOP-14');
      await quickInput.choose('Nobody by name');
      await form.to('To nobody by name');
      await form.ask('Which version of the library?');
      const questions = page().getByRole('region', { name: 'Questions' });
      await questions.getByText('Which version of the library?').first().waitFor();
      await eventually('the comment is posted', () =>
        JSON.stringify(story.comments).includes('Which version of the library?'),
      );
    });
  });

  it('shows a board without sprints by what is on it', async () => {
    await setBoard('2');
    await view().row('Webshop support');
    assert.equal(await view().welcome().isVisible(), false);
  });

  it('says that a board is not there', async () => {
    await setBoard('999');
    await view().says(`Not found at ${host()}: Requested board cannot be viewed`);
    await view().row('Select Another Board');
    // The story that is open has nothing to do with the board.
    await page().getByRole('heading', { name: 'Raise the payment library', level: 1 }).waitFor();
  });

  it('says that there is no active sprint, and shows those to come', async () => {
    prepare(scene, 'no-active-sprint');
    await setBoard('1');
    await view().says('There is no active sprint.');
    // What was last known of the board was shown at first.
    await eventually('those stories are gone', async () => !(await view().has('SHOP-7')));
    await view().row(/^Sprint 24/);
    for (const sprint of scene.simulator.state.sprints) if (sprint.id === 42) sprint.state = 'active';
    await recovers();
    await view().row('SHOP-7');
  });

  it('says that a token is no longer good, and keeps the stories', async () => {
    scene.simulator.expireToken();
    await refresh();
    await view().says(`${host()} does not know you any more. Sign in again.`);
    await view().row('SHOP-7');
  });

  it('asks again for an address or a token that is wrong', async () => {
    const { workbench, simulator } = scene;
    const { quickInput } = workbench;
    const { rita } = simulator.people;
    await workbench.runCommand('Story Context: Sign In to Jira...');
    await quickInput.opened('Sign In to Jira');
    await quickInput.answer('http://127.0.0.1:9');
    await quickInput.widget.getByText('cannot be reached. Check the network').waitFor();
    simulator.addFault({ kind: 'html', ...always });
    await quickInput.answer(simulator.url);
    await quickInput.widget.getByText('is not Jira. Check the address').waitFor();
    simulator.clearFaults();
    await quickInput.answer(simulator.url);
    if (simulator.deployment === 'cloud') {
      await quickInput.opened('The e-mail address of your Atlassian account');
      await quickInput.answer(rita.email);
      await quickInput.opened('Your API token');
    } else {
      await quickInput.choose('Personal access token');
      await quickInput.opened('Your personal access token');
    }
    await quickInput.answer('mistyped');
    await quickInput.widget.getByText('Jira refused this. Check the e-mail address').waitFor();
    await quickInput.answer(rita.token);
    await workbench.notification('as Rita Lesser').waitFor();
    await view().message.waitFor({ state: 'hidden' });
    await view().row('SHOP-7');
  });

  it('keeps a tick on this machine where the description may not be edited, and says so', async () => {
    const before = structuredClone(scene.simulator.issue('SHOP-7').description);
    await (await view().row('SHOP-7')).click();
    await page().getByRole('checkbox', { name: 'After 30 minutes without a click' }).click();
    await (await view().row('SHOP-7')).says('3/5');
    await page()
      .getByText(/on this machine/)
      .first()
      .waitFor();
    assert.deepEqual(scene.simulator.issue('SHOP-7').description, before);
  });

  it('says what is not permitted, where it was wished for', async () => {
    const { workbench } = scene;
    const { quickInput } = workbench;
    const { comments, remoteLinks, assigneeId } = structuredClone(scene.simulator.issue('SHOP-12'));
    await (await view().row('SHOP-12')).click();
    await page().getByRole('heading', { name: 'Basket total rounds down', level: 1 }).waitFor();
    const refusal = `You may not comment on this story in ${host()}. Ask whoever administers the project.`;
    await page()
      .getByRole('button', { name: `Ask the Product Owner. ${refusal}` })
      .first()
      .waitFor();
    await (await view().row('SHOP-12')).chooseFromMenu('Ask the Product Owner...');
    await workbench.notification(refusal).waitFor();
    await (await view().row('SHOP-12')).chooseFromMenu('Link Commit to Story');
    await quickInput.choose('Add three-for-two offers');
    await quickInput.opened('Which criteria does it satisfy?');
    await quickInput.accept();
    await workbench.notification(`${host()} does not allow this`).waitFor();
    await workbench.dismissNotifications();
    await (await view().row('SHOP-12')).clickAction('Start Work');
    await quickInput.widget.getByText(`You may not assign this story in ${host()}.`).waitFor();
    assert.equal(await quickInput.widget.getByText('Assign to me').count(), 0);
    await quickInput.cancel();
    const after = scene.simulator.issue('SHOP-12');
    assert.deepEqual(
      [after.comments, after.remoteLinks, after.assigneeId],
      [comments, remoteLinks, assigneeId],
    );
  });

  it('keeps the known stories when Jira asks to be left alone, and says until when', async () => {
    const headers = { 'Retry-After': '3600' };
    await struckBy({ kind: 'status', status: 429, headers, ...always }, async () => {
      await refresh();
      await view().says(
        new RegExp(`${host()} asks to be left alone until .+\\. Try again then\\. Shown as of`),
      );
      assert.ok(await view().has('SHOP-7'));
    });
  });

  it('leads to the sign-in where there is no Jira any more', async () => {
    const { workbench } = scene;
    await workbench.runCommand('Story Context: Sign Out of Jira');
    await view().welcome().getByRole('button', { name: 'Sign In to Jira' }).waitFor();
    await page().locator('.placeholder', { hasText: 'You are signed out of Jira.' }).waitFor();
    await page().getByRole('button', { name: 'Sign in' }).waitFor();
    await workbench.runCommand('Story Context: Open Story...');
    await workbench.notification('You are signed out of Jira. Sign in again.').waitFor();
  });
});

describe('A workspace that is not trusted', () => {
  const scene = useScene({ source: 'markdown', trust: 'ask' });
  const { view } = lookingAt(scene);
  afterEach(() => nothingUnexpected(scene));

  it('shows no stories, and how to trust it', async () => {
    const { workbench } = scene;
    await workbench.openContainer('Story Context');
    const { pane } = workbench.view('Sprint');
    await pane
      .getByText('This workspace is not trusted, so no stories are read and nothing is sent.')
      .waitFor();
    await view().welcome().getByRole('button', { name: 'Manage Workspace Trust' }).waitFor();
  });

  it('opens no story and signs in nowhere, and says why', async () => {
    const { workbench } = scene;
    await workbench.runCommand('Story Context: Open Story...');
    await workbench.notification('so Story Context reads and sends nothing. Trust it first.').waitFor();
    await workbench.runCommand('Story Context: Sign In to Jira...');
    await workbench.notification('so Story Context sends nothing anywhere. Trust it first.').waitFor();
  });

  it('shows its stories once it is trusted', async () => {
    const { workbench } = scene;
    await view().welcome().getByRole('button', { name: 'Manage Workspace Trust' }).click();
    const editor = scene.page.locator('.workspace-trust-editor');
    await editor.getByRole('button', { name: 'Trust', exact: true }).first().click();
    await (await workbench.view('Sprint').row('WEB-1')).says('2/5');
  });
});

/** The sprint view and the page of a scene, as one looks at them. */
function lookingAt(scene: Scene) {
  const sprint = () => scene.workbench.view('Sprint');
  const message = () => sprint().pane.locator('.tree-explorer-viewlet-tree-view > .message');
  return {
    view: () => ({
      row: (text: string | RegExp) => sprint().row(text),
      has: (text: string) => sprint().has(text),
      welcome: () => sprint().welcome(),
      message: message(),
      says: (text: string | RegExp) => message().filter({ hasText: text }).waitFor(),
    }),
    page: () => scene.workbench.webview,
    refresh: () => sprint().clickAction('Refresh'),
    host: () => new URL(scene.simulator.url).host,
  };
}

function prepare(scene: Scene, scenario: ScenarioName): void {
  scenarioNamed(scenario).prepare?.(scene.simulator.state);
}

/** No message in the corner tells of an error that nobody thought of. */
async function nothingUnexpected(scene: Scene): Promise<void> {
  const texts = await scene.workbench.notifications.allInnerTexts();
  const unexpected = texts.filter((text) => /fault of its own|unexpected|not found$|undefined/i.test(text));
  assert.deepEqual(unexpected, []);
}
