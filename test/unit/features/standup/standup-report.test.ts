import assert from 'node:assert/strict';
import { reportMarkdown } from '../../../../src/domain/report/report-markdown';
import { standupOf, teamStandup } from '../../../../src/domain/standup';
import { standupReport, teamStandupReport } from '../../../../src/features/standup/standup-report';
import { busyFacts, facts, mira } from '../../domain/standup-facts';

const frame = { today: '2026-03-09', since: '2026-03-06', locale: 'en', notices: [] };

const mine = `# Stand-up, Monday, March 9, 2026

## Since Friday, March 6, 2026

- SHOP-7 Pay by voucher
  - [x] A voucher is taken
  - SHOP-7 Take vouchers (shop, 22222222)
  - Asked: Which currencies?
  - Oskar Lind answered: Which currencies?
- SHOP-70 Refund a voucher
  - shop-70: begin (shop, 44444444)
- SHOP-8 Gift wrapping
  - Answered Jonas Weber: Which paper?
- SHOP-9 Order history
  - In Progress → Done
- Without a story
  - Fix the readme (docs, 11111111)

## Today

- SHOP-7 Pay by voucher – checked out, 2 criteria open
  - [ ] A voucher expires
  - [ ] It was reworded

## Blockers

- SHOP-7 Pay by voucher – waits for PAY-3 Voucher service (In Progress)
- SHOP-7 Pay by voucher – question to Oskar Lind for 3 working days, **overdue**: What if it is used twice?
- SHOP-70 Refund a voucher – flagged as blocked
`;

const nothing = `# Stand-up, Monday, March 9, 2026

Jira cannot be reached. The stories are as of 6 March.

## Since Friday, March 6, 2026

Nothing that is known here.

## Today

No story is under way.

## Blockers

Nothing is in the way.
`;

const everybody = `# Stand-up of the team, Monday, March 9, 2026

## Jonas Weber

**Since Friday, March 6, 2026**

- SHOP-8 Gift wrapping
  - Mira Holm answered: Which paper?

**Today**

- SHOP-8 Gift wrapping – 3 criteria open

## Mira Holm

**Since Friday, March 6, 2026**

- SHOP-7 Pay by voucher
  - [x] A voucher is taken
  - SHOP-7 Take vouchers (shop, 22222222)
  - Asked: Which currencies?
  - Oskar Lind answered: Which currencies?
- SHOP-70 Refund a voucher
  - shop-70: begin (shop, 44444444)
- SHOP-8 Gift wrapping
  - Answered Jonas Weber: Which paper?
- SHOP-9 Order history
  - In Progress → Done
- Without a story
  - Fix the readme (docs, 11111111)

**Today**

- SHOP-7 Pay by voucher – 2 criteria open
  - [ ] A voucher expires
  - [ ] It was reworded

**Blockers**

- SHOP-7 Pay by voucher – waits for PAY-3 Voucher service (In Progress)
- SHOP-7 Pay by voucher – question to Oskar Lind for 3 working days, **overdue**: What if it is used twice?
- SHOP-70 Refund a voucher – flagged as blocked
`;

describe('a stand-up as Markdown', () => {
  it('says what was done by story, what is next, and what is in the way', () => {
    const standup = standupOf(busyFacts(), { ...mira, currentKey: 'SHOP-7' });
    assert.equal(reportMarkdown(standupReport(standup, frame)), mine);
  });

  it('says that there is nothing, and what could not be had', () => {
    const notices = ['Jira cannot be reached.', 'The stories are as of 6 March.'];
    assert.equal(reportMarkdown(standupReport(standupOf(facts(), mira), { ...frame, notices })), nothing);
  });

  it('is in the language of the reader as far as dates go', () => {
    const { title, sections } = standupReport(standupOf(facts(), mira), { ...frame, locale: 'de' });
    assert.equal(title, 'Stand-up, Montag, 9. März 2026');
    assert.equal(sections[0]?.heading, 'Since Freitag, 6. März 2026');
  });

  it('of a team has a part for everybody', () => {
    assert.equal(reportMarkdown(teamStandupReport(teamStandup(busyFacts()), frame)), everybody);
    assert.match(reportMarkdown(teamStandupReport([], frame)), /Nothing is known of anybody\./);
  });

  it('keeps what people wrote on its line', () => {
    const all = busyFacts();
    const [first] = all.questions;
    assert.ok(first);
    const text = `One\n\n# Two ${'x'.repeat(300)}`;
    const questions = [{ ...first, question: { ...first.question, text } }];
    const markdown = reportMarkdown(standupReport(standupOf({ ...all, questions }, mira), frame));
    const line = markdown.split('\n').find((one) => one.includes('One'));
    assert.match(line ?? '', /One # Two x+…$/);
  });
});
