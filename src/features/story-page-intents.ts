import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { plainText } from '../domain/plain-text';
import type { Repositories } from '../git/repositories';
import type { Intent, ToPage } from '../protocol';
import type { Services } from '../services';
import { SourceError } from '../sources/story-source';
import { movedTicks } from '../sync/moved-ticks';
import { openTicks } from '../sync/open-ticks';
import { discardWrite } from './discard-write';
import { doToStory, type StoryAct } from './do-to-story';
import type { AskForm } from './ask-form';
import type { GitOfStory } from './git-of-story';
import { openBranch, openCommit } from './open-changes';
import { openForeignLink } from './open-foreign-link';
import { actOnQuestion, type QuestionAct } from './question-acts';
import { sessionOf } from './session-of';
import { commitOfTick } from './tick-commit';
import { type Done, takeBack } from './story-action';
import { openAttachment, pictureOf } from './story-attachments';

/** The page an intention comes from. */
export interface PageOfStory {
  readonly key: string;
  readonly services: Services;
  readonly repositories: Repositories;
  readonly git: GitOfStory;
  readonly form: AskForm;
  /** What was done last and can be taken back. */
  readonly lastDone: Done | undefined;
  done(done: Done | undefined): void;
  /** The page is not given to another story. */
  keep(): void;
  open(): Promise<void>;
  markSeen(): void;
  post(message: ToPage): void;
  /** What went wrong, ready to show. */
  sentence(error: unknown): string;
}

/** Milliseconds somebody waits who wants it written now. */
const patience = 10_000;

/** Does what the page asks for. Gives what came of it, ready to show, where that cannot be seen. */
export async function doIntent(intent: Intent, page: PageOfStory): Promise<string | void> {
  const { key, services, form } = page;
  if (!isLooking(intent)) page.keep();
  switch (intent.do) {
    case 'tick':
      return tick(page, intent.criterion, intent.checked);
    case 'writeNow':
      return writeNow(page);
    case 'dismissTick':
      return dismissTick(page, intent.tick);
    case 'retryWrite':
      return (await sessionOf(services)).outbox.retryNow([intent.write]);
    case 'discardWrite':
      return discard(page, intent.write);
    case 'ask':
      return form.open({ criterion: intent.criterion, text: intent.text });
    case 'askAgain':
      return form.openAgain(intent.kept);
    case 'stopAsking':
      return form.close();
    case 'chooseAsked':
      return form.choose();
    case 'previewAsk':
      return page.post({ type: 'preview', blocks: await form.preview(intent) });
    case 'sendAsk':
      return form.send(intent);
    case 'replyToQuestion':
      return actOn(page, 'reply', intent.question, { text: intent.text });
    case 'acceptAnswer':
      return actOn(page, 'accept', intent.question, { said: intent.answer });
    case 'resolveQuestion':
      return actOn(page, 'resolve', intent.question);
    case 'reopenQuestion':
      return actOn(page, 'reopen', intent.question);
    case 'nudge':
      return actOn(page, 'nudge', intent.question);
    case 'editQuestion':
      return actOn(page, 'edit', intent.question, { text: intent.text, said: intent.reply });
    case 'deleteQuestion':
      return actOn(page, 'delete', intent.question, { said: intent.reply });
    case 'changeStatus':
    case 'changeAssignee':
    case 'changeEstimate':
    case 'logWork':
      return act(page, intent.do);
    case 'flag':
      return act(page, intent.flagged ? 'addFlag' : 'removeFlag');
    case 'undo':
      return undo(page);
    case 'comment':
      await (
        await sessionOf(services)
      ).outbox.add(key, { do: 'comment', comment: { id: randomUUID(), text: intent.text } });
      return;
    case 'editComment':
      return editComment(page, intent.comment, intent.text);
    case 'showImage':
      return showImage(page, intent.attachment);
    case 'openAttachment':
      return openAttachment(services, key, intent.attachment);
    case 'refresh':
      return page.open();
    case 'markSeen':
      return page.markSeen();
    case 'openStory':
      await vscode.commands.executeCommand('storyContext.openStory', intent.key, 'preview');
      return;
    case 'showMetric':
      await vscode.commands.executeCommand('storyContext.showMetrics', intent.name);
      return;
    case 'openLink':
      return openForeignLink(intent.href);
    case 'openAnchor':
      await vscode.commands.executeCommand(
        'storyContext.openQuestion',
        { key, question: intent.question },
        'page',
      );
      return;
    case 'openCommit':
      return openCommit(page.git, page.repositories, intent.commit);
    case 'openBranch':
      return openBranch(page.git, page.repositories, intent.branch);
    case 'moreCommits':
      return page.git.more();
    case 'linkCommit':
      await vscode.commands.executeCommand('storyContext.linkCommit', key, { criterion: intent.criterion });
      return;
    case 'startWork':
    case 'linkBranch':
    case 'openInBrowser':
    case 'copyKey':
    case 'copyLink':
    case 'copyMarkdown':
      await vscode.commands.executeCommand(`storyContext.${intent.do}`, key);
      return;
    case 'signIn':
      await vscode.commands.executeCommand('storyContext.signIn');
  }
}

