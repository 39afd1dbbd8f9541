import type { Deployment } from '../simulator/model';
import type { Traffic } from '../simulator/traffic';
import { loadAdfCheck } from './adf';
import { type Exception, exceptions, lists } from './exceptions';
import { documents, type Operation, operationFor, operationsOf } from './operations';
import { requestProblems } from './request';
import { responseProblems, strayProblems } from './response';
import { richTextProblems } from './rich-text';
import { schemaCheck } from './schema-check';
import { readDocument, specificationFolder } from './specification';

/** What Atlassian's documents say of a deployment. */
export interface Contract {
  /** `GET /rest/api/3/issue/{issueIdOrKey}`, or the path itself where the documents know no such operation. */
  nameOf(traffic: Traffic): string;
  /** What is wrong with a request, less what is excepted. */
  request(traffic: Traffic): string[];
  /** What is wrong with an answer, less what is excepted. */
  response(traffic: Traffic): string[];
  /** Exceptions that nothing needed so far. */
  readonly unused: readonly Exception[];
}

/** The documents of a deployment; `undefined` where they are not at hand. */
export function loadContract(deployment: Deployment, folder = specificationFolder()): Contract | undefined {
  const loaded = new Map<string, Record<string, unknown>>();
  for (const { file } of documents[deployment]) {
    const document = readDocument(file, folder);
    if (!document) return undefined;
    loaded.set(file, document);
  }
  const adf = deployment === 'cloud' ? loadAdfCheck(folder) : () => [];
  if (!adf) return undefined;
  const check = schemaCheck(loaded);
  const operations = documents[deployment].flatMap(({ file, prefix }) =>
    operationsOf(loaded.get(file) ?? {}, file, prefix),
  );
  const used = new Set<Exception>();

  const nameOf = (traffic: Traffic): string => find(traffic)?.name ?? `${traffic.method} ${traffic.path}`;
  const find = ({ method, path }: Traffic): Operation | undefined => operationFor(operations, method, path);
  const lessExcepted = (name: string, problems: readonly string[]): string[] =>
    problems.filter((problem) => {
      const exception = exceptions[deployment].find((one) => isFor(one, name) && one.problem.test(problem));
      if (exception) used.add(exception);
      return !exception;
    });
  const textProblems = (side: string, body: unknown): string[] =>
    richTextProblems(body, deployment, adf).map((problem) => `${side}: ${problem}`);

  return {
    nameOf,
    request(traffic) {
      const operation = find(traffic);
      if (!operation) return lessExcepted(nameOf(traffic), ['no such operation']);
      const isDeprecated = deployment === 'cloud' && operation.definition['deprecated'] === true;
      return lessExcepted(operation.name, [
        ...(isDeprecated ? ['the operation is deprecated'] : []),
        ...requestProblems(traffic, operation, check),
        ...textProblems('body', traffic.body),
      ]);
    },
    response(traffic) {
      const operation = find(traffic);
      if (!operation) return lessExcepted(nameOf(traffic), strayProblems(traffic));
      return lessExcepted(operation.name, [
        ...responseProblems(traffic, operation, lists[deployment][operation.name], check),
        ...textProblems('response', traffic.response),
      ]);
    },
    get unused() {
      return exceptions[deployment].filter((exception) => !used.has(exception));
    },
  };
}

const isFor = ({ operation }: Exception, name: string): boolean =>
  operation instanceof RegExp ? operation.test(name) : operation === '*' || operation === name;
