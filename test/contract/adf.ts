import Ajv from 'ajv';
import { readDocument, specificationFolder } from './specification';

/** What is wrong with a document by Atlassian's own schema of ADF; empty where nothing is. */
export type AdfCheck = (document: unknown) => string[];

/** `undefined` where the schema is not at hand. */
export function loadAdfCheck(folder = specificationFolder()): AdfCheck | undefined {
  const schema = readDocument('adf.schema.json', folder);
  if (!schema) return undefined;
  // Draft 04, of which nothing is used that later drafts read differently.
  const validate = new Ajv({ strict: false, validateSchema: false }).compile(schema);
  return (document) =>
    validate(document)
      ? []
      : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || '/'} ${message}`);
}
