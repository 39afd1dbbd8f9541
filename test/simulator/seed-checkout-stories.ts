import {
  bullets,
  code,
  codeBlock,
  doc,
  em,
  heading,
  link,
  mention,
  numbered,
  p,
  panel,
  strong,
  table,
  tasks,
} from './adf-build';
import type { IssueInput } from './seed-issue';
import type { People } from './seed-people';
import { sprintIds } from './seed-site';

/** What the signed-in developer works on. */
export const checkoutStories = ({ oskar, mira, jonas }: People): IssueInput[] => [
  {
    key: 'SHOP-7',
    summary: 'Guest checkout keeps the delivery address',
    status: 'In Progress',
    assigneeId: mira.accountId,
    reporterId: oskar.accountId,
    priorityId: '2',
    points: 5,
    parentKey: 'SHOP-1',
    sprintIds: [sprintIds.active],
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
    // It was not done in the sprint before.
    sprintIds: [sprintIds.closed, sprintIds.active],
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
    sprintIds: [sprintIds.active],
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
