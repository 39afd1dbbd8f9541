import { median } from './median';

/** What was measured, beside the least that it could be: the same run, the same machine, the same data. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  /** The median of the runs. */
  readonly value: number;
  readonly floor?: { readonly name: string; readonly value: number };
  /** How many times the floor it is; the other way round where more is better. */
  readonly ratio?: number;
  readonly target?: Target;
  /** Whether the target is met. */
  readonly holds?: boolean;
  readonly runs: number;
  /** The least and the most of the runs. */
  readonly spread: readonly [number, number];
  /** What else was seen, with its unit in the name. */
  readonly more?: Readonly<Record<string, number | string>>;
}

/** What a figure is meant to stay below: so many times its floor, so much above it, or so much. */
export interface Target {
  readonly of: 'ratio' | 'difference' | 'value';
  readonly most: number;
}

export interface Measured extends Pick<Figure, 'name' | 'unit' | 'target' | 'more'> {
  readonly values: readonly number[];
  readonly floor?: { readonly name: string; readonly values: readonly number[] };
  readonly moreIsBetter?: boolean;
}

/** Throws where nothing was measured. */
export function figureOf({ values, floor, moreIsBetter, ...given }: Measured): Figure {
  const value = median(values);
  const least = floor && { name: floor.name, value: median(floor.values) };
  const ratio = least && (moreIsBetter ? least.value / value : value / least.value);
  const holds = given.target && isMet(given.target, { value, floor: least?.value, ratio });
  return {
    ...given,
    value,
    ...(least && { floor: least, ratio }),
    ...(holds !== undefined && { holds }),
    runs: values.length,
    spread: [Math.min(...values), Math.max(...values)],
  };
}

function isMet(
  { of, most }: Target,
  { value, floor, ratio }: { readonly value: number; readonly floor?: number; readonly ratio?: number },
): boolean {
  const compared =
    of === 'value' ? value : of === 'ratio' ? ratio : floor === undefined ? floor : value - floor;
  if (compared === undefined) throw new Error('A target beside a floor needs a floor.');
  return compared <= most;
}
