import * as v from 'valibot';
import type { Attachment, FixVersion, Story, StoryTime } from '../../domain/story';
import { entriesOf } from './entries';
import { personOf } from './people';
import { relationsOf, subtasksOf } from './relations';
import { attachmentShape, type RawIssue, timeTrackingShape, versionShape } from './shapes';
import { isoTime } from './time';

/** Ids of the fields that a story's page shows and no list does. */
export const pageFields = [
  'reporter',
  'project',
  'subtasks',
  'issuelinks',
  'fixVersions',
  'attachment',
  'timetracking',
] as const;

/** What stands in an issue's own fields beside what a list shows and its texts. */
export function pageFieldsOf(
  { fields }: RawIssue,
  baseUrl: string,
): Pick<Story, 'reporter' | 'isPublic' | 'subtasks' | 'relations' | 'fixVersions' | 'attachments' | 'time'> {
  const reporter = personOf(fields.reporter);
  const time = timeOf(fields.timetracking);
  return {
    ...(reporter && { reporter }),
    ...(isOfServiceDesk(fields.project) && { isPublic: true }),
    subtasks: subtasksOf(fields.subtasks),
    relations: relationsOf(fields.issuelinks),
    fixVersions: entriesOf(versionShape, fields.fixVersions).map(versionOf),
    attachments: entriesOf(attachmentShape, fields.attachment).map((raw) => attachmentOf(raw, baseUrl)),
    ...(time && { time }),
  };
}

/** What is said in a service project is read by its customers. */
export function isOfServiceDesk(project: unknown): boolean {
  return v.is(v.object({ projectTypeKey: v.literal('service_desk') }), project);
}

function versionOf({ name, releaseDate, released }: v.InferOutput<typeof versionShape>): FixVersion {
  return { name, ...(releaseDate && { releaseDate }), released: released ?? false };
}

function attachmentOf(raw: v.InferOutput<typeof attachmentShape>, baseUrl: string): Attachment {
  const by = raw.author?.displayName ?? personOf(raw.author)?.name;
  const at = isoTime(raw.created);
  return {
    id: raw.id,
    name: raw.filename,
    ...(raw.mimeType && { mimeType: raw.mimeType }),
    ...(typeof raw.size === 'number' && { size: raw.size }),
    ...(by && { by }),
    ...(at && { at }),
    // Where the browser has it, on Cloud as on Data Center.
    url: `${baseUrl}/secure/attachment/${encodeURIComponent(raw.id)}/${encodeURIComponent(raw.filename)}`,
    ...(raw.thumbnail && { hasThumbnail: true }),
  };
}

/** None where nobody estimated or logged anything, or the site does not track time. */
function timeOf(raw: unknown): StoryTime | undefined {
  const result = v.safeParse(timeTrackingShape, raw);
  if (!result.success) return undefined;
  const { originalEstimateSeconds, remainingEstimateSeconds, timeSpentSeconds } = result.output;
  const time = {
    ...(typeof originalEstimateSeconds === 'number' && { estimated: originalEstimateSeconds }),
    ...(typeof remainingEstimateSeconds === 'number' && { remaining: remainingEstimateSeconds }),
    ...(typeof timeSpentSeconds === 'number' && { spent: timeSpentSeconds }),
  };
  return Object.keys(time).length > 0 ? time : undefined;
}
