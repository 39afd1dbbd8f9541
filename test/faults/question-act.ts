import type { History } from './history';
import { type AskedState, nudgeWords, replyOf, reworded, saidSubject } from './story-state';
import type { Act } from './user-act';
import { gone } from './world';

/** The day of every reminder: a second one is none. */
const today = '2026-03-05';

/** Something the asker does with a question of a story, whether or not the source has it already. */
export function actOnQuestion(history: History, key: string, at: string): Act | undefined {
  const { random, world, model, counts } = history;
  const asked = model.questions(key);
  if (asked.length === 0) return undefined;
  const id = random.pick(asked);
  const there = world.state(key).questions.find((one) => one.id === id);
  const replies = there?.replies ?? [];
  const reply = replies.length > 0 && random.chance(0.6) ? random.pick(replies) : undefined;
  const state = (to: AskedState['state']): Pick<Act, 'subject' | 'value'> => ({
    subject: `state ${id}`,
    value: to,
  });
  switch (
    random.pick(['reply', 'reply', 'edit', 'edit', 'resolve', 'reopen', 'accept', 'remind', 'delete'])
  ) {
    case 'reply': {
      const text = replyOf(counts.writes);
      const draft = { id: `r-${counts.writes}`, question: id, text, to: [] };
      return { intention: { do: 'reply', reply: draft }, subject: saidSubject(id, text), value: text };
    }
    case 'remind': {
      const draft = { id: `n-${counts.writes}`, question: id, text: nudgeWords, to: [], nudge: today };
      return { intention: { do: 'reply', reply: draft }, subject: `nudge ${id}`, value: '1' };
    }
    case 'edit': {
      const subject = reply ? saidSubject(id, reply.words) : `ask ${id}`;
      const was = model.lastValue(key, subject) ?? reply?.words ?? there?.words;
      if (was === undefined || was === gone) return undefined;
      const text = reworded(was, counts.writes);
      const edit = { question: id, ...(reply && { reply: reply.id }), text, was };
      return { intention: { do: 'editQuestion', edit }, subject, value: text };
    }
    case 'delete': {
      const part = { question: id, ...(reply && { reply: reply.id }) };
      const subject = reply ? saidSubject(id, reply.words) : `ask ${id}`;
      return { intention: { do: 'deleteQuestion', part }, subject, value: gone };
    }
    case 'accept': {
      const answer = there?.answers.at(-1);
      if (answer === undefined) return undefined;
      return {
        intention: { do: 'changeQuestion', change: { to: 'answered', question: id, answer, at } },
        ...state('answered'),
      };
    }
    case 'resolve':
      return {
        intention: { do: 'changeQuestion', change: { to: 'resolved', question: id, at } },
        ...state('resolved'),
      };
    default:
      return {
        intention: { do: 'changeQuestion', change: { to: 'open', question: id, at } },
        ...state('open'),
      };
  }
}
