import { progressOf } from '../../domain/acceptance/progress';
import type { OwnerSetting } from '../../domain/owner-setting';
import type { Person, Story, StorySummary } from '../../domain/story';
import { guardSource } from '../guard-source';
import { type Late, SourceError, type StorySource } from '../story-source';
import type { TickLedger } from '../tick-ledger';
import { attachmentContent } from './attachments';
import type { BacklogFiles } from './backlog-files';
import { ownersOf, peopleIn } from './backlog-people';
import { fileError } from './file-error';
import { type FileHistory, historiesOf, sprintStories } from './histories';
import { outlookOf } from './outlook';
import { createFolderReader, type Folder, type StoredStory } from './folder';
import { questionChanged, questionDeleted, questionEdited, replied } from './question-edits';
import { composed } from './question-list';
import { questionsOf, readStory, withCriterion, withPeople } from './read-story';
import { statusesOf } from './status';
import { createCriteria } from './story-criteria';
import type { StoryEdit } from './story-edit';
import {
  asked,
  assigned,
  commented,
  commentEdited,
  estimated,
  flagged,
  linked,
  moved,
  unlinked,
} from './story-edits';
import { readStoryFile, type StoryFile } from './story-file';
import { assigneeOf, backlogOf, type Backlog } from './summaries';
import { encodeText } from './text-file';

export interface MarkdownSourceOptions {
  /** The folder, as people call it. */
  readonly folder: string;
  readonly files: BacklogFiles;
  /** Further headings acceptance criteria stand under. */
  readonly headings?: readonly string[];
  /** Where ticks go that have a place in the file; everywhere but `source` means this machine. */
  readonly writeTo: 'source' | 'property' | 'local';
  /** Whoever is asked, before anyone the files name. */
  readonly productOwner?: OwnerSetting;
  readonly me?: () => Promise<Person | undefined>;
  readonly now: () => Date;
  /** What the files were earlier, as far as somebody kept that. */
  readonly history?: FileHistory;
  /** Keeps the ticks that have no place in a file, by story. Without it such a tick is refused. */
  readonly localLedger?: TickLedger;
  readonly log?: (line: string) => void;
}

/** Attempts at an edit of a file that others write to at the same time. */
const attempts = 3;

