import { isRecord } from '../simulator/exchange';
import type { Traffic } from '../simulator/traffic';
import type { Operation } from './operations';
import { jsonSchemaIn, type SchemaCheck } from './schema-check';

/**
 * What is wrong with an answer, by the document of its operation. `list` names the array whose entries the document's
 * schema is about, see `lists`.
 */
export function responseProblems(
  { status, response }: Traffic,
  operation: Operation,
  list: string | undefined,
  check: SchemaCheck,
): string[] {
  if (status === 0) return ['response: there is none'];
  const documented = (operation.definition['responses'] as Record<string, unknown>)[String(status)];
  if (!isRecord(documented)) return [`response: status ${status} is not documented`];
  const schema = jsonSchemaIn(documented);
  if (!schema || Object.keys(schema).length === 0) return [];
  const pointer = `${operation.pointer}/responses/${status}/content/application~1json/schema`;
  return answersIn(response, status === 200 ? list : undefined)
    .flatMap((answer) => check(operation.file, pointer, answer))
    .map((problem) => `response: ${problem}`);
}

/** An answer to a request that no document knows: Jira does nothing but refuse it. */
export function strayProblems({ status }: Traffic): string[] {
  return status === 404 || status === 405 ? [] : [`response: status ${status} to no such operation`];
}

function answersIn(response: unknown, list: string | undefined): readonly unknown[] {
  if (list === undefined) return [response];
  const entries = list && isRecord(response) ? response[list] : response;
  return Array.isArray(entries) ? entries : [response];
}
