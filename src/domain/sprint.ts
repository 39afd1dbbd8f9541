export interface Sprint {
  readonly id: string;
  readonly name: string;
  readonly state: 'active' | 'future' | 'closed';
  readonly goal?: string;
  /** ISO 8601 */
  readonly start?: string;
  /** ISO 8601 */
  readonly end?: string;
}

export interface Board {
  readonly id: string;
  readonly name: string;
  readonly type: 'scrum' | 'kanban' | 'simple';
  /** Name or key of the project the board belongs to, where the source says it. */
  readonly project?: string;
}
