import { randomBytes } from 'node:crypto';

/** An id for a question, such as `Q-7F3A91B2`: made once, so that it is one question however often its post is tried. */
export function newQuestionId(): string {
  return `Q-${randomBytes(4).toString('hex').toUpperCase()}`;
}
