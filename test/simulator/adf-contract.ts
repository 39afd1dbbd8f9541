import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { isRecord } from './exchange';
import { specificationFolder } from './specification';

/** What is wrong with a document by Atlassian's own schema of ADF; empty where nothing is. */
export type AdfCheck = (document: unknown) => string[];

/** `undefined` where the schema is not at hand. */
export function loadAdfCheck(folder = specificationFolder()): AdfCheck | undefined {
  const path = join(folder, 'adf.schema.json');
  if (!existsSync(path)) {
    return undefined;
  }
  // Draft 04, of which nothing is used that later drafts read differently.
  const schema = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  const validate = new Ajv({ strict: false, validateSchema: false }).compile(schema);
  return (document) =>
    validate(document)
      ? []
      : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || '/'} ${message}`);
}

/** Every ADF document in a request's body: a comment, a description, a field. */
export function documentsIn(body: unknown): unknown[] {
  if (Array.isArray(body)) {
    return body.flatMap(documentsIn);
  }
  if (!isRecord(body)) {
    return [];
  }
  return body['type'] === 'doc' ? [body] : Object.values(body).flatMap(documentsIn);
}
