import assert from 'node:assert/strict';
import { once } from 'node:events';
import fs from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { appears } from '../launch/appears';
import { resultsFolder } from '../launch/paths';
import { findPrometheus, type RunningPrometheus, startPrometheus } from '../launch/prometheus';
import { eventually } from './eventually';
import { useScene } from './fixtures';

/** A product folder beside a Jira, with metrics from a Prometheus and from endpoints. */
describe('The product of a team with Jira', () => {
  const scene = useScene({ settings: { 'storyContext.refreshInterval': 0 } });
  const view = () => scene.workbench.view('Product');
  const page = () => scene.workbench.webview;
  const picture = (name: string) => scene.workbench.screenshot(path.join(resultsFolder, 'ui', `${name}.png`));
  const token = 'churn-reader-token';
  let endpoint: http.Server;
  let origin = '';
  let prometheus: RunningPrometheus | undefined;

  const write = async (name: string, text: string): Promise<void> => {
    const file = path.join(scene.folder, 'product', name);
    await fs.mkdir(path.dirname(file), { recursive: true });
    await fs.writeFile(file, text);
  };
  const metric = (name: string, rest: string): Promise<void> =>
    write(`metrics/${name.toLowerCase().replaceAll(' ', '-')}.md`, `---\nname: ${name}\n${rest}\n---\n`);

  before(async function () {
    this.timeout(120_000);
    endpoint = http.createServer((request, response) => {
      if (request.url === '/page') {
        response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>Sign in</title>');
      } else if (request.headers.authorization !== `Bearer ${token}`) {
        response.writeHead(401).end();
      } else {
        const points = [7, 6.5, 6].map((value, index) => ({ month: `2026-0${index + 7}`, value }));
        response.setHeader('Content-Type', 'application/json').end(JSON.stringify({ data: { points } }));
      }
    });
    endpoint.listen(0, '127.0.0.1');
    await once(endpoint, 'listening');
    origin = `http://127.0.0.1:${(endpoint.address() as AddressInfo).port}`;
    const programs = findPrometheus();
    const today = Math.floor(Date.now() / 86_400_000) * 86_400;
    if (programs)
      prometheus = await startPrometheus(programs, {
        samples: {
          conversion: [30, 31, 33, 36, 41].map((value, index) => [today - (4 - index) * 86_400 - 60, value]),
        },
      });
    const { workbench } = scene;
    await workbench.openContainer('Story Context');
    await workbench.widenSideBar(560);
    await workbench.runCommand('Story Context: Focus on Product View');
    await workbench.view('Sprint').pane.locator('.pane-header').click();
  });

  after(async () => {
    endpoint?.close();
    endpoint?.closeAllConnections();
    await prometheus?.stop();
  });

  it('offers to write down a vision below which the goal of the sprint stands', async () => {
    await view().row('Nobody wrote down the vision yet');
    await write('vision.md', '---\noutcomes: [Guests buy]\n---\n\n# Webshop\n\nBuying takes a minute.\n');
    await (await view().row('Webshop')).says('Buying takes a minute.');
    await (await view().row('A first-time buyer pays without creating an account')).says(/Sprint \d+/);
  });

  it('has what a Prometheus counts', async function () {
    if (!prometheus) return this.skip();
    await metric(
      'Conversion',
      `unit: "%"\ndirection: up\ntarget: 40\noutcome: Guests buy\nsource: { prometheus: "${prometheus.url}", query: avg(conversion), days: 7 }`,
    );
    await (await view().row('Conversion')).says(/41 %\s+\+5 %\s+target 40 % met/);
    await (await view().row('Conversion')).click();
    await page().getByRole('heading', { name: 'Conversion', level: 1 }).waitFor();
    await page().getByText('Shows the outcome: Guests buy').waitFor();
    await page()
      .getByText(/lowest 30 %, highest 41 %, last 41 %/)
      .first()
      .waitFor();
    await picture('product-prometheus');
  });

  it('wants to know who asks, once for a place, and has the values then', async () => {
    await metric(
      'Churn',
      `unit: "%"\ndirection: down\nsource: { url: "${origin}/churn", values: data.points, date: month }`,
    );
    const row = await view().row('Churn');
    await row.says('cannot be read');
    await row.click();
    await page().getByText('wants to know who you are. Sign in to it.').waitFor();
    await picture('product-signed-out');
    await row.clickAction('Sign In to Metrics...');
    const { quickInput } = scene.workbench;
    await quickInput.choose('Token');
    await quickInput.answer(token);
    await (await view().row('Churn')).says(/6 %\s+−0\.5 %/);
    await page()
      .getByText(/lowest 6 %, highest 7 %, last 6 %/)
      .first()
      .waitFor();
    assert.deepEqual(await scene.filesHolding([token]), []);
  });

  it('says of a source that answers with a page what that means', async () => {
    await metric('Engagement', `source: "${origin}/page"`);
    await (await view().row('Engagement')).says('cannot be read');
    await (await view().row('Engagement')).click();
    await page().getByText('answers with a web page instead of values.').waitFor();
    await picture('product-page-answer');
  });

  it('says on the page of a story what it is for, up to the vision', async () => {
    await metric('Conversion', `unit: "%"\ndirection: up\noutcome: Guests buy\nsource: conversion.csv`);
    await write('metrics/conversion.csv', 'day,rate\n2026-11-01,38\n2026-11-02,41\n');
    await scene.workbench.closeTabs();
    // The epic of this story has the label metric:Conversion.
    await scene.workbench.runCommand('Story Context: Focus on Sprint View');
    const tab = scene.workbench.editorTab('SHOP-7 ');
    // A click can come while the view is unfolded.
    await eventually('SHOP-7 is open', async () => {
      await (await scene.workbench.view('Sprint').row('SHOP-7 ')).click();
      return appears(tab, 5_000);
    });
    const serves = page().getByRole('region', { name: 'Serves' });
    await serves.getByText('A first-time buyer pays without creating an account').waitFor();
    await serves.getByText(/^41 %, \+3 % better/).waitFor();
    const names = await serves.getByRole('term').allInnerTexts();
    assert.deepEqual(
      names.map((name) => name.trim()),
      ['Sprint goal', 'Metric', 'Outcome', 'Vision'],
    );
    await picture('product-serves');
    await serves.getByRole('button', { name: 'Conversion' }).click();
    await page().getByRole('heading', { name: 'Conversion', level: 1 }).waitFor();
  });

  it('says that while Jira hangs, too', async () => {
    scene.simulator.addFault({ kind: 'hang-before', path: '*', times: 'always' });
    await scene.workbench.closeTabs();
    await (await scene.workbench.view('Sprint').row('SHOP-7 ')).click();
    const serves = page().getByRole('region', { name: 'Serves' });
    await serves.getByText(/^41 %, \+3 % better/).waitFor();
    scene.simulator.clearFaults();
  });
});
