import { namesStory, storyKeys, type KnownKeys } from './story-key';

/** The trailer that names a story, as in `Story: SHOP-7`. */
const trailerToken = 'Story';

/**
 * A commit message with the story's key in it, by a format such as `{key} {message}` or `{message}\n\n{trailer}`. A
 * message that names the story already comes back as it is, and so does one that git will fold into another commit. A
 * last line of the format that reads `Token: …` becomes a real git trailer. Comment lines are not looked for: the Source
 * Control box has none, what starts with `#` is text there.
 */
export function withStoryKey(format: string, key: string, message: string): string {
  if (namesStory(message, key) || /^\s*(?:fixup|squash|amend)! /.test(message)) return message;
  const { before, after, tail } = commitFormat(format, key);
  if (!before && !after && !tail) return message;
  const body = subjectIsToCome.test(message) ? message : message.replace(/^(?:[ \t]*\r?\n)+/, '');
  const lineEnd = body.search(/\r?\n/);
  const subject = lineEnd < 0 ? body : body.slice(0, lineEnd);
  const rest = lineEnd < 0 ? '' : body.slice(lineEnd);
  // Where the message is empty, what stands before it waits for what will be typed.
  const result = `${before}${subject}${after}${rest}`;
  if (!tail) return result;
  return isTrailer(tail) ? withTrailer(result, tail) : withParagraph(result, tail);
}

/** What a tool left below the first line, for a person to write above: blank lines, then nothing but `Signed-off-by: …`. */
const subjectIsToCome = /^(?:[ \t]*\r?\n)+(?:[A-Za-z-]+-by: .*(?:\r?\n|$))+\s*$/i;

/**
 * The text for the commit box after a checkout or a commit, or `undefined` where the box is to be left alone: it holds
 * what a person wrote. `ours` is the text put there last. Without a story our own untouched text is taken back, as it
 * would name the wrong one.
 */
export function proposedMessage(
  box: { readonly value: string; readonly ours?: string },
  format: string,
  key: string | undefined,
): string | undefined {
  const untouched = Boolean(box.ours) && box.value === box.ours;
  if (!untouched && box.value.trim() !== '') return undefined;
  if (key === undefined) return untouched ? '' : undefined;
  const proposed = withStoryKey(format, key, '');
  return proposed === box.value || (proposed === '' && !untouched) ? undefined : proposed;
}

/** A word that Jira may take for a command, and where it stands. */
export interface SmartCommitCommand {
  /** As it is written, with its `#`. */
  readonly word: string;
  /** Counted from 0. */
  readonly line: number;
  /** Counted from 0, in UTF-16 units. */
  readonly column: number;
}

/** Words that Jira may take for commands (`#close`, `#time 2h`), as they stand after a key on the same line. */
export function smartCommitCommands(message: string, known: KnownKeys): SmartCommitCommand[] {
  return message
    .split(/\r?\n/)
    .flatMap((text, line) =>
      [...text.matchAll(/(?<=\s)#[a-z][\w-]*/gi)]
        .filter(({ index }) => storyKeys(text.slice(0, index), known).length > 0)
        .map(({ 0: word, index }) => ({ word, line, column: index })),
    );
}

/** A format taken apart by where its text goes in a message; all are '' where it has neither `{key}` nor `{trailer}`. */
export interface CommitFormat {
  /** Before and after the subject, on its line. */
  readonly before: string;
  readonly after: string;
  /** What stands below the message. */
  readonly tail: string;
}

/** Takes a format apart. `{key}` is filled in with the key, and `{trailer}` with the trailer that names it. */
export function commitFormat(format: string, key = '{key}'): CommitFormat {
  // The settings editor writes what is typed: a backslash and an n.
  const lines = format.replace(/\\n/g, '\n').replace(/\r\n/g, '\n');
  const hasKey = /\{(?:key|trailer)\}/.test(lines);
  if (!hasKey) return { before: '', after: '', tail: '' };
  const fill = (text: string): string =>
    text.replace(/\{(key|trailer)\}/g, (_, name: string) =>
      name === 'key' ? key : `${trailerToken}: ${key}`,
    );
  const place = lines.indexOf('{message}');
  if (place < 0) {
    const filled = fill(lines);
    if (lines.trim() === '{trailer}') return { before: '', after: '', tail: filled.trim() };
    return { before: /\s$/.test(filled) ? filled : `${filled} `, after: '', tail: '' };
  }
  const behind = lines.slice(place + '{message}'.length);
  const lineEnd = behind.indexOf('\n');
  return {
    before: fill(lines.slice(0, place)),
    after: fill(lineEnd < 0 ? behind : behind.slice(0, lineEnd)),
    tail: lineEnd < 0 ? '' : fill(behind.slice(lineEnd)).trim(),
  };
}

function isTrailer(line: string): boolean {
  return /^[A-Za-z][A-Za-z0-9-]*: \S/.test(line) && !line.includes('\n');
}

/** Git itself counts the line that `git cherry-pick -x` writes as one of the trailers. */
function isOfTrailers(line: string): boolean {
  return isTrailer(line) || /^\(cherry picked from commit [0-9a-f]+\)$/.test(line);
}

/**
 * Adds a git trailer: into the block of trailers at the end where there is one, before any `Co-authored-by` (some tools
 * cut everything from there on), else in a paragraph of its own. It ends with a line end, without which git does not see
 * a trailer in a message that is only a subject.
 */
function withTrailer(message: string, trailer: string): string {
  const text = message.replace(/\s+$/, '');
  const lines = text.split('\n');
  const start = trailerBlockStart(lines);
  if (start === undefined) return withParagraph(text, trailer);
  const coAuthor = lines.findIndex((line, at) => at >= start && /^co-authored-by:/i.test(line));
  const at = coAuthor < 0 ? lines.length : coAuthor;
  return `${[...lines.slice(0, at), trailer, ...lines.slice(at)].join('\n')}\n`;
}

/** The first line of the last paragraph, where that is not the subject and holds nothing but trailers. */
function trailerBlockStart(lines: readonly string[]): number | undefined {
  let start = lines.length;
  while (start > 0 && lines[start - 1]?.trim()) start--;
  const block = lines.slice(start);
  const hasSubject = lines.slice(0, start).some((line) => line.trim());
  if (block.length === 0 || (!hasSubject && !subjectIsToCome.test(lines.join('\n')))) return undefined;
  const trailers = block.every((line, at) => isOfTrailers(line.trimEnd()) || (at > 0 && /^\s/.test(line)));
  return trailers ? start : undefined;
}

function withParagraph(message: string, paragraph: string): string {
  return `${message.replace(/\s+$/, '')}\n\n${paragraph}\n`;
}
