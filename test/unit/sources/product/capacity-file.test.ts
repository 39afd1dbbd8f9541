import assert from 'node:assert/strict';
import { readFrontMatter } from '../../../../src/sources/markdown/front-matter';
import { readCapacity } from '../../../../src/sources/product/capacity-file';

const read = (yaml: string) => {
  const front = readFrontMatter(`---\n${yaml}\n---\n`);
  return readCapacity({ path: 'capacity.md', ...(front && { front }), body: '' });
};

describe('who is there, as capacity.md says it', () => {
  it('is a list of people with shares and days away', () => {
    const { team, problems } = read(`people:
  - name: Mira Holm
    share: 80 %
    away: [2026-03-04, "2026-03-09 – 2026-03-13"]
  - name: Jonas Berg
    share: 0,5
    leave: 2026-04
  - Aiko
points_per_day: 1.5`);
    assert.deepEqual(problems, []);
    assert.deepEqual(team, {
      members: [
        {
          ...{ name: 'Mira Holm', share: 0.8 },
          absences: [
            { from: '2026-03-04', to: '2026-03-04' },
            { from: '2026-03-09', to: '2026-03-13' },
          ],
        },
        { name: 'Jonas Berg', share: 0.5, absences: [{ from: '2026-04-01', to: '2026-04-30' }] },
        { name: 'Aiko', share: 1, absences: [] },
      ],
      pointsPerDay: 1.5,
    });
  });

  it('counts as far as it is understood, and says the rest', () => {
    const { team, problems } = read(`people:
  - share: 1
  - name: Mira
    share: 120 %
    away: next week
  - [{x: 1}]
points_per_day: none`);
    assert.deepEqual(team, { members: [{ name: 'Mira', share: 1, absences: [] }] });
    assert.deepEqual(
      problems.map(({ message }) => message.split(':')[0]),
      ['person 1', 'person 2', 'person 2', 'person 3', '"points_per_day" is no number above 0'],
    );
  });

  it('is nobody where the file says nothing', () => {
    assert.deepEqual(readCapacity({ path: 'capacity.md', body: '' }), {
      team: { members: [] },
      problems: [],
    });
    assert.deepEqual(read('people:').team, { members: [] });
  });

  it('may be names with their shares, and other words for days away', () => {
    const members = (yaml: string) => read(yaml).team.members;
    const shares = [
      { name: 'Ann', share: 1, absences: [] },
      { name: 'Bob', share: 0.5, absences: [] },
    ];
    assert.deepEqual(members('people:\n  Ann: 100 %\n  Bob: 50%'), shares);
    assert.deepEqual(members('team: [Ann, Bob (50 %)]'), shares);
    assert.deepEqual(members('people: [{name: Ann, fte: 1, vacation: 9.3.2026 – 13.3.2026}]'), [
      { name: 'Ann', share: 1, absences: [{ from: '2026-03-09', to: '2026-03-13' }] },
    ]);
  });

  it('says that it names nobody', () => {
    const { problems } = readCapacity({ path: 'capacity.md', body: '| Person | Days |\n' });
    assert.deepEqual(
      problems.map(({ message }) => message),
      ['it names nobody: write "people" in its front matter, each with a "name"'],
    );
  });
});
