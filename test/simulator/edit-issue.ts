import { mediaIds } from './adf-check';
import { priorities, priorityOf, resolutions } from './catalogue';
import { refuseFields } from './errors';
import { type Exchange, isRecord } from './exchange';
import { fieldIds, fieldsOf } from './fields';
import type { ChangeItem, Issue, RichText } from './model';
import { plainText } from './plain-text';
import { acceptText } from './rich-text';

/** A checked edit that has not been made yet. It gives the changelog items, none where nothing changes. */
export type Edit = () => readonly ChangeItem[];

type Parse = (exchange: Exchange, issue: Issue, value: unknown, id: string) => Edit;

const item = (
  field: string,
  fieldId: string,
  from: readonly [string | null, string | null],
  to: readonly [string | null, string | null],
): ChangeItem => ({
  field,
  fieldId,
  fieldtype: fieldId.startsWith('customfield_') ? 'custom' : 'jira',
  from: from[0],
  fromString: from[1],
  to: to[0],
  toString: to[1],
});

/** Replaces a rich text. A file that is no longer shown by the description is deleted, as Jira deletes it. */
export function textChange(issue: Issue, target: 'description' | 'acceptance', text: RichText): ChangeItem {
  const before = issue[target];
  issue[target] = text;
  if (target === 'description' && typeof text !== 'string') {
    const [shown, kept] = [mediaIds(before), mediaIds(text)];
    issue.attachments = issue.attachments.filter(({ mediaId }) => !shown.has(mediaId) || kept.has(mediaId));
  }
  const [field, id] =
    target === 'description' ? ['description', 'description'] : ['Acceptance Criteria', fieldIds.acceptance];
  return item(field, id, [null, plainText(before) || null], [null, plainText(text) || null]);
}

const richText =
  (target: 'description' | 'acceptance'): Parse =>
  (exchange, issue, value, id) => {
    const text = acceptText(value, id, exchange.site.deployment);
    return () =>
      JSON.stringify(text) === JSON.stringify(issue[target]) ? [] : [textChange(issue, target, text)];
  };

const parseSummary: Parse = (_, issue, value) => {
  if (typeof value !== 'string' || value.trim() === '') {
    throw refuseFields({ summary: 'You must specify a summary of the issue.' });
  }
  if (value.includes('\n')) {
    throw refuseFields({ summary: 'The summary is invalid because it contains newline characters.' });
  }
  if (value.length > 255) {
    throw refuseFields({ summary: 'Summary must be less than 255 characters.' });
  }
  return () => {
    const before = issue.summary;
    issue.summary = value;
    return before === value ? [] : [item('summary', 'summary', [null, before], [null, value])];
  };
};

export const parseAssignee: Parse = ({ site }, issue, value) => {
  const cloud = site.deployment === 'cloud';
  const identifiers = cloud ? ['accountId', 'id'] : ['name'];
  const given = isRecord(value) ? value[identifiers.find((name) => name in value) ?? ''] : value;
  // `-1` means automatic, and this project's automatic assignee is nobody.
  const user = given === null || given === '-1' ? null : site.state.user(String(given));
  if (user === undefined) {
    throw refuseFields({
      assignee: cloud ? 'Account ID is invalid.' : `User '${String(given)}' does not exist.`,
    });
  }
  if (user && !user.permissions.has('ASSIGNABLE_USER')) {
    throw refuseFields({ assignee: `User '${user.displayName}' cannot be assigned issues.` });
  }
  return () => {
    const before = site.state.user(issue.assigneeId);
    const id = (someone: typeof before | null): string | null =>
      (cloud ? someone?.accountId : someone?.name) ?? null;
    issue.assigneeId = user?.accountId ?? null;
    return before?.accountId === user?.accountId
      ? []
      : [
          item(
            'assignee',
            'assignee',
            [id(before), before?.displayName ?? null],
            [id(user), user?.displayName ?? null],
          ),
        ];
  };
};

const parseLabels: Parse = (_, issue, value) => {
  if (!Array.isArray(value) || !value.every((label) => typeof label === 'string')) {
    throw refuseFields({ labels: 'data was not an array' });
  }
  const spaced = value.find((label) => /\s/.test(label));
  if (spaced !== undefined) {
    throw refuseFields({ labels: `The label '${spaced}' contains spaces which is invalid.` });
  }
  return () => {
    const before = issue.labels.join(' ');
    issue.labels = [...new Set(value as string[])];
    const after = issue.labels.join(' ');
    return before === after ? [] : [item('labels', 'labels', [null, before], [null, after])];
  };
};

