import Ajv, { type ValidateFunction } from 'ajv';
import { isRecord } from '../simulator/exchange';
import { closed } from './closed';

/** What is wrong with a value, by the schema at a JSON pointer of a document. */
export type SchemaCheck = (file: string, pointer: string, value: unknown) => string[];

/** Checks against documents by their file names. Schemas are compiled at first use. */
export function schemaCheck(documents: ReadonlyMap<string, Record<string, unknown>>): SchemaCheck {
  const ajv = new Ajv({ strict: false, validateFormats: false, validateSchema: false, allErrors: true });
  documents.forEach((document, file) => ajv.addSchema(closed(document), file));
  const compiled = new Map<string, ValidateFunction>();
  return (file, pointer, value) => {
    const ref = `${file}#${pointer}`;
    const validate = compiled.get(ref) ?? ajv.compile({ $ref: ref });
    compiled.set(ref, validate);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath || '/'} ${message} ${JSON.stringify(params)}`,
    );
  };
}

/** The schema of the JSON that a request or an answer holds. */
export function jsonSchemaIn(holder: Readonly<Record<string, unknown>>): Record<string, unknown> | undefined {
  const content = holder['content'];
  const json = isRecord(content) ? content['application/json'] : undefined;
  const schema = isRecord(json) ? json['schema'] : undefined;
  return isRecord(schema) ? schema : undefined;
}
