import type { Block } from '../../../src/domain/document';
import type { CriterionView } from '../../../src/page-views/criteria';
import type { GitView } from '../../../src/page-views/git';
import type { StoryPage, StoryView } from '../../../src/page-views/story';
import type { CommentView } from '../../../src/page-views/story-parts';
import { ask, everyQuestion, fullAsk } from './gallery-questions';
import { everyBlock, item, link, paragraph, text } from './gallery-text';

/** A story page with every kind of content it can show, for tests and pictures. */

export function criterion(id: string, value: string, more: Partial<CriterionView> = {}): CriterionView {
  return {
    id,
    text: value,
    content: [text(value)],
    details: [],
    checked: false,
    keeper: 'source',
    depth: 0,
    section: 'acceptance',
    ...more,
  };
}

const criteria: readonly CriterionView[] = [
  criterion('1', 'A shopper can pay with a card that is saved in the account', {
    checked: true,
    tickedBy: 'Ticked by Ana Silva, 3 days ago',
  }),
  criterion('2', 'A declined card shows the reason given by the bank, in the shopper’s language', {
    content: [
      text('A declined card shows the '),
      text('reason', { type: 'strong' }),
      text(' given by the bank, in the shopper’s language'),
    ],
    checked: true,
    tickedText: 'A declined card shows an error',
    tickedBy: 'Ticked by Jonas Weber, 2 weeks ago',
  }),
  criterion('3', 'POST /payments answers within 800 ms at the 95th percentile', {
    content: [
      text('POST /payments', { type: 'code' }),
      text(' answers within '),
      text('800 ms', { type: 'strong' }),
      text(' at the 95th percentile ('),
      text('how we measure', link('https://example.com/slo')),
      text(')'),
    ],
    details: [
      paragraph('Measured at the gateway, not in the browser.'),
      { type: 'code', language: 'http', text: 'POST /payments HTTP/1.1\nIdempotency-Key: 7f3a…' },
    ],
  }),
  criterion('4', 'With a key of the test environment', { depth: 1 }),
  criterion('5', 'With a key of production', { depth: 1, checked: true, keeper: 'property' }),
  criterion('13', 'The mail is sent in the language of the shop, within five minutes', {
    checked: true,
    textBeforeTick: 'The mail is sent in the language of the shop',
  }),
  criterion('14', 'An expired voucher is refused, with the date on which it expired', {
    refused: { id: '14-before', text: 'An expired voucher is refused', checked: true },
  }),
  criterion('6', 'Given an expired card, when the shopper pays, then the form says so', {
    group: 'Expired cards',
    pending: true,
    checked: true,
  }),
  criterion('7', 'The form keeps what the shopper has typed', {
    group: 'Expired cards',
    failure: 'You may not edit this story in Jira.',
  }),
  criterion('8', 'يرى المتسوق رسالة واضحة باللغة العربية', {
    group: 'Expired cards',
    checked: true,
    keeper: 'local',
  }),
  criterion('15', 'A card that is about to expire is pointed out', {
    group: 'Expired cards',
    checked: true,
    pending: true,
    waiting: 'Jira cannot be reached. Check the network, the VPN and the address.',
  }),
  criterion('9', 'Unit tests and the payment contract are green', { section: 'done', checked: true }),
  criterion('10', 'The runbook names the new alert', { section: 'done' }),
];

function comment(id: string, by: string, ...blocks: Block[]): CommentView {
  return {
    ...{ id, by, blocks },
    at: '2026-03-10T09:00:00Z',
    when: '2 days ago',
    url: `https://example.atlassian.net/browse/SHOP-142?focusedCommentId=${id}`,
  };
}

