import type { Document } from './document';
import type { Person } from './story';

/** Where a question arose: lines of a file as they were then. */
export interface CodeAnchor {
  /** Path from the repository's root, with `/`. */
  readonly path: string;
  /** First and last line, counted from 1. */
  readonly startLine: number;
  readonly endLine: number;
  /** The commit the lines were seen at. */
  readonly commit?: string;
  /** Web address of these lines, where the remote is known. */
  readonly permalink?: string;
  /** The lines were on no remote when the question was asked, which is why there is no permalink. */
  readonly notPushed?: boolean;
  /** Name of the repository's folder. */
  readonly repository?: string;
  /** What the repository is known by in every clone of it, as `github.com/acme/shop`; absent without a remote. */
  readonly remote?: string;
  /**
   * What the lines are found again by when they moved: short hashes and no code. At most 600 characters, none of them
   * other than letters, digits and `_.:`.
   */
  readonly fingerprint?: string;
}

/** A criterion as it was when it was asked about. */
export interface AskedCriterion {
  readonly id: string;
  readonly text: string;
}

/** Lines of code that are posted with a question, at most `mostExcerptLines` of them. */
export interface CodeExcerpt {
  readonly text: string;
  /** As Markdown names languages: `ts`, `java`. */
  readonly language?: string;
}

export const mostExcerptLines = 20;

/** Longest text of a question or a reply, in characters: Jira's fields hold 32,767, and the quotes need room. */
export const longestQuestion = 20_000;

/** Lines of code to be posted with a question: the first ones, as many as may be. */
export function excerptOf(text: string, language?: string): CodeExcerpt {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '').split('\n').slice(0, mostExcerptLines);
  return { text: lines.join('\n'), ...(language && { language }) };
}

/** What somebody asks. */
export interface QuestionDraft {
  /**
   * Made by the asker, so that a repeated post can be told from a second question: `Q-` and 4 to 12 hexadecimal digits
   * in capitals. It is the mark that stands in the comment too.
   */
  readonly id: string;
  /** Markdown, as typed. */
  readonly text: string;
  /** Whom to ask; nobody where nobody could be found and the user chose to ask the room. */
  readonly to?: readonly Person[];
  readonly criterion?: AskedCriterion;
  readonly anchor?: CodeAnchor;
  readonly excerpt?: CodeExcerpt;
  /** The asker cannot go on without an answer. What is posted says so; the flag of the story is another write. */
  readonly blocks?: true;
}

/**
 * `unconfirmed`: somebody said something that reads like the answer, and the asker did not say yet whether it is one.
 * `answered`: the asker took it. `resolved`: there is nothing left to be said, whether or not anybody answered.
 */
export type QuestionState = 'open' | 'unconfirmed' | 'answered' | 'resolved';

/** Something that was said to a question. */
export interface Answer {
  /** The source's own id: a comment's, or what a file has in its place. */
  readonly id: string;
  /** Without an id where the source has a name alone, or none. */
  readonly by: Person;
  /** ISO 8601; empty where nobody wrote down when. */
  readonly at: string;
  /** ISO 8601; absent where it is as it was said. */
  readonly editedAt?: string;
  /** Markdown, as typed, of what was said with Story Context; else what a reader reads, as plain text. */
  readonly text: string;
  readonly document: Document;
  /** It names no question, and may be meant for another one or for none. */
  readonly isGuess?: true;
  /** The asker took it as the answer. */
  readonly accepted?: true;
  /** Said by a program and not by a person. */
  readonly byApp?: true;
  /** A short reminder and nothing more. */
  readonly isNudge?: true;
  /** Name of the group or role it is shown to, where not everybody sees it. */
  readonly visibleTo?: string;
  readonly url?: string;
}

/**
 * Whether what the question is known by beside its words can be written. `none`: there is nothing yet, it was known by its
 * mark; `foreign`: something that this version does not understand, and leaves as it is.
 */
type QuestionRecord = 'own' | 'none' | 'foreign';

