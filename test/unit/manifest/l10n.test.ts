import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { getL10nJson, type IScriptFile } from '@vscode/l10n-dev';

const root = path.join(__dirname, '../../..');

function scripts(folder: string): IScriptFile[] {
  const entries = fs.readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' });
  return entries
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => ({
      extension: name.endsWith('.tsx') ? '.tsx' : '.ts',
      contents: fs.readFileSync(path.join(root, folder, name), 'utf8'),
    }));
}

describe('The texts for translators', () => {
  it('are all in l10n/bundle.l10n.json (npm run l10n)', async function () {
    this.timeout(60_000);
    const used = await getL10nJson([...scripts('src'), ...scripts('webview-ui')]);
    const written: unknown = JSON.parse(fs.readFileSync(path.join(root, 'l10n/bundle.l10n.json'), 'utf8'));
    assert.deepEqual(Object.keys(written as object).sort(), Object.keys(used).sort());
  });
});