export const story: StoryView = {
  title: 'Pay with a saved card in one step',
  type: { name: 'Story', kind: 'story' },
  status: { name: 'In Progress', category: 'inProgress' },
  assignee: 'Ana Silva',
  points: 5,
  priority: 'High',
  epic: { key: 'SHOP-100', title: 'Checkout in one minute' },
  sprint: 'Sprint 24',
  labels: ['checkout', 'payments'],
  flagged: true,
  url: 'https://example.atlassian.net/browse/SHOP-142',
  refusals: {},
  criteria,
  removedTicks: [
    {
      id: '11',
      text: 'A shopper can pay with a voucher',
      tickedBy: 'Ticked by Jonas Weber, 2 weeks ago',
      refused: false,
    },
    { id: '12', text: 'The form remembers the last card', refused: true },
  ],
  documents: [{ name: 'Description', blocks: everyBlock }],
  questions: everyQuestion,
  links: [
    {
      kind: 'branch',
      globalId: 'story-context:branch:github.com/shop/web:feature/SHOP-142-saved-card',
      title: 'feature/SHOP-142-saved-card',
      summary: 'shop/web',
      url: 'https://github.com/shop/web/tree/feature/SHOP-142-saved-card',
    },
    {
      kind: 'commit',
      globalId: 'story-context:commit:7f3a9c1',
      title: '7f3a9c1',
      summary: 'Read saved cards from the vault',
      url: 'https://github.com/shop/web/commit/7f3a9c1',
    },
    { kind: 'web', globalId: 'x', title: 'Designs', url: 'https://example.com/designs' },
    { kind: 'branch', globalId: 'y', title: 'spike/vault', summary: 'on this machine' },
  ],
  pending: ['assignee'],
  undo: { text: 'Assigned to Ana Silva' },
  readiness: {
    missing: [
      { text: '“fast” cannot be tested without a number.', question: 'Which number?', criterion: 'c1' },
      { text: 'A question waits for its answer.' },
    ],
  },
  changes: {
    since: 'Changed since you last looked, 3 days ago',
    title: 'Pay with a saved card',
    added: ['4'],
    reworded: { '3': 'POST /payments answers within 2 s at the 95th percentile' },
    removed: ['A shopper can pay by invoice'],
    documents: [
      {
        name: 'Description',
        passages: [
          { before: 'Cards are kept for a year.', after: 'Cards are kept for two years.' },
          { after: 'The vault is the one of the bank.' },
          { before: 'Nothing is said of gift cards.' },
        ],
      },
    ],
  },
  unread: 'Jira did not give everything this time: the history may be older than the rest.',
  comments: [
    comment(
      'c1',
      'Paula Ortega',
      paragraph('The bank wants the reason shown ', text('as it is', { type: 'strong' }), '.'),
    ),
    comment('c2', 'Jonas Weber', {
      type: 'list',
      kind: 'bullet',
      items: [item(paragraph('Vault')), item(paragraph('Gateway'))],
    }),
    {
      ...comment('c3', 'Ana Silva', paragraph('Only for us: the test cards are in the vault.')),
      editing: 'Only for us: the test cards are in the vault.',
      visibleTo: 'Developers',
      isNew: true,
    },
    { ...comment('c4', 'Ana Silva', paragraph('On its way.')), pending: true },
  ],
  attachments: [
    { id: 'a1', name: 'screens.png', about: '120 kB · Paula Ortega · 3 days ago', isImage: true },
    { id: 'a2', name: 'contract.pdf', about: '2 MB', isImage: false },
  ],
  subtasks: [
    {
      key: 'SHOP-143',
      title: 'Read the vault',
      kind: 'subtask',
      status: { name: 'Done', category: 'done' },
      assignee: 'Jonas Weber',
    },
    {
      key: 'SHOP-144',
      title: 'Show the cards',
      kind: 'subtask',
      status: { name: 'To Do', category: 'todo' },
    },
  ],
  relations: [
    {
      kind: 'blocks',
      words: 'blocks',
      story: {
        key: 'SHOP-150',
        title: 'Pay in the app',
        kind: 'story',
        status: { name: 'To Do', category: 'todo' },
      },
    },
    {
      kind: 'blockedBy',
      words: 'is blocked by',
      story: {
        key: 'PAY-7',
        title: 'The gateway keeps cards',
        kind: 'task',
        status: { name: 'In Progress', category: 'inProgress' },
        assignee: 'Li Wei',
      },
    },
  ],
  fixVersions: [
    { name: '24.3', releaseDate: '2026-03-31', released: false },
    { name: '24.2', released: true },
  ],
  epicGoal: 'Who comes back pays without typing anything, and three in four of them do.',
  serves: [
    { kind: 'goal', name: 'Sprint goal', text: 'A guest can pay', about: 'Sprint 24' },
    {
      ...{ kind: 'metric', name: 'Metric', text: 'Guest checkout rate', spark: '▁▂ ▄▅█', hasPage: true },
      about: '41.8 %, +0.7 % better, target 45 % not met',
    },
    { kind: 'metric', name: 'Metric', text: 'Churn', about: 'no file tells of it', isDoubtful: true },
    { kind: 'outcome', name: 'Outcome', text: 'Guests buy' },
    { kind: 'vision', name: 'Vision', text: 'The shop', about: 'Buying takes a minute.' },
  ],
  time: '3h of 1d logged, 5h left',
  history: [
    {
      id: 'h2',
      by: 'Paula Ortega',
      when: 'yesterday',
      isNew: true,
      items: [
        {
          field: 'Description',
          from: 'Cards are kept for a year. '.repeat(5),
          to: 'Cards are kept for two years. '.repeat(5),
        },
        { field: 'Priority', from: 'Medium', to: 'High' },
      ],
    },
    {
      id: 'h1',
      by: 'Ana Silva',
      when: '3 days ago',
      isNew: false,
      items: [{ field: 'Status', from: 'To Do', to: 'In Progress' }],
    },
    ...[5, 4, 3, 2, 1].map((days) => ({
      id: `h0-${days}`,
      by: 'Jonas Weber',
      when: `${days} weeks ago`,
      isNew: false,
      items: [{ field: 'Rank', to: 'Ranked higher' }],
    })),
  ],
  logsWork: true,
  unsent: [
    {
      id: 'w1',
      text: 'Question: Do saved cards work in the app too?',
      refused: false,
      message: 'Jira cannot be reached. Check the network, the VPN and the address.',
    },
    { id: 'w2', text: 'Move to Done', refused: true, message: 'Jira refused it: Resolution is required.' },
  ],
};

