import { isRecord } from '../simulator/exchange';
import type { Traffic } from '../simulator/traffic';
import { type Operation, type Parameter, parametersOf } from './operations';
import { jsonSchemaIn, type SchemaCheck } from './schema-check';

/** What is wrong with a request, by the document of its operation. */
export function requestProblems(traffic: Traffic, operation: Operation, check: SchemaCheck): string[] {
  return [
    ...pathProblems(traffic, operation, check),
    ...queryProblems(traffic, operation, check),
    ...bodyProblems(traffic, operation, check),
  ];
}

function pathProblems({ path }: Traffic, operation: Operation, check: SchemaCheck): string[] {
  const values = operation.pattern.exec(path)?.groups ?? {};
  return parametersOf(operation)
    .filter((parameter) => parameter.in === 'path')
    .flatMap((parameter) => {
      const value = values[parameter.name.replace(/\W/g, '_')];
      return value === undefined
        ? []
        : check(operation.file, parameter.pointer, valueOf(parameter, [decodeURIComponent(value)])).map(
            (problem) => `path: ${parameter.name} ${problem}`,
          );
    });
}

function queryProblems({ query }: Traffic, operation: Operation, check: SchemaCheck): string[] {
  const parameters = parametersOf(operation).filter((parameter) => parameter.in === 'query');
  const known = new Set(parameters.map(({ name }) => name));
  const unknown = Object.keys(query).filter((name) => !known.has(name));
  const missing = parameters.filter(({ name, required }) => required && !(name in query));
  const mistyped = parameters.flatMap((parameter) => {
    const given = query[parameter.name];
    return given
      ? check(operation.file, parameter.pointer, valueOf(parameter, given)).map(
          (problem) => `query: ${parameter.name} ${problem}`,
        )
      : [];
  });
  return [
    ...unknown.map((name) => `query: unknown parameter ${name}`),
    ...missing.map(({ name }) => `query: ${name} is required`),
    ...mistyped,
  ];
}

/** The value that texts of an address stand for. Jira takes lists with commas and as repeated parameters. */
function valueOf({ schema }: Parameter, texts: readonly string[]): unknown {
  if (schema['type'] !== 'array') return texts.length === 1 ? scalarOf(schema, texts[0] ?? '') : texts;
  const items = isRecord(schema['items']) ? schema['items'] : {};
  return texts.flatMap((text) => text.split(',')).map((text) => scalarOf(items, text));
}

/** What is no number or no boolean stays a text, and is refused by the schema. */
function scalarOf({ type }: Readonly<Record<string, unknown>>, text: string): unknown {
  if ((type === 'integer' || type === 'number') && /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (type === 'boolean' && /^(true|false)$/.test(text)) return text === 'true';
  return text;
}

function bodyProblems(
  { method, body, contentType }: Traffic,
  operation: Operation,
  check: SchemaCheck,
): string[] {
  const documented = operation.definition['requestBody'];
  if (!isRecord(documented)) return body === undefined ? [] : ['body: none is taken'];
  if (body === undefined && documented['required'] !== true) return [];
  if (!/^application\/json\b/.test(contentType ?? '')) return [`body: ${method} with ${contentType}`];
  if (!jsonSchemaIn(documented)) return [];
  const pointer = `${operation.pointer}/requestBody/content/application~1json/schema`;
  return check(operation.file, pointer, body ?? null).map((problem) => `body: ${problem}`);
}
