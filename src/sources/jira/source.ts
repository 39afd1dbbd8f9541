import { guardSource } from '../guard-source';
import { SourceError, type StorySource } from '../story-source';
import { askQuestion } from './ask-question';
import { composeQuestion } from './compose-question';
import { assignIssue, findAssignees } from './assign';
import { attachmentContent } from './attachment-content';
import { listBoards, listSprints } from './boards';
import { changeQuestion } from './change-question';
import { dismissRemovedTicks } from './dismiss-ticks';
import { editComment } from './edit-comment';
import { deleteQuestion, editQuestion } from './edit-question';
import { estimateIssue } from './estimate';
import { flagIssue } from './flag';
import { readHistories } from './histories';
import { logWork } from './log-work';
import { readOutlook } from './outlook';
import { findOwners } from './owners';
import { readPermissions } from './permissions';
import { postComment } from './post-comment';
import { listProjects } from './projects';
import { putRemoteLink, removeRemoteLink } from './put-remote-link';
import { readQuestions } from './read-questions';
import { readStory } from './read-story';
import { replyToQuestion } from './reply-to-question';
import { type JiraSourceOptions, openSite } from './site';
import { readSprintHistory } from './sprint-history';
import { readList } from './story-list';
import { makeTransition, readTransitions } from './transitions';
import { writeTicks } from './write-ticks';

/** Milliseconds a search may not know of a write. */
const indexLag = 10 * 60_000;
/** Jira's limit. */
const mostReconciled = 50;

/** A Jira site as one person sees it through one board or one query. */
export function createJiraSource(options: JiraSourceOptions): StorySource {
  const site = openSite(options);
  const inTurn = oneAfterTheOther();
  const written = new Map<string, number>();

  function wrote(key: string): void {
    const id = site.issueIds.get(key);
    if (id !== undefined) written.set(id, Date.now());
  }

  function writing(key: string, write: () => Promise<void>): Promise<void> {
    return inTurn(key, async () => {
      await write();
      wrote(key);
    });
  }

  function recentlyWritten(): string[] {
    const now = Date.now();
    for (const [id, at] of written) if (now - at > indexLag) written.delete(id);
    return [...written.keys()].slice(-mostReconciled);
  }

  const source: StorySource = {
    kind: 'jira',
    name: options.baseUrl.replace(/^https?:\/\//, ''),
    address: options.baseUrl,
    me: (signal) => site.me(signal),
    boards: (filter, signal) => listBoards(site, filter, signal),
    projects: (filter, signal) => listProjects(site, filter, signal),
    sprints: (states, signal) => listSprints(site, states, signal),
    sprintContent: (sprint, reading = {}, signal) =>
      readList(site, sprint, { ...reading, reconcile: recentlyWritten() }, signal),
    story: (key, signal) => readStory(site, key, signal),
    questions: (keys, signal) => readQuestions(site, keys, signal),

    tick: (key, changes, signal) =>
      inTurn(key, () => writeTicks(site, key, changes, (id) => written.set(id, Date.now()), signal)),

    dismissTicks: (key, ids, at, signal) =>
      inTurn(key, () => dismissRemovedTicks(site, key, ids, at, signal)),

    assignToMe: (key, late, signal) =>
      writing(key, async () => assignIssue(site, key, await site.me(signal), late, signal)),
    assign: (key, to, late, signal) => writing(key, () => assignIssue(site, key, to, late, signal)),
    assignees: (key, filter, signal) => findAssignees(site, key, filter, signal),
    flag: (key, flagged, signal) => writing(key, () => flagIssue(site, key, flagged, signal)),
    estimate: (key, points, signal) => writing(key, () => estimateIssue(site, key, points, signal)),
    logWork: (key, work, signal) => writing(key, () => logWork(site, key, work, signal)),
    comment: (key, comment, signal) => writing(key, () => postComment(site, key, comment, signal)),
    editComment: (key, id, text, was, signal) =>
      writing(key, () => editComment(site, key, { id, text, was }, signal)),
    attachment: (_key, attachment, how, signal) => attachmentContent(site, attachment, how, signal),

    transitions: (key, signal) => readTransitions(site, key, signal),

    transition: (key, transition, values = {}, late, signal) =>
      writing(key, () => makeTransition(site, key, { transition, values, late }, signal)),

    permissions: (key, signal) => readPermissions(site, key, signal),

    putLink: (key, link, signal) => inTurn(key, () => putRemoteLink(site, key, link, signal)),
    removeLink: (key, globalId, signal) => inTurn(key, () => removeRemoteLink(site, key, globalId, signal)),

    productOwners: (key, signal) => findOwners(site, key, signal),

    compose: (question) => composeQuestion(site, question),

    ask: (key, question, signal) => {
      if (signal?.aborted) return Promise.reject(new SourceError('cancelled'));
      return inTurn(key, () => askQuestion(site, key, question, signal));
    },
    reply: (key, reply, signal) => inTurn(key, () => replyToQuestion(site, key, reply, signal)),
    changeQuestion: (key, change, signal) => inTurn(key, () => changeQuestion(site, key, change, signal)),
    editQuestion: (key, edit, signal) => inTurn(key, () => editQuestion(site, key, edit, signal)),
    deleteQuestion: (key, part, signal) => inTurn(key, () => deleteQuestion(site, key, part, signal)),

    histories: (keys, since, signal) => readHistories(site, keys, since, signal),
    sprintHistory: (sprint, signal) => readSprintHistory(site, sprint, signal),
    outlook: (signal) => readOutlook(site, signal),
  };
  return guardSource(source, (error) =>
    // What keeps credentials or ticks on this machine can fail in ways of its own.
    error instanceof SourceError ? error : new SourceError('unreadable', String(error), { cause: error }),
  );
}

/** Runs what concerns the same key one after the other. */
function oneAfterTheOther(): <T>(key: string, run: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return (key, run) => {
    const result = (last.get(key) ?? Promise.resolve()).then(run, run);
    last.set(key, result);
    const forget = (): void => {
      if (last.get(key) === result) last.delete(key);
    };
    result.then(forget, forget);
    return result;
  };
}
