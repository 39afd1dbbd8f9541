import type { Criterion } from '../../../src/domain/acceptance/criterion';
import type { Question } from '../../../src/domain/question';
import type { StandupFacts, WorkCommit } from '../../../src/domain/standup-facts';
import type { Status, StorySummary } from '../../../src/domain/story';
import { mondayToFriday } from '../../../src/domain/working-day';

export const mira = { id: 'mira', name: 'Mira Holm' };
export const jonas = { id: 'jonas', name: 'Jonas Weber' };
export const oskar = { id: 'oskar', name: 'Oskar Lind' };

export const todo: Status = { id: '1', name: 'To Do', category: 'todo' };
export const doing: Status = { id: '2', name: 'In Progress', category: 'inProgress' };
export const done: Status = { id: '3', name: 'Done', category: 'done' };

export const story = (key: string, title: string, more: Partial<StorySummary> = {}): StorySummary => ({
  ...{ key, title, type: { name: 'Story', kind: 'story' }, status: doing, labels: [], flagged: false },
  ...{ sprintIds: ['24'], ...more },
});
export const criterion = (text: string, more: Partial<Criterion> = {}): Criterion => ({
  ...{ id: text, field: 'description', text, content: [], details: [], checked: false, keeper: 'source' },
  ...{ depth: 0, section: 'acceptance', ...more },
});
export const commit = (message: string, at: string, more: Partial<WorkCommit> = {}): WorkCommit => ({
  ...{
    sha: 'abcdef0123456789'.repeat(3).slice(0, 40),
    message,
    at: Date.parse(at),
    by: mira,
    repository: 'shop',
  },
  ...more,
});
export const question = (id: string, text: string, more: Partial<Question> = {}): Question => ({
  ...{ id, mark: id, text, document: { blocks: [] }, by: mira, to: [oskar], at: '2026-03-06T09:00:00Z' },
  ...{ state: 'open', answers: [], followUps: [], record: 'own', ...more },
});

/** A Monday morning in Berlin, after a Friday on which Mira worked. */
export function facts(more: Partial<StandupFacts> = {}): StandupFacts {
  return {
    now: Date.parse('2026-03-09T08:00:00Z'),
    timeZone: 'Europe/Berlin',
    workingDays: mondayToFriday,
    remindAfter: 2,
    stories: [],
    histories: [],
    whole: new Map(),
    questions: [],
    commits: [],
    ...more,
  };
}

/** All that can be told at once. */
export function busyFacts(): StandupFacts {
  return facts({
    stories: [
      story('SHOP-7', 'Pay by voucher', { assignee: mira, progress: { done: 1, total: 3 } }),
      story('SHOP-70', 'Refund a voucher', { assignee: mira, flagged: true, status: todo }),
      story('SHOP-8', 'Gift wrapping', { assignee: jonas, progress: { done: 2, total: 5 } }),
      story('SHOP-9', 'Order history', { assignee: mira, status: done }),
    ],
    histories: [
      {
        key: 'SHOP-9',
        events: [
          { kind: 'status', at: '2026-03-05T08:00:00Z', by: mira, from: todo, to: doing },
          { kind: 'status', at: '2026-03-06T15:00:00Z', by: mira, from: doing, to: done },
        ],
      },
      {
        key: 'SHOP-7',
        events: [
          {
            kind: 'tick',
            at: '2026-03-06T10:00:00Z',
            by: mira,
            criterion: 'A voucher is taken',
            checked: true,
          },
          {
            kind: 'tick',
            at: '2026-03-06T10:01:00Z',
            by: mira,
            criterion: 'A voucher expires',
            checked: true,
          },
          {
            kind: 'tick',
            at: '2026-03-06T10:02:00Z',
            by: mira,
            criterion: 'A voucher expires',
            checked: false,
          },
        ],
      },
    ],
    whole: new Map([
      [
        'SHOP-7',
        {
          criteria: [
            criterion('A voucher is taken', {
              checked: true,
              tick: { by: 'Mira Holm', at: '2026-03-06T10:00:00Z' },
            }),
            criterion('A voucher expires'),
            criterion('It was reworded', { checked: true, tickedText: 'It was worded' }),
            criterion('A point below', { depth: 1 }),
          ],
          relations: [
            {
              kind: 'blockedBy',
              words: 'is blocked by',
              story: { ...story('PAY-3', 'Voucher service'), status: doing },
            },
            { kind: 'blockedBy', words: 'is blocked by', story: { ...story('PAY-2', 'Keys'), status: done } },
          ],
        },
      ],
    ]),
    questions: [
      {
        key: 'SHOP-7',
        question: question('Q-1', 'What if it is used twice?', { at: '2026-03-04T09:00:00Z' }),
      },
      {
        key: 'SHOP-7',
        question: question('Q-2', 'Which currencies?', {
          state: 'answered',
          answers: [
            { id: 'a', by: oskar, at: '2026-03-06T12:00:00Z', text: 'Euro', document: { blocks: [] } },
          ],
        }),
      },
      {
        key: 'SHOP-8',
        question: question('Q-3', 'Which paper?', {
          by: jonas,
          at: '2026-03-05T09:00:00Z',
          state: 'unconfirmed',
          answers: [{ id: 'b', by: mira, at: '2026-03-06T13:00:00Z', text: 'Red', document: { blocks: [] } }],
        }),
      },
    ],
    commits: [
      commit('Fix the readme', '2026-03-08T20:00:00Z', { sha: '1'.repeat(40), repository: 'docs' }),
      commit('SHOP-7 Take vouchers\n\nOne at a time.', '2026-03-06T09:30:00Z', { sha: '2'.repeat(40) }),
      commit('SHOP-7 Take vouchers\n\nOne at a time.', '2026-03-06T09:30:00Z', { sha: '3'.repeat(40) }),
      commit('shop-70: begin', '2026-03-06T09:00:00Z', { sha: '4'.repeat(40) }),
      commit('SHOP-7 Too old', '2026-03-05T22:59:59Z', { sha: '5'.repeat(40) }),
    ],
  });
}
