import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { basic, clientOf } from './jira-client';

const cli = join(__dirname, '../../simulator/cli.ts');

function start(...args: string[]): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', cli, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
}

async function firstLine(child: ChildProcess): Promise<string> {
  let text = '';
  for await (const chunk of child.stdout ?? []) {
    text += String(chunk);
    if (text.includes('\n')) {
      break;
    }
  }
  return text.split('\n')[0] ?? '';
}

describe('simulator command', () => {
  it('prints one line of JSON when it listens, and ends on a signal', async () => {
    const child = start('--port', '0', '--stories', '12', '--user', 'jonas');
    try {
      const printed = JSON.parse(await firstLine(child)) as { url: string; email: string; token: string };
      assert.deepEqual(Object.keys(printed), ['url', 'email', 'token']);
      const call = clientOf(printed, basic(printed.email, printed.token));
      assert.equal((await call('GET', '/rest/api/3/myself')).at('displayName'), 'Jonas Weber');
    } finally {
      child.kill('SIGTERM');
    }
    assert.deepEqual(await once(child, 'exit'), [0, null]);
  });

  it('lists users and scenarios in its help', async () => {
    const child = start('--help');
    let text = '';
    child.stdout?.on('data', (chunk) => {
      text += String(chunk);
    });
    assert.deepEqual(await once(child, 'close'), [0, null]);
    assert.match(text, /rita@example\.test/);
    assert.match(text, /captive-portal/);
  });

  it('says what is wrong with an option', async () => {
    const child = start('--deployment', 'server');
    let text = '';
    child.stderr?.on('data', (chunk) => {
      text += String(chunk);
    });
    assert.deepEqual(await once(child, 'close'), [1, null]);
    assert.equal(text.trim(), '--deployment is cloud or datacenter, not server');
  });
});
