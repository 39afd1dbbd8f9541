import { goalOf } from '../../domain/goal';
import { metricsInLabels } from '../../domain/metric-label';
import type { StoryReference } from '../../domain/story';
import { labelsOf } from './issue';
import { issueShape } from './shapes';
import type { EpicGoal, Site } from './site';

/** Milliseconds the goal of an epic is kept: it stands over many stories, and seldom changes. */
const keptFor = 10 * 60_000;

/** What an epic is for by its own description and its labels; `undefined` where there is no epic. */
export async function epicGoal(
  site: Site,
  epic: StoryReference | undefined,
  signal?: AbortSignal,
): Promise<EpicGoal | undefined> {
  if (!epic) return undefined;
  const kept = site.epicGoals.get(epic.key);
  if (kept && Date.now() - kept.at < keptFor) return kept;
  const query = { fields: 'description,labels' };
  const path = site.issuePath(epic.key);
  const { fields } = await site.client.fetch(issueShape, { path, query, signal });
  const goal = goalOf(site.dialect.readDocument(fields.description));
  const read = { ...(goal && { goal }), metrics: metricsInLabels(labelsOf(fields)) };
  site.epicGoals.set(epic.key, { ...read, at: Date.now() });
  return read;
}
