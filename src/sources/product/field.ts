import { fieldName, type FrontMatter, withoutLink } from '../markdown/front-matter';

/** Named values: those of a front matter, or of a mapping in it. */
export type Fields = Pick<FrontMatter, 'data'>;

/** The value of the first of the fields that is there, as YAML has it, however its name is written. */
export function fieldOf(fields: Fields | undefined, ...names: readonly string[]): unknown {
  const name = fields && fieldName(fields, ...names);
  return name === undefined ? undefined : fields?.data[name];
}

/** The first of the fields that has a text, or of a list its first one. */
export function fieldText(fields: Fields, ...names: readonly string[]): string | undefined {
  return names.flatMap((name) => textsIn(fieldOf(fields, name)))[0];
}

/** The values of a list, or one alone; none where there is nothing. */
export function valuesIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

/** What is said of something: its mapping, or its name alone. */
export function fieldsIn(value: unknown): Fields {
  const isMapping = typeof value === 'object' && value !== null && !Array.isArray(value);
  return {
    data: isMapping && !(value instanceof Date) ? (value as Record<string, unknown>) : { name: value },
  };
}

/**
 * The texts of a list, or of one value alone, of a mapping what it is called; what is none of them, no number and no day is
 * left out.
 */
export function textsIn(value: unknown): string[] {
  return valuesIn(value)
    .flat()
    .flatMap((one) => [...textIn(one), ...calledIn(one)].slice(0, 1))
    .filter((text) => text !== '');
}

function textIn(one: unknown): string[] {
  if (typeof one !== 'string' && typeof one !== 'number') return dayIn(one);
  return [withoutLink(String(one).trim())];
}

function calledIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  const fields = value as Readonly<Record<string, unknown>>;
  return ['key', 'id', 'name', 'title'].flatMap((name) => textIn(fields[name]));
}

/** Keys of stories, as a list or between commas. */
export function keysIn(value: unknown): string[] {
  return textsIn(value).flatMap((text) => text.split(/\s*[,;]\s*/).filter(Boolean));
}

/** YAML makes a date of a day. */
function dayIn(value: unknown): string[] {
  return value instanceof Date && !Number.isNaN(value.getTime()) ? [value.toISOString().slice(0, 10)] : [];
}
