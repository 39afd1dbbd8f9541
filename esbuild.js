// Builds dist/: the extension (Node, CommonJS), the story page and the page of reports (browser).
//
// The extension is split: what activation needs is in extension.js, and each `import()` becomes a file of its own that
// is read when it is first used. esbuild splits ES modules only, so its modules are turned into CommonJS afterwards.
'use strict';
const fs = require('node:fs/promises');
const path = require('node:path');
const esbuild = require('esbuild');

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
const outdir = path.join(__dirname, 'dist');

/** @type {esbuild.BuildOptions} */
const extension = {
  entryPoints: { extension: 'src/extension.ts' },
  outdir,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  external: ['vscode'],
  // The browser builds that some packages name first would bring polyfills along.
  mainFields: ['module', 'main'],
  conditions: ['node'],
  chunkNames: '[name]-[hash]',
  minify: production,
  sourcemap: production ? false : 'inline',
  sourcesContent: false,
  write: false,
  metafile: true,
  logLevel: 'warning',
  plugins: [
    { name: 'lean', setup: withoutUnused },
    { name: 'commonjs-chunks', setup: writeAsCommonJs },
  ],
};

/** @type {esbuild.BuildOptions} What the pages have in common. */
const browser = {
  outdir,
  bundle: true,
  format: 'iife',
  platform: 'browser',
  target: 'chrome128',
  minify: production,
  sourcemap: production ? false : 'linked',
  loader: { '.ttf': 'file' },
  assetNames: '[name]',
  // The toolkit's modules do not tree-shake; its own minified bundle is smaller.
  alias: {
    '@vscode/webview-ui-toolkit': '@vscode/webview-ui-toolkit/dist/toolkit.min.js',
    hastscript: './webview-ui/document/plain-element.ts',
    'parse-entities': './webview-ui/document/plain-element.ts',
  },
  metafile: true,
  logLevel: 'warning',
};

/** @type {esbuild.BuildOptions} */
const page = { ...browser, entryPoints: { webview: 'webview-ui/main.ts' } };

/** @type {esbuild.BuildOptions} */
const reportPage = {
  ...browser,
  entryPoints: { report: 'webview-ui/report/main.ts' },
  plugins: [{ name: 'without-languages', setup: withoutLanguages }],
};

/**
 * Reports have next to no code, so their page does without what colours it.
 *
 * @param {esbuild.PluginBuild} build
 */
function withoutLanguages(build) {
  const instead = path.join(__dirname, 'webview-ui/document/no-highlight.ts');
  build.onResolve({ filter: /^\.\/highlight$/ }, () => ({ path: instead }));
}

/**
 * What axios brings along and nobody here uses, a fifth of the bundle: forms, of which Node has its own by now, and a log
 * for its own developers, which it does without where there is none.
 *
 * @param {esbuild.PluginBuild} build
 */
function withoutUnused(build) {
  /** @type {Record<string, string>} */
  const instead = {
    'form-data': 'module.exports = globalThis.FormData',
    debug: 'module.exports = () => Object.assign(() => undefined, { enabled: false })',
  };
  build.onResolve({ filter: /^(form-data|debug)$/ }, ({ path: name }) => ({ path: name, namespace: 'lean' }));
  build.onLoad({ filter: /.*/, namespace: 'lean' }, ({ path: name }) => ({ contents: instead[name] }));
}

/** @param {esbuild.PluginBuild} build */
function writeAsCommonJs(build) {
  build.onEnd(async ({ errors, outputFiles = [] }) => {
    if (errors.length > 0) return;
    const files = await gathered(
      new Map(
        outputFiles.map((file) => [path.basename(file.path), file.text]).filter(([name]) => isScript(name)),
      ),
    );
    await fs.mkdir(outdir, { recursive: true });
    for (const [name, code] of files) await fs.writeFile(path.join(outdir, name), code);
    for (const name of await fs.readdir(outdir)) {
      if (isScript(name) && !/^(webview|report)\./.test(name) && !files.has(name))
        await fs.rm(path.join(outdir, name));
    }
  });
}

