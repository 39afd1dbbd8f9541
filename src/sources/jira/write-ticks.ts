import type { TickKeeper } from '../../domain/acceptance/criterion';
import type { Story } from '../../domain/story';
import { passingKinds, SourceError, type TickChange } from '../story-source';
import { acceptanceProperty, textFields } from './issue';
import { readStory } from './read-story';
import type { RawIssue } from './shapes';
import type { Site } from './site';
import { hasTicks, planTicks, type TickPlan } from './tick-plan';

/** Attempts at an edit that others make at the same time. */
const attempts = 3;

/**
 * Writes ticks into the newest state of an issue, in one edit, and gives the story as it is afterwards. Jira locks
 * nothing and the last edit wins; so the story is read again, and what somebody else's edit took away is written again.
 *
 * @param onWritten told the numeric id of the issue
 */
export async function writeTicks(
  site: Site,
  key: string,
  changes: readonly TickChange[],
  onWritten: (id: string) => void,
  signal?: AbortSignal,
): Promise<Story> {
  const { options, dialect } = site;
  const { localLedger } = options;
  const how = await site.reading(signal);
  // Without a name where it is not to be had; a trouble that passes is waited for.
  const me = await site.optional('Who ticks', site.me(signal), isPassing);
  let kept = await localLedger?.read(key);
  const plan = (issue: RawIssue, writeTo: TickKeeper): TickPlan =>
    planTicks(issue, changes, {
      ...{ reading: how, dialect, writeTo, by: me?.name },
      ...(localLedger && { kept: { value: kept } }),
    });
  let keeper: TickKeeper = options.writeTo;
  for (let attempt = 1; ; attempt++) {
    const issue = await site.issue(key, textFields(how.fields), signal);
    const planned = plan(issue, keeper);
    try {
      await put(site, key, planned, signal);
    } catch (error) {
      const next = nextKeeper(error, keeper, localLedger !== undefined);
      if (next) {
        refuseWhere(() => plan(issue, next), error);
        options.log(`${key}: ticks go to ${next}, because of ${String(error)}`);
        keeper = next;
        attempt -= 1;
        continue;
      }
      if (!isUncertain(error) || attempt >= attempts) throw error;
      // The answer was lost, or somebody else wrote: what is there now tells what is left to do.
      continue;
    }
    if (planned.kept !== undefined) {
      await localLedger?.write(key, planned.kept, kept);
      kept = planned.kept;
    }
    onWritten(issue.id);
    const story = await readStory(site, key, signal);
    if (hasTicks(story, changes)) return story;
    if (attempt >= attempts) throw new SourceError('conflict', 'somebody else is editing it right now');
  }
}

/** One edit of the fields and the record together, or of the record alone, which no watcher gets a mail for. */
async function put(
  site: Site,
  key: string,
  { fields, property }: TickPlan,
  signal?: AbortSignal,
): Promise<void> {
  const path = site.issuePath(key);
  if (Object.keys(fields).length > 0) {
    const properties = property === undefined ? undefined : [{ key: acceptanceProperty, value: property }];
    await site.client.send({
      method: 'PUT',
      path,
      body: { fields, ...(properties && { properties }) },
      signal,
    });
  } else if (property !== undefined) {
    await putAcceptanceProperty(site, key, property, signal);
  }
}

/** Replaces the record of an issue's ticks. */
export async function putAcceptanceProperty(
  { client, issuePath }: Site,
  key: string,
  body: unknown,
  signal?: AbortSignal,
): Promise<void> {
  const path = `${issuePath(key)}/properties/${acceptanceProperty}`;
  await client.send({ method: 'PUT', path, body, signal });
}

/**
 * Where ticks go that Jira did not take: from a field that is not to be edited to the record, without any right to edit
 * to this machine.
 */
function nextKeeper(error: unknown, keeper: TickKeeper, hasLocal: boolean): TickKeeper | undefined {
  if (!(error instanceof SourceError)) return undefined;
  if (error.kind === 'forbidden' && keeper !== 'local' && hasLocal) return 'local';
  return error.kind === 'invalid' && keeper === 'source' ? 'property' : undefined;
}

/** What cannot be kept elsewhere either is refused for the reason Jira gave first. */
function refuseWhere(check: () => unknown, reason: unknown): void {
  try {
    check();
  } catch {
    throw reason;
  }
}

/** Whether it may be gone at the next time. */
export const isPassing = ({ kind }: SourceError): boolean => passingKinds.has(kind);

/** Whether a write may have taken effect, or may do so at a second try. */
export function isUncertain(error: unknown): boolean {
  return error instanceof SourceError && (error.kind === 'unreachable' || error.more.status === 409);
}