/** What the repositories have of the story: a linked branch and commit, and others that name it. */
export const git: GitView = {
  looking: false,
  branches: [
    {
      id: '/home/ana/web\nrefs/heads/feature/SHOP-142-saved-card',
      linkIds: ['story-context:branch:github.com/shop/web:feature/SHOP-142-saved-card'],
      name: 'feature/SHOP-142-saved-card',
      isCurrent: true,
      about: '2 ahead of origin/feature/SHOP-142-saved-card',
      when: '5 minutes ago',
      repository: 'web',
    },
    {
      id: '/home/ana/app\nrefs/remotes/origin/shop-142-app',
      linkIds: [],
      name: 'origin/shop-142-app',
      isCurrent: false,
      about: 'merged into origin/main',
      when: 'yesterday',
      repository: 'app',
      url: 'https://github.com/shop/app/tree/shop-142-app',
    },
  ],
  commits: [
    {
      sha: '7f3a9c1b5d7e8f90123456789abcdef012345678',
      linkId: 'story-context:commit:7f3a9c1',
      subject: 'SHOP-142 Read saved cards from the vault',
      author: 'Ana Silva',
      at: '2026-03-12T09:00:00.000Z',
      when: '5 minutes ago',
      repository: 'web',
    },
    {
      sha: '1b5d7e8f90123456789abcdef0123456787f3a9c',
      linkId: 'story-context:commit:1b5d7e8f90123456789abcdef0123456787f3a9c',
      subject: 'إصلاح (SHOP-142)',
      author: 'Jonas Weber',
      at: '2026-03-11T09:00:00.000Z',
      when: 'yesterday',
      repository: 'app',
      url: 'https://github.com/shop/app/commit/1b5d7e8f90123456789abcdef0123456787f3a9c',
    },
  ],
  more: 20,
};

export const galleryPage: StoryPage = { key: 'SHOP-142', state: { kind: 'fresh' }, story, git };

/** What a story looks like of which next to nothing is written. */
export const barePage: StoryPage = {
  key: 'SHOP-7',
  state: { kind: 'stale', message: 'Jira cannot be reached. Last read 2 hours ago.', action: 'retry' },
  story: {
    title: 'Say thank you after the payment',
    type: { name: 'Task', kind: 'task' },
    status: { name: 'To Do', category: 'todo' },
    labels: [],
    flagged: false,
    refusals: {},
    criteria: [],
    removedTicks: [],
    documents: [],
    questions: [],
    links: [],
    pending: [],
    comments: [],
    attachments: [],
    subtasks: [],
    relations: [],
    fixVersions: [],
    history: [],
    logsWork: true,
    unsent: [],
  },
};

export const loadingPage: StoryPage = { key: 'SHOP-142', state: { kind: 'loading' } };

export const failedPage: StoryPage = {
  key: 'SHOP-142',
  state: { kind: 'failed', message: 'You are not signed in to example.atlassian.net.', action: 'signIn' },
};

/** Somebody asks about lines of code, and whom it goes to is known. */
export const askingPage: StoryPage = { ...galleryPage, ask: fullAsk };

/** Somebody asks about a criterion, and nobody was found to answer. */
export const askingBesidePage: StoryPage = {
  ...galleryPage,
  ask: {
    ...ask,
    to: undefined,
    nobody: 'No Product Owner was found. Choose whom to ask.',
    criterion: { id: '2', text: 'A declined card shows the reason' },
  },
};
