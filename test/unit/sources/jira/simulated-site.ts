import { createJiraSource, type JiraCredentials, type JiraSourceOptions } from '../../../../src/sources/jira';
import { answerAs } from '../../../launch/answer';
import type { Deployment, Issue } from '../../../simulator/model';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../../simulator/simulator';
import type { ContractSubject } from '../contract';
import { memoryLedger } from '../memory-ledger';

/** Waits that a test does not want to sit through. */
export const quick = { pause: 1, silence: 2_000, answer: 5_000, longestWait: 1_500 };

export const userAgent = 'story-context/0.0.0 (tests)';

export function credentialsOf(site: Simulator): JiraCredentials {
  return site.deployment === 'cloud'
    ? { kind: 'cloud-token', email: site.email, token: site.token }
    : { kind: 'pat', token: site.token };
}

/** A source at the simulated site, signed in, on the board of the Webshop. */
export function sourceAt(site: Simulator, options: Partial<JiraSourceOptions> = {}) {
  return createJiraSource({
    baseUrl: site.url,
    deployment: site.deployment,
    credentials: () => Promise.resolve(credentialsOf(site)),
    boardId: '1',
    writeTo: 'source',
    userAgent,
    log: () => undefined,
    timings: quick,
    ...options,
  });
}

export async function contractSubject(
  deployment: Deployment,
  more: SimulatorOptions = {},
): Promise<ContractSubject> {
  const site = await startSimulator({ deployment, ...more });
  return {
    source: sourceAt(site, { localLedger: memoryLedger() }),
    another: () => sourceAt(site, { localLedger: memoryLedger() }),
    story: 'SHOP-7',
    plain: 'SHOP-8',
    missing: 'SHOP-9999',
    reword: (key, from, to) => {
      reword(site.issue(key), from, to);
      return Promise.resolve();
    },
    remove: (key, text) => {
      remove(site.issue(key), text);
      return Promise.resolve();
    },
    answer: (key, text) => answerAs(site, 'oskar', key, text),
    stored: () => Promise.resolve(JSON.stringify(site.state.issues.map(stored))),
    close: () => site.close(),
  };
}

/** Changes words in a text of an issue, behind everybody's back; they stand there in one piece. */
export function reword(issue: Issue, from: string, to: string): void {
  const quoted = (words: string): string => JSON.stringify(words).slice(1, -1);
  for (const field of ['description', 'acceptance'] as const) {
    const json = JSON.stringify(issue[field]);
    if (!json.includes(quoted(from))) continue;
    issue[field] = JSON.parse(json.replace(quoted(from), () => quoted(to))) as Issue['description'];
    return;
  }
  throw new Error(`${from} is not in ${issue.key}`);
}

/** Takes the task or list item that says this out of a text of an issue. */
function remove(issue: Issue, text: string): void {
  for (const field of ['description', 'acceptance'] as const) {
    const value = issue[field];
    if (typeof value === 'string') {
      const lines = value.split('\n').filter((line) => !line.includes(text));
      if (lines.length < value.split('\n').length) {
        issue[field] = lines.join('\n');
        return;
      }
    } else if (JSON.stringify(value ?? null).includes(JSON.stringify(text))) {
      issue[field] = JSON.parse(JSON.stringify(value), (_, node: unknown) =>
        Array.isArray(node)
          ? node.filter(
              (one: { type?: string }) => !isItem(one) || !JSON.stringify(one).includes(JSON.stringify(text)),
            )
          : node,
      ) as Issue['description'];
      return;
    }
  }
  throw new Error(`${text} is not in ${issue.key}`);
}

const isItem = ({ type }: { readonly type?: string }): boolean => type === 'taskItem' || type === 'listItem';

function stored(issue: Issue): unknown {
  const comments = issue.comments.map((comment) => ({ ...comment, properties: [...comment.properties] }));
  const worklogs = issue.worklogs.map((worklog) => ({ ...worklog, properties: [...worklog.properties] }));
  return { ...issue, properties: [...issue.properties], comments, worklogs };
}

/** The queries of searches, in their order. */
export function searchesOf(requests: Simulator['requests']): string[] {
  return requests.flatMap(({ body }) => {
    const { jql } = (body ?? {}) as { readonly jql?: unknown };
    return typeof jql === 'string' ? [jql] : [];
  });
}
