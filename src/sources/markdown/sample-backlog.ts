import { isoDay } from '../../domain/iso-day';
import { earlierSprints } from './sample-earlier';

export interface SampleFile {
  /** Path in the backlog folder, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** A small backlog of a web shop's checkout, a few days into its sprint and with two sprints before it; dates are set around `today`. */
export function sampleBacklog(today: Date): SampleFile[] {
  const day = (offset: number): string => isoDay(today, offset);
  return [
    {
      path: 'sprint.md',
      text: `---
name: Sprint 7
goal: A guest can pay without an account
start: ${day(-4)}
end: ${day(9)}
product_owner: Oskar Lind
---

# Sprint 7

We stop losing people at the sign-in page. Vouchers come along, because support asks for them every week.
`,
    },
    {
      path: 'WEB-1 - Check out as a guest.md',
      text: `---
id: WEB-1
title: Check out as a guest
type: Story
status: In Progress
assignee: Mira Holm
sprint: Sprint 7
points: 5
priority: High
parent: WEB-20
labels: [checkout, guest]
updated: ${day(-1)}
---

# Check out as a guest

As someone who buys **once**, I want to pay with nothing but my address and e-mail, so that I do not have to invent
another password.

> About 38 % of carts are left at the sign-in page.

## Acceptance Criteria

- [x] The cart offers "Continue as guest" beside "Sign in"
- [x] E-mail, name and delivery address are the only mandatory fields
- [ ] The confirmation goes to the e-mail address within one minute
- [ ] An order can be found again with its number and the e-mail address
- [ ] After paying, the guest is offered an account, once, with nothing filled in twice

## Notes

The address form is \`src/checkout/address-form.ts\`. Telephone numbers stay optional: the carrier asks for them itself.

## Questions

- **Q-4C1D** Mira Holm → Oskar Lind, ${day(-2)} 09:20 UTC: May a guest use an e-mail address that already has an account?
  - Criterion: E-mail, name and delivery address are the only mandatory fields
  - Code: \`src/checkout/address-form.ts:14-18\`
  - **Oskar Lind**, ${day(-2)} 13:45 UTC: Yes. Take the order, and say in the confirmation that there is an account.
`,
    },
    {
      path: 'WEB-2 - Redeem a voucher.md',
      text: `---
id: WEB-2
title: Redeem a voucher
type: Story
status: To Do
sprint: Sprint 7
points: 3
priority: Medium
labels: [checkout]
---

# Redeem a voucher

As a customer with a voucher, I want to enter its code before I pay, so that I see what is left to pay.

## Acceptance Criteria

### Redeeming

- [ ] A code can be entered in the cart and on the payment page
- [ ] A valid code shows its value as a line of its own, above the total
- [ ] Only one voucher counts for an order

### Refusing

- [ ] An expired code says since when it is expired
- [ ] A code that was used says so, without saying by whom
- [ ] After five wrong codes the field rests for ten minutes
`,
    },
    {
      path: 'WEB-3 - Pay by card.md',
      text: `---
id: WEB-3
title: Pay by card
type: Story
status: In Review
assignee: Jonas Berg
sprint: Sprint 7
points: 8
priority: High
parent: WEB-20
labels: [payment]
updated: ${day(-1)}
---

# Pay by card

As a guest, I want to pay by card, so that I need no other account either.

## Acceptance Criteria

\`\`\`gherkin
Scenario: A card that is accepted
  Given a cart with a total of 49.90 €
  When I pay with a valid card
  Then I see the order number
  And the card is charged once

Scenario: A card that is refused
  Given a cart with a total of 49.90 €
  When the bank refuses my card
  Then the cart is as it was
  And I am told to try another card
\`\`\`

## Definition of Done

- [x] No card number reaches our log
- [ ] The payment team has seen the change
`,
    },
    {
      path: 'WEB-4 - Total is a cent off.md',
      text: `---
id: WEB-4
title: Total is a cent off with three items
type: Bug
status: Done
assignee: Mira Holm
sprint: Sprint 7
points: 1
priority: Highest
labels: [cart]
updated: ${day(-2)}
---

# Total is a cent off with three items

Three items at 3.33 € show a total of 10.00 €.

## Acceptance Criteria

- [x] Three items at 3.33 € show 9.99 €
- [x] Sums are kept in cents and rounded once, at the end
`,
    },
    {
      path: 'WEB-5 - Free delivery.md',
      text: `---
id: WEB-5
title: Free delivery from 50 €
type: Story
status: To Do
assignee: Jonas Berg
sprint: Sprint 7
points: 2
priority: Low
flagged: true
labels: [delivery]
---

# Free delivery from 50 €

As a customer, I want to see how little is missing to free delivery, so that I can decide to add something.

Blocked: the new price list of the carrier is not here yet.

## Acceptance Criteria

1. Below 50 € the cart shows what is missing
2. From 50 € on, delivery costs nothing inside the country
3. The amount counts after a voucher is taken off
`,
    },
    {
      path: 'WEB-6 - Keep the cart.md',
      text: `---
id: WEB-6
title: Keep the cart for a guest
type: Task
status: To Do
sprint: Sprint 7
points: 3
parent: WEB-20
---

# Keep the cart for a guest

## Acceptance Criteria

| Case | Expected |
| --- | --- |
| The browser is closed and opened again | The cart is as it was |
| 14 days have gone by | The cart is empty, and nothing is kept |
| An item is sold out meanwhile | It stays in the cart, marked, and cannot be paid |
`,
    },
    {
      path: 'WEB-20 - Buying without an account.md',
      text: `---
id: WEB-20
title: Buying without an account
type: Epic
status: In Progress
assignee: Oskar Lind
metrics: [Guest checkout rate]
---

# Buying without an account

Everything a guest needs, from the cart to the parcel.
`,
    },
    ...earlierSprints(today),
  ];
}
