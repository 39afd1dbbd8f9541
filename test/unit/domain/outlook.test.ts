import assert from 'node:assert/strict';
import { type ProductVersion, versionsByName } from '../../../src/domain/outlook';

const version = (name: string, key: string, more: Partial<ProductVersion> = {}): ProductVersion => ({
  ...{ name, released: false },
  stories: [{ key, title: key, status: { id: '3', name: 'Done', category: 'done' }, versions: [name] }],
  ...more,
});

describe('versions by their names', () => {
  it('are one where several projects are released together, and out when all of them are', () => {
    const found = versionsByName([
      version('1.1', 'A-1', { released: true, releaseDate: '2026-03-20', url: 'https://a' }),
      version('1.0', 'A-2', { released: true }),
      version('1.1', 'B-1', { releaseDate: '2026-04-01', description: 'Guests', url: 'https://b' }),
    ]);
    assert.deepEqual(
      found.map(({ name, released, releaseDate, description, url, stories }) => [
        ...[name, released, releaseDate, description, url],
        stories.map(({ key }) => key).join(),
      ]),
      [
        ['1.1', false, '2026-04-01', 'Guests', 'https://a', 'A-1,B-1'],
        ['1.0', true, undefined, undefined, undefined, 'A-2'],
      ],
    );
  });
});
