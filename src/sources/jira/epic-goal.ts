import { goalOf } from '../../domain/goal';
import type { StoryReference } from '../../domain/story';
import { issueShape } from './shapes';
import type { Site } from './site';

/** Milliseconds the goal of an epic is kept: it stands over many stories, and seldom changes. */
const keptFor = 10 * 60_000;

/** What an epic is for by its own description; none where the description says nothing. */
export async function epicGoal(
  site: Site,
  epic: StoryReference | undefined,
  signal?: AbortSignal,
): Promise<string | undefined> {
  if (!epic) return undefined;
  const kept = site.epicGoals.get(epic.key);
  if (kept && Date.now() - kept.at < keptFor) return kept.goal;
  const query = { fields: 'description' };
  const path = site.issuePath(epic.key);
  const { fields } = await site.client.fetch(issueShape, { path, query, signal });
  const goal = goalOf(site.dialect.readDocument(fields.description));
  site.epicGoals.set(epic.key, { goal, at: Date.now() });
  return goal;
}
