import fs from 'node:fs';
import path from 'node:path';
import type { Random } from '../simulator/random';
import { createMarkdownSource } from '../../src/sources/markdown';
import { createNodeFiles } from '../unit/sources/markdown/node-files';
import { fileState, type Value, wordsOf } from './story-state';
import type { OpenedWindow } from './windows';
import { gone, type World } from './world';

const me = 'Mira Lindqvist';

const story = (key: string, status: string, criteria: readonly string[]): string => `---
id: ${key}
title: Story ${key}
status: ${status}
assignee: Aiko Tanaka
---

# Story ${key}

What it is about.

## Acceptance criteria

${criteria.join('\n')}

## Notes

None yet.
`;

const files: Readonly<Record<string, string>> = {
  'WEB-1': story('WEB-1', 'To Do', [
    '- [ ] The address is kept',
    '- [x] The basket is kept',
    '- [ ] Ü & “zu Fuß”',
  ]),
  'WEB-2': story('WEB-2', 'In Progress', ['- [ ] A voucher counts once', '- [ ] A voucher ends']),
  'WEB-3': story('WEB-3', 'To Do', ['- [x] Prices are in euros', '- [ ] Taxes are shown']),
  // Nobody touches these: each status is to be there.
  'WEB-8': story('WEB-8', 'To Do', []),
  'WEB-9': story('WEB-9', 'In Progress', []),
  'WEB-10': story('WEB-10', 'In Review', []),
  'WEB-11': story('WEB-11', 'Done', []),
};

/** A folder of Markdown stories. */
export async function createBacklogWorld(folder: string): Promise<World> {
  fs.mkdirSync(folder, { recursive: true });
  for (const [key, text] of Object.entries(files)) fs.writeFileSync(path.join(folder, `${key}.md`), text);
  const source = createMarkdownSource({
    ...{ folder: 'backlog', files: createNodeFiles(folder), now: () => new Date(), writeTo: 'source' },
  });
  const keys = ['WEB-1', 'WEB-2', 'WEB-3'];
  const read = await Promise.all(keys.map((key) => source.story(key)));
  const criteria = new Map(
    read.map((one) => [one.key, one.criteria.map(({ id, text }) => ({ id, text }))] as const),
  );
  const transitions = await source.transitions('WEB-1');
  let faults = 0;

  const fileOf = (key: string): string => path.join(folder, `${key}.md`);
  const textOf = (key: string): string => fs.readFileSync(fileOf(key), 'utf8');

  /** In the process of the window, where there is one: between its looking and its writing nothing may come. */
  async function edit(
    key: string,
    text: string,
    by: string,
    windows: readonly OpenedWindow[],
  ): Promise<boolean> {
    if (windows.length > 1) return false;
    const [window] = windows;
    if (window) return window.edit({ file: fileOf(key), text, by }).catch(() => false);
    const before = textOf(key);
    fs.writeFileSync(fileOf(key), before.replace(text, by));
    return before.includes(text);
  }

  async function editOf(random: Random, key: string): Promise<[string, string, Value]> {
    const { text } = random.pick(criteria.get(key) ?? []);
    const { status, assignee, ticks, questions } = fileState(textOf(key));
    const words = wordsOf(text);
    switch (random.integer(questions.length > 0 ? 7 : 5)) {
      case 5:
      case 6: {
        const [head = ''] =
          new RegExp(`^- \\*\\*${random.pick(questions).id}\\*\\*.*`, 'm').exec(textOf(key)) ?? [];
        const id = `o-${random.integer(1_000_000)}`;
        return [head, `${head}\n  - **Oskar Brandt**, 2026-03-03: So it is. <!-- ${id} -->`, ['answer', '']];
      }
      case 0:
        return ['None yet.', 'None yet. Or one.', ['notes', '']];
      case 1:
        return [`status: ${status}`, 'status: Done', ['move', 'Done']];
      case 2:
        return [`assignee: ${assignee}`, 'assignee: Jonas Weber', ['assign', 'Jonas Weber']];
      case 3:
        return [`] ${text}`, `] ${text}, and more`, [`tick ${words}`, gone]];
      default: {
        const checked = ticks.get(words) === true;
        const box = (mark: boolean): string => `- [${mark ? 'x' : ' '}] ${text}\n`;
        return [box(checked), box(!checked), [`tick ${words}`, String(!checked)]];
      }
    }
  }

  async function setOffline(isOffline: boolean, windows: readonly OpenedWindow[]): Promise<void> {
    const given = { code: 'EBUSY', times: isOffline ? 1_000 : 0 };
    if (isOffline) faults += 1;
    await Promise.all(windows.map((window) => window.failFiles(given).catch(() => undefined)));
  }

  return {
    name: 'markdown',
    setting: { kind: 'markdown', folder },
    credentials: undefined,
    me,
    keys,
    criteria: (key) => criteria.get(key) ?? [],
    moves: transitions.filter(({ name }) => ['To Do', 'In Progress', 'In Review'].includes(name)),
    statusId: (name) => transitions.find((one) => one.name === name)?.id ?? name,
    personId: (name) => name,
    assignees: ['Aiko Tanaka', 'Oskar Brandt'],
    takesWork: false,
    state: (key) => fileState(textOf(key)),
    async disturb(random, key, windows) {
      const [text, by, value] = await editOf(random, key);
      return (await edit(key, text, by, windows)) ? [value] : [];
    },
    async strike(random, windows) {
      const code = random.pick(['ENOSPC', 'EBUSY', 'EIO', 'EACCES']);
      const times = 1 + random.integer(2);
      if (windows.length === 0) return 'nothing';
      faults += times;
      await random
        .pick(windows)
        .failFiles({ code, times })
        .catch(() => undefined);
      return code;
    },
    setOffline,
    expire: () => false,
    renew: () => undefined,
    calm: (windows) => setOffline(false, windows),
    get faults() {
      return faults;
    },
    close: () => Promise.resolve(),
  };
}
