/** The files of the sample web shop, as they are when each commit has been made. */

export const readme = `# Webshop

The shop of a small tableware maker: products, basket, checkout.

- \`npm run build\` checks the types and compiles.
- \`npm test\` runs the tests in \`test/\`.
- How the checkout works: [docs/checkout.md](docs/checkout.md).
`;

export const packageFile = `{
  "name": "webshop",
  "version": "3.4.0",
  "private": true,
  "type": "module",
  "scripts": {
    "build": "tsc -p .",
    "test": "node --test"
  }
}
`;

export const product = `/** Something the shop sells. Money is in cents everywhere. */
export interface Product {
  readonly id: string;
  readonly name: string;
  readonly price: number;
}

export const products: readonly Product[] = [
  { id: 'mug', name: 'Lagom mug', price: 799 },
  { id: 'bowl', name: 'Fika bowl', price: 1250 },
  { id: 'plate', name: 'Midsommar plate', price: 1490 },
];
`;

export const basket = `import type { Product } from './product.js';

export interface Line {
  readonly product: Product;
  readonly quantity: number;
}

export type Basket = readonly Line[];

/** The basket with more, or less, of a product. */
export function put(basket: Basket, product: Product, quantity: number): Basket {
  const before = basket.find((line) => line.product.id === product.id)?.quantity ?? 0;
  const others = basket.filter((line) => line.product.id !== product.id);
  const after = before + quantity;
  return after > 0 ? [...others, { product, quantity: after }] : others;
}

/** What the basket costs before delivery. */
export function total(basket: Basket): number {
  return basket.reduce((sum, { product, quantity }) => sum + product.price * quantity, 0);
}
`;

export const basketTest = `import { test } from 'node:test';
import assert from 'node:assert/strict';
import { put, total } from '../src/basket.js';
import { products } from '../src/product.js';

test('two mugs cost twice a mug', () => {
  const [mug] = products;
  assert.equal(total(put([], mug, 2)), 1598);
});
`;

export const offers = `import type { Basket } from './basket.js';

/** Three for the price of two: what is taken off the total. */
export function threeForTwo(basket: Basket): number {
  return basket.reduce((rebate, { product, quantity }) => {
    const free = Math.floor(quantity / 3);
    return rebate + Math.ceil((product.price * free) / 10) * 10;
  }, 0);
}
`;

export const checkoutPage = `# Checkout

1. **Basket**: what is bought, and the code for a rebate.
2. **Address**: where it goes. Guests type it, customers choose one.
3. **Delivery**: the free slots of the postcode.
4. **Payment**: the payment provider's form. No card number reaches our servers.

A guest's address is kept in the session for as long as the basket lives.
`;

export const addressForm = `/** Where a parcel goes. */
export interface Address {
  readonly name: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
}

export type Problems = Readonly<Partial<Record<keyof Address | 'email', string>>>;

const mandatory = ['name', 'street', 'postcode', 'city'] as const;

/** What is wrong with a guest's answers; empty when the guest can go on. */
export function checkAddress(address: Partial<Address>, email: string): Problems {
  const missing = mandatory.filter((field) => !address[field]?.trim());
  const problems = Object.fromEntries(missing.map((field) => [field, 'Please fill this in.']));
  if (!/^\\S+@\\S+$/.test(email)) return { ...problems, email: 'This is not an e-mail address.' };
  return problems;
}
`;

export const session = `import type { Basket } from './basket.js';
import type { Address } from './checkout/address-form.js';

const minute = 60_000;

/** What the shop remembers of a guest until the order is placed. */
export interface Session {
  readonly basket: Basket;
  readonly address?: Address;
  readonly lastClick: number;
}

/** The session after a click; without the address when the guest was away for half an hour. */
export function touch(session: Session, now: number): Session {
  const expired = now - session.lastClick > 30 * minute;
  return { ...session, address: expired ? undefined : session.address, lastClick: now };
}
`;

export const keepAddress = `import type { Address } from './address-form.js';
import type { Session } from '../session.js';

/** The session with the address the guest typed, so that going back from payment does not lose it. */
export function keepAddress(session: Session, address: Address): Session {
  return { ...session, address };
}
`;
