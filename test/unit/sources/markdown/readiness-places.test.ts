import assert from 'node:assert/strict';
import { readDefinition } from '../../../../src/domain/readiness';
import { placedFindings } from '../../../../src/sources/markdown/readiness-places';

const everything = readDefinition(undefined);
/** What is found, each with the text of its place. */
const found = (text: string, definition = everything): string[] | undefined =>
  placedFindings('WEB-1.md', text, definition, {})?.findings.map(
    ({ finding, start, end }) => `${finding.rule}: ${text.slice(start, end)}`,
  );

describe('where a Markdown story is not ready', () => {
  it('is the word, the second one too where it is there twice', () => {
    const text = `---
id: WEB-1
status: To Do
points: 3
epic: WEB-9
---

# A fast page is user-friendly

## Acceptance Criteria

- [ ] The page is **easy**, as the list is easy
- [ ] It says "fast" in the title
- [ ] It loads
      quickly
`;
    const placed = placedFindings('WEB-1.md', text, everything, {});
    assert.deepEqual(found(text), ['testable: easy', 'testable: easy', 'testable: quickly']);
    const [one, two] = placed?.findings ?? [];
    assert.equal(one?.start, text.indexOf('easy'));
    assert.equal(two?.start, text.lastIndexOf('easy'));
    assert.equal(placed?.key, 'WEB-1');
  });

  it('is the field, or what the story is called', () => {
    assert.deepEqual(found('---\r\nid: WEB-1\r\npoints: 40\r\nstatus: To Do\r\n---\r\n# Pay\r\n'), [
      'criteria: # Pay',
      'size: points: 40',
      'epic: id: WEB-1',
    ]);
    assert.deepEqual(found('# Pay by voucher\n\n## Acceptance Criteria\n\n- [ ] It works\n'), [
      'estimate: # Pay by voucher',
      'epic: # Pay by voucher',
    ]);
    assert.deepEqual(
      found('---\nid: WEB-1\ntitle: Pay\nstatus: To Do\nparent: WEB-9\n---\n\nSome words.\n'),
      ['criteria: title: Pay', 'estimate: id: WEB-1'],
    );
  });

  it('is what is not understood, in place of an estimate that is there', () => {
    const text =
      '---\r\nid: WEB-1\r\nepic: WEB-9\r\npoints: M\r\ndue: soon\r\n---\r\n# Pay\r\n\r\n## AC\r\n\r\n- [ ] Paid\r\n';
    assert.deepEqual(found(text), []);
    assert.deepEqual(
      placedFindings('WEB-1.md', text, everything, {})?.unread.map(({ start, end }) =>
        text.slice(start, end),
      ),
      ['points: M', 'due: soon'],
    );
  });

  it('is each question that waits', () => {
    const text = `---
id: WEB-1
points: 1
epic: WEB-9
acceptance_criteria:
  - It has robust words
---

## Questions

- **Q-4C1D** Mira Holm → Oskar Lind, 2026-03-02 09:20 UTC: Open?
- **Q-4C1E** Mira Holm → Oskar Lind, 2026-03-02 09:20 UTC: Answered?
  - **Oskar Lind**, 2026-03-02 13:45 UTC: Yes.
`;
    assert.deepEqual(found(text), ['testable: robust', 'questions: Q-4C1D']);
  });

  it('is nowhere where there is no story, it is done, or its front matter is broken', () => {
    assert.equal(placedFindings('notes.md', '# Notes\n', everything, {}), undefined);
    assert.deepEqual(found('---\nid: WEB-1\nstatus: Done\n---\n# Pay\n'), []);
    assert.equal(found('---\nid: [\n---\n# Pay\n'), undefined);
  });

  it('asks the other files what the story is for', () => {
    const text =
      '---\nid: WEB-1\npoints: 1\nparent: WEB-2\n---\n# Pay\n\n## Acceptance Criteria\n\n- [ ] Paid\n';
    const known = {
      ...{ key: 'WEB-1', title: 'Pay', type: { name: 'Story', kind: 'story' as const }, labels: [] },
      ...{ status: { id: '1', name: 'To Do', category: 'todo' as const }, flagged: false, sprintIds: [] },
    };
    const rules = (story: typeof known | undefined) =>
      placedFindings('WEB-1.md', text, everything, { known: () => story })?.findings.map(
        ({ finding }) => finding.rule,
      );
    assert.deepEqual(rules(undefined), []);
    assert.deepEqual(rules(known), ['epic']);
  });

  it('finds no place outside of the text, whatever that holds', () => {
    const bad = [
      '',
      '\n',
      '---\nid: WEB-1\n---',
      '﻿# TBD\n\n## AC\n\n- ```fast```\n- fast',
      '## Acceptance Criteria\n```gherkin\nScenario: fast\n  Then it is easy\n```',
    ];
    for (const text of bad)
      for (const { start, end } of placedFindings('WEB-1.md', text, everything, {})?.findings ?? [])
        assert.ok(start >= 0 && end >= start && end <= text.length, JSON.stringify([text, start, end]));
  });
});
