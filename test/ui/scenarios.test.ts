import assert from 'node:assert/strict';
import { deploymentUnderTest } from '../launch/deployment';
import type { ScenarioName } from '../simulator/scenarios';
import type { Credentials } from '../launch/sign-in';
import { type Simulator, startSimulator } from '../simulator/simulator';
import { eventually } from './eventually';
import { useScene } from './fixtures';

const withPassword = ({ url, username, password }: Simulator): Credentials => ({ url, username, password });

/** What a user sees of each kind of Jira, and of each trouble with it, from the sign-in on. */
describe('A Jira as it may be', () => {
  const scene = useScene({ settings: { 'storyContext.refreshInterval': 0 } });
  const view = () => scene.workbench.view('Sprint');
  const page = () => scene.workbench.webview;
  const row = (text: string) => view().row(text);
  const message = (text: string | RegExp): Promise<void> =>
    view().pane.locator('.tree-explorer-viewlet-tree-view > .message').filter({ hasText: text }).waitFor();
  const notified = (text: string | RegExp): Promise<void> => scene.workbench.notification(text).waitFor();
  const host = (site: Simulator): string => new URL(site.url).host;
  const box = (name: string) => page().getByRole('checkbox', { name });
  const session = 'After 30 minutes without a click the address is gone';
  const openStory = async (): Promise<void> => {
    await (await row('SHOP-7')).click();
    await box(session).waitFor();
  };
  /** The stories of this Jira, and not those of the one before. */
  const stories = async (site: Simulator): Promise<void> =>
    (await row(site.issue('SHOP-7').summary)).says('2/5');
  const tickOnce = async (site: Simulator): Promise<void> => {
    await stories(site);
    await openStory();
    await box(session).click();
    await page().getByRole('button', { name: 'Write now' }).click();
    await (await row('SHOP-7')).says('3/5');
    await page().getByText('Saving…').waitFor({ state: 'hidden' });
    await page()
      .getByText(/^Ticked by Mira Lindqvist/)
      .first()
      .waitFor();
    await eventually('Jira has it', () =>
      JSON.stringify(site.issue('SHOP-7').properties.get('story-context.acceptance') ?? '').includes(session),
    );
  };

  const chooseMyStories = async (site: Simulator): Promise<void> => {
    const { quickInput } = scene.workbench;
    await quickInput.opened('Select Stories');
    await quickInput.choose('My stories');
    await stories(site);
  };

  const sights: Readonly<Record<ScenarioName, (site: Simulator) => Promise<void>>> = {
    slow: stories,
    flaky: stories,
    truncated: stories,
    'slow-bodies': stories,
    'rate-limited': stories,
    down: (site) => notified(`${host(site)} cannot be reached. Check the network, the VPN and the address.`),
    'captive-portal': (site) => notified(`What answers at ${host(site)} is not Jira. Check the address`),
    'drops-before': tickOnce,
    'drops-after': tickOnce,
    'lagging-search': async (site) => {
      await tickOnce(site);
      await view().clickAction('Refresh');
      await eventually('it is read again', () => site.requests.some(({ at }) => at > Date.now() - 1_000));
      await (await row('SHOP-7')).says('3/5');
    },
    'small-pages': async (site) => {
      await stories(site);
      // More than five: pages are read to the end.
      for (const key of ['SHOP-8', 'SHOP-11', 'SHOP-12', 'SHOP-14']) await row(key);
    },
    'expired-token': () => notified(/Jira refused this|does not know you/),
    captcha: (site) => notified(`${host(site)} wants you to sign in in the browser first`),
    'read-only': async (site) => {
      await stories(site);
      await openStory();
      const why = `You may not comment on this story in ${host(site)}. Ask whoever administers the project.`;
      await page()
        .getByRole('button', { name: `Ask the Product Owner. ${why}` })
        .first()
        .waitFor();
      await box(session).click();
      await (await row('SHOP-7')).says('3/5');
      await page().getByText('Kept on this machine only.').first().waitFor();
      assert.deepEqual(
        site.requests.filter(({ method, status }) => method === 'PUT' && status < 300),
        [],
      );
    },
    'no-active-sprint': async (site) => {
      await notified(`Signed in to ${host(site)}`);
      await message('There is no active sprint.');
      await row('Sprint 24');
    },
    'empty-sprint': async (site) => {
      await notified(`Signed in to ${host(site)}`);
      await row('Sprint 24');
      await row('There are no stories in this sprint yet.');
    },
    'parallel-sprints': async (site) => {
      await stories(site);
      await row('Sprint 24');
      await row('Sprint 25');
    },
    // These two choose other stories than those of the board in the settings, for the rest of the scene.
    'no-boards': async (site) => {
      await message(`Not found at ${host(site)}`);
      await scene.workbench.runCommand('Story Context: Select Board...');
      await chooseMyStories(site);
    },
    'no-agile': chooseMyStories,
  };

  before(async function () {
    this.timeout(120_000);
    await scene.workbench.openContainer('Story Context');
    await stories(scene.simulator);
  });

  for (const [name, see] of Object.entries(sights)) {
    it(name, async function () {
      this.timeout(90_000);
      const deployment = name === 'captcha' ? 'datacenter' : deploymentUnderTest();
      const site = await startSimulator({ deployment, scenario: name as ScenarioName });
      site.issue('SHOP-7').summary = `A story at a Jira that is ${name}`;
      try {
        await scene.workbench.closeTabs();
        await scene.workbench.dismissNotifications();
        await scene.signInTo(name === 'captcha' ? withPassword(site) : site);
        await see(site);
      } finally {
        await site.close();
      }
    });
  }
});
