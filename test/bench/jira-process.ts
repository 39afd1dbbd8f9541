import { bullets, codeBlock, doc, heading, p, strong } from '../simulator/adf-build';
import { issueTypes } from '../simulator/catalogue';
import type { AdfNode, Deployment, Issue } from '../simulator/model';
import { sprintIds } from '../simulator/seed-site';
import { startSimulator, type Simulator } from '../simulator/simulator';
import { texts } from './stories';

/** A Jira in a process of its own, so that its work is not taken for the extension's. It is started by `startJira`. */
export interface JiraProcessOptions {
  readonly deployment: Deployment;
  /** Stories, tasks and bugs in the active sprint. */
  readonly stories: number;
  /** Milliseconds added to every answer. */
  readonly latency: number;
  /** Key of a story that says as much as the longest ones do: a thousand nodes and 200 comments. */
  readonly long?: string;
}

/** Sent when it listens, with the credentials of the developer. */
export type Listening = Pick<Simulator, 'url' | 'deployment' | 'email' | 'token'>;

/** Has the first stories of the sprint edited, as many as that. It is answered with the number. */
export interface Edit {
  readonly edit: number;
}

async function main(): Promise<void> {
  const options = JSON.parse(process.argv[2] ?? '') as JiraProcessOptions;
  const stories = Math.ceil(options.stories * 1.3) + 20;
  const simulator = await startSimulator({ ...options, stories, writeLimit: false });
  const planned = fillSprint(simulator, options.stories);
  const long = planned.find(({ key }) => key === options.long);
  if (long) lengthen(long, simulator.people.oskar.accountId);
  process.on('message', ({ edit }: Edit) => {
    for (const issue of planned.slice(0, edit)) {
      simulator.state.change(issue, simulator.people.oskar.accountId, () => []);
    }
    process.send?.(edit);
  });
  process.once('disconnect', () => process.exit());
  const { url, deployment, email, token } = simulator;
  process.send?.({ url, deployment, email, token } satisfies Listening);
}

/** Plans so many stories, tasks and bugs for the active sprint, all of them without sub-tasks, and nothing else. */
function fillSprint({ state }: Simulator, count: number): readonly Issue[] {
  const own = state.issues.filter(({ key }) => key.startsWith('SHOP-'));
  const planned = own
    .filter(
      ({ key, typeId }) =>
        !['Epic', 'Sub-task'].includes(typeName(typeId)) && state.children(key).length === 0,
    )
    .slice(0, count);
  if (planned.length < count) throw new Error(`Only ${planned.length} stories have no sub-tasks.`);
  for (const issue of own) issue.sprintIds = [];
  for (const issue of planned) {
    issue.sprintIds = [sprintIds.active];
    // What was edited a moment ago is asked for again, as search may have been behind: the more stories, the more of it.
    issue.updated = Math.min(issue.updated, Date.now() - anHour);
    // What is done is folded away.
    if (issue.statusId === done) issue.statusId = inProgress;
  }
  return planned;
}

/** On Cloud: a description of a thousand nodes, with as many criteria as it had, and 200 comments. */
function lengthen(issue: Issue, authorId: string): void {
  const words = texts(600);
  const part = (index: number): AdfNode[] => [
    heading(3, `Part ${index}`),
    p(words[index * 5] ?? '', strong(words[index * 5 + 1] ?? '')),
    bullets(words[index * 5 + 2] ?? '', words[index * 5 + 3] ?? ''),
    codeBlock('ts', `export const part${index} = '${words[index * 5 + 4]}';`),
  ];
  const more = Array.from({ length: 72 }, (_, index) => part(index)).flat();
  const content = typeof issue.description === 'object' ? (issue.description?.content ?? []) : [];
  issue.description = { type: 'doc', version: 1, content: [...content, heading(2, 'Background'), ...more] };
  for (let index = 0; index < 200; index++) {
    const created = issue.updated - (200 - index) * 60_000;
    issue.comments.push({
      ...{ id: String(50_000 + index), authorId, updateAuthorId: authorId, created, updated: created },
      body: doc(p(words[index] ?? ''), bullets(words[index + 200] ?? '', words[index + 400] ?? '')),
      properties: new Map(),
    });
  }
}

const [inProgress, done] = ['3', '10002'];
const anHour = 3_600_000;

function typeName(id: string): string {
  return issueTypes.find((type) => type.id === id)?.name ?? '?';
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
