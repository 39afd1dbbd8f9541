import type { AskView } from '../../../src/page-views/ask';
import type { QuestionView, SaidView } from '../../../src/page-views/questions';
import { paragraph, text } from './gallery-text';

/** Questions in every state, and the form to ask, for tests and pictures. */

export function question(id: string, words: string, more: Partial<QuestionView> = {}): QuestionView {
  return {
    id,
    state: 'open',
    text: words,
    blocks: [paragraph(words)],
    at: '2026-03-10T09:00:00Z',
    asked: 'Ana Silva asked Paula Ortega, 2 days ago',
    said: [],
    may: {},
    ...more,
  };
}

export function answer(id: string, words: string, more: Partial<SaidView> = {}): SaidView {
  return {
    id,
    by: 'Paula Ortega',
    at: '2026-03-10T11:30:00Z',
    when: '2 days ago',
    blocks: [paragraph(words)],
    isAnswer: true,
    ...more,
  };
}

export const everyQuestion: readonly QuestionView[] = [
  question('q1', 'Does “in the shopper’s language” mean the language of the shop or of the browser?', {
    state: 'unconfirmed',
    isBlocking: true,
    criterion: {
      id: '2',
      text: 'A declined card shows the reason given by the bank',
      now: { id: '2', text: 'A declined card shows the reason given by the bank, in the shopper’s language' },
    },
    place: 'shop/src/checkout/decline.ts:12-18',
    said: [
      answer('a0', 'I shall ask.', { mayAccept: true, visibleTo: 'Developers' }),
      answer('a1', 'Is it urgent?', {
        by: 'Ana Silva',
        isAnswer: false,
        isMine: true,
        editing: 'Is it urgent?',
      }),
      answer('a2', 'Of the shop.', {
        blocks: [
          paragraph('Of the ', text('shop', { type: 'strong' }), '.'),
          paragraph('The browser’s only where we have no shop language.'),
        ],
        isNew: true,
        isGuess: true,
        mayAccept: true,
        url: 'https://example.atlassian.net/browse/SHOP-142?focusedCommentId=9',
      }),
    ],
    may: { reply: true, resolve: true, delete: true },
    editing: 'Does “in the shopper’s language” mean …?',
    url: 'https://example.atlassian.net/browse/SHOP-142?focusedCommentId=1',
  }),
  question('q2', 'Do we show the last four digits?', {
    asked: 'Jonas Weber asked Paula Ortega, 5 days ago',
    overdue: 'No answer for 3 working days',
    reminded: 'Reminded yesterday',
    may: { reply: true, nudge: true },
    said: [answer('n1', 'Is there an answer yet?', { by: 'Jonas Weber', isAnswer: false, isNudge: true })],
  }),
  question('q3', 'Which currency is shown for a gift card that was bought abroad?', {
    asked: 'Ana Silva asked, moments ago',
    pending: true,
  }),
  question('q4', 'Does a voucher count?', {
    state: 'answered',
    criterion: { id: 'gone', text: 'A shopper can pay with a voucher' },
    said: [answer('a3', 'Yes.', { accepted: true, byApp: true, when: undefined, at: '' })],
    may: { reply: true, resolve: true, reopen: true },
  }),
  question('q5', 'هل نعرض آخر أربعة أرقام؟', { state: 'answered', visibleTo: 'Developers' }),
  question('q6', 'Is the old form still needed?', { state: 'resolved', may: { reopen: true } }),
];

export const ask: AskView = {
  opened: 1,
  draft: 'ask',
  kept: '{}',
  to: { names: 'Paula Ortega', reason: 'project lead' },
  blocking: 'The story gets flagged.',
};

/** The form to ask with all it can have: about lines of code, and read by customers. */
export const fullAsk: AskView = {
  ...ask,
  draft: 'ask code',
  criterion: { id: 'gone', text: 'A shopper can pay with a voucher' },
  code: {
    place: 'src/checkout/decline.ts:12-18',
    link: 'Not pushed yet: no link',
    excerpt: { text: 'export function decline(): never {\n  throw new Error();\n}', language: 'ts' },
  },
  warning: 'Customers of this service project can read what you ask.',
};
