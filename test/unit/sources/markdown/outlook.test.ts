import assert from 'node:assert/strict';
import { createMarkdownSource } from '../../../../src/sources/markdown';
import { memoryFiles } from './memory-files';

const read = (texts: Readonly<Record<string, string>>) =>
  createMarkdownSource({
    folder: 'backlog',
    files: memoryFiles(texts),
    writeTo: 'source',
    now: () => new Date(2026, 2, 10),
  }).outlook();

describe('the outlook of a Markdown backlog', () => {
  it('counts a story in its epic by parent and by epic, and a sub-task in its story alone', async () => {
    const { epics } = await read({
      'A-1.md': '---\nid: A-1\ntype: Epic\nstatus: To Do\nlabels: [metric:Orders, x]\nmetric: Orders\n---\n',
      'A-2.md': '---\nid: A-2\nparent: A-1\nstatus: Done\npoints: 3\n---\n',
      'A-3.md': '---\nid: A-3\nepic: A-1\nstatus: To Do\n---\n',
      'A-4.md': '---\nid: A-4\nparent: A-2\nstatus: To Do\npoints: 1\n---\n',
      'A-5.md': '---\nid: A-5\ntype: Epic\nparent: A-1\nstatus: To Do\n---\n',
    });
    assert.deepEqual(
      epics.map(({ key, stories, metrics }) => [key, stories.map((story) => story.key), metrics]),
      [
        ['A-1', ['A-2', 'A-3'], ['Orders']],
        ['A-5', [], []],
      ],
    );
    assert.deepEqual(epics[0]?.stories[0]?.points, 3);
  });

  it('knows an epic by its title, and keys and versions however they are capitalised', async () => {
    const { epics, versions } = await read({
      'A-1.md': '---\nid: A-1\ntype: Epic\nstatus: To Do\n---\n# Guest checkout\n',
      'A-2.md': '---\nid: A-2\nepic: Guest Checkout\nstatus: To Do\nversion: Beta\n---\n',
      'A-3.md': '---\nid: A-3\nparent: a-1\nstatus: To Do\nversion: beta\n---\n',
      'A-4.md': '---\nid: A-4\nepic: Nobody’s\nstatus: To Do\n---\n',
    });
    const keys = ({ stories }: { stories: readonly { key: string }[] }): string[] =>
      stories.map(({ key }) => key);
    assert.deepEqual(epics.map(keys), [['A-2', 'A-3']]);
    assert.deepEqual(versions.map(keys), [['A-2', 'A-3']]);
  });

  it('takes the versions of files by their dates, then those that stories name', async () => {
    const { versions, problems } = await read({
      'A-1.md': '---\nid: A-1\nstatus: Done\nversion: 1.10\n---\n',
      'A-2.md': '---\nid: A-2\nstatus: To Do\nrelease: [Guests, "1.10"]\n---\n',
      'versions/2.md':
        '---\nname: "2.0"\nstart: 2026-04-01\nrelease date: 2026-05-01\ndescription: Returns\n---\n',
      'versions/1.md': '---\nname: "1.10"\nrelease date: 2026-03-01\nstatus: Released\n---\n',
      'versions/README.md': '# Versions\n',
      'releases/broken.md': '---\nname: [\n---\n',
    });
    assert.deepEqual(
      versions.map(({ name, released, start, releaseDate, stories }) => [
        ...[name, released, start, releaseDate],
        stories.map(({ key }) => key),
      ]),
      [
        ['1.10', true, undefined, '2026-03-01', ['A-1', 'A-2']],
        ['2.0', false, '2026-04-01', '2026-05-01', []],
        ['Guests', false, undefined, undefined, ['A-2']],
      ],
    );
    assert.deepEqual(
      problems.map(({ subject }) => subject),
      ['releases/broken.md'],
    );
  });
});
