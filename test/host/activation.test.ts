import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { storyContext } from './extension';

describe('Activation', () => {
  const dist = path.join(storyContext().extensionPath, 'dist');

  /** Files of the extension that were read so far. */
  const loaded = (): string[] =>
    Object.keys(require.cache)
      .filter((file) => path.dirname(file) === dist)
      .map((file) => path.basename(file))
      .sort();

  it('takes less than half a second, and comes by itself', async () => {
    const started = performance.now();
    await storyContext().activate();
    const took = performance.now() - started;
    assert.ok(storyContext().isActive);
    assert.ok(took < 500, `it took ${Math.round(took)} ms`);
  });

  it('reads extension.js and what that cannot do without, and no module that waits for its first use', () => {
    const required = (file: string): string[] => {
      const text = fs.readFileSync(path.join(dist, file), 'utf8');
      return [...text.matchAll(/require\("\.\/(chunk-[A-Z0-9]+\.js)"\)/g)].flatMap(([, name]) => name ?? []);
    };
    const needed = new Set(['extension.js']);
    for (const file of needed) for (const name of required(file)) needed.add(name);
    assert.ok(loaded().includes('extension.js'), 'nothing of dist/ was seen to be read');
    assert.deepEqual(
      loaded().filter((file) => !needed.has(file)),
      [],
    );
  });

  it('brings neither the network nor the parsers along', () => {
    const heavy = /axios|valibot|markdown-it|gray-matter|js-yaml/;
    const bringing = loaded().filter((file) => {
      const [code = ''] = fs.readFileSync(path.join(dist, file), 'utf8').split('\n//# sourceMappingURL=');
      return heavy.test(code);
    });
    assert.deepEqual(bringing, []);
  });
});
