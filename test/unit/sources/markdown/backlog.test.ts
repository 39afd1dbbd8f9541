import { describeStorySource } from '../contract';
import { sprint, boxes, bullets, epic, backlog } from './backlog-in-memory';
import { keptVersions } from './kept-versions';

describeStorySource('A Markdown backlog', () => {
  const kept = keptVersions();
  const { source, files, ledger, another } = backlog(
    {
      'sprint.md': sprint,
      'WEB-1.md': `${boxes.replace('sprint:', 'epic: WEB-20\nfix_versions: ["1.1", "1.2"]\nsprint:')}\n![Flow](flow.png)\n`,
      'WEB-20.md': epic,
      'versions/1.1.md': '---\nversion: "1.1"\nrelease_date: 2026-03-20\n---\n',
      'WEB-2.md': bullets,
      'WEB-3.md': '---\nid: WEB-3\nassignee: Jonas Weber\nsprint: Later\n---\n',
      'WEB-5.md': '---\nid: WEB-5\nstatus: Done\nparent: WEB-1\n---\n',
      'WEB-4.md': '---\nid: WEB-4\nstatus: To Do\ndepends_on: WEB-1\n---\n',
      'flow.png': Uint8Array.from([0x89, 0x50, 0x4e, 0x47]),
    },
    { history: kept.history },
  );
  kept.follow(files);
  return Promise.resolve({
    ...{ source, another, story: 'WEB-1', plain: 'WEB-2', missing: 'WEB-99' },
    reword: (key: string, from: string, to: string) => {
      files.put(`${key}.md`, files.text(`${key}.md`).replace(from, to));
      return Promise.resolve();
    },
    remove: (key: string, text: string) => {
      const lines = files.text(`${key}.md`).split('\n');
      files.put(`${key}.md`, lines.filter((line) => !line.includes(text)).join('\n'));
      return Promise.resolve();
    },
    answer: (key: string, text: string) => {
      files.put(`${key}.md`, `${files.text(`${key}.md`).trimEnd()}\n  - Oskar Lind: ${text}\n`);
      return Promise.resolve();
    },
    stored: () =>
      Promise.resolve(
        JSON.stringify([[...files.content].map(([path]) => [path, files.text(path)]), [...ledger]]),
      ),
  });
});
