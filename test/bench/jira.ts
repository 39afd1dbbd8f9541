import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { atExit, endGroup, killGroup, ownGroup } from '../launch/at-exit';
import type { Edit, JiraProcessOptions, Listening } from './jira-process';

/** A Jira that answers from a process of its own. */
export interface Jira extends Listening {
  /** Somebody edits the first so many stories of the sprint. */
  edit(count: number): Promise<void>;
  /** Every further answer takes so many milliseconds more; 0 as at the start. */
  slowDown(milliseconds: number): Promise<void>;
  close(): Promise<void>;
}

export async function startJira(options: JiraProcessOptions): Promise<Jira> {
  const child = fork(path.join(__dirname, 'jira-process.ts'), [JSON.stringify(options)], {
    ...ownGroup,
    execArgv: ['--import', 'tsx'],
  });
  const forget = atExit(() => killGroup(child));
  const said = async (): Promise<unknown> => {
    const ended = once(child, 'exit').then(() => {
      throw new Error('The simulated Jira ended.');
    });
    const [message] = (await Promise.race([once(child, 'message'), ended])) as unknown[];
    return message;
  };
  const listening = (await said()) as Listening;
  return {
    ...listening,
    async edit(count) {
      const answer = said();
      child.send({ edit: count } satisfies Edit);
      await answer;
    },
    async slowDown(milliseconds) {
      const faults = `${listening.url}/_simulator/fault`;
      await fetch(`${faults}s`, { method: 'DELETE' });
      if (milliseconds === 0) return;
      const body = JSON.stringify({ kind: 'delay', ms: milliseconds, times: 'always' });
      await fetch(faults, { method: 'POST', body });
    },
    async close() {
      await endGroup(child);
      forget();
    },
  };
}
