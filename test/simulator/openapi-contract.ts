import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import { isRecord } from './exchange';
import type { Deployment } from './model';
import { exceptions, lists, undocumented } from './openapi-exceptions';
import type { RecordedRequest } from './recording';
import { specificationFolder } from './specification';
import { documentsIn, loadAdfCheck } from './adf-contract';

/** Atlassian's own documents, and what stands before their paths. */
const documents: Readonly<Record<Deployment, readonly { file: string; prefix: string }[]>> = {
  cloud: [
    { file: 'cloud-platform.openapi.json', prefix: '' },
    { file: 'cloud-software.openapi.json', prefix: '' },
  ],
  datacenter: [{ file: 'data-center.openapi.json', prefix: '/rest' }],
};

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly pattern: RegExp;
  readonly file: string;
  /** JSON pointer of the operation in its document. */
  readonly pointer: string;
  readonly definition: Readonly<Record<string, unknown>>;
}

export interface Verdict {
  /** `GET /rest/api/3/issue/{issueIdOrKey}`; absent where the documents know no such operation. */
  readonly operation?: string;
  readonly deprecated: boolean;
  readonly problems: readonly string[];
}

export interface Contract {
  check(request: RecordedRequest): Verdict;
}

/** The documents of a deployment; `undefined` where they are not at hand. */
export function loadContract(deployment: Deployment, folder = specificationFolder()): Contract | undefined {
  const sources = documents[deployment].map(({ file, prefix }) => ({
    file,
    prefix,
    path: join(folder, file),
  }));
  if (!sources.every(({ path }) => existsSync(path))) {
    return undefined;
  }
  const ajv = new Ajv({ strict: false, validateFormats: false, validateSchema: false, allErrors: true });
  const operations: Operation[] = [];
  for (const { file, prefix, path } of sources) {
    const document = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
    ajv.addSchema(document, file);
    operations.push(...operationsOf(document, file, prefix));
  }
  const adf = deployment === 'cloud' ? loadAdfCheck(folder) : undefined;
  const compiled = new Map<string, ValidateFunction>();
  const against = (operation: Operation, pointer: string, value: unknown): string[] => {
    const ref = `${operation.file}#${operation.pointer}${pointer}`;
    const validate = compiled.get(ref) ?? ajv.compile({ $ref: ref });
    compiled.set(ref, validate);
    return validate(value)
      ? []
      : (validate.errors ?? []).map(({ instancePath, message, params }) => {
          return `${instancePath || '/'} ${message} ${JSON.stringify(params)}`;
        });
  };
  return {
    check: (request) => {
      const verdict = check(request, operations, against, deployment);
      const texts = adf ? documentsIn(request.body).flatMap(adf) : [];
      return {
        ...verdict,
        problems: [...verdict.problems, ...texts.map((problem) => `body: ADF ${problem}`)],
      };
    },
  };
}

type Against = (operation: Operation, pointer: string, value: unknown) => string[];

function operationsOf(document: Record<string, unknown>, file: string, prefix: string): Operation[] {
  const paths = document['paths'] as Record<string, Record<string, unknown>>;
  return Object.entries(paths).flatMap(([path, item]) =>
    ['get', 'put', 'post', 'delete'].flatMap((method): Operation[] => {
      const definition = item[method];
      return isRecord(definition)
        ? [
            {
              method: method.toUpperCase(),
              path: prefix + path,
              pattern: new RegExp(`^${prefix}${path.replace(/[.]/g, '\\.').replace(/\{[^}]+\}/g, '[^/]+')}$`),
              file,
              pointer: `/paths/${escaped(path)}/${method}`,
              definition,
            },
          ]
        : [];
    }),
  );
}

const escaped = (key: string): string => encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'));

