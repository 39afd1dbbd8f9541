import type { RichText, User } from './model';

/** How many criteria of a text are ticked in it: task items of ADF, icons of wiki markup. */
export function ticksIn(text: RichText): number {
  return typeof text === 'string' ? countOf(text, '(/)') : countOf(JSON.stringify(text), '"state":"DONE"');
}

/** Whether a text mentions somebody, so that Jira tells them. */
export function isMentioned({ accountId, name }: User, text: RichText): boolean {
  return typeof text === 'string'
    ? text.includes(`[~${name}]`)
    : JSON.stringify(text).includes(`"type":"mention","attrs":{"id":"${accountId}"`);
}

const countOf = (text: string, part: string): number => text.split(part).length - 1;
