export interface Sprint {
  readonly id: string;
  readonly name: string;
  /** `backlog` is no sprint: it stands for what none has taken. */
  readonly state: 'active' | 'future' | 'closed' | 'backlog';
  readonly goal?: string;
  /** ISO 8601 */
  readonly start?: string;
  /** ISO 8601 */
  readonly end?: string;
  /** When it was really closed, ISO 8601, where the source says it. */
  readonly complete?: string;
}

/** Where stories are kept whose board is not known, or that have none. */
export interface Project {
  readonly key: string;
  readonly name: string;
}

export interface Board {
  readonly id: string;
  readonly name: string;
  readonly type: 'scrum' | 'kanban' | 'simple';
  /** Name or key of the project the board belongs to, where the source says it. */
  readonly project?: string;
}
