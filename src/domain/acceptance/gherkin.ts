import { gherkinTitle, hasThen, stepRole, type StepRole } from './gherkin-keywords';

export interface Scenario {
  /** Empty where it has none. */
  readonly name: string;
  /** Its lines, without the one with its name. */
  readonly lines: readonly string[];
  /** The feature or rule it stands in. */
  readonly group?: string;
}

const gherkinLanguages = new Set(['gherkin', 'feature', 'cucumber', 'bdd']);

/** Whether a block of code is Gherkin, by its language or by its first words. */
export function isGherkin(text: string, language?: string): boolean {
  if (language && gherkinLanguages.has(language)) return true;
  const first = text.split('\n').find((line) => line.trim() && !/^\s*[#@]/.test(line));
  if (first === undefined) return false;
  const title = gherkinTitle(first.trim());
  if (title && (title.kind === 'scenario' || title.kind === 'feature')) return /[:：]/u.test(first);
  return stepRole(first) === 'given' && text.split('\n').some((line) => stepRole(line) === 'then');
}

/**
 * The scenarios of a text, as far as one can tell without a `Feature:` above them, which people leave out. Steps
 * without a title are cut into scenarios where a new `Given` follows a `Then`.
 */
export function scenariosIn(text: string): Scenario[] {
  const scenarios: { name: string; lines: string[]; group?: string }[] = [];
  let group: string | undefined;
  let current: { name: string; lines: string[]; group?: string } | undefined;
  /** What the lines now are part of that is no scenario. */
  let aside: 'story' | 'background' | undefined;
  let untitled: string[] = [];
  const endUntitled = (): void => {
    for (const run of stepRuns(untitled, (line) => line)) {
      scenarios.push({ name: '', lines: run, ...(group !== undefined && { group }) });
    }
    untitled = [];
  };
  for (const line of text.split('\n').map((raw) => raw.trim())) {
    if (!line || /^[#@]/.test(line)) continue;
    const title = /[:：]/u.test(line) ? gherkinTitle(line) : undefined;
    if (title) {
      endUntitled();
      const name = line.slice(title.nameAt).trim();
      aside = title.kind === 'background' ? 'background' : undefined;
      if (title.kind === 'feature') {
        group = name || undefined;
        current = undefined;
        aside = 'story';
      } else if (title.kind === 'scenario') {
        current = { name, lines: [], ...(group !== undefined && { group }) };
        scenarios.push(current);
      }
    } else if (current) {
      // Examples belong to their scenario.
      current.lines.push(line);
    } else if (aside === undefined || (aside === 'story' && stepRole(line) === 'given')) {
      aside = undefined;
      untitled.push(line);
    }
  }
  endUntitled();
  return scenarios.filter(({ name, lines }) => name || lines.length > 0);
}

/**
 * Cuts a sequence of steps into scenarios: at each `Given` after a `Then`, or at each `When` after a `Then` where
 * nothing is given at all.
 */
export function stepRuns<T>(steps: readonly T[], textOf: (step: T) => string): T[][] {
  const runs: T[][] = [];
  const hasGiven = steps.some((step) => stepRole(textOf(step)) === 'given');
  let isComplete = true;
  for (const step of steps) {
    const text = textOf(step);
    const role = stepRole(text);
    const starts: StepRole = hasGiven ? 'given' : 'when';
    if (runs.length === 0 || (isComplete && role === starts)) {
      runs.push([step]);
      isComplete = false;
    } else {
      runs.at(-1)?.push(step);
    }
    isComplete ||= hasThen(text);
  }
  return runs;
}
