import type { Story } from '../../domain/story';
import type { Late, StorySource, TickChange } from '../../sources/story-source';
import type { Intention } from './intention';

/** Intentions for one story that go to the source together: one, or a run of ticks. */
export interface Batch {
  readonly key: string;
  readonly intentions: readonly Intention[];
  /** Whether the source may have them already, or has changed since. */
  readonly isLate: boolean;
}

/** Tells the source, so that a second time changes nothing. Gives the story as it is afterwards where the source does. */
export async function deliver(
  source: StorySource,
  { key, intentions, isLate }: Batch,
  signal: AbortSignal,
): Promise<Story | undefined> {
  const ticks = newestTicks(intentions);
  if (ticks.length > 0) return source.tick(key, ticks, signal);
  const [intention] = intentions;
  if (!intention) return undefined;
  const late = (was: string | undefined): Late | undefined => (isLate ? { was } : undefined);
  switch (intention.do) {
    case 'tick':
      return undefined;
    case 'dismissTick':
      return source.dismissTicks(key, [intention.id], intention.at, signal);
    case 'ask':
      await source.ask(key, intention.question, signal);
      return undefined;
    case 'reply':
      await source.reply(key, intention.reply, signal);
      return undefined;
    case 'changeQuestion':
      await source.changeQuestion(key, intention.change, signal);
      return undefined;
    case 'editQuestion':
      await source.editQuestion(key, intention.edit, signal);
      return undefined;
    case 'deleteQuestion':
      await source.deleteQuestion(key, intention.part, signal);
      return undefined;
    case 'link':
      await source.putLink(key, intention.link, signal);
      return undefined;
    case 'unlink':
      await source.removeLink(key, intention.link.globalId, signal);
      return undefined;
    case 'move':
      await source.transition(key, intention.transition, intention.values, late(intention.from), signal);
      return undefined;
    case 'assign': {
      const from = intention.fromMe ? (await source.me(signal))?.id : intention.from;
      if (intention.to === undefined) await source.assignToMe(key, late(from), signal);
      else await source.assign(key, intention.to ?? undefined, late(from), signal);
      return undefined;
    }
    case 'flag':
      await source.flag(key, intention.flagged, signal);
      return undefined;
    case 'estimate':
      await source.estimate(key, intention.points, signal);
      return undefined;
    case 'logWork':
      await source.logWork(key, intention.work, signal);
      return undefined;
    case 'comment':
      await source.comment(key, intention.comment, signal);
      return undefined;
    case 'editComment':
      await source.editComment(key, intention.id, intention.text, intention.was, signal);
      return undefined;
  }
}

/** Of two that are for the same criterion the later one: the earlier may have been on its way when that was made. */
function newestTicks(intentions: readonly Intention[]): TickChange[] {
  const ticks = new Map<string, TickChange>();
  for (const one of intentions) if (one.do === 'tick') ticks.set(one.change.criterionId, one.change);
  return [...ticks.values()];
}
