import {
  bullets,
  code,
  codeBlock,
  doc,
  em,
  expand,
  hardBreak,
  heading,
  image,
  link,
  localId,
  mention,
  numbered,
  p,
  panel,
  quote,
  rule,
  status,
  strong,
  table,
  tasks,
} from './adf-build';
import type { IssueInput } from './seed-issue';
import type { People } from './seed-people';
import { sprintIds } from './seed-site';

/** The picture in SHOP-9's description. */
export const slotSketch = { mediaId: localId('SHOP-9 sketch', 0), filename: 'delivery-slots.png' };

const { active, closed } = sprintIds;

/** The stories with fixed keys, in rank order. What they say is relied upon by name and by form. */
export function heroStories(people: People): IssueInput[] {
  return [...epics(people), ...guestCheckout(people), ...others(people), ...earlier(people)];
}

const epics = ({ oskar, mira }: People): IssueInput[] => [
  {
    key: 'SHOP-1',
    type: 'Epic',
    summary: 'Checkout without an account',
    status: 'In Progress',
    reporterId: oskar.accountId,
    assigneeId: mira.accountId,
    daysOld: 90,
    description: doc(
      'Every second first-time buyer leaves at the page that asks for a password.',
      p(strong('Measure: '), 'orders of first-time buyers per 100 baskets, today 31, wanted 45.'),
    ),
  },
  {
    key: 'SHOP-2',
    type: 'Epic',
    summary: 'Returns that explain themselves',
    reporterId: oskar.accountId,
    daysOld: 60,
    description: doc('Support answers 140 mails a week about how to send something back.'),
  },
];

const guestCheckout = ({ oskar, mira, jonas }: People): IssueInput[] => [
  {
    key: 'SHOP-7',
    summary: 'Guest checkout keeps the delivery address',
    status: 'In Progress',
    assigneeId: mira.accountId,
    reporterId: oskar.accountId,
    priorityId: '2',
    points: 5,
    parentKey: 'SHOP-1',
    sprintIds: [active],
    labels: ['checkout'],
    daysOld: 25,
    daysSinceUpdate: 0.2,
    description: doc(
      heading(2, 'Why'),
      p(
        'A guest who goes back from payment to the basket has to type the address again. ',
        'In last month’s test ',
        strong('7 of 12 people'),
        ' gave up at that point.',
      ),
      heading(2, 'What'),
      p(
        'Keep the address of a guest in the session for as long as the basket lives. See the ',
        link('checkout flow', 'https://wiki.example.test/shop/checkout-flow'),
        ' and ask ',
        mention(oskar),
        ' about the legal text.',
      ),
      panel(
        'info',
        p(
          'The address lives in the session only. Nothing is stored for marketing before the order is placed.',
        ),
      ),
      table(
        ['Step', 'Kept today', 'Kept after this story'],
        ['Basket', '–', 'postcode'],
        ['Address', 'until reload', 'whole address'],
        ['Payment', 'nothing', 'whole address'],
      ),
      codeBlock(
        'json',
        '{\n  "guest": true,\n  "address": { "street": "Kungsgatan 12", "postcode": "111 35", "city": "Stockholm" },\n  "expiresIn": 1800\n}',
      ),
      heading(2, 'Acceptance criteria'),
      tasks(
        'SHOP-7',
        [true, 'A guest who returns from payment finds the address as typed'],
        [true, 'The address survives a reload of the page'],
        [false, 'After ', strong('30 minutes'), ' without a click the address is gone'],
        [false, 'The response of ', code('GET /session'), ' never contains the address of another guest'],
        [false, 'Signing in during checkout replaces the guest address by the saved one, after asking'],
      ),
      heading(2, 'Notes'),
      bullets(
        'The session cookie is shared with the basket service.',
        p('Out of scope: ', em('billing'), ' address, see SHOP-8.'),
      ),
    ),
  },
  {
    key: 'SHOP-8',
    summary: 'Pay with a saved card',
    assigneeId: mira.accountId,
    reporterId: oskar.accountId,
    points: 8,
    parentKey: 'SHOP-1',
    sprintIds: [active],
    labels: ['checkout', 'payment'],
    daysOld: 22,
    daysSinceUpdate: 2,
    description: doc(
      p(
        'As a buyer who comes back, I want to pay with the card I used last time, so that I need not look for it.',
      ),
      panel(
        'warning',
        p('The card number never reaches our servers: the payment provider gives us a token.'),
      ),
    ),
    acceptance: doc(
      bullets(
        'The last four digits and the expiry date of each saved card are shown',
        'A card that has expired cannot be chosen and says why',
        'Paying with a saved card asks for the security code only',
        p('A saved card can be removed from the payment page, with a question first'),
      ),
    ),
  },
  {
    key: 'SHOP-10',
    summary: 'Promo code in the basket',
    assigneeId: mira.accountId,
    reporterId: jonas.accountId,
    points: 3,
    parentKey: 'SHOP-1',
    sprintIds: [active],
    daysOld: 18,
    daysSinceUpdate: 3,
    description: doc(
      p('Marketing prints codes on the parcel slip. Today they work in the app only.'),
      p(strong('Acceptance criteria')),
      numbered(
        'A valid code lowers the total before shipping is added',
        'An unknown code says “This code does not exist” below the field',
        'An expired code says until when it was valid',
        'Only one code applies per basket; the second one replaces the first after a question',
      ),
    ),
  },
];