/** A question as it stands in a source, with what was said to it. */
export interface Question {
  readonly id: string;
  /** What people quote it by: `Q-7F3A`. */
  readonly mark: string;
  /** The source's own id of where it stands: a comment's. Absent where it has none. */
  readonly comment?: string;
  /** Markdown, as typed, where that is known; else what a reader reads, as plain text. */
  readonly text: string;
  readonly document: Document;
  readonly by: Person;
  /** Who was asked; nobody where the room was. */
  readonly to: readonly Person[];
  /** ISO 8601 */
  readonly at: string;
  /** ISO 8601; absent where it is as it was asked. */
  readonly editedAt?: string;
  readonly state: QuestionState;
  /** ISO 8601; since when it is answered, resolved, or open again. Absent where it always was as it is. */
  readonly stateAt?: string;
  readonly blocks?: true;
  readonly criterion?: AskedCriterion;
  readonly anchor?: CodeAnchor;
  readonly excerpt?: CodeExcerpt;
  /** What others said, the oldest first. */
  readonly answers: readonly Answer[];
  /** What the asker added, reminders too, the oldest first. */
  readonly followUps: readonly Answer[];
  readonly record: QuestionRecord;
  /** Name of the group or role it is shown to, where not everybody sees it. */
  readonly visibleTo?: string;
  /** Customers of a service project do not see it. */
  readonly isInternal?: true;
  readonly url?: string;
}

/** Something more to a question, by the asker or by anybody else; `id` is made by the writer, as that of a comment is. */
export interface ReplyDraft {
  readonly id: string;
  /** Id of the question. */
  readonly question: string;
  /** Markdown, as typed. */
  readonly text: string;
  /** Who is spoken to, and is notified. */
  readonly to: readonly Person[];
  /** The day of a reminder, `yyyy-mm-dd` where the writer is: of two on one day the second is not posted. */
  readonly nudge?: string;
}

/** What becomes of a question by the word of who asked it; `at` is ISO 8601. */
export type QuestionChange =
  /** Takes an answer, by the id it has in the source. */
  | { readonly to: 'answered'; readonly question: string; readonly answer: string; readonly at: string }
  | { readonly to: 'resolved'; readonly question: string; readonly at: string }
  /** `seen` is the id of the newest answer there was then, which did not do. */
  | { readonly to: 'open'; readonly question: string; readonly at: string; readonly seen?: string };

/** One's own question, or one's own reply to one. */
export interface QuestionPart {
  readonly question: string;
  /** The source's id of the answer or follow-up; absent for the question itself. */
  readonly reply?: string;
}

/** Other words for a question or a reply; a `conflict` where it says something else than `was`. */
export interface QuestionEdit extends QuestionPart {
  /** Markdown, as typed. */
  readonly text: string;
  /** Its `text` as it was seen. */
  readonly was: string;
}

/** Why somebody is proposed for a question, the most certain first. */
export type OwnerReason =
  /** Named by the setting. */
  | 'setting'
  /** Named by whoever administers the project. */
  | 'project'
  /** Named by the story itself, in a field; `detail` is its name. */
  | 'story'
  /** Named by the story's sprint; `detail` is its name. */
  | 'sprint'
  /** Leads a component of the story; `detail` is its name. */
  | 'component'
  | 'projectLead'
  | 'reporter';

/** Somebody who may know the answer. */
export interface OwnerCandidate extends Person {
  readonly reason: OwnerReason;
  readonly detail?: string;
}

/** Everything that was said to a question, in the order in which it was said. */
export function threadOf({ answers, followUps }: Pick<Question, 'answers' | 'followUps'>): Answer[] {
  return [...timed(answers), ...timed(followUps)]
    .sort((one, other) => one.time - other.time)
    .map(({ said }) => said);
}

/** What nobody wrote a time to stays behind what it stands behind. */
function timed(said: readonly Answer[]): { readonly said: Answer; readonly time: number }[] {
  let last = 0;
  return said.map((one) => {
    const time = Date.parse(one.at);
    if (!Number.isNaN(time)) last = time;
    return { said: one, time: last };
  });
}

/** The answer that is meant where somebody takes one and says not which: the newest, and no guess where there are others. */
export function answerToTake({ answers }: Pick<Question, 'answers'>): Answer | undefined {
  const said = answers.filter(({ isNudge }) => !isNudge);
  return said.findLast(({ isGuess }) => !isGuess) ?? said.at(-1);
}
