import * as v from 'valibot';
import { oneLine } from '../../domain/one-line';
import { SourceError, type WorkDraft } from '../story-source';
import { personOf } from './people';
import { postOnce } from './post-once';
import { anything, type RawWorklog } from './shapes';
import type { Site } from './site';
import { isoTime } from './time';

/** Key of the property that tells work logged here from other work; Jira Cloud alone has such properties. */
const workProperty = 'story-context.worklog';

const valueShape = v.object({ id: v.string() });

/** Logs work, once: where it is already there, or its answer was lost, nothing more is logged. */
export async function logWork(site: Site, key: string, work: WorkDraft, signal?: AbortSignal): Promise<void> {
  const { client, dialect, issuePath } = site;
  const time = Date.parse(work.started);
  if (Number.isNaN(time)) throw new SourceError('invalid', `"${work.started}" is no time`);
  const started = new Date(time).toISOString();
  const text = work.text?.trim() ? await dialect.richText(work.text) : undefined;
  const me = await site.me(signal);
  const find = async (): Promise<RawWorklog | undefined> => {
    // Data Center may cut the time to the second.
    const since = new Date(time - 1_000).toISOString();
    const all = await dialect.worklogs(key, since, signal);
    return all.find((one) => isSame(one, { ...work, started }, { me: me.id, text }));
  };
  const body = {
    // Jira wants the offset without a colon.
    started: started.replace('Z', '+0000'),
    timeSpentSeconds: work.seconds,
    ...(text !== undefined && { comment: text }),
    ...(dialect.marksWork && { properties: [{ key: workProperty, value: { version: 1, id: work.id } }] }),
  };
  const path = `${issuePath(key)}/worklog`;
  await postOnce<unknown>(find, () => client.fetch(anything, { method: 'POST', path, body, signal }));
}

/** By the id in its property; where there are no properties, work of mine of the same time, length and words. */
function isSame(
  { author, started, timeSpentSeconds, comment, properties }: RawWorklog,
  work: WorkDraft,
  { me, text }: { readonly me: string; readonly text: unknown },
): boolean {
  if (personOf(author)?.id !== me) return false;
  if (properties) {
    const result = v.safeParse(valueShape, properties.find(({ key }) => key === workProperty)?.value);
    return result.success && result.output.id === work.id;
  }
  const apart = Math.abs(Date.parse(isoTime(started) ?? '') - Date.parse(work.started));
  const words = (raw: unknown): string => (typeof raw === 'string' ? oneLine(raw) : '');
  return apart < 1_000 && timeSpentSeconds === work.seconds && words(comment) === words(text);
}
