import assert from 'node:assert/strict';
import {
  productFile,
  productFilesIn,
  readProductFolder,
} from '../../../../src/sources/product/product-folder';
import { memoryFiles } from './memory-files';

describe('A product folder', () => {
  it('has its files in order, with their front matter and what follows it', async () => {
    const folder = await readProductFolder(
      memoryFiles({
        'metrics/b10.md': '---\nname: Ten\n---\nSaid of ten.\n',
        'metrics/b2.md': '---\nname: Two\n---\n',
        'Vision.md': '# Shop\n',
      }),
    );
    assert.deepEqual(
      folder.files.map(({ path, front, body }) => [path, front?.data.name, body]),
      [
        ['metrics/b2.md', 'Two', ''],
        ['metrics/b10.md', 'Ten', 'Said of ten.\n'],
        ['Vision.md', undefined, '# Shop\n'],
      ],
    );
    assert.equal(productFile(folder, 'vision.md')?.path, 'Vision.md');
    assert.deepEqual(
      productFilesIn(folder, 'metrics').map(({ path }) => path),
      ['metrics/b2.md', 'metrics/b10.md'],
    );
    assert.deepEqual(folder.problems, []);
  });

  it('says of broken files why, and has the others', async () => {
    const folder = await readProductFolder(
      memoryFiles({
        'a.md': '---\nname: [\n---\n',
        'b.md': Uint8Array.of(0xff, 0xfe, 0x00),
        'c.md': '---js\nmodule.exports = {}\n---\n',
        'd.md': 'fine',
      }),
    );
    assert.deepEqual(
      folder.files.map(({ path }) => path),
      ['d.md'],
    );
    const said = folder.problems.map(({ subject, message }) => `${subject}: ${message}`);
    assert.equal(said.length, 3);
    assert.match(said[0] ?? '', /^a\.md: line 3, column \d+: /);
    assert.match(said[1] ?? '', /^b\.md: .*not UTF-8 text/);
    assert.match(said[2] ?? '', /^c\.md: line 1: front matter in "js" is not read, only YAML/);
  });

  it('leaves out what reports were saved there', async () => {
    const files = memoryFiles({ 'reports/review.md': '---\nbroken', 'standups/2026-11-26.md': '' });
    assert.deepEqual(await readProductFolder(files), { files: [], problems: [] });
  });
});