const others = ({ oskar, mira, jonas, aiko }: People): IssueInput[] => [
  {
    key: 'SHOP-9',
    summary: 'Show delivery slots by postcode',
    status: 'In Review',
    assigneeId: jonas.accountId,
    reporterId: oskar.accountId,
    points: 5,
    parentKey: 'SHOP-1',
    sprintIds: [active],
    labels: ['delivery'],
    daysOld: 20,
    daysSinceUpdate: 0.5,
    description: doc(
      p('Buyers order, and learn only by mail that the van does not come on Saturdays.'),
      image(slotSketch.mediaId, 'Sketch of the slot picker'),
      heading(3, 'Acceptance Criteria'),
      p(
        strong('Scenario: Slots for a served postcode'),
        hardBreak,
        'Given a basket with a delivery address in 111 35',
        hardBreak,
        'When the buyer opens the delivery step',
        hardBreak,
        'Then the next five free slots are offered',
      ),
      p(
        strong('Scenario: Postcode outside the delivery area'),
        hardBreak,
        'Given a delivery address in 981 30',
        hardBreak,
        'When the buyer opens the delivery step',
        hardBreak,
        'Then pick-up points nearby are offered instead',
      ),
      codeBlock(
        'gherkin',
        'Scenario: A slot fills up meanwhile\n  Given the buyer chose Tuesday 8 to 10\n  And the slot was taken by somebody else\n  When the buyer pays\n  Then the order is not placed\n  And the next free slot is proposed',
      ),
    ),
  },
  {
    key: 'SHOP-11',
    summary: "Order confirmation mail in the buyer's language",
    status: 'In Progress',
    assigneeId: aiko.accountId,
    reporterId: oskar.accountId,
    points: 3,
    sprintIds: [active],
    labels: ['mail', 'i18n'],
    flagged: true,
    daysOld: 16,
    daysSinceUpdate: 1,
    description: doc(
      quote(p('“I ordered in Finnish and got a mail in Swedish. Is this a fraud?” (support ticket 4711)')),
      heading(2, 'Acceptance criteria'),
      tasks(
        'SHOP-11',
        [true, 'The mail uses the language the order was placed in'],
        [false, 'Where a translation is missing the whole mail is in English, never half of it'],
        [false, 'Prices and dates follow the language, not the country of delivery'],
      ),
      panel('error', p('Blocked: the mail provider has not released the Finnish templates yet.')),
    ),
  },
  {
    key: 'SHOP-12',
    type: 'Bug',
    summary: 'Basket total rounds down for three-for-two offers',
    reporterId: jonas.accountId,
    priorityId: '1',
    points: 2,
    sprintIds: [active],
    labels: ['basket'],
    daysOld: 6,
    daysSinceUpdate: 4,
    description: doc(
      heading(3, 'Steps'),
      numbered('Put three “Lagom” mugs (7.99) in the basket', 'Open the basket'),
      p(strong('Expected: '), '15.98 ', strong('Actual: '), '15.97'),
      expand(
        'Log of the price service',
        codeBlock('text', 'offer=3for2 unit=7.99 qty=3 sum=23.97 rebate=8.00'),
      ),
      heading(3, 'Acceptance criteria'),
      tasks(
        'SHOP-12',
        [false, 'The rebate is the price of the cheapest item, to the cent'],
        [false, 'The invoice shows the same total as the basket'],
      ),
    ),
  },
  {
    key: 'SHOP-13',
    summary: 'Remember the consent choice',
    status: 'Done',
    assigneeId: jonas.accountId,
    reporterId: oskar.accountId,
    points: 2,
    sprintIds: [active],
    labels: ['legal'],
    daysOld: 21,
    daysSinceUpdate: 2,
    description: doc(
      p('State: ', status('RELEASED', 'green', localId('SHOP-13 status', 0))),
      heading(2, 'Acceptance criteria'),
      tasks(
        'SHOP-13',
        [true, 'The banner does not come back after “Only what is necessary”'],
        [true, 'The choice can be changed from the footer of every page'],
        [true, 'Without a choice no analytics script is loaded'],
      ),
    ),
  },
  {
    key: 'SHOP-14',
    type: 'Task',
    summary: 'Raise the payment library to version 6',
    reporterId: mira.accountId,
    assigneeId: aiko.accountId,
    sprintIds: [active],
    labels: ['maintenance'],
    daysOld: 12,
    daysSinceUpdate: 5,
    description: doc(
      p(
        'Version 5 gets no security fixes after the end of the quarter. The changelog names two breaking changes:',
      ),
      bullets(
        p(code('createIntent'), ' became asynchronous'),
        p(code('amount'), ' is in minor units everywhere'),
      ),
      rule,
      p('The sandbox keys are in the vault.'),
    ),
  },
  {
    key: 'SHOP-15',
    type: 'Sub-task',
    summary: 'Copy the delivery address into the guest session',
    status: 'Done',
    assigneeId: mira.accountId,
    reporterId: mira.accountId,
    parentKey: 'SHOP-7',
    daysOld: 5,
    daysSinceUpdate: 2,
  },
  {
    key: 'SHOP-16',
    type: 'Sub-task',
    summary: 'Show the kept address on the payment step',
    status: 'In Progress',
    assigneeId: mira.accountId,
    reporterId: mira.accountId,
    parentKey: 'SHOP-7',
    daysOld: 5,
    daysSinceUpdate: 0.3,
  },
];

/** Stories of the sprint before. */
const earlier = ({ oskar, mira, jonas, aiko }: People): IssueInput[] => {
  const story = (key: string, summary: string, assigneeId: string, points: number): IssueInput => ({
    key,
    summary,
    status: 'Done',
    assigneeId,
    reporterId: oskar.accountId,
    points,
    sprintIds: [closed],
    daysOld: 45,
    daysSinceUpdate: 9,
    description: doc(
      heading(2, 'Acceptance criteria'),
      tasks(
        key,
        [true, 'Measured on a mid-range phone over 4G'],
        [true, 'The dashboard shows the 95th percentile per day'],
      ),
    ),
  });
  return [
    story('SHOP-3', 'Load basket pictures after the text', mira.accountId, 3),
    story('SHOP-4', 'Cache prices for the length of a visit', jonas.accountId, 5),
    story('SHOP-5', 'One request instead of nine when the basket opens', aiko.accountId, 8),
    story('SHOP-6', 'Warn when the basket takes longer than a second', jonas.accountId, 2),
  ];
};
