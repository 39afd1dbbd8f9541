import { isRecord } from '../simulator/exchange';
import type { Deployment } from '../simulator/model';

/** Atlassian's own documents, and what stands before their paths. */
export const documents: Readonly<Record<Deployment, readonly { file: string; prefix: string }[]>> = {
  cloud: [
    { file: 'cloud-platform.openapi.json', prefix: '' },
    { file: 'cloud-software.openapi.json', prefix: '' },
  ],
  datacenter: [{ file: 'data-center.openapi.json', prefix: '/rest' }],
};

/** One operation of a document. */
export interface Operation {
  /** `GET /rest/api/3/issue/{issueIdOrKey}` */
  readonly name: string;
  readonly method: string;
  readonly pattern: RegExp;
  readonly file: string;
  /** JSON pointer of the operation in its document. */
  readonly pointer: string;
  readonly definition: Readonly<Record<string, unknown>>;
}

/** A parameter as the document has it, and its place among those of the operation. */
export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly schema: Readonly<Record<string, unknown>>;
  readonly pointer: string;
}

const methods = ['get', 'put', 'post', 'delete'] as const;

export function operationsOf(document: Record<string, unknown>, file: string, prefix: string): Operation[] {
  const paths = document['paths'] as Record<string, Record<string, unknown>>;
  return Object.entries(paths).flatMap(([path, item]) =>
    methods.flatMap((method): Operation[] => {
      const definition = item[method];
      if (!isRecord(definition)) return [];
      const name = `${method.toUpperCase()} ${prefix}${path}`;
      const pattern = patternOf(prefix + path);
      return [
        {
          ...{ name, method: method.toUpperCase(), pattern, file, definition },
          pointer: `/paths/${escaped(path)}/${method}`,
        },
      ];
    }),
  );
}

/** The operation that a request is for: where several fit, the one that leaves least open. */
export function operationFor(
  operations: readonly Operation[],
  method: string,
  path: string,
): Operation | undefined {
  const [best] = operations
    .filter((operation) => operation.method === method && operation.pattern.test(path))
    .sort((a, b) => variables(a) - variables(b));
  return best;
}

export function parametersOf({ definition, pointer }: Operation): Parameter[] {
  const parameters = (definition['parameters'] ?? []) as Record<string, unknown>[];
  return parameters.map((parameter, index) => ({
    name: String(parameter['name']),
    in: String(parameter['in']),
    required: parameter['required'] === true,
    schema: isRecord(parameter['schema']) ? parameter['schema'] : {},
    pointer: `${pointer}/parameters/${index}/schema`,
  }));
}

/** Each variable of the path becomes a group of its name. */
const patternOf = (path: string): RegExp =>
  new RegExp(
    `^${path
      .replace(/[.]/g, '\\.')
      .replace(/\{([^}]+)\}/g, (_, name: string) => `(?<${name.replace(/\W/g, '_')}>[^/]+)`)}$`,
  );

const escaped = (key: string): string => encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'));

const variables = ({ name }: Operation): number => name.split('{').length;
