import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';

const root = path.join(__dirname, '../../..');
const readJson = (name: string): unknown => JSON.parse(fs.readFileSync(path.join(root, name), 'utf8'));

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly menus: Readonly<
      Record<
        string,
        readonly { readonly command?: string; readonly submenu?: string; readonly when?: string }[]
      >
    >;
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly viewsWelcome: readonly { readonly view: string; readonly when?: string }[];
    readonly submenus: readonly { readonly id: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, unknown>> };
  };
}

const manifest = readJson('package.json') as Manifest;
const { contributes } = manifest;
const source = sourceFiles(path.join(root, 'src'))
  .map((file) => fs.readFileSync(file, 'utf8'))
  .join('\n');

function sourceFiles(folder: string): string[] {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    return entry.isDirectory() ? sourceFiles(file) : file.endsWith('.ts') ? [file] : [];
  });
}

function all(pattern: RegExp, text: string): Set<string> {
  return new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''));
}

describe('The manifest', () => {
  const declared = new Set(contributes.commands.map(({ command }) => command));

  it('declares each command that is registered, and no other', () => {
    const registered = all(/\brun\(\s*'(storyContext\.\w+)'/g, source);
    assert.deepEqual([...registered].sort(), [...declared].sort());
  });

  it('runs no command that is not declared', () => {
    const known = new Set([
      ...declared,
      'storyContext.sprint.focus',
      'storyContext.questions.focus',
      'storyContext.product.focus',
    ]);
    const executed = all(/(?:executeCommand|command:)\(?\s*'(storyContext\.[\w.]+)'/g, source);
    const linked = all(/\(command:(storyContext\.[\w.]+)/g, JSON.stringify(readJson('package.nls.json')));
    for (const command of [...executed, ...linked]) assert.ok(known.has(command), command);
  });

  it('names in menus only what it declares', () => {
    const submenus = new Set(contributes.submenus.map(({ id }) => id));
    for (const item of Object.values(contributes.menus).flat()) {
      if (item.command) assert.ok(declared.has(item.command), item.command);
      if (item.submenu) assert.ok(submenus.has(item.submenu), item.submenu);
    }
  });

  it('fills each view it declares', () => {
    for (const { id } of Object.values(contributes.views).flat()) assert.ok(source.includes(`'${id}'`), id);
  });

  it('asks for context keys that are set', () => {
    const set = all(/[sS]etContext(?:',|\()\s*'(storyContext\.\w+)'/g, source);
    const asked = all(/\b(storyContext\.\w+)(?= (?:==|!=)|$| &&)/g, whenClauses().join('\n'));
    asked.delete('storyContext.sprint');
    asked.delete('storyContext.questions');
    asked.delete('storyContext.product');
    asked.delete('storyContext.asking');
    for (const key of asked) assert.ok(set.has(key), key);
  });

  it('has a welcome for each state without stories', () => {
    const states = all(
      /kind: '(untrusted|signedOut|noBacklog|noBoard)'/g,
      fs.readFileSync(path.join(root, 'src/services.ts'), 'utf8'),
    );
    assert.equal(states.size, 4);
    for (const state of [...states, 'noSprint', 'empty']) {
      assert.ok(
        contributes.viewsWelcome.some(({ when }) => when?.includes(`storyContext.state == ${state}`)),
        state,
      );
    }
  });

  it('reads each setting it declares, and no other', () => {
    const read = all(
      /\b(?:text|texts|oneOf|get)\('([\w.]+)'/g,
      fs.readFileSync(path.join(root, 'src/host/settings.ts'), 'utf8'),
    );
    const names = Object.keys(contributes.configuration.properties).map((name) =>
      name.replace('storyContext.', ''),
    );
    assert.deepEqual([...read].sort(), names.sort());
  });

  it('has every text in package.nls.json, and none too many', () => {
    const used = all(/%([\w.]+)%/g, fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
    assert.deepEqual(Object.keys(readJson('package.nls.json') as object).sort(), [...used].sort());
  });

  it('is described by the README: its settings and commands', () => {
    const readme = fs.readFileSync(path.join(root, 'README.md'), 'utf8');
    const rows = all(/^\| `(storyContext\.[\w.]+)` \|/gm, readme);
    assert.deepEqual([...rows].sort(), Object.keys(contributes.configuration.properties).sort());
  });
});

function whenClauses(): string[] {
  const { menus, viewsWelcome, commands } = contributes;
  return [...Object.values(menus).flat(), ...viewsWelcome, ...commands].flatMap((item) =>
    [('when' in item && item.when) || '', ('enablement' in item && String(item.enablement)) || ''].filter(
      Boolean,
    ),
  );
}
