import type * as vscode from 'vscode';

/** A Jira someone signed in to. Holds nothing secret: credentials are in the secret storage. */
export interface Site {
  /** Origin and context path, without a trailing slash. */
  readonly baseUrl: string;
  readonly deployment: 'cloud' | 'datacenter';
  /** Display name of who signed in. */
  readonly account: string;
  /** Their id in Jira; absent where an older version signed in. */
  readonly accountId?: string;
}

/** The known sites, the one in use here, and what was chosen for it. */
export interface Sites {
  list(): readonly Site[];
  /** The one at an address, which may be that of any of its pages. */
  at(address: string): Site | undefined;
  /** The site of this workspace, else the one used last anywhere. */
  active(): Site | undefined;
  /** Adds a site to the list, in place of what it had of it. */
  remember(site: Site): Promise<void>;
  use(site: Site): Promise<void>;
  forget(baseUrl: string): Promise<void>;
  board(baseUrl: string): string | undefined;
  chooseBoard(baseUrl: string, boardId: string): Promise<void>;
  /** JQL that was chosen in place of a board. */
  query(baseUrl: string): string | undefined;
  /** `undefined` goes back to the board. */
  chooseQuery(baseUrl: string, jql: string | undefined): Promise<void>;
  /** Id of the one sprint to show; `undefined` shows the active ones. */
  sprint(place: string): string | undefined;
  chooseSprint(place: string, sprintId: string | undefined): Promise<void>;
}

export function createSites(everywhere: vscode.Memento, here: vscode.Memento): Sites {
  const list = (): readonly Site[] => everywhere.get<readonly Site[]>('sites', []);
  const choice = async (name: string, value: string | undefined): Promise<void> => {
    await here.update(name, value);
    await everywhere.update(name, value);
  };
  const remember = async (site: Site): Promise<void> =>
    everywhere.update('sites', [...list().filter(({ baseUrl }) => baseUrl !== site.baseUrl), site]);
  const chosen = (name: string): string | undefined => here.get<string>(name) ?? everywhere.get<string>(name);
  return {
    list,
    at(address) {
      const at = list().filter(({ baseUrl }) => isBelow(address, baseUrl));
      return at.sort((one, other) => other.baseUrl.length - one.baseUrl.length)[0];
    },
    active: () => list().find(({ baseUrl }) => baseUrl === chosen('site')),
    remember,
    async use(site) {
      await remember(site);
      await choice('site', site.baseUrl);
    },
    async forget(baseUrl) {
      await everywhere.update(
        'sites',
        list().filter((site) => site.baseUrl !== baseUrl),
      );
      if (chosen('site') === baseUrl) await choice('site', undefined);
    },
    board: (baseUrl) => chosen(`board:${baseUrl}`),
    chooseBoard: (baseUrl, boardId) => choice(`board:${baseUrl}`, boardId),
    query: (baseUrl) => chosen(`query:${baseUrl}`),
    chooseQuery: (baseUrl, jql) => choice(`query:${baseUrl}`, jql),
    sprint: (place) => here.get<string>(`sprint:${place}`),
    chooseSprint: (place, sprintId) => Promise.resolve(here.update(`sprint:${place}`, sprintId)),
  };
}

function isBelow(address: string, baseUrl: string): boolean {
  if (!URL.canParse(address)) return false;
  const [below, base] = [new URL(address), new URL(baseUrl)];
  const path = base.pathname.replace(/\/+$/, '');
  return below.origin === base.origin && (below.pathname === path || below.pathname.startsWith(`${path}/`));
}
