import type { Exchange } from './exchange';
import type { User } from './model';

function avatarUrls(exchange: Exchange, user: User): Record<string, string> {
  const sizes = { '48x48': 48, '24x24': 24, '16x16': 16, '32x32': 32 };
  return Object.fromEntries(
    Object.entries(sizes).map(([name, size]) => [
      name,
      `${exchange.site.baseUrl}/secure/useravatar?ownerId=${user.name}&s=${size}`,
    ]),
  );
}

/** A user as it stands in an issue, a comment or a changelog. `null` where there is none. */
export function presentUser(exchange: Exchange, user: User | undefined): Record<string, unknown> | null {
  if (!user) {
    return null;
  }
  const { site } = exchange;
  const shared = {
    avatarUrls: avatarUrls(exchange, user),
    displayName: user.displayName,
    active: !user.inactive,
    timeZone: user.timeZone,
  };
  if (site.deployment === 'cloud') {
    // By Jira's privacy rules a mail address is seen by its owner only, unless the owner shows it.
    const own = exchange.user?.accountId === user.accountId;
    return {
      self: `${site.baseUrl}${site.api}/user?accountId=${user.accountId}`,
      accountId: user.accountId,
      ...(own && { emailAddress: user.email }),
      ...shared,
      accountType: user.isApp ? 'app' : 'atlassian',
    };
  }
  return {
    self: `${site.baseUrl}${site.api}/user?username=${user.name}`,
    name: user.name,
    key: userKey(user),
    emailAddress: user.email,
    ...shared,
  };
}

/** Data Center's key of a user differs from the name for everyone who came after Jira 8.4. */
const userKey = (user: User): string => `JIRAUSER${10_100 + (user.accountId.charCodeAt(3) % 50)}`;

export function presentMyself(exchange: Exchange, user: User): Record<string, unknown> {
  const base = presentUser(exchange, user);
  const more = { locale: 'en_US', groups: { size: 2, items: [] }, applicationRoles: { size: 1, items: [] } };
  if (exchange.site.deployment === 'cloud') {
    return { ...base, emailAddress: user.email, ...more, expand: 'groups,applicationRoles' };
  }
  return { ...base, deleted: false, ...more, expand: 'groups,applicationRoles' };
}
