import { permissionCatalogue } from './catalogue';
import type { User } from './model';

const all = permissionCatalogue.map(([key]) => key);
const developer = all.filter(
  (key) => !['ADMINISTER', 'ADMINISTER_PROJECTS', 'EDIT_ALL_COMMENTS', 'DELETE_ALL_COMMENTS'].includes(key),
);
const owner = all.filter((key) => key !== 'ADMINISTER');

function person(
  accountId: string,
  displayName: string,
  timeZone: string,
  permissions: readonly string[],
): User {
  const name = displayName.split(' ')[0]?.toLowerCase() ?? displayName;
  return {
    accountId,
    name,
    displayName,
    email: `${name}@example.test`,
    token: `sim-${name}-token`,
    scopedToken: `sim-${name}-scoped-token`,
    password: `sim-${name}-password`,
    timeZone,
    permissions: new Set(permissions),
  };
}

/** The team of the Webshop. New objects every time: a site changes them. */
export function seedPeople() {
  return {
    /** The developer who is signed in. */
    mira: person('5f1a20c4e8b0d90076a1c001', 'Mira Lindqvist', 'Europe/Stockholm', developer),
    jonas: person('5f2b31d5f9c1ea0087b2d002', 'Jonas Weber', 'Europe/Berlin', developer),
    aiko: person('5f3c42e60ad2fb0098c3e003', 'Aiko Tanaka', 'Asia/Tokyo', developer),
    /** Product Owner and project lead. */
    oskar: person('5f4d53f71be30c00a9d4f004', 'Oskar Brandt', 'Europe/Berlin', owner),
    /** May read and nothing else. */
    rita: person('5f5e64082cf41d00bae50005', 'Rita Lesser', 'Europe/London', ['BROWSE_PROJECTS']),
  };
}

export type People = ReturnType<typeof seedPeople>;
