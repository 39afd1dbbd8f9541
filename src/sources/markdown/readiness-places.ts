import type { IdentifiedCriterion } from '../../domain/acceptance/identify';
import { identifiedIn } from '../../domain/acceptance/criteria';
import type { DefinitionOfReady, ReadinessFinding } from '../../domain/readiness';
import { readinessOf } from '../../domain/readiness';
import type { StorySummary } from '../../domain/story';
import { type FrontMatter, fieldName, readFrontMatter } from './front-matter';
import { frontMatterCriteria } from './markdown-front-matter';
import { documentOf } from './story-criteria';
import { fields, readStoryFile, type StoryFile, unreadFields } from './story-file';
import type { UnreadField } from './typed-fields';

/** A finding, and where in the text of the file it is: UTF-16 offsets. */
export interface PlacedFinding {
  readonly finding: ReadinessFinding;
  readonly start: number;
  readonly end: number;
  /** Id of the question that waits for an answer, where it is about one. */
  readonly question?: string;
}

export interface PlacedFindings {
  /** Of the story. */
  readonly key: string;
  readonly findings: readonly PlacedFinding[];
  readonly unread: readonly PlacedField[];
}

/** A field that is not understood, and where its line is. */
export interface PlacedField {
  readonly field: UnreadField;
  readonly start: number;
  readonly end: number;
}

/**
 * What of a story file is not ready, or not understood, each at its place. What only other files say of it is taken from `known`, the story
 * as it was last read. `undefined` where the file holds no story, or its front matter is broken, which its source says.
 */
export function placedFindings(
  path: string,
  text: string,
  definition: DefinitionOfReady,
  how: { readonly headings?: readonly string[]; readonly known?: (key: string) => StorySummary | undefined },
): PlacedFindings | undefined {
  const file = storyIn(path, text);
  if (!file) return undefined;
  const front = readFrontMatter(text);
  const known = how.known?.(file.key);
  const criteria = criteriaOf(file, front, how.headings);
  const open = file.questions.filter(({ state }) => state === 'open');
  const { findings } = readinessOf(
    {
      type: known?.type ?? file.type ?? { name: 'Story', kind: 'story' },
      status: file.status,
      ...(file.points !== undefined && { points: file.points }),
      ...epicOf(file, known),
      criteria,
    },
    open.length,
    definition,
  );
  const unread = unreadFields(front).map((field) => ({ field, ...fieldPlace(text, front, field.name) }));
  const isWritten = unread.some(({ field }) => field.kind === 'points');
  const placed = findings.flatMap((finding): PlacedFinding[] => {
    switch (finding.rule) {
      case 'testable':
        return [{ finding, ...wordPlace(text, finding, criteria) }];
      case 'criteria':
        return [{ finding, ...titlePlace(text, front, file) }];
      case 'size':
        return [{ finding, ...fieldPlace(text, front, ...fields.points) }];
      case 'estimate':
        // There is one, which is not understood: that is said of it.
        return isWritten ? [] : [{ finding, ...fieldPlace(text, front, ...fields.points, 'id', 'title') }];
      case 'epic':
        return [{ finding, ...fieldPlace(text, front, 'epic', 'parent', 'id', 'title') }];
      case 'questions':
        return open.map(({ id, mark }) => {
          return { finding: { rule: 'questions', count: 1 }, ...markPlace(text, mark), question: id };
        });
    }
  });
  return { key: file.key, findings: placed, unread };
}

interface Place {
  readonly start: number;
  readonly end: number;
}

function storyIn(path: string, text: string): StoryFile | undefined {
  try {
    return readStoryFile(path, text);
  } catch {
    return undefined;
  }
}

function epicOf(file: StoryFile, known: StorySummary | undefined): Pick<StorySummary, 'epic'> {
  if (file.epic !== undefined) return { epic: { key: file.epic, title: file.epic } };
  if (known) return { epic: known.epic };
  return file.parent === undefined ? {} : { epic: { key: file.parent, title: file.parent } };
}

function criteriaOf(
  file: StoryFile,
  front: FrontMatter | undefined,
  headings: readonly string[] | undefined,
): IdentifiedCriterion[] {
  const found = identifiedIn([documentOf(file)], { headings });
  const own = front && frontMatterCriteria(front.yaml, front.start, headings);
  if (!own || found.some(({ section }) => section === 'acceptance')) return found;
  return [
    ...found,
    ...identifiedIn([{ field: 'frontMatter', name: 'Front matter', role: 'acceptance', document: own }], {
      headings,
    }),
  ];
}

/** The word where its criterion stands; else the lines of the criterion. */
function wordPlace(
  text: string,
  { word, criterion, start: inText = 0 }: Extract<ReadinessFinding, { rule: 'testable' }>,
  criteria: readonly IdentifiedCriterion[],
): Place {
  const found = criteria.find(({ id }) => id === criterion?.id);
  const line = found && lineOf(text, found);
  if (!line) return firstLine(text);
  // Of a word that is there twice the same one is meant.
  let count = found.text.slice(0, inText).split(word).length;
  let start = line.start - 1;
  while (count-- > 0) {
    start = text.indexOf(word, start + 1);
    if (start < 0 || start > line.start + found.text.length + longestMarkup) return line;
  }
  return { start, end: start + word.length };
}

/** Characters of Markdown that may stand between the words of a criterion. */
const longestMarkup = 400;

/** The line a criterion begins in. */
function lineOf(text: string, { mark, content, text: words }: IdentifiedCriterion): Place | undefined {
  const origins = [mark, ...content.map(({ origin }) => origin)];
  const origin = origins.find((one) => one !== undefined && 'start' in one);
  const [head = ''] = words.split(/[\n`*_[]/, 1);
  const at = origin && 'start' in origin ? origin.start : head.trim() ? text.indexOf(head.trim()) : -1;
  return at < 0 ? undefined : trimmedLine(text, at);
}

function titlePlace(text: string, front: FrontMatter | undefined, { title }: StoryFile): Place {
  const bodyStart = front?.bodyStart ?? 0;
  const heading = /^#[ \t]+\S.*$/m.exec(text.slice(bodyStart));
  if (heading) return trimmedLine(text, bodyStart + heading.index);
  const at = text.indexOf(title);
  return front && at < 0 ? fieldPlace(text, front, 'title', 'id') : trimmedLine(text, Math.max(0, at));
}

/** The line of the first of the fields that is there. */
function fieldPlace(text: string, front: FrontMatter | undefined, ...names: readonly string[]): Place {
  const name = front && fieldName(front, ...names);
  if (name === undefined) return firstLine(text);
  const plain = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const line = new RegExp(`^["']?${plain}["']?[ \\t]*:`, 'm').exec(front?.yaml ?? '');
  return line && front ? trimmedLine(text, front.start + line.index) : firstLine(text);
}

function markPlace(text: string, mark: string): Place {
  const start = text.indexOf(mark);
  return start < 0 ? firstLine(text) : { start, end: start + mark.length };
}

function firstLine(text: string): Place {
  return trimmedLine(text, 0);
}

/** The line a place is in, without the blanks around it. */
function trimmedLine(text: string, at: number): Place {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', at);
  const line = text.slice(start, end < 0 ? undefined : end);
  const trimmed = line.trim();
  const from = start + line.indexOf(trimmed);
  return { start: from, end: from + trimmed.length };
}