/** @param {string} name */
const isScript = (name) => name.endsWith('.js');

/** What is loaded in one go, by the names of what it starts with; of the last ones a window seldom needs two. */
const goes = [
  ['extension'],
  ['open-session'],
  ['story-page'],
  ['jira', 'markdown', 'markdown-adf', 'markdown-wiki'],
];

/**
 * esbuild makes a chunk of everything that is shared, and dozens of small files take longer to find than to run. So a
 * file for each go has all it needs that no earlier one has, and the others take it from there.
 *
 * @param {Map<string, string>} chunks ES modules by file name
 * @returns {Promise<Map<string, string>>} CommonJS by file name
 */
async function gathered(chunks) {
  /** @type {Map<string, string[]>} the chunks of a file */
  const files = new Map();
  /** @type {Map<string, string>} the file of a chunk */
  const fileOf = new Map();
  const names = [...chunks.keys()];
  for (const either of goes) {
    const closures = either.map((go) => closureOf(chunkNamed(go, names), chunks));
    const isShared = (/** @type {string} */ name) =>
      closures.filter((closure) => closure.includes(name)).length > 1;
    for (const closure of closures) {
      const own = closure.filter((name) => !fileOf.has(name) && !isShared(name));
      files.set(own[0], own);
      for (const name of own) fileOf.set(name, own[0]);
    }
  }
  for (const name of names) {
    if (fileOf.has(name)) continue;
    files.set(name, [name]);
    fileOf.set(name, name);
  }
  const written = [...files].map(async ([file, own]) => [file, await fileFrom(file, own, chunks, fileOf)]);
  return new Map(await Promise.all(written));
}

const vscodeImport = /import\s*\*\s*as\s+([\w$]+)\s+from\s*"vscode";/;
/** What a file knows the API of VS Code as. */
const vscodeOnce = 'vscodeOnce';

/**
 * Each module that imports `vscode` would have a copy of all its names, which takes longer than all else at the start.
 *
 * @param {string} code an ES module
 */
function withOneVSCode(code) {
  return code.replace(new RegExp(vscodeImport, 'g'), `var $1=${vscodeOnce};`);
}

/** @param {string} go @param {string[]} names */
function chunkNamed(go, names) {
  const found = names.find((name) => name === `${go}.js` || name.replace(/-\w{8}\.js$/, '') === go);
  if (!found) throw new Error(`There is no chunk ${go}.`);
  return found;
}

/**
 * A chunk and all that has to be there before it runs.
 *
 * @param {string} first
 * @param {Map<string, string>} chunks
 */
function closureOf(first, chunks) {
  const found = new Set([first]);
  for (const name of found) {
    for (const [, other] of (chunks.get(name) ?? '').matchAll(/(?:from|import) ?"\.\/([^"]+)"/g))
      found.add(other);
  }
  return [...found];
}

/**
 * @param {string} file
 * @param {string[]} own its chunks, of which the first gives it its exports
 * @param {Map<string, string>} chunks
 * @param {Map<string, string>} fileOf
 */
