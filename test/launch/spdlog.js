'use strict';
/**
 * Stands in for VS Code's native log writer, which needs a compiler to be installed. Without one VS Code writes no log
 * files, and its Output view, which reads them, shows nothing of an extension's log. Files are not rotated: they are
 * deleted with the run.
 */
const fs = require('node:fs');
const path = require('node:path');

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'critical', 'off'];
const words = { warn: 'warning' };

class Logger {
  #file;
  #level = levels.indexOf('info');
  #plain = false;

  constructor(_type, _name, file) {
    this.#file = file;
    for (const level of levels.slice(0, -1)) this[level] = (message) => this.#write(level, message);
  }

  getLevel() {
    return this.#level;
  }

  setLevel(level) {
    this.#level = level;
  }

  setPattern() {
    this.#plain = false;
  }

  clearFormatters() {
    this.#plain = true;
  }

  flush() {}

  drop() {}

  #write(level, message) {
    if (levels.indexOf(level) < this.#level) return;
    const time = new Date().toISOString().replace('T', ' ').replace('Z', '');
    const line = this.#plain ? message : `${time} [${words[level] ?? level}] ${message}\n`;
    // The folder goes away when a run ends, before the last line is written.
    try {
      fs.appendFileSync(this.#file, line);
    } catch {
      return;
    }
  }
}

async function createLogger(name, file) {
  await fs.promises.mkdir(path.dirname(file), { recursive: true });
  return new Logger('rotating_async', name, file);
}

exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = createLogger;
exports.createAsyncRotatingLogger = createLogger;
