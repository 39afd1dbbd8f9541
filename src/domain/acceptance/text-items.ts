import type { Block } from '../document';
import { draftOf, Weight, type Draft } from './draft';
import { stepRuns } from './gherkin';
import { hasThen } from './gherkin-keywords';
import type { Lexicon } from './lexicon';
import { joined } from './inlines';
import type { Line } from './line';

/**
 * The criteria of running text: a line that starts with a bullet, a number or a mark with the lines that go on from
 * it; the steps of a scenario; otherwise one for each line that is shown as a line.
 */
export function draftsOfLines(
  lines: readonly Line[],
  group: string | undefined,
  /** A list follows, which the last line may introduce. */
  beforeList: boolean,
  lexicon: Lexicon,
): Draft[] {
  const own = group === undefined ? {} : { group };
  const drafts: Draft[] = [];
  const runs = together(lines);
  for (const run of runs) {
    const [first] = run;
    if (!first) continue;
    const introduces = beforeList && run === runs.at(-1) && run.at(-1)?.endsInColon === true;
    const isSteps = first.role !== undefined && run.some(({ text }) => hasThen(text));
    const isItem = isSteps || first.isItem;
    if ((!isItem && first.endsInColon) || (isSteps && introduces)) continue;
    if (!isItem && isAside(first, lexicon)) continue;
    drafts.push({
      ...draftOf(joined(run)),
      ...own,
      weight: isItem ? Weight.Item : Weight.Sentence,
      ...(isSteps && { isScenario: true }),
    });
  }
  return drafts;
}

/** `Note: only for guests.`, or a line in italics, as templates have them. */
function isAside(line: Line, lexicon: Lexicon): boolean {
  if (line.isEmphasised) return true;
  const key = /^([^:：]{2,40})[:：]\s/u.exec(line.text)?.[1];
  return key !== undefined && lexicon.meaning(key, false).kind === 'elsewhere';
}

function together(lines: readonly Line[]): Line[][] {
  const runs: Line[][] = [];
  let steps: Line[] = [];
  const endSteps = (): void => {
    const isScenario = steps.some(({ text }) => hasThen(text));
    const own = isScenario ? stepRuns(steps, ({ text }) => text) : steps.map((line) => [line]);
    for (const run of own) runs.push(run);
    steps = [];
  };
  let last: Line | undefined;
  for (const line of lines) {
    const { isItem } = line;
    const role = isItem ? undefined : line.role;
    if (role && (steps.length > 0 || ((role === 'given' || role === 'when') && !goesOnInSmall(last, line)))) {
      steps.push(line);
    } else if (!isItem && last && goesOn(last, line)) {
      if (steps.length > 0) steps.push(line);
      else runs.at(-1)?.push(line);
    } else {
      endSteps();
      runs.push([line]);
    }
    last = line;
  }
  endSteps();
  return runs;
}

function goesOnInSmall(before: Line | undefined, line: Line): boolean {
  return before !== undefined && line.isInSmall;
}

/** Whether a line goes on from the one before it: both are one sentence, cut for its width. */
function goesOn(before: Line, line: Line): boolean {
  if (line.soft) return true;
  if (before.isItem) return !/[.!?。]$/u.test(before.text) || /^\p{Ll}/u.test(line.text);
  return /^\p{Ll}/u.test(line.text) && !/[.!?:;。]$/u.test(before.text);
}

/** Lines as a paragraph again, to be shown below a criterion. */
export function blockOfLines(lines: readonly Line[]): Block {
  return { type: 'paragraph', children: joined(lines) };
}