function check(
  request: RecordedRequest,
  operations: readonly Operation[],
  against: Against,
  deployment: Deployment,
): Verdict {
  const operation = operations
    .filter(({ method, pattern }) => method === request.method && pattern.test(request.path))
    .sort((a, b) => variables(a) - variables(b))[0];
  if (!operation) {
    const known = undocumented.includes(`${request.method} ${request.path}`);
    return { deprecated: false, problems: known ? [] : ['no such operation'] };
  }
  const name = `${operation.method} ${operation.path}`;
  const problems = [
    ...checkQuery(request, operation),
    ...checkBody(request, operation, against),
    ...checkResponse(request, operation, lists[deployment][name], against),
  ];
  const isExcepted = (problem: string): boolean =>
    exceptions[deployment].some(
      (entry) => (entry.operation === '*' || entry.operation === name) && entry.problem.test(problem),
    );
  return {
    operation: name,
    deprecated: operation.definition['deprecated'] === true,
    problems: problems.filter((problem) => !isExcepted(problem)),
  };
}

const variables = ({ path }: Operation): number => path.split('{').length;

function checkQuery(request: RecordedRequest, { definition }: Operation): string[] {
  const parameters = ((definition['parameters'] ?? []) as Record<string, unknown>[]).filter(
    (parameter) => parameter['in'] === 'query',
  );
  const known = new Set(parameters.map(({ name }) => name));
  const unknown = Object.keys(request.query).filter((name) => !known.has(name));
  const missing = parameters.filter(
    ({ name, required }) => required === true && !(String(name) in request.query),
  );
  const mistyped = parameters.filter((parameter) => {
    const values = request.query[String(parameter['name'])] ?? [];
    const type = isRecord(parameter['schema']) ? parameter['schema']['type'] : undefined;
    return (
      (type === 'integer' && !values.every((value) => /^-?\d+$/.test(value))) ||
      (type === 'boolean' && !values.every((value) => /^(true|false)$/.test(value)))
    );
  });
  return [
    ...unknown.map((name) => `query: unknown parameter ${name}`),
    ...missing.map(({ name }) => `query: ${String(name)} is required`),
    ...mistyped.map(({ name }) => `query: ${String(name)} has the wrong type`),
  ];
}

function checkBody(request: RecordedRequest, operation: Operation, against: Against): string[] {
  const body = operation.definition['requestBody'];
  if (request.method === 'GET' || request.method === 'DELETE') {
    return [];
  }
  if (!isRecord(body)) {
    return request.body === undefined ? [] : ['body: none is taken'];
  }
  return schemaAt(body)
    ? against(operation, '/requestBody/content/application~1json/schema', request.body ?? null).map(
        (problem) => `body: ${problem}`,
      )
    : [];
}

function checkResponse(
  request: RecordedRequest,
  operation: Operation,
  list: string | undefined,
  against: Against,
): string[] {
  const responses = operation.definition['responses'] as Record<string, unknown>;
  const response = responses[String(request.status)];
  if (!isRecord(response)) {
    return [`response: status ${request.status} is not documented`];
  }
  const schema = schemaAt(response);
  if (!schema || Object.keys(schema).length === 0) {
    return [];
  }
  const pointer = `/responses/${request.status}/content/application~1json/schema`;
  return answersOf(request.response, request.status === 200 ? list : undefined)
    .flatMap((answer) => against(operation, pointer, answer))
    .map((problem) => `response: ${problem}`);
}

/** The values that the named schema is about: see `lists`. */
function answersOf(response: unknown, list: string | undefined): readonly unknown[] {
  if (list === undefined) {
    return [response];
  }
  const entries = list && isRecord(response) ? response[list] : response;
  return Array.isArray(entries) ? entries : [];
}

function schemaAt(holder: Readonly<Record<string, unknown>>): Record<string, unknown> | undefined {
  const content = holder['content'];
  const json = isRecord(content) ? content['application/json'] : undefined;
  const schema = isRecord(json) ? json['schema'] : undefined;
  return isRecord(schema) ? schema : undefined;
}
