import type { Sprint } from '../../domain/sprint';
import type { Status } from '../../domain/story';
import { SourceError, type StorySource } from '../story-source';
import { attachmentContent } from './attachments';
import { type BacklogFolder, stopIf } from './backlog-folder';
import { ownersOf, peopleIn } from './backlog-people';
import { historiesOf, type HistoryReading, sprintStories } from './histories';
import { outlookOf } from './outlook';
import { composed } from './question-list';
import { questionsOf } from './read-story';
import { statusesOf } from './status';
import type { Backlog } from './summaries';

/** What is read of a folder of stories. */
type Reads = Pick<
  StorySource,
  | 'sprints'
  | 'sprintContent'
  | 'story'
  | 'questions'
  | 'assignees'
  | 'attachment'
  | 'transitions'
  | 'productOwners'
  | 'compose'
  | 'histories'
  | 'sprintHistory'
  | 'outlook'
>;

/** Reads a folder of stories as a source does. */
export function backlogReads(folder: BacklogFolder): Reads {
  const { options, criteria } = folder;
  const { files, history } = options;

  function newestOf({ id, name }: Sprint, { sprints }: Backlog): Sprint {
    const newest = sprints.find((sprint) => sprint.id === id);
    if (!newest) throw new SourceError('not-found', `no sprint "${name}" in ${folder.name}`);
    return newest;
  }

  async function historyReading(backlog: Backlog): Promise<HistoryReading> {
    const log = (line: string): void => folder.log(line);
    return { ...{ backlog, files, criteria, history, log, now: folder.now() }, me: await folder.me() };
  }

  return {
    async sprints(states, signal) {
      return (await folder.readAll(signal)).sprints.filter(({ state }) => states.includes(state));
    },

    async sprintContent(sprint, _reading, signal) {
      const backlog = await folder.readAll(signal);
      const newest = newestOf(sprint, backlog);
      const me = await folder.me();
      const inSprint = backlog.stories.filter(({ file }) => backlog.sprintIds(file).includes(sprint.id));
      const stories = await Promise.all(inSprint.map(({ file }) => folder.summaryOf(backlog, file, me)));
      return {
        sprint: newest,
        // An epic is not waiting for a sprint.
        stories: stories.filter(({ type }) => newest.state !== 'backlog' || type.kind !== 'epic'),
        problems: folder.seen?.problems ?? [],
      };
    },

    async story(key, signal) {
      return folder.storyOf(await folder.find(key, signal));
    },

    async questions(keys, signal) {
      stopIf(signal);
      // The files were read with the sprint a moment ago.
      if (!folder.seen) await folder.readAll(signal);
      const wanted = new Set(keys);
      const stories = folder.seen?.stories.filter(({ file }) => wanted.has(file.key)) ?? [];
      const me = await folder.me();
      const read = stories.map(async ({ file }) => {
        const questions = questionsOf(file, (await criteria.of(file)).criteria, me);
        return { key: file.key, ...(file.updated && { updated: file.updated }), questions };
      });
      return { read: await Promise.all(read), later: [] };
    },

    async assignees(key, filter, signal) {
      await folder.find(key, signal);
      return folder.seen ? peopleIn(folder.seen, await folder.me(), filter) : [];
    },

    async attachment(key, { id }, { most }, signal) {
      const { stored } = await folder.find(key, signal);
      return attachmentContent(files, stored, id, most);
    },

    async transitions(_key, signal) {
      return (await statusesIn(folder, signal)).map((to) => ({ id: to.id, name: to.name, to, fields: [] }));
    },

    async productOwners(key, signal) {
      const me = await folder.me();
      const { stored, backlog } = await folder.find(key, signal);
      const sprintIds = backlog.sprintIds(stored.file);
      const sprints = folder.seen?.sprints.filter(({ id }) => sprintIds.includes(id)) ?? [];
      return ownersOf(stored.file, sprints, options.productOwner, me);
    },

    compose: async (draft) => composed(draft, (await folder.me())?.name ?? '', folder.now().toISOString()),

    async histories(keys, since, signal) {
      const backlog = await folder.readAll(signal);
      return historiesOf(keys, { ...(await historyReading(backlog)), since, signal });
    },

    async sprintHistory(sprint, signal) {
      const backlog = await folder.readAll(signal);
      const reading = await historyReading(backlog);
      const newest = newestOf(sprint, backlog);
      const stories = await sprintStories(newest, { ...reading, signal }, (file) =>
        folder.summaryOf(backlog, file, reading.me),
      );
      return { sprint: newest, stories, problems: folder.seen?.problems ?? [] };
    },

    async outlook(signal) {
      const backlog = await folder.readAll(signal);
      return outlookOf(backlog, folder.seen, await folder.me());
    },
  };
}

/** The statuses a story can get: those that stories have. */
export async function statusesIn(folder: BacklogFolder, signal?: AbortSignal): Promise<Status[]> {
  const { stories } = await folder.readAll(signal);
  return statusesOf(stories.map(({ file }) => file.status));
}
