import { fieldName, type FrontMatter } from '../markdown/front-matter';

/** The value of the first of the fields that is there, as YAML has it. */
export function fieldOf(front: FrontMatter | undefined, ...names: readonly string[]): unknown {
  const name = front && fieldName(front, ...names);
  return name === undefined ? undefined : front?.data[name];
}

/** The texts of a list, or of one value alone; what is no text and no number is left out. */
export function textsIn(value: unknown): string[] {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values
    .flatMap((one) => (typeof one === 'string' || typeof one === 'number' ? [String(one).trim()] : []))
    .filter((text) => text !== '');
}
