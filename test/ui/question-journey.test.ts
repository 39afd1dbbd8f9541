import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';
import { answerAs } from '../launch/answer';
import { CodeThread } from './code-thread';
import { eventually } from './eventually';
import { type Scene, type SceneOptions, useScene } from './fixtures';

/** Where a question goes and comes back from, and what a Product Owner does there. */
interface Subject {
  readonly scene: SceneOptions;
  /** The story that is asked about. */
  readonly key: string;
  readonly asked: string;
  /** Questions that are answered when it is too. */
  readonly answered: number;
  answer(scene: Scene, text: string): Promise<void>;
  /** How many times a text is written there. */
  count(scene: Scene, text: string): Promise<number>;
}

const times = (text: string, part: string): number => text.split(part).length - 1;

const jira = (deployment: 'cloud' | 'datacenter'): Subject => ({
  scene: { simulator: { deployment } },
  key: 'SHOP-12',
  asked: 'Oskar Brandt',
  answered: 1,
  answer: (scene, text) => answerAs(scene.simulator, 'oskar', 'SHOP-12', text),
  count: (scene, text) => {
    const bodies = scene.simulator.issue('SHOP-12').comments.map(({ body }) => body);
    return Promise.resolve(times(JSON.stringify(bodies), text));
  },
});

const storyFile = (scene: Scene): string => path.join(scene.folder, 'backlog', 'WEB-2 - Redeem a voucher.md');

const subjects: Readonly<Record<string, Subject>> = {
  'in Jira Cloud': jira('cloud'),
  'in Jira Data Center': jira('datacenter'),
  'in a Markdown backlog': {
    scene: { source: 'markdown' },
    key: 'WEB-2',
    asked: 'Oskar Lind',
    answered: 2,
    answer: async (scene, text) => {
      const before = await fs.readFile(storyFile(scene), 'utf8');
      const question = /^- \*\*Q-.*$(?:\n {2}.*$)*/m.exec(before)?.[0];
      assert.ok(question, before);
      await fs.writeFile(
        storyFile(scene),
        before.replace(question, () => `${question}\n  - Oskar Lind: ${text}`),
      );
    },
    count: async (scene, text) => times(await fs.readFile(storyFile(scene), 'utf8'), text),
  },
};

for (const [where, subject] of Object.entries(subjects)) {
  describe(`A question and its answer ${where}`, () => {
    const scene = useScene({ ...subject.scene, settings: { 'comments.openView': 'never' } });
    const { key, asked } = subject;
    const words = 'Is the sum rounded once?';
    const answer = 'Once, at the very end.';
    const thread = (head: RegExp = new RegExp(`^${key} ·`)) => new CodeThread(scene.page, head);
    const view = () => scene.workbench.view('Questions');

    before(async function () {
      this.timeout(120_000);
      // What the sample has been asked about would count too.
      if (subject.scene.source !== 'markdown')
        for (const issue of scene.simulator.state.issues) issue.comments = [];
      await scene.workbench.openContainer('Story Context');
      await scene.workbench.view('Sprint').row(key);
      await view().pane.locator('.pane-header').click();
    });

    it('is asked at the lines it is about, and stands there', async () => {
      const { workbench } = scene;
      await workbench.openFile('src/basket.ts');
      await workbench.selectLines(12, 16);
      await workbench.runCommand('Story Context: Ask the Product Owner about This Code...');
      await workbench.quickInput.choose(key);
      const asking = thread(new RegExp(`^Ask .*about ${key}`));
      await asking.isReady();
      await scene.page.keyboard.insertText(words);
      await asking.button('Ask').click();
      await thread().comment(words).waitFor();
      await eventually('it is written down', async () => (await subject.count(scene, words)) > 0);
      assert.equal(await subject.count(scene, words), 1);
      await eventually('its head says whom', () => thread().says(new RegExp(`· Open · asked ${asked}$`)));
      await (await view().row(words)).says(`${key} · ${asked}`);
      assert.equal(await workbench.badge('Story Context'), '');
    });

    it('is answered in the view, with a badge', async () => {
      const { workbench } = scene;
      await workbench.closeTabs();
      await subject.answer(scene, answer);
      await workbench.runCommand('Story Context: Refresh');
      await eventually('the badge counts it', async () => (await workbench.badge('Story Context')) === '1');
      const row = await view().row(words);
      await row.says('new answer');
      await row.expand();
      await (await view().row(answer)).says(asked);
    });

    it('is answered in the editor and on the page, and the badge goes once it is read', async () => {
      const { workbench } = scene;
      await workbench.openFile('src/basket.ts');
      await thread().unfold();
      await thread().comment(answer).waitFor();
      await workbench.openContainer('Story Context');
      await (await workbench.view('Sprint').row(key)).click();
      await workbench.editorTab(key).waitFor();
      const onPage = workbench.webview.locator('.question').filter({ hasText: words });
      await onPage.getByText(answer).waitFor();
      await eventually('the badge goes', async () => (await workbench.badge('Story Context')) === '');
    });

    it('is accepted and resolved, everywhere', async () => {
      const { workbench } = scene;
      await (await view().row(words)).clickAction('Accept Answer');
      await eventually('it shows', async () =>
        (await view().rows()).includes(`Answered ${subject.answered}`),
      );
      await (await view().row(words)).clickAction('Resolve Question');
      await eventually('it shows', async () => (await view().rows()).includes('Resolved 1'));
      await workbench.webview.getByText('Show 1 resolved').waitFor();
      await workbench.openFile('src/basket.ts');
      await eventually('the thread says it', async () => {
        await thread().unfold();
        return thread().says(/· Resolved( ·|$)/);
      });
      assert.equal(await subject.count(scene, words), 1);
    });
  });
}
