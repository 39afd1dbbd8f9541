'use strict';
const { randomUUID } = require('node:crypto');
const fs = require('node:fs');
const http = require('node:http');
const v8 = require('node:v8');
const vm = require('node:vm');
const vscode = require('vscode');

/**
 * Answers what the bench asks about this extension host, over HTTP on 127.0.0.1. Its address, with a path that nobody
 * can guess, goes into the file that STORY_CONTEXT_PROBE names.
 */
exports.activate = ({ subscriptions }) => {
  const file = process.env.STORY_CONTEXT_PROBE;
  if (!file) return;
  const path = `/${randomUUID()}`;
  const server = http.createServer((request, response) => {
    if (request.url !== path) return void response.writeHead(404).end();
    reply(request).then(
      (answer) => response.end(JSON.stringify(answer ?? null)),
      (error) => response.writeHead(500).end(String(error?.stack ?? error)),
    );
  });
  server.listen(0, '127.0.0.1', () => {
    fs.writeFileSync(`${file}.new`, `http://127.0.0.1:${server.address().port}${path}`, { mode: 0o600 });
    fs.renameSync(`${file}.new`, file);
  });
  subscriptions.push({ dispose: () => server.close() });
};

async function reply(request) {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  const { question, ...given } = JSON.parse(text);
  return answers[question](given);
}

const answers = {
  /** Runs a command; its result is not told. */
  run: ({ command, args = [] }) => vscode.commands.executeCommand(command, ...args).then(() => undefined),

  /** Milliseconds VS Code needed to load and to activate an extension, as "Show Running Extensions" has them. */
  activation: ({ extension }) => {
    const marks = globalThis.MonacoPerformanceMarks.getMarks();
    const at = (what) => marks.find(({ name }) => name === `code/extHost/${what}/${extension}`)?.startTime;
    return {
      load: at('didLoadExtensionCode') - at('willLoadExtensionCode'),
      activate: at('didActivateExtension') - at('willActivateExtension'),
    };
  },

  /** The files of an extension that were loaded so far, with their bytes. */
  loaded: ({ extension }) => {
    const folder = vscode.extensions.getExtension(extension).extensionPath;
    const files = Object.keys(require.cache).filter((name) => name.startsWith(`${folder}/`));
    return files.map((name) => ({ name: name.slice(folder.length + 1), bytes: fs.statSync(name).size }));
  },

  /** Bytes in use after all that can be let go was, and what the process holds of the machine's memory. */
  memory: () => {
    const resident = residentOf();
    v8.setFlagsFromString('--expose-gc');
    const collect = vm.runInNewContext('gc');
    collect();
    collect();
    const { heapUsed, external } = process.memoryUsage();
    return { used: heapUsed + external, resident };
  },
};

/** Its own part of what is shared, where the system tells. */
function residentOf() {
  try {
    const pss = /^Pss:\s+(\d+) kB$/m.exec(fs.readFileSync('/proc/self/smaps_rollup', 'utf8'))?.[1];
    if (pss) return Number(pss) * 1024;
  } catch {
    // Linux alone has it.
  }
  return process.memoryUsage().rss;
}
