import assert from 'node:assert/strict';
import { reportMarkdown } from '../../../../src/domain/report/report-markdown';
import { releaseNotesReport } from '../../../../src/features/review/release-notes-report';

const epic = { key: 'A-20', title: 'Buying without an account' };
const stories = [
  { key: 'A-3', title: 'Free delivery', versions: ['1.1'] },
  { key: 'A-1', title: 'Check out as a guest', versions: ['1.1', '1.2'], epic },
];
const open = [{ key: 'A-2', title: 'Pay by card', versions: ['1.1'], epic }];

describe('the notes of a version', () => {
  it('are this Markdown: by epic, with what is not done yet', () => {
    const frame = { version: '1.1', description: 'Guests', date: 'Mar 20, 2026', released: false, open };
    assert.equal(
      reportMarkdown(releaseNotesReport(stories, frame)),
      `# Release notes: 1.1

To be released on Mar 20, 2026 · Guests

## Buying without an account

- Check out as a guest (A-1)

## Besides

- Free delivery (A-3)

## Not done yet

- A-2 Pay by card
`,
    );
  });

  it('say how old they are, and what may be missing, where not everything could be read', () => {
    const problems = [{ subject: 'SHOP', message: 'its epics are left out: no' }];
    const frame = { version: '1.1', released: true, open: [], readAt: 'Mar 20, 2026, 10:00 AM', problems };
    const markdown = reportMarkdown(releaseNotesReport(stories, frame));
    assert.match(markdown, /As of Mar 20, 2026, 10:00 AM/);
    assert.match(markdown, /## What may be missing\n\n.*SHOP: its epics are left out: no/);
  });

  it('say nothing of open stories once it is released, and that there is nothing where nothing is done', () => {
    const released = reportMarkdown(releaseNotesReport(stories, { version: '1.1', released: true, open }));
    assert.ok(!released.includes('A-2'));
    const none = reportMarkdown(releaseNotesReport([], { version: '2.0', released: false, open: [] }));
    assert.match(none, /No story of this version is done yet\./);
  });
});
