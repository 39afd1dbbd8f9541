import { isRecord } from '../simulator/exchange';
import type { Deployment } from '../simulator/model';
import type { AdfCheck } from './adf';

/**
 * What is wrong with the rich texts of a body: Cloud has ADF documents, Data Center has wiki markup. The OpenAPI
 * documents say of neither more than that there is something.
 */
export function richTextProblems(body: unknown, deployment: Deployment, adf: AdfCheck): string[] {
  const isDocument = isRecord(body) && body['type'] === 'doc';
  if (isDocument)
    return deployment === 'cloud' ? adf(body).map((problem) => `ADF ${problem}`) : ['ADF, not wiki markup'];
  if (Array.isArray(body)) return body.flatMap((entry) => richTextProblems(entry, deployment, adf));
  if (!isRecord(body)) return [];
  const plain = deployment === 'cloud' ? textsOf(body).filter(([, text]) => typeof text === 'string') : [];
  return [
    ...plain.map(([name]) => `${name} is a text, not ADF`),
    ...Object.values(body).flatMap((value) => richTextProblems(value, deployment, adf)),
  ];
}

/** The `body` of a comment, and the description among an issue's fields. */
function textsOf(body: Readonly<Record<string, unknown>>): [string, unknown][] {
  const fields = isRecord(body['fields']) ? body['fields'] : {};
  return [
    ['body', body['body']],
    ['description', fields['description']],
  ];
}
