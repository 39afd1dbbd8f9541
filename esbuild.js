// Builds dist/: the extension (Node, CommonJS) and the story page (browser).
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
  logLevel: 'warning',
  plugins: [
    { name: 'lean', setup: withoutUnused },
    { name: 'commonjs-chunks', setup: writeAsCommonJs },
  ],
};

/** @type {esbuild.BuildOptions} */
const page = {
  entryPoints: { webview: 'webview-ui/main.ts' },
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
  alias: { '@vscode/webview-ui-toolkit': '@vscode/webview-ui-toolkit/dist/toolkit.min.js' },
  logLevel: 'warning',
};

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
    debug: 'module.exports = undefined',
  };
  build.onResolve({ filter: /^(form-data|debug)$/ }, ({ path: name }) => ({ path: name, namespace: 'lean' }));
  build.onLoad({ filter: /.*/, namespace: 'lean' }, ({ path: name }) => ({ contents: instead[name] }));
}

/** @param {esbuild.PluginBuild} build */
function writeAsCommonJs(build) {
  build.onEnd(async (result) => {
    if (result.errors.length > 0) return;
    await fs.mkdir(outdir, { recursive: true });
    const written = new Set();
    for (const file of result.outputFiles ?? []) {
      if (!file.path.endsWith('.js')) continue;
      const name = path.basename(file.path);
      const { code } = await esbuild.transform(file.text, {
        format: 'cjs',
        platform: 'node',
        target: 'node20',
        supported: { 'dynamic-import': false },
        minify: production,
        sourcemap: production ? false : 'inline',
        sourcefile: name,
      });
      await fs.writeFile(path.join(outdir, name), code);
      written.add(name);
    }
    for (const name of await fs.readdir(outdir)) {
      const ours = /\.js(\.map)?$/.test(name) && !name.startsWith('webview.');
      if (ours && !written.has(name)) await fs.rm(path.join(outdir, name));
    }
  });
}

async function main() {
  const contexts = await Promise.all([extension, page].map((options) => esbuild.context(options)));
  if (watch) {
    await Promise.all(contexts.map((context) => context.watch()));
    console.log('Watching for changes.');
    return;
  }
  try {
    await Promise.all(contexts.map((context) => context.rebuild()));
  } finally {
    await Promise.all(contexts.map((context) => context.dispose()));
  }
}

main().catch((error) => {
  console.error(error.message ?? error);
  process.exitCode = 1;
});