async function fileFrom(file, own, chunks, fileOf) {
  /** The name under which a file has a chunk for the others. */
  const part = (/** @type {string} */ name) => name.replace(/\W/g, '_');
  const contents = own.map((name, index) =>
    index === 0 ? `export * from "./${name}";` : `export * as ${part(name)} from "./${name}";`,
  );
  const usesVSCode = own.some((name) => vscodeImport.test(chunks.get(name) ?? ''));
  const { outputFiles } = await esbuild.build({
    stdin: { contents: contents.join('\n'), resolveDir: __dirname, sourcefile: file },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    external: ['vscode'],
    banner: { js: usesVSCode ? `const ${vscodeOnce}=require("vscode");` : '' },
    supported: { 'dynamic-import': false },
    minify: production,
    sourcemap: production ? false : 'inline',
    sourcesContent: false,
    write: false,
    logLevel: 'warning',
    // gray-matter has one for front matter that is a program, which is refused before it gets there.
    logOverride: { 'direct-eval': 'silent' },
    plugins: [
      {
        name: 'chunks',
        setup(build) {
          build.onResolve({ filter: /^\.\// }, ({ path: wanted, kind, namespace }) => {
            const name = path.basename(wanted);
            const place = fileOf.get(name) ?? name;
            if (kind === 'dynamic-import' || namespace === 'elsewhere')
              return { path: `./${place}`, external: true };
            if (own.includes(name)) return { path: name, namespace: 'here' };
            return place === name ? { path: wanted, external: true } : { path: name, namespace: 'elsewhere' };
          });
          build.onLoad({ filter: /.*/, namespace: 'here' }, ({ path: name }) => ({
            contents: withOneVSCode(chunks.get(name) ?? ''),
            resolveDir: __dirname,
          }));
          build.onLoad({ filter: /.*/, namespace: 'elsewhere' }, ({ path: name }) => ({
            contents: `module.exports = require("./${fileOf.get(name)}").${part(name)};`,
          }));
        },
      },
    ],
  });
  return outputFiles[0]?.text ?? '';
}

/** Licences under which packages may be passed on in a bundle, if their text goes along. */
const known = ['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'CC-BY-4.0', 'Unlicense'];

/**
 * Writes the licences of the packages that came into the bundles, as each of them asks for.
 *
 * @param {(esbuild.Metafile | undefined)[]} metafiles
 */
async function writeNotices(metafiles) {
  const folders = metafiles
    .flatMap((metafile) => Object.values(metafile?.outputs ?? {}))
    .flatMap(({ inputs }) => Object.keys(inputs))
    .flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []);
  const notices = await Promise.all([...new Set(folders)].sort().map(noticeOf));
  const intro = 'Story Context contains parts of these packages.\n';
  await fs.writeFile(
    path.join(outdir, 'ThirdPartyNotices.txt'),
    [intro, ...notices].join(`\n${'-'.repeat(80)}\n\n`),
  );
}

/** @param {string} folder of a package, relative to this file */
async function noticeOf(folder) {
  const inside = (/** @type {string} */ file) => fs.readFile(path.join(__dirname, folder, file), 'utf8');
  const { name, version, license, author, homepage = '' } = JSON.parse(await inside('package.json'));
  if (!known.includes(license))
    throw new Error(`${name} is under the licence ${license}, which has to be looked at first.`);
  const files = (await fs.readdir(path.join(__dirname, folder))).filter((file) =>
    /^(licen[cs]e|notice)\b/i.test(file),
  );
  // Small packages have it at the end of what they say of themselves.
  const said =
    files.length > 0 ? '' : (/^(?:#+ *)?licen[cs]e\b[^]*/im.exec(await inside('README.md'))?.[0] ?? '');
  const texts = [...(await Promise.all(files.map(inside))), said];
  const by = author?.name ?? author ?? '';
  return [
    `${name} ${version} (${license})`,
    by,
    homepage,
    ...texts.map((text) => `\n${text.trim()}`),
    '',
  ].join('\n');
}

async function main() {
  const contexts = await Promise.all(
    [extension, page, reportPage].map((options) => esbuild.context(options)),
  );
  if (watch) {
    await Promise.all(contexts.map((context) => context.watch()));
    console.log('Watching for changes.');
    return;
  }
  try {
    const results = await Promise.all(contexts.map((context) => context.rebuild()));
    await writeNotices(results.map(({ metafile }) => metafile));
  } finally {
    await Promise.all(contexts.map((context) => context.dispose()));
  }
}

main().catch((error) => {
  console.error(error.message ?? error);
  process.exitCode = 1;
});
