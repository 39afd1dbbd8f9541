import { refuse } from './errors';

const longest = 32_768;

/** Sets one property of an issue or a comment; `true` where it is new. The whole value is replaced. */
export function putProperty(properties: Map<string, unknown>, key: string, value: unknown): boolean {
  if (key.length > 255) {
    throw refuse(400, 'The property key cannot be longer than 255 characters.');
  }
  if (value === undefined || value === null || value === '') {
    throw refuse(400, 'The property value cannot be empty.');
  }
  if (JSON.stringify(value).length > longest) {
    throw refuse(400, `The property value cannot be longer than ${longest} characters.`);
  }
  const isNew = !properties.has(key);
  properties.set(key, structuredClone(value));
  return isNew;
}
