import { isoDay } from '../../domain/iso-day';
import type { SampleFile } from '../markdown/sample-backlog';

/**
 * What a Product Owner of the sample shop keeps; dates are set around `today`. Beside the sample backlog it names an epic and
 * a story of that, which nobody knows elsewhere.
 */
export function sampleProduct(today: Date, isBesideSample: boolean): SampleFile[] {
  const day = (offset: number): string => isoDay(today, offset);
  return [
    {
      path: 'vision.md',
      text: `---
title: The shop that asks for nothing
outcomes:
  - Nobody leaves because of a password
  - name: Support has time for what is hard
    metric: Support tickets
---

# The shop that asks for nothing

Whoever knows what they want has paid in less than a minute, on any device, without an account.

We win people by what they can leave out. An account is something they ask for later, because it does something for them.
`,
    },
    {
      path: 'roadmap.md',
      text: `# Roadmap

What is bigger than a sprint, and when we think it comes. A date is a plan, not a promise.

## Buying without an account${isBesideSample ? ' (WEB-20)' : ''}, ${day(-40)} – ${day(35)}

Everything a guest needs, from the cart to the parcel.

## Vouchers and gift cards, ${day(20)} – ${day(80)}

Support no longer books them by hand.
`,
    },
    {
      path: 'capacity.md',
      text: `---
people:
  - name: Mira Holm
    away: ${day(6)}
  - name: Jonas Berg
    share: 80 %
---

Who works on the shop, and when they are away; *Plan a Sprint* reckons with it.
`,
    },
    {
      path: 'metrics/guest-checkout-rate.md',
      text: `---
name: Guest checkout rate
unit: "%"
direction: up
target: 45
outcome: Nobody leaves because of a password
source: guest-checkout-rate.csv
---

Carts that are paid without an account, of all that reach the sign-in page. Counted every day at midnight.
`,
    },
    {
      path: 'metrics/guest-checkout-rate.csv',
      text: table(
        'date,rate',
        [34, 34.5, 33.8, 35.2, 36, 35.6, undefined, 37.1, 38, 37.4, 38.9, 40.2, 41.1, 41.8],
        {
          today,
          apart: 1,
        },
      ),
    },
    {
      path: 'metrics/support-tickets.md',
      text: `---
name: Support tickets
unit: per week
direction: down
target: 30
${isBesideSample ? 'stories: [WEB-2]\n' : ''}source:
  csv: support-tickets.csv
  date: week
  value: tickets
---

Tickets about paying and vouchers. A metric can also be read from an address or from a Prometheus:

\`\`\`yaml
source:
  url: https://metrics.example.com/tickets.json
  values: data.points
\`\`\`

\`\`\`yaml
source:
  prometheus: https://prometheus.example.com
  query: sum(increase(support_tickets_total[1d]))
\`\`\`
`,
    },
    {
      path: 'metrics/support-tickets.csv',
      text: table('week,tickets', [52, 49, 55, 47, 44, 46, 41, 38], { today, apart: 7 }),
    },
  ];
}

/** A value for every so many days, the last of today. */
function table(
  head: string,
  values: readonly (number | undefined)[],
  { today, apart }: { readonly today: Date; readonly apart: number },
): string {
  const rows = values.map(
    (value, index) => `${isoDay(today, (index - values.length + 1) * apart)},${value ?? ''}`,
  );
  return `${[head, ...rows].join('\n')}\n`;
}
