import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import { chartPicture } from '../../../src/domain/report/chart-picture';
import type { Report } from '../../../src/domain/report/report';
import { useBrowser } from './fixtures';
import { burnDown, busyReport, churn, failedReport, reportPage, timeLine, velocity } from './report-gallery';
import { openReportPage, type OpenReportPage } from './report-page';
import { themeNames } from './story-page';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const pages = { reportPage, busyReport, failedReport };

describe('the page of a report', function () {
  this.timeout(60_000);
  const browser = useBrowser();
  let open: OpenReportPage;
  beforeEach(async () => {
    open = await openReportPage(browser());
  });
  afterEach(async () => {
    assert.deepEqual([open.problems, open.requests], [[], []]);
    await open.close();
  });

  it('says that it is there, and shows the newest snapshot whatever comes first', async () => {
    assert.deepEqual(await open.sent(), [{ type: 'ready', version: 1 }]);
    await open.tell({ type: 'snapshot', version: 1, number: 9, page: { ...reportPage, title: 'Newer' } });
    await open.tell({ type: 'snapshot', version: 1, number: 3, page: { ...reportPage, title: 'Older' } });
    await open.tell({ type: 'snapshot', version: 2, number: 12, page: { ...reportPage, title: 'Foreign' } });
    assert.equal(await open.page.getByRole('heading', { level: 1 }).textContent(), 'Newer');
  });

  it('asks for what the reader does, and shows what came of it', async () => {
    await open.show(reportPage);
    await open.page.getByRole('button', { name: 'Publish' }).click();
    await open.page.getByRole('button', { name: 'Show them' }).click();
    await open.page.getByRole('button', { name: 'SHOP-142' }).click();
    await open.page.getByRole('link', { name: 'board' }).click();
    assert.deepEqual(await open.intents(), [
      { do: 'act', id: 'publish' },
      { do: 'act', id: 'show' },
      { do: 'openStory', key: 'SHOP-142' },
      { do: 'openLink', href: 'https://example.com/board' },
    ]);
    await open.tell({ type: 'settled', request: 1, ok: false, message: 'Jira refused it.' });
    assert.ok(await open.page.getByRole('main').getByText('Jira refused it.').isVisible());
    assert.equal(await open.page.getByRole('alert').textContent(), 'Jira refused it.');
  });

  it('has the values of each chart in a table behind it', async () => {
    await open.show(reportPage);
    const table = open.page.getByRole('table', { name: 'Velocity' });
    assert.equal(await table.isVisible(), false);
    await open.page.getByText('Values: Velocity').click();
    assert.equal(await table.getByRole('row', { name: 'Sprint 23 27 24 – 4' }).count(), 1);
    const image = open.page.getByRole('img', { name: 'Velocity' });
    assert.equal(await image.count(), 1);
  });

  it('does not say the name of a chart once more where its heading is that', async () => {
    const blocks = [{ type: 'chart', chart: churn } as const];
    const isSeen = async (heading: string) => {
      await open.show({ ...reportPage, report: { title: 'Report', sections: [{ heading, blocks }] } });
      const box = await open.page.locator('figcaption > strong').boundingBox();
      return (box?.width ?? 0) > 1;
    };
    assert.equal(await isSeen('Pictures'), true);
    assert.equal(await isSeen(churn.title), false);
    assert.equal(await open.page.getByRole('img', { name: churn.title }).count(), 1);
  });

  it('has the values of facts in one line, however long their names are', async () => {
    const facts = [
      { name: 'Late', value: '0' },
      { name: 'Epics, plans and versions that are done', value: '3', note: 'of 4' },
    ];
    const sections = [{ heading: 'In short', blocks: [{ type: 'facts', facts } as const] }];
    await open.show({ ...reportPage, report: { title: 'Report', sections } });
    const values = await open.page.locator('dd > strong').all();
    const tops = await Promise.all(values.map(async (value) => (await value.boundingBox())?.y));
    assert.equal(tops[0], tops[1]);
  });

  it('says of a point what it stands for', async () => {
    await open.show(reportPage);
    const titles = await open.page.locator('.chart-mark > title').allTextContents();
    assert.ok(titles.includes('Left, 10 Mar: 9 points'), titles.join('\n'));
  });

  it('draws charts anew where they get more or less room', async () => {
    await open.show(reportPage);
    const width = async () => open.page.locator('.chart-lines').first().getAttribute('width');
    const before = Number(await width());
    await open.page.setViewportSize({ width: 400, height: 800 });
    await open.page.waitForFunction(
      (was) => Number(document.querySelector('.chart-lines')?.getAttribute('width')) < was,
      before,
    );
    assert.ok(Number(await width()) < 400);
  });

  it('takes nothing that was written for more than text', async () => {
    const hostile = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
    const chart = { ...velocity, title: hostile, labels: [hostile] };
    const report: Report = {
      title: hostile,
      note: hostile,
      sections: [
        {
          heading: hostile,
          blocks: [
            { type: 'text', text: [hostile, { text: hostile, url: 'javascript:alert(1)' }] },
            { type: 'chart', chart },
          ],
        },
      ],
    };
    await open.show({ ...reportPage, title: hostile, report });
    assert.equal(await open.page.title(), 'Report');
    assert.equal(await open.page.locator('main img:not([role]), main script, main a').count(), 0);
  });

  it('keeps what brings it back', async () => {
    await open.show(reportPage);
    const place = await open.page.evaluate(() => (window as unknown as { place: { key: string } }).place);
    assert.equal(place.key, '["sprintReview","24"]');
  });

  it('is drawn from pictures that every browser reads as files too', async () => {
    const files = [burnDown, churn, velocity, timeLine].map((chart) => chartPicture(chart, 'en'));
    const page = await browser().newPage();
    const read = await page.evaluate(
      (texts) =>
        texts.map((text) => {
          const file = new DOMParser().parseFromString(text, 'image/svg+xml');
          return [file.documentElement.localName, file.querySelector('parsererror') === null];
        }),
      files,
    );
    await page.close();
    assert.deepEqual(
      read,
      files.map(() => ['svg', true]),
    );
  });

  for (const width of [320, 600, 1200, 2000]) {
    it(`fits ${width} pixels`, async () => {
      await open.page.setViewportSize({ width, height: 800 });
      for (const page of Object.values(pages)) {
        await open.show(page);
        assert.equal(await open.page.evaluate(() => document.documentElement.scrollWidth), width);
      }
    });
  }

  for (const theme of themeNames) {
    it(`has nothing for axe to find in ${theme}`, async () => {
      const themed = await openReportPage(browser(), { theme });
      await themed.page.evaluate(axe);
      for (const [name, page] of Object.entries(pages)) {
        await themed.show(page);
        const found = await themed.page.evaluate(async () => {
          for (const element of document.querySelectorAll('details')) element.open = true;
          const { axe } = window as unknown as { axe: { run(): Promise<AxeResults> } };
          const { violations, passes } = await axe.run();
          return {
            passes: passes.length,
            violations: violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]),
          };
        });
        assert.deepEqual(found.violations, [], `${name} in ${theme}`);
        assert.ok(found.passes > 10);
      }
      await themed.close();
    });
  }
});
