import type { Person } from '../../domain/story';
import { type Late, SourceError, type StorySource } from '../story-source';
import type { BacklogFolder } from './backlog-folder';
import { statusesIn } from './backlog-reads';
import { questionChanged, questionDeleted, questionEdited, replied } from './question-edits';
import { withCriterion, withPeople } from './read-story';
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
import type { StoryEdit } from './story-edit';
import { assigneeOf } from './summaries';

/** What is written into a folder of stories. */
type Writes = Pick<
  StorySource,
  | 'tick'
  | 'dismissTicks'
  | 'assignToMe'
  | 'assign'
  | 'flag'
  | 'estimate'
  | 'comment'
  | 'editComment'
  | 'transition'
  | 'putLink'
  | 'removeLink'
  | 'ask'
  | 'reply'
  | 'changeQuestion'
  | 'editQuestion'
  | 'deleteQuestion'
>;

/** Writes into a folder of stories as a source does: one write after the other. */
export function backlogWrites(folder: BacklogFolder): Writes {
  const { criteria } = folder;
  const inTurn = folder.inTurn.bind(folder);

  const myName = async (): Promise<string> => (await folder.me())?.name ?? '';

  const edit = (key: string, change: StoryEdit, signal: AbortSignal | undefined): Promise<void> =>
    inTurn(async () => void (await folder.edit(key, change, signal)));

  async function assign(
    key: string,
    to: Person | undefined,
    late: Late | undefined,
    signal?: AbortSignal,
  ): Promise<void> {
    const me = await folder.me();
    if (late) {
      const assignee = assigneeOf((await folder.find(key, signal)).stored.file, me);
      if (assignee?.id !== to?.id && assignee?.id !== late.was)
        throw new SourceError('conflict', `assigned to ${assignee?.name ?? 'nobody'} meanwhile`);
    }
    await folder.edit(key, assigned(to, me), signal);
  }

  return {
    tick: (key, changes, signal) =>
      inTurn(async () => {
        const me = await folder.me();
        const { file } = await folder.edit(key, criteria.ticked(changes), signal);
        await criteria.record(file, changes, me);
        return folder.storyOf(await folder.find(key));
      }),

    dismissTicks: (key, ids, at, signal) =>
      inTurn(async () => {
        const found = await folder.find(key, signal);
        await criteria.dismiss(key, ids, at);
        return folder.storyOf(found);
      }),

    assignToMe: (key, late, signal) =>
      inTurn(async () => {
        const me = await folder.me();
        if (!me) throw new SourceError('invalid', 'your name is not known: set user.name in git');
        await assign(key, me, late, signal);
      }),

    assign: (key, to, late, signal) => inTurn(() => assign(key, to, late, signal)),

    flag: (key, isFlagged, signal) =>
      inTurn(async () => {
        const { status } = (await folder.find(key, signal)).stored.file;
        if (!isFlagged && status.id === 'blocked')
          throw new SourceError('invalid', `its status is "${status.name}": it is to be moved instead`);
        await folder.edit(key, flagged(isFlagged), signal);
      }),

    estimate: (key, points, signal) => edit(key, estimated(points), signal),

    comment: (key, draft, signal) =>
      inTurn(async () => {
        await folder.edit(key, commented(draft, await myName(), folder.now().toISOString()), signal);
      }),

    editComment: (key, id, text, was, signal) => edit(key, commentEdited(id, text, was), signal),

    transition: (key, { id }, _values, late, signal) =>
      inTurn(async () => {
        const to = (await statusesIn(folder, signal)).find((status) => status.id === id);
        if (!to) throw new SourceError('not-found', `no story has the status "${id}"`);
        const { status } = (await folder.find(key, signal)).stored.file;
        if (late && status.id !== to.id && status.id !== late.was)
          throw new SourceError('conflict', `moved to ${status.name} meanwhile`);
        await folder.edit(key, moved(to), signal);
      }),

    putLink: (key, link, signal) =>
      inTurn(async () => {
        const { file } = await folder.edit(key, linked(link), signal);
        await criteria.link(file, link);
      }),

    removeLink: (key, globalId, signal) => edit(key, unlinked(globalId), signal),

    ask: (key, draft, signal) =>
      inTurn(async () => {
        const me = await folder.me();
        const change = asked(draft, me?.name ?? '', folder.now().toISOString());
        const { path, file } = await folder.edit(key, change, signal);
        const posted = file.questions.find(({ id }) => id === draft.id);
        if (!posted) throw new SourceError('conflict', `the question is no longer in ${path}`);
        return withCriterion(withPeople(posted, me), (await criteria.of(file)).criteria);
      }),

    reply: (key, draft, signal) =>
      inTurn(async () => {
        await folder.edit(key, replied(draft, await myName(), folder.now().toISOString()), signal);
      }),

    changeQuestion: (key, change, signal) => edit(key, questionChanged(change), signal),

    editQuestion: (key, change, signal) =>
      inTurn(async () => void (await folder.edit(key, questionEdited(change, await folder.me()), signal))),

    deleteQuestion: (key, part, signal) =>
      inTurn(async () => void (await folder.edit(key, questionDeleted(part, await folder.me()), signal))),
  };
}