/** Whether somebody who does it merely looks at the story. Who goes on to another comes back to this one. */
function isLooking({ do: what }: Intent): boolean {
  return looking.has(what);
}

const looking: ReadonlySet<Intent['do']> = new Set([
  'showImage',
  'refresh',
  'askAgain',
  'stopAsking',
  'showMetric',
  'openLink',
  'openAnchor',
  'openAttachment',
  'openCommit',
  'openBranch',
  'moreCommits',
  'openInBrowser',
  'copyKey',
  'copyLink',
  'copyMarkdown',
  'markSeen',
]);

async function tick(
  { key, services, git }: PageOfStory,
  criterionId: string,
  checked: boolean,
): Promise<void> {
  const session = await sessionOf(services);
  const story = session.store.story(key)?.value;
  const criteria = story?.criteria ?? [];
  const criterion = criteria.find(({ id }) => id === criterionId);
  if (!story || !criterion) throw new SourceError('conflict');
  const { text } = criterion;
  // Ticked as it is now: a tick that was for what it said before is settled.
  const open = openTicks(session.outbox.writes(key));
  const refused = movedTicks(criteria, open).reworded.get(criterionId);
  if (refused) await session.outbox.discard([refused.id]);
  const commit = checked ? commitOfTick(story, criterionId, git.state) : undefined;
  const change = { criterionId, text, checked, at: new Date().toISOString(), ...(commit && { commit }) };
  await session.outbox.add(key, { do: 'tick', change });
}

async function writeNow({ key, services }: PageOfStory): Promise<void> {
  const { outbox } = await sessionOf(services);
  outbox.retry();
  await outbox.flush(patience, key);
}

async function dismissTick({ key, services }: PageOfStory, id: string): Promise<void> {
  const session = await sessionOf(services);
  const story = session.store.story(key)?.value;
  if (!story?.removedTicks.some((removed) => removed.id === id)) {
    const open = openTicks(session.outbox.writes(key)).get(id);
    if (open) await session.outbox.discard([open.id]);
    return;
  }
  await session.outbox.add(key, { do: 'dismissTick', id, at: new Date().toISOString() });
}

async function discard({ key, services }: PageOfStory, id: string): Promise<void> {
  const session = await sessionOf(services);
  const write = session.outbox.writes(key).find((one) => one.id === id);
  if (write) await discardWrite(session, write);
}

interface Said {
  readonly text?: string;
  /** Id of what was said to the question. */
  readonly said?: string;
}

async function actOn(
  { services, key }: PageOfStory,
  act: QuestionAct,
  question: string,
  { text, said }: Said = {},
): Promise<void> {
  await actOnQuestion(services, act, key, question, text, said);
}

async function act(page: PageOfStory, what: StoryAct): Promise<void> {
  const done = await doToStory(what, await sessionOf(page.services), page.key);
  page.done(typeof done === 'string' ? undefined : done);
}

async function undo(page: PageOfStory): Promise<void> {
  const { lastDone, key, services } = page;
  if (!lastDone) return;
  await takeBack(await sessionOf(services), key, lastDone);
  page.done(undefined);
}

async function editComment({ key, services }: PageOfStory, id: string, text: string): Promise<void> {
  const { store, outbox } = await sessionOf(services);
  const comment = store.story(key)?.value.comments.find((one) => one.id === id);
  if (!comment?.editable) throw new SourceError('conflict');
  await outbox.add(key, { do: 'editComment', id, text, was: plainText(comment.document.blocks) });
}

/** A picture that is not to be had leaves its name on the page, and the reason. */
async function showImage(page: PageOfStory, attachment: string): Promise<void> {
  try {
    const picture = await pictureOf(page.services, page.key, attachment);
    page.post({ type: 'image', attachment, ...picture });
  } catch (error) {
    page.services.log.error(`The picture ${attachment} of ${page.key}`, error);
    page.post({ type: 'image', attachment, message: page.sentence(error) });
  }
}
