import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Deployment } from './model';
import type { RecordedRequest } from './recording';

/** Names the folder into which every simulator writes what it was asked and what it answered. */
export const trafficVariable = 'STORY_CONTEXT_TRAFFIC';

/** One line of such a file: a request and its answer. Of the headers it has those that say what is what, and no others. */
export interface Traffic extends Pick<
  RecordedRequest,
  'method' | 'path' | 'query' | 'body' | 'status' | 'response' | 'fault'
> {
  readonly deployment: Deployment;
  readonly userAgent?: string;
  /** Content type of the request. */
  readonly contentType?: string;
}

let simulators = 0;

/**
 * Writes each exchange of one simulator as a line of JSON into a file of its own. At once and synchronously, so that
 * the file is whole however the process ends. `undefined` where the variable names no folder.
 */
export function trafficWriter(
  deployment: Deployment,
  folder = process.env[trafficVariable],
): ((entry: RecordedRequest) => void) | undefined {
  if (!folder) return undefined;
  mkdirSync(folder, { recursive: true });
  simulators += 1;
  const file = join(folder, `${Date.now()}-${process.pid}-${simulators}.jsonl`);
  return (entry) => appendFileSync(file, `${lineOf(entry, deployment)}\n`);
}

/** A recorded request and its answer as they went over the wire. */
export const trafficOf = (entry: RecordedRequest, deployment: Deployment): Traffic =>
  JSON.parse(lineOf(entry, deployment)) as Traffic;

function lineOf(entry: RecordedRequest, deployment: Deployment): string {
  const { method, path, query, headers, body, status, response, fault } = entry;
  const traffic: Traffic = {
    ...{ deployment, method, path, query, body, status, response, fault },
    userAgent: headers['user-agent'],
    contentType: headers['content-type'],
  };
  return JSON.stringify(traffic);
}
