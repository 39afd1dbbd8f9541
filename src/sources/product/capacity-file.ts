import type { Absence, Team, TeamMember } from '../../domain/capacity';
import type { Problem } from '../../domain/problem';
import { fieldOf, fieldsIn, fieldText, textsIn, valuesIn } from './field';
import { readPeriod } from '../../domain/period';
import type { ProductFile } from './product-folder';

/**
 * Reads `capacity.md`: `people` of its front matter, each a name, or a `name` with what is known of the person: `share` of
 * the working time (`80 %`, `0.8`) and when they are `away` (`2026-03-04`, `2026-03-09 – 2026-03-13`); and
 * `points_per_day`, where the team reckons so. What is wrong is said, and the rest counts.
 */
export function readCapacity({ path, front, body }: ProductFile): {
  readonly team: Team;
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const say = (message: string): void => void problems.push({ subject: path, message });
  const people = peopleIn(fieldOf(front, 'people', 'team', 'members'));
  if (people.length === 0 && body.trim() !== '')
    say('it names nobody: write "people" in its front matter, each with a "name"');
  const members = people.flatMap((value, index) =>
    memberOf(value, (message) => say(`person ${index + 1}: ${message}`)),
  );
  const written = fieldOf(front, 'points per day');
  const pointsPerDay = numberIn(written);
  if (written !== undefined && (pointsPerDay === undefined || pointsPerDay <= 0))
    say('"points_per_day" is no number above 0');
  return {
    team: { members, ...(pointsPerDay !== undefined && pointsPerDay > 0 && { pointsPerDay }) },
    problems,
  };
}

/** A list of people, or `Ann: 80 %` for each. */
function peopleIn(value: unknown): readonly unknown[] {
  const isMapping = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isMapping || fieldText(fieldsIn(value), 'name', 'person') !== undefined) return valuesIn(value);
  return Object.entries(value).map(([name, said]: [string, unknown]) =>
    typeof said === 'object' && said !== null ? { ...said, name } : { name, share: said },
  );
}

function memberOf(value: unknown, say: (message: string) => void): TeamMember[] {
  const fields = fieldsIn(value);
  const [, bare, inName] = /^(.*?)\s*\((\d+\s*%)\)$/.exec(fieldText(fields, 'name', 'person') ?? '') ?? [];
  const name = bare ?? fieldText(fields, 'name', 'person');
  if (name === undefined) {
    say('it has no name: write "name: …"');
    return [];
  }
  const written = fieldOf(fields, 'share', 'fte', 'availability') ?? inName;
  const share = shareOf(written);
  if (written !== undefined && written !== null && share === undefined)
    say(`the share of ${name} is neither 0 to 100 % nor 0 to 1`);
  const away = valuesIn(
    fieldOf(fields, 'away', 'absent', 'absences', 'leave', 'vacation', 'holidays', 'urlaub'),
  );
  const absences = away.flatMap((one): Absence[] => {
    const [text] = textsIn(one);
    const period = text === undefined ? undefined : readPeriod(text);
    if (period) return [{ from: period.from ?? period.to, to: period.to }];
    say(`when ${name} is away is not understood: write 2026-03-09 or 2026-03-09 – 2026-03-13`);
    return [];
  });
  return [{ name, share: share ?? 1, absences }];
}

function shareOf(value: unknown): number | undefined {
  const isPercent = typeof value === 'string' && value.trim().endsWith('%');
  const number = numberIn(isPercent ? value.trim().slice(0, -1) : value);
  if (number === undefined) return undefined;
  // Nobody works a hundredth: a number above 1 is in hundredths, with or without the sign.
  const share = isPercent || number > 1 ? number / 100 : number;
  return share >= 0 && share <= 1 ? share : undefined;
}

function numberIn(value: unknown): number | undefined {
  const [text] = textsIn(value);
  const number = text === undefined ? NaN : Number(text.replace(',', '.'));
  return Number.isFinite(number) ? number : undefined;
}
