import { checkAdf } from './adf-check';
import { refuse, refuseFields } from './errors';
import type { AdfDocument, Deployment, RichText } from './model';
import { plainText } from './plain-text';

const limit = 32_767;

/** Takes a rich text as it was sent for `field`, or refuses it in Jira's words. */
export function acceptText(value: unknown, field: string, deployment: Deployment): RichText {
  if (value === null) {
    return null;
  }
  if (deployment === 'datacenter') {
    if (typeof value !== 'string') {
      throw refuseFields({ [field]: 'Operation value must be a string' });
    }
    return withinLimit(value, field);
  }
  const verdict = checkAdf(value);
  if (verdict === 'not-a-document') {
    throw refuseFields({
      [field]: 'Operation value must be an Atlassian Document (see the Atlassian Document Format)',
    });
  }
  if (verdict === 'invalid') {
    throw refuse(400, 'INVALID_INPUT');
  }
  return withinLimit(value as AdfDocument, field);
}

function withinLimit(text: Exclude<RichText, null>, field: string): RichText {
  if (plainText(text).length > limit) {
    throw refuseFields({
      [field]: `The entered text is too long. It exceeds the allowed limit of ${limit} characters.`,
    });
  }
  return text;
}
