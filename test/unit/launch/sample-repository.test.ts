import assert from 'node:assert/strict';
import { temporaryFolder } from '../../launch/at-exit';
import { createSampleRepository, git, type SampleOptions } from '../../launch/sample-repository';

describe('the sample repository', () => {
  it('has the same six commits each time, whatever git is told around it', async () => {
    const first = await headOfSample();
    process.env['GIT_DIR'] = '/nowhere';
    try {
      assert.equal(await headOfSample(), first);
    } finally {
      delete process.env['GIT_DIR'];
    }
  });

  it('names its stories in commits and on a branch, and has a remote', async () => {
    await inSample({ branch: true }, async (folder) => {
      const subjects = (await git(folder, 'log', '--format=%s')).split('\n');
      assert.equal(subjects.length, 6);
      assert.equal(subjects.filter((subject) => /^SHOP-(7|12) /.test(subject)).length, 2);
      assert.equal(await git(folder, 'branch', '--show-current'), 'main');
      assert.match(await git(folder, 'branch', '--list'), /feature\/SHOP-7-guest-checkout/);
      assert.equal(
        await git(folder, 'remote', 'get-url', 'origin'),
        'https://github.com/example/webshop.git',
      );
      assert.equal(await git(folder, 'status', '--porcelain'), '');
    });
  });

  it('ends the day before the day it is made for', async () => {
    await inSample({ today: new Date('2026-05-02T08:00:00Z') }, async (folder) => {
      assert.equal(await git(folder, 'log', '-1', '--format=%as'), '2026-05-01');
    });
  });
});

async function inSample<T>(options: SampleOptions, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await temporaryFolder();
  try {
    await createSampleRepository(folder.path, options);
    return await use(folder.path);
  } finally {
    await folder.remove();
  }
}

function headOfSample(): Promise<string> {
  return inSample({}, (folder) => git(folder, 'rev-parse', 'HEAD'));
}