/** A folder of Markdown stories as a source. */
export function createMarkdownSource(options: MarkdownSourceOptions): StorySource {
  const { files, now, log = () => undefined } = options;
  const reader = createFolderReader(files);
  const criteria = createCriteria(options);
  let folder: Folder | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  async function readAll(signal?: AbortSignal): Promise<Backlog> {
    stopIf(signal);
    folder = await reader.readAll(signal);
    for (const { subject, message } of folder.problems) log(`${options.folder}: ${subject}: ${message}`);
    return backlogOf(folder, now());
  }

  /** The newest of a story; of the other files what was last seen, where that is enough to find it. */
  async function find(key: string, signal?: AbortSignal): Promise<{ stored: StoredStory; backlog: Backlog }> {
    stopIf(signal);
    const before = folder?.stories.find(({ file }) => file.key === key);
    const fresh = before && (await reader.readStory(before.path));
    if (folder && fresh?.file.key === key) {
      folder = {
        ...folder,
        stories: folder.stories.map((story) => (story.path === fresh.path ? fresh : story)),
      };
      return { stored: fresh, backlog: backlogOf(folder, now()) };
    }
    const backlog = await readAll(signal);
    const stored = backlog.stories.find(({ file }) => file.key === key);
    if (!stored) throw new SourceError('not-found', `no file in ${options.folder} has the id ${key}`);
    return { stored, backlog };
  }

  async function me(): Promise<Person | undefined> {
    try {
      return await options.me?.();
    } catch (error) {
      log(`Who works here is not known: ${String(error)}`);
      return undefined;
    }
  }

  async function summaryOf(
    backlog: Backlog,
    file: StoryFile,
    person: Person | undefined,
  ): Promise<StorySummary> {
    const { criteria: found, vague } = await criteria.of(file);
    return { ...backlog.summary(file, person, progressOf(found)), vague };
  }

  const historyReading = async (backlog: Backlog) => {
    const { history } = options;
    return { ...{ backlog, files, criteria, history, log, now: now() }, me: await me() };
  };

  const storyOf = async (backlog: Backlog, stored: StoredStory): Promise<Story> =>
    readStory(stored, { backlog, files, criteria, me: await me() });

  /** Runs one write of this source after the other. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = queue.then(work);
    queue = done.catch(() => undefined);
    return done;
  }

  /** Writes a change into the newest file, again where somebody else wrote it in between, and gives what is on disk. */
  async function edit(key: string, { apply, isDone }: StoryEdit, signal?: AbortSignal): Promise<StoredStory> {
    for (let attempt = 1; ; attempt++) {
      const { stored } = await find(key, signal);
      const text = apply(stored.file);
      if (text === stored.file.text) return stored;
      const after = readStoryFile(stored.path, text);
      if (after?.key !== key || !isDone(after)) {
        throw new SourceError(
          'invalid',
          `${stored.path} is written in a way that only a person can change here`,
        );
      }
      const changed = new SourceError(
        'conflict',
        `${stored.path} was changed, or has changes that are not saved`,
      );
      try {
        await files.write(stored.path, encodeText(text), stored.bytes, () => changed);
        return (await find(key)).stored;
      } catch (error) {
        if (error !== changed || attempt === attempts) throw fileError(error, stored.path);
      }
    }
  }

  async function assign(
    key: string,
    to: Person | undefined,
    late: Late | undefined,
    signal?: AbortSignal,
  ): Promise<void> {
    const person = await me();
    if (late) {
      const assignee = assigneeOf((await find(key, signal)).stored.file, person);
      if (assignee?.id !== to?.id && assignee?.id !== late.was)
        throw new SourceError('conflict', `assigned to ${assignee?.name ?? 'nobody'} meanwhile`);
    }
    await edit(key, assigned(to, person), signal);
  }

  async function statuses(signal?: AbortSignal) {
    const { stories } = await readAll(signal);
    return statusesOf(stories.map(({ file }) => file.status));
  }

  const source: StorySource = {
    kind: 'markdown',
    name: options.folder,
    me,
    boards: () => Promise.resolve([]),
    projects: () => Promise.resolve([]),

    async sprints(states, signal) {
      return (await readAll(signal)).sprints.filter(({ state }) => states.includes(state));
    },

    async sprintContent(sprint, _reading, signal) {
      const backlog = await readAll(signal);
      const newest = backlog.sprints.find(({ id }) => id === sprint.id);
      if (!newest) throw new SourceError('not-found', `no sprint "${sprint.name}" in ${options.folder}`);
      const person = await me();
      const files = backlog.stories.filter(({ file }) => backlog.sprintIds(file).includes(sprint.id));
      const stories = await Promise.all(files.map(({ file }) => summaryOf(backlog, file, person)));
      return {
        sprint: newest,
        // An epic is not waiting for a sprint.
        stories: stories.filter(({ type }) => newest.state !== 'backlog' || type.kind !== 'epic'),
        problems: folder?.problems ?? [],
      };
    },

    async story(key, signal) {
      const { stored, backlog } = await find(key, signal);
      return storyOf(backlog, stored);
    },

    async questions(keys, signal) {
      stopIf(signal);
      // The files were read with the sprint a moment ago.
      if (!folder) await readAll(signal);
      const wanted = new Set(keys);
      const stories = folder?.stories.filter(({ file }) => wanted.has(file.key)) ?? [];
      const person = await me();
      const read = stories.map(async ({ file }) => {
        const questions = questionsOf(file, (await criteria.of(file)).criteria, person);
        return { key: file.key, ...(file.updated && { updated: file.updated }), questions };
      });
      return { read: await Promise.all(read), later: [] };
    },

    tick: (key, changes, signal) =>
      inTurn(async () => {
        const person = await me();
        const { file } = await edit(key, criteria.ticked(changes), signal);
        await criteria.record(file, changes, person);
        const { stored, backlog } = await find(key);
        return storyOf(backlog, stored);
      }),

    dismissTicks: (key, ids, at, signal) =>
      inTurn(async () => {
        const { stored, backlog } = await find(key, signal);
        await criteria.dismiss(key, ids, at);
        return storyOf(backlog, stored);
      }),

    assignToMe: (key, late, signal) =>
      inTurn(async () => {
        const person = await me();
        if (!person) throw new SourceError('invalid', 'your name is not known: set user.name in git');
        await assign(key, person, late, signal);
      }),

    assign: (key, to, late, signal) => inTurn(() => assign(key, to, late, signal)),

    async assignees(key, filter, signal) {
      await find(key, signal);
      return folder ? peopleIn(folder, await me(), filter) : [];
    },

    flag: (key, isFlagged, signal) =>
      inTurn(async () => {
        const { status } = (await find(key, signal)).stored.file;
        if (!isFlagged && status.id === 'blocked')
          throw new SourceError('invalid', `its status is "${status.name}": it is to be moved instead`);
        await edit(key, flagged(isFlagged), signal);
      }),

    estimate: (key, points, signal) => inTurn(async () => void (await edit(key, estimated(points), signal))),

    logWork: () =>
      Promise.reject(new SourceError('unsupported', 'a story file has no place for the time that was spent')),

    comment: (key, draft, signal) =>
      inTurn(async () => {
        const by = (await me())?.name ?? '';
        await edit(key, commented(draft, by, now().toISOString()), signal);
      }),

    editComment: (key, id, text, was, signal) =>
      inTurn(async () => void (await edit(key, commentEdited(id, text, was), signal))),

    async attachment(key, { id }, { most }, signal) {
      const { stored } = await find(key, signal);
      return attachmentContent(files, stored, id, most);
    },

    async transitions(_key, signal) {
      return (await statuses(signal)).map((to) => ({ id: to.id, name: to.name, to, fields: [] }));
    },

    transition: (key, { id }, _values, late, signal) =>
      inTurn(async () => {
        const to = (await statuses(signal)).find((status) => status.id === id);
        if (!to) throw new SourceError('not-found', `no story has the status "${id}"`);
        const { status } = (await find(key, signal)).stored.file;
        if (late && status.id !== to.id && status.id !== late.was)
          throw new SourceError('conflict', `moved to ${status.name} meanwhile`);
        await edit(key, moved(to), signal);
      }),

    permissions: () => Promise.resolve(allPermissions),

    putLink: (key, link, signal) =>
      inTurn(async () => {
        const { file } = await edit(key, linked(link), signal);
        await criteria.link(file, link);
      }),

    removeLink: (key, globalId, signal) =>
      inTurn(async () => void (await edit(key, unlinked(globalId), signal))),

    async productOwners(key, signal) {
      const person = await me();
      const { stored, backlog } = await find(key, signal);
      const sprintIds = backlog.sprintIds(stored.file);
      const sprints = folder?.sprints.filter(({ id }) => sprintIds.includes(id)) ?? [];
      return ownersOf(stored.file, sprints, options.productOwner, person);
    },

    compose: async (draft) => composed(draft, (await me())?.name ?? '', now().toISOString()),

    ask: (key, draft, signal) =>
      inTurn(async () => {
        const person = await me();
        const { path, file } = await edit(key, asked(draft, person?.name ?? '', now().toISOString()), signal);
        const posted = file.questions.find(({ id }) => id === draft.id);
        if (!posted) throw new SourceError('conflict', `the question is no longer in ${path}`);
        return withCriterion(withPeople(posted, person), (await criteria.of(file)).criteria);
      }),

    reply: (key, draft, signal) =>
      inTurn(async () => {
        const by = (await me())?.name ?? '';
        await edit(key, replied(draft, by, now().toISOString()), signal);
      }),

    changeQuestion: (key, change, signal) =>
      inTurn(async () => void (await edit(key, questionChanged(change), signal))),

    editQuestion: (key, change, signal) =>
      inTurn(async () => void (await edit(key, questionEdited(change, await me()), signal))),

    deleteQuestion: (key, part, signal) =>
      inTurn(async () => void (await edit(key, questionDeleted(part, await me()), signal))),

    async histories(keys, since, signal) {
      const backlog = await readAll(signal);
      return historiesOf(keys, { ...(await historyReading(backlog)), since, signal });
    },

    async sprintHistory(sprint, signal) {
      const backlog = await readAll(signal);
      const reading = await historyReading(backlog);
      const newest = backlog.sprints.find(({ id }) => id === sprint.id);
      if (!newest) throw new SourceError('not-found', `no sprint "${sprint.name}" in ${options.folder}`);
      const stories = await sprintStories(newest, { ...reading, signal }, (file) =>
        summaryOf(backlog, file, reading.me),
      );
      return { sprint: newest, stories, problems: folder?.problems ?? [] };
    },

    async outlook(signal) {
      const backlog = await readAll(signal);
      return outlookOf(backlog, folder, await me());
    },
  };
  return guardSource(source, (error) => fileError(error, ''));
}

/** Whoever can write files may do anything; a file that cannot be written says so itself. */
const allPermissions = {
  editing: true,
  commenting: true,
  linking: true,
  assigning: true,
  moving: true,
  logging: false,
};

function stopIf(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new SourceError('cancelled');
}
