import type {
  Attachment,
  Board,
  Change,
  ChangeItem,
  Comment,
  Component,
  Issue,
  IssueLink,
  Project,
  RichText,
  Sprint,
  StoredFile,
  User,
  Version,
  Worklog,
} from './model';

/** What a seed fills a site with. */
export interface Seed {
  readonly users: readonly User[];
  readonly projects: readonly Project[];
  readonly boards: readonly Board[];
  readonly sprints: readonly Sprint[];
  readonly issues: readonly Issue[];
  readonly versions: readonly Version[];
  readonly links: readonly IssueLink[];
  /** By the name that attachments call them by. */
  readonly files: ReadonlyMap<string, StoredFile>;
}

/** Everything the site knows, and the ways in which it changes. */
export class JiraState {
  readonly users: readonly User[];
  readonly projects: readonly Project[];
  readonly boards: Board[];
  readonly sprints: Sprint[];
  readonly versions: readonly Version[];
  readonly links: IssueLink[];
  readonly files: Map<string, StoredFile>;
  /** None at first. */
  readonly components: Component[] = [];
  /** Account ids of the members, by the names of groups; none at first. */
  readonly groups = new Map<string, readonly string[]>();
  readonly #issues = new Map<string, Issue>();
  readonly #byKey = new Map<string, Issue>();
  readonly #children = new Map<string, Issue[]>();
  /** What search sees while the index lags behind. */
  readonly #indexed = new Map<string, Issue>();
  #stale: { readonly id: string; readonly due: number }[] = [];
  #nextId = 30_000;

  constructor(
    seed: Seed,
    private readonly now: () => number,
    /** Milliseconds until search sees a write. */
    private readonly indexLag: number,
  ) {
    this.users = seed.users;
    this.projects = seed.projects;
    this.boards = [...seed.boards];
    this.sprints = [...seed.sprints];
    this.versions = seed.versions;
    this.links = [...seed.links];
    this.files = new Map(seed.files);
    for (const issue of seed.issues) {
      this.#issues.set(issue.id, issue);
      this.#byKey.set(issue.key, issue);
      if (issue.parentKey) {
        this.#children.set(issue.parentKey, [...(this.#children.get(issue.parentKey) ?? []), issue]);
      }
    }
  }

  /** An id that no other thing of this site has. */
  nextId(): string {
    this.#nextId += 1;
    return String(this.#nextId);
  }

  get issues(): Issue[] {
    return [...this.#issues.values()];
  }

  /** By numeric id, or by key in any case. */
  issue(idOrKey: string): Issue | undefined {
    return this.#issues.get(idOrKey) ?? this.#byKey.get(idOrKey.toUpperCase());
  }

  /** What the search index holds; `fresh` issues are read past it. */
  searchable(fresh: ReadonlySet<string> = new Set()): Issue[] {
    const now = this.now();
    const due = new Set(this.#stale.filter((entry) => entry.due <= now).map(({ id }) => id));
    this.#stale = this.#stale.filter((entry) => entry.due > now);
    for (const id of due) {
      if (!this.#stale.some((entry) => entry.id === id)) {
        this.#indexed.delete(id);
      }
    }
    return this.issues.map((issue) => (fresh.has(issue.id) ? issue : (this.#indexed.get(issue.id) ?? issue)));
  }

  user(accountIdOrName: string | null | undefined): User | undefined {
    return this.users.find(
      ({ accountId, name }) => accountId === accountIdOrName || name === accountIdOrName,
    );
  }

  project(idOrKey: string): Project | undefined {
    return this.projects.find(({ id, key }) => id === idOrKey || key === idOrKey.toUpperCase());
  }

  projectOf(issue: Issue): Project {
    const project = this.project(issue.projectKey);
    if (!project) {
      throw new Error(`${issue.key} has no project`);
    }
    return project;
  }

  sprint(id: number): Sprint | undefined {
    return this.sprints.find((sprint) => sprint.id === id);
  }

  sprintsOf(issue: Issue): Sprint[] {
    return this.sprintIdsOf(issue).flatMap((id) => this.sprint(id) ?? []);
  }

  /** A sub-task is in the sprints of its story. */
  sprintIdsOf(issue: Issue): readonly number[] {
    const parent = issue.parentKey ? this.issue(issue.parentKey) : undefined;
    return issue.typeId === '10003' && parent ? parent.sprintIds : issue.sprintIds;
  }

  children(key: string): readonly Issue[] {
    return this.#children.get(key) ?? [];
  }

  attachment(id: string): Attachment | undefined {
    return this.issues.flatMap(({ attachments }) => attachments).find((file) => file.id === id);
  }

  comment(id: string): { issue: Issue; comment: Comment } | undefined {
    for (const issue of this.#issues.values()) {
      const comment = issue.comments.find((candidate) => candidate.id === id);
      if (comment) {
        return { issue, comment };
      }
    }
    return undefined;
  }

  /**
   * Applies `change` to an issue and moves its `updated`; what it returns goes into the changelog. A comment moves
   * `updated` without an entry, an issue property moves nothing and therefore does not come here.
   */
  change(issue: Issue, authorId: string, change: () => readonly ChangeItem[]): void {
    this.#beforeWrite(issue);
    const items = change();
    issue.updated = Math.max(this.now(), issue.updated);
    if (items.length > 0) {
      const entry: Change = { id: this.nextId(), authorId, created: issue.updated, items };
      issue.changelog.push(entry);
    }
  }

  addComment(
    issue: Issue,
    authorId: string,
    body: RichText,
    properties: ReadonlyMap<string, unknown> = new Map(),
    visibility?: Comment['visibility'],
  ): Comment {
    const now = this.now();
    const comment: Comment = {
      id: this.nextId(),
      authorId,
      updateAuthorId: authorId,
      body,
      created: now,
      updated: now,
      properties: new Map(properties),
      ...(visibility && { visibility }),
    };
    this.change(issue, authorId, () => {
      issue.comments.push(comment);
      return [];
    });
    return comment;
  }

  addWorklog(issue: Issue, more: Omit<Worklog, 'id' | 'created'>): Worklog {
    const worklog: Worklog = { id: this.nextId(), created: this.now(), ...more };
    this.change(issue, more.authorId, () => {
      const { time } = issue;
      const { spent: before, remaining } = time;
      issue.worklogs.push(worklog);
      time.spent = (before ?? 0) + more.seconds;
      // Jira takes what is logged off what remains, unless it is told not to.
      if (remaining !== undefined) time.remaining = Math.max(0, remaining - more.seconds);
      const text = (seconds: number | undefined): string | null =>
        seconds === undefined ? null : String(seconds);
      const item = (field: string, from: string | null, to: string | null): ChangeItem => ({
        ...{ field, fieldId: field, fieldtype: 'jira', from, fromString: from, to, toString: to },
      });
      return [
        ...(remaining === time.remaining
          ? []
          : [item('timeestimate', text(remaining), text(time.remaining))]),
        item('timespent', text(before), text(time.spent)),
        item('WorklogId', worklog.id, worklog.id),
      ];
    });
    return worklog;
  }

  #beforeWrite(issue: Issue): void {
    if (this.indexLag <= 0) {
      return;
    }
    if (!this.#indexed.has(issue.id)) {
      this.#indexed.set(issue.id, structuredClone(issue));
    }
    this.#stale.push({ id: issue.id, due: this.now() + this.indexLag });
  }
}