const parsePriority: Parse = (_, issue, value) => {
  const wanted = isRecord(value) ? (value['id'] ?? value['name']) : undefined;
  const priority = priorities.find(({ id, name }) => id === wanted || name === wanted);
  if (!priority) {
    throw refuseFields({ priority: 'Specify a valid priority id or name.' });
  }
  return () => {
    const before = priorityOf(issue);
    issue.priorityId = priority.id;
    return before.id === priority.id
      ? []
      : [item('priority', 'priority', [before.id, before.name], [priority.id, priority.name])];
  };
};

export const parsePoints: Parse = (_, issue, value, id) => {
  if (value !== null && typeof value !== 'number') {
    throw refuseFields({ [id]: 'Operation value must be a number' });
  }
  return () => {
    const before = issue.points;
    issue.points = value;
    const text = (points: number | null): string | null => (points === null ? null : String(points));
    const field = id === fieldIds.pointEstimate ? 'Story point estimate' : 'Story Points';
    return before === value ? [] : [item(field, id, [null, text(before)], [null, text(value)])];
  };
};

/** The one option of the field, by its value or its id. */
export const flagOption = { value: 'Impediment', id: '10019' } as const;

const isFlag = ({ value, id }: Readonly<Record<string, unknown>>): boolean =>
  id === undefined ? value === flagOption.value : id === flagOption.id;

const parseFlagged: Parse = (_, issue, value, id) => {
  const values = value === null ? [] : value;
  if (!Array.isArray(values) || !values.every((option) => isRecord(option) && isFlag(option))) {
    throw refuseFields({ [id]: `Option value 'null' is not valid` });
  }
  return () => {
    const before = issue.flagged;
    issue.flagged = values.length > 0;
    const text = (flagged: boolean): [string, string] =>
      flagged ? [`[${flagOption.id}]`, flagOption.value] : ['', ''];
    return before === issue.flagged ? [] : [item('Flagged', id, text(before), text(issue.flagged))];
  };
};

const parseDueDate: Parse = (_, issue, value) => {
  if (value !== null && !(typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value))) {
    throw refuseFields({ duedate: 'Error parsing date string: ' + String(value) });
  }
  return () => {
    const before = issue.dueDate;
    issue.dueDate = value;
    return before === value ? [] : [item('duedate', 'duedate', [before, before], [value, value])];
  };
};

const parseStartDate: Parse = (_, issue, value, id) => {
  if (value !== null && !(typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value))) {
    throw refuseFields({ [id]: 'Error parsing date string: ' + String(value) });
  }
  return () => {
    const before = issue.startDate ?? null;
    issue.startDate = value ?? undefined;
    return before === value ? [] : [item('Start date', id, [before, before], [value, value])];
  };
};

const parsers: Readonly<Record<string, Parse>> = {
  summary: parseSummary,
  description: richText('description'),
  assignee: parseAssignee,
  labels: parseLabels,
  priority: parsePriority,
  duedate: parseDueDate,
  [fieldIds.startDate]: parseStartDate,
  [fieldIds.acceptance]: richText('acceptance'),
  [fieldIds.storyPoints]: parsePoints,
  [fieldIds.pointEstimate]: parsePoints,
  [fieldIds.flagged]: parseFlagged,
};

/** Checks one field of an edit. Refuses what is unknown, or not on the edit screen of this project. */
export function parseField(exchange: Exchange, issue: Issue, id: string, value: unknown): Edit {
  const parse = editableFields(exchange, issue).includes(id) ? parsers[id] : undefined;
  if (!parse) {
    throw refuseFields({
      [id]: `Field '${id}' cannot be set. It is not on the appropriate screen, or unknown.`,
    });
  }
  return parse(exchange, issue, value, id);
}

/** Ids of the fields on the edit screen of an issue. */
export function editableFields({ site }: Exchange, issue: Issue): string[] {
  const other = site.state.projectOf(issue).teamManaged ? fieldIds.storyPoints : fieldIds.pointEstimate;
  return fieldsOf(site.deployment)
    .filter(({ editable, id }) => editable && id !== other)
    .map(({ id }) => id);
}

/** Operations of `update` other than `set`. */
export function applyOperation(issue: Issue, id: string, operation: string, value: unknown): unknown {
  if (operation === 'set') {
    return value;
  }
  if (id === 'labels' && (operation === 'add' || operation === 'remove')) {
    const others = issue.labels.filter((label) => label !== value);
    return operation === 'add' ? [...others, value] : others;
  }
  throw refuseFields({ [id]: `Field does not support update '${operation}'` });
}

export function resolutionNamed(value: unknown): string | undefined {
  const wanted = isRecord(value) ? (value['id'] ?? value['name']) : undefined;
  return resolutions.find(({ id, name }) => id === wanted || name === wanted)?.name;
}
