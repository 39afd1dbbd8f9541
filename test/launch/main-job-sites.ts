import fs from 'node:fs/promises';
import path from 'node:path';
import { ticksIn } from '../simulator/marks';
import type { Simulator } from '../simulator/simulator';
import type { Site } from './main-job';

/** The main job on the simulated Jira. */
export function jiraSite(simulator: Simulator): Site {
  return {
    story: 'SHOP-7',
    criterion: 'After 30 minutes without a click the address is gone',
    before: '2/5',
    after: '3/5',
    next: 'SHOP-10',
    branch: 'SHOP-10-promo-code-in-the-basket',
    isInRepository: false,
    isTicked: async () => ticksIn(simulator.issue('SHOP-7').description) === 3,
    isAsked: async (question) => JSON.stringify(simulator.issue('SHOP-7').comments).includes(question),
    isStarted: async () => simulator.issue('SHOP-10').statusId === '3',
  };
}

/** The main job on the sample Markdown backlog of a workspace. */
export function markdownSite(workspace: string): Site {
  const read = (file: string) => fs.readFile(path.join(workspace, 'backlog', file), 'utf8');
  const criterion = 'The confirmation goes to the e-mail address within one minute';
  const story = 'WEB-1 - Check out as a guest.md';
  return {
    story: 'WEB-1',
    criterion,
    before: '2/5',
    after: '3/5',
    next: 'WEB-2',
    branch: 'WEB-2-redeem-a-voucher',
    isInRepository: true,
    isTicked: async () => (await read(story)).includes(`- [x] ${criterion}`),
    isAsked: async (question) => (await read(story)).includes(question),
    isStarted: async () => /^status: In Progress$/m.test(await read('WEB-2 - Redeem a voucher.md')),
  };
}
