import type { Browser } from 'playwright-core';
import {
  type FromReport,
  type ReportIntent,
  type ReportPageView,
  reportProtocolVersion,
} from '../../../src/report-protocol';
import { openStoryPage, type OpenOptions, type OpenStoryPage } from './story-page';

/** The page of a report in a browser, and the extension's side of its messages. */
export interface OpenReportPage extends Pick<
  OpenStoryPage,
  'page' | 'tell' | 'problems' | 'requests' | 'close'
> {
  sent(): Promise<FromReport[]>;
  intents(): Promise<ReportIntent[]>;
  show(page: ReportPageView): Promise<number>;
}

/** Opens the page of a report as VS Code would, see `openStoryPage`. */
export async function openReportPage(browser: Browser, options: OpenOptions = {}): Promise<OpenReportPage> {
  const origin = 'https://story.example';
  const parts = { scriptUri: `${origin}/report.js`, styleUri: `${origin}/report.css`, title: 'Report' };
  const open = await openStoryPage(browser, { ...options, parts: { ...parts, ...options.parts } });
  const sent = async () => (await open.sent()) as unknown as FromReport[];
  let number = 0;
  return {
    ...open,
    sent,
    intents: async () =>
      (await sent()).flatMap((message) => (message.type === 'intent' ? [message.intent] : [])),
    show: (page) => open.tell({ type: 'snapshot', version: reportProtocolVersion, number: ++number, page }),
  };
}
