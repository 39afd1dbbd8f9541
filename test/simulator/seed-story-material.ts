/** Material for generated stories: each entry is a whole story a shop team could have written. */
export interface StoryMaterial {
  readonly title: string;
  readonly why: string;
  /** At least three. */
  readonly criteria: readonly string[];
  readonly epic?: 'SHOP-1' | 'SHOP-2';
  readonly labels?: readonly string[];
  readonly type?: 'Story' | 'Bug' | 'Task' | 'Spike';
}

export const storyMaterial: readonly StoryMaterial[] = [
  {
    title: 'Print a return label from the order page',
    why: 'Buyers without a printer at hand ask support for a label by mail.',
    criteria: [
      'The label is a PDF of one page',
      'The label can be asked for within 30 days of delivery',
      'A QR code can be chosen instead of the PDF',
    ],
    epic: 'SHOP-2',
    labels: ['returns'],
  },
  {
    title: 'Say why a return was refused',
    why: 'A refusal without a reason costs two mails and a review with one star.',
    criteria: [
      'The reason is one of the six in the handbook',
      'The buyer sees the pictures the warehouse took',
      'The mail offers a way to object',
      'A refused return shows up in the order history',
    ],
    epic: 'SHOP-2',
    labels: ['returns', 'mail'],
  },
  {
    title: 'Track a return like a delivery',
    why: 'The most frequent question of all: has my parcel arrived with you?',
    criteria: [
      'The order page shows where the parcel is',
      'The refund date is shown once the parcel is checked',
      'Nothing is shown for returns handed in at a store',
    ],
    epic: 'SHOP-2',
  },
  {
    title: 'Exchange for another size in one step',
    why: 'One exchange in three is a size. Today that is a return and a new order.',
    criteria: [
      'Only sizes in stock can be chosen',
      'The new size is reserved for 48 hours',
      'A price difference is paid or refunded at once',
      'Gift receipts can be exchanged without the buyer’s account',
    ],
    epic: 'SHOP-2',
  },
  {
    title: 'Check out with the keyboard alone',
    why: 'The audit found three places where the focus is lost.',
    criteria: [
      'Every step can be reached and left with Tab and Enter',
      'The focus goes to the first error after a failed submit',
      'The order summary is announced when it changes',
    ],
    epic: 'SHOP-1',
    labels: ['accessibility'],
  },
  {
    title: 'Complete the address from the postcode',
    why: 'A third of the delivery failures are typing mistakes in the street.',
    criteria: [
      'Street suggestions appear after three characters',
      'A suggestion fills street, town and region',
      'An address that is not suggested can still be entered',
      'Nothing is sent to the provider before the buyer types',
    ],
    epic: 'SHOP-1',
    labels: ['checkout'],
  },
  {
    title: 'Leave a parcel with a neighbour',
    why: 'Drivers ring four times on average in the inner city.',
    criteria: [
      'The name of a neighbour can be given per order',
      'The choice is printed on the parcel label',
      'It can be withdrawn until the parcel leaves the depot',
    ],
    labels: ['delivery'],
  },
  {
    title: 'Split an order over two deliveries',
    why: 'A sofa and a lamp have different vans, and the lamp waits for the sofa.',
    criteria: [
      'Items of different vans are grouped before payment',
      'Each group has its own date',
      'Shipping is charged once',
    ],
    epic: 'SHOP-1',
    labels: ['delivery'],
  },
  {
    title: 'Pay by invoice for companies',
    why: 'Small firms ask for it every week; sales sends PDFs by hand.',
    criteria: [
      'The VAT number is checked before the order is placed',
      'An order above 2,000 € needs approval by sales',
      'The invoice is sent when the parcel leaves',
      'A reminder goes out after 14 days',
    ],
    labels: ['payment'],
  },
  {
    title: 'Show the price per 100 grams',
    why: 'The law asks for it from January, and the competitors have it.',
    criteria: [
      'The unit price stands next to the price in lists and on the page',
      'Offers show the unit price of the offer',
      'Items without a weight show none',
    ],
    labels: ['legal'],
  },
  {
    title: 'Suggest what goes with the basket',
    why: 'Batteries are bought in a second order by 12 % of the buyers of torches.',
    criteria: [
      'At most three suggestions are shown',
      'Nothing is suggested that is out of stock',
      'A suggestion is added without leaving the page',
    ],
    labels: ['basket'],
  },
  {
    title: 'Save the basket for later',
    why: 'Buyers send themselves links to the items, one by one.',
    criteria: [
      'A basket can be named and found again',
      'A saved basket shows what has become dearer since',
      'Guests are asked for a mail address first',
    ],
    labels: ['basket'],
  },
  {
    title: 'Change the delivery date after ordering',
    why: 'Support changes 60 dates a day by hand.',
    criteria: [
      'The date can be changed until 18:00 of the day before',
      'Only free slots are offered',
      'A confirmation is sent for every change',
      'The driver’s list is updated within five minutes',
    ],
    labels: ['delivery', 'support'],
  },
  {
    title: 'Answer “Where is my order?” in the chat',
    why: 'It is every fourth chat, and the answer is on the order page.',
    criteria: [
      'The order number is recognised in any sentence',
      'The answer names the last scan and the expected day',
      'After two failed tries a person takes over',
    ],
    labels: ['support'],
  },
  {
    title: 'Show the queue length before a call',
    why: 'Callers who know the wait hang up less often.',
    criteria: [
      'The wait is shown in minutes, rounded up',
      'Outside opening hours a call back is offered',
      'The figure is never older than a minute',
    ],
    labels: ['support'],
  },
  {
    title: 'Let agents see the basket of a caller',
    why: 'Agents ask buyers to read their basket out.',
    criteria: [
      'The buyer agrees on their own screen first',
      'Payment data is never shown',
      'The view ends with the call',
    ],
    labels: ['support'],
  },
  {
    title: 'Gift wrap as an option',
    why: 'From November to December, one order in five asks for it in the comment field.',
    criteria: [
      'Wrapping is offered per item',
      'The price is left off the delivery note',
      'A message of up to 160 characters can be added',
      'Items too large to wrap do not offer it',
    ],
    labels: ['checkout'],
  },
  {
    title: 'Tell me when it is back in stock',
    why: 'The page says “sold out” and leaves it at that.',
    criteria: [
      'A mail address is enough',
      'One mail is sent, and the address is deleted after it',
      'The first 50 in the queue are told first',
    ],
  },
  {
    title: 'Compare up to four items',
    why: 'People open tabs side by side and lose track.',
    criteria: [
      'Rows that do not differ can be hidden',
      'The comparison can be shared by its address',
      'It works at a width of 360 pixels',
    ],
  },
  {
    title: 'Reviews say whether the reviewer bought the item',
    why: 'A rule of the new consumer law.',
    criteria: [
      'A mark “verified purchase” with an explanation',
      'Reviews without it can be filtered out',
      'The average counts both and says so',
    ],
    labels: ['legal'],
  },
  {
    title: 'Pick up in a store today',
    why: 'The shelf is two streets away, and the parcel comes on Thursday.',
    criteria: [
      'Stores with the item in stock are listed by distance',
      'The item is put aside within an hour',
      'Payment in the store is possible',
      'An item not fetched in three days goes back to the shelf',
    ],
    epic: 'SHOP-1',
    labels: ['delivery'],
  },
  {
    title: 'Show duties before paying from Switzerland and Norway',
    why: 'Every tenth parcel comes back because of the bill at the door.',
    criteria: [
      'Duties stand in the total, in the buyer’s currency',
      'The rate is the one of the day of the order',
      'Below the free limit nothing is shown',
    ],
    epic: 'SHOP-1',
    labels: ['checkout', 'i18n'],
  },
];
