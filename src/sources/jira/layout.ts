import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { JiraClient } from './client';
import { type Fields, fieldsShape, findFields } from './fields';
import { anything, boardConfigurationShape } from './shapes';

/** How a board is set up, as far as it matters for what is shown. */
export interface BoardLayout {
  readonly name: string;
  readonly type: string;
  /** Ids of the statuses that a kanban board keeps in its backlog and off the board. */
  readonly backlogStatuses: readonly string[];
  /** Ids of the statuses in its columns, and of those in the last one: Jira takes what is there for done. */
  readonly statuses: readonly string[];
  readonly doneStatuses: readonly string[];
  /** Id of the field with the points its issues are estimated in; absent where it estimates time, or not at all. */
  readonly estimation?: string;
  /** It estimates its issues in time. */
  readonly estimatesTime?: boolean;
  /** Id of the saved filter that says which issues it shows; absent where it shows all of a project. */
  readonly filter?: string;
}

/** What seldom changes of a site: its fields, and the board in use. */
export interface Layout {
  readonly fields: Fields;
  /** Absent where there is no board, or its configuration is not to be seen. */
  readonly board?: BoardLayout;
}

/** Keeps one value on this machine, for as long as nobody deletes it. */
export interface Memory {
  read(): Promise<unknown>;
  write(value: unknown): Promise<void>;
}

export interface LayoutOptions {
  readonly boardId?: string;
  readonly acceptanceFields?: readonly string[];
  readonly acceptanceHeadings?: readonly string[];
  readonly layoutMemory?: Memory;
  readonly log: (line: string) => void;
}

export interface LayoutReader {
  /** What is known, however old; asked for where nothing is. */
  known(): Promise<Layout>;
  /** What is known without asking. */
  kept(): Promise<Layout | undefined>;
  /** The newest. */
  renewed(): Promise<Layout>;
}

/** Milliseconds after which what is kept is still used, and asked for anew beside it. */
const longestKept = 24 * 3_600_000;

/** Milliseconds in which lists that are read together wish for the newest but once. */
const sameWish = 5_000;

export function createLayoutReader(
  client: JiraClient,
  api: string,
  options: LayoutOptions,
  optional: <T>(what: string, asked: Promise<T>) => Promise<T | undefined>,
): LayoutReader {
  const { boardId, layoutMemory, log } = options;
  const wishes = { acceptance: options.acceptanceFields, headings: options.acceptanceHeadings };
  const name = createHash('sha256')
    .update(JSON.stringify([format, boardId, wishes]))
    .digest('hex');
  let latest: Promise<Layout> | undefined;
  let renewedAt = 0;

  async function ask(): Promise<Layout> {
    const [all, configuration] = await Promise.all([
      client.fetch(v.array(anything), { path: `${api}/field` }),
      boardId === undefined ? undefined : optional('The board’s configuration', askBoard(boardId)),
    ]);
    const estimation = configuration && estimationOf(configuration);
    const fields = findFields(all, { ...wishes, estimation });
    for (const { subject, message } of fields.problems) log(`${subject}: ${message}`);
    const layout = { fields, ...(configuration && { board: boardOf(configuration) }) };
    // What could not be had this time is asked for again next time.
    if (boardId === undefined || configuration) await keep(layout);
    return layout;
  }

  async function keep(layout: Layout): Promise<void> {
    try {
      await layoutMemory?.write({ name, at: Date.now(), layout });
    } catch (error) {
      log(`The fields of the site are not kept: ${String(error)}`);
    }
  }

  function askBoard(id: string): Promise<RawConfiguration> {
    const path = `/rest/agile/1.0/board/${encodeURIComponent(id)}/configuration`;
    return client.fetch(boardConfigurationShape, { path });
  }

  async function kept(): Promise<{ at: number; layout: Layout } | undefined> {
    try {
      const result = v.safeParse(keptShape, await layoutMemory?.read());
      return result.success && result.output.name === name ? result.output : undefined;
    } catch (error) {
      log(`The fields that were kept cannot be read: ${String(error)}`);
      return undefined;
    }
  }

  /** A failure is not kept: whoever asks next tries again. */
  function remember(asked: Promise<Layout>): Promise<Layout> {
    latest = asked;
    asked.catch(() => {
      if (latest === asked) latest = undefined;
    });
    return asked;
  }

  async function keptOrAsked(): Promise<Layout> {
    const found = await kept();
    if (!found) return ask();
    if (Date.now() - found.at > longestKept) {
      ask().then(
        (newest) => (latest = Promise.resolve(newest)),
        (error: unknown) => log(`The fields of the site were not renewed: ${String(error)}`),
      );
    }
    return found.layout;
  }

  const known = (): Promise<Layout> => latest ?? remember(keptOrAsked());

  return {
    known,
    kept: async () => latest ?? (await kept())?.layout,
    async renewed() {
      if (Date.now() - renewedAt < sameWish) return known();
      renewedAt = Date.now();
      const before = latest;
      try {
        return await remember(ask());
      } catch (error) {
        latest ??= before;
        renewedAt = 0;
        throw error;
      }
    },
  };
}

type RawConfiguration = v.InferOutput<typeof boardConfigurationShape>;

/**
 * The first column of a kanban board is its backlog where that is turned on; where it is not, Jira lists a column of
 * this name without statuses.
 */
function boardOf(configuration: RawConfiguration): BoardLayout {
  const { name, type, columnConfig, filter } = configuration;
  const estimation = estimationOf(configuration);
  const columns = (columnConfig?.columns ?? []).map(({ statuses }) => statuses.map(({ id }) => id));
  const used = columns.filter((statuses) => statuses.length > 0);
  const first = columnConfig?.columns[0];
  const hasBacklog = type === 'kanban' && first !== undefined && backlogNames.test(first.name.trim());
  return {
    name: name ?? '',
    type: type ?? '',
    backlogStatuses: hasBacklog ? first.statuses.map(({ id }) => id) : [],
    // Where all is in one column that is no end.
    statuses: used.length > 1 ? used.flat() : [],
    doneStatuses: used.length > 1 ? (used.at(-1) ?? []) : [],
    ...(estimation && { estimation }),
    ...(timeFields.test(configuration.estimation?.field?.fieldId ?? '') && { estimatesTime: true }),
    // It becomes a part of queries. That of a team-managed project, which shares no sprints, is hidden from people.
    ...(type !== 'simple' && filter?.id && /^\d+$/.test(filter.id) && { filter: filter.id }),
  };
}

/** A board may estimate in time instead, which is in a field of the system. */
function estimationOf({ estimation }: RawConfiguration): string | undefined {
  const id = estimation?.field?.fieldId;
  return id?.startsWith('customfield_') ? id : undefined;
}

const timeFields = /^(?:aggregate)?time/;

const backlogNames =
  /^(?:(?:product )?backlog|carnet|pila(?: de producto)?|бэклог|待办事项列表|积压工作|バックログ|백로그)$/i;

/** Raised when the shape of what is kept changes. */
const format = 8;

const keptShape = v.object({
  name: v.string(),
  at: v.number(),
  layout: v.object({
    fields: fieldsShape,
    board: v.optional(
      v.object({
        name: v.string(),
        type: v.string(),
        backlogStatuses: v.array(v.string()),
        statuses: v.array(v.string()),
        doneStatuses: v.array(v.string()),
        estimation: v.optional(v.string()),
        estimatesTime: v.optional(v.boolean()),
        filter: v.optional(v.string()),
      }),
    ),
  }),
});
