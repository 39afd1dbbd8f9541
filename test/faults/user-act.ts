import { setTimeout as wait } from 'node:timers/promises';
import type { Intention } from '../../src/sync/outbox/intention';
import type { History } from './history';
import { actOnQuestion } from './question-act';
import { questionOf, remarkOf, wordsOf } from './story-state';
import { WindowGone } from './windows';

/** Something a user does in one of the windows, which may be killed in the middle of it. */
export async function userAct(history: History): Promise<void> {
  const { random, world, model, windows, counts } = history;
  const key = random.pick(world.keys);
  const act = chosen(history, key);
  if (!act) return;
  const { intention, subject, value } = act;
  // One may have been to fall.
  if (windows.length === 0) await history.open();
  const window = random.pick(windows);
  const from = subject === 'move' ? world.state(key).status : undefined;
  const write = model.write(key, subject, value, from);
  counts.writes += 1;
  history.tell(`does: ${key} ${subject} ${value} (window ${windows.indexOf(window)})`);
  const added = window.add({ key, intention }).then(
    (id) => {
      write.id = id;
    },
    (error: unknown) => {
      if (!(error instanceof WindowGone)) throw error;
      history.tell(`  … and nobody knows whether it is kept: ${key} ${subject} ${value}`);
    },
  );
  if (random.chance(0.08)) {
    await wait(random.integer(10));
    await history.kill(window);
  }
  await added;
}

/** What is done, and what is to be there then. */
export interface Act {
  readonly intention: Intention;
  readonly subject: string;
  readonly value: string;
}

function chosen(history: History, key: string): Act | undefined {
  const { random, world, counts } = history;
  const at = new Date().toISOString();
  const state = world.state(key);
  switch (
    random.pick([
      ...(['tick', 'tick', 'tick', 'tick', 'tick', 'ask', 'ask', 'link', 'link', 'move'] as const),
      ...(['assign', 'assign', 'flag', 'estimate', 'comment', 'comment'] as const),
      ...(['question', 'question', 'question', 'question', 'question', 'question'] as const),
      ...(world.takesWork ? (['work', 'work'] as const) : []),
    ])
  ) {
    case 'tick': {
      // Mostly the same ones, on and off.
      const all = world.criteria(key);
      const { id, text } = random.pick(random.chance(0.6) ? all.slice(0, 2) : all);
      const checked = random.chance(0.5);
      const change = { ...{ criterionId: id, text, checked, at } };
      return { intention: { do: 'tick', change }, subject: `tick ${wordsOf(text)}`, value: String(checked) };
    }
    case 'ask': {
      const id = `Q-${random.integer(0xffffffff).toString(16).toUpperCase().padStart(8, '0')}`;
      const text = questionOf(counts.writes);
      return { intention: { do: 'ask', question: { id, text } }, subject: `ask ${id}`, value: text };
    }
    case 'question':
      return actOnQuestion(history, key, at);
    case 'link': {
      const globalId = `https://example.test/${key}/${random.integer(3)}`;
      const title = `Link ${counts.writes}`;
      const link = { kind: 'web' as const, globalId, title, url: globalId };
      return { intention: { do: 'link', link }, subject: `link ${globalId}`, value: title };
    }
    case 'move': {
      const transition = random.pick(world.moves.filter(({ name }) => name !== state.status));
      const from = world.statusId(state.status);
      return {
        intention: { do: 'move', transition, values: {}, from },
        ...{ subject: 'move', value: transition.to.name },
      };
    }
    case 'assign': {
      const from = state.assignee === '' ? undefined : world.personId(state.assignee);
      const value = random.pick([world.me, world.me, '', ...world.assignees]);
      const id = world.personId(value) ?? value;
      const to = value === world.me ? {} : { to: value === '' ? null : { id, name: value } };
      return { intention: { do: 'assign', ...(from && { from }), ...to }, subject: 'assign', value };
    }
    case 'flag': {
      const flagged = random.chance(0.5);
      return { intention: { do: 'flag', flagged }, subject: 'flag', value: String(flagged) };
    }
    case 'estimate': {
      const points = random.chance(0.2) ? undefined : random.pick([1, 2, 3, 5, 8, 13]);
      return {
        intention: { do: 'estimate', ...(points !== undefined && { points }) },
        ...{ subject: 'estimate', value: points === undefined ? '' : String(points) },
      };
    }
    case 'comment': {
      const text = remarkOf(counts.writes);
      const comment = { id: `c-${counts.writes}`, text };
      return { intention: { do: 'comment', comment }, subject: `comment ${text}`, value: 'posted' };
    }
    case 'work': {
      const seconds = 60 * (counts.writes + 1);
      const work = { id: `w-${counts.writes}`, seconds, started: at };
      return { intention: { do: 'logWork', work }, subject: `work ${seconds}`, value: 'logged' };
    }
  }
}
