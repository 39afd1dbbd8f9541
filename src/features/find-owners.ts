import * as v from 'valibot';
import type * as vscode from 'vscode';
import type { OwnerCandidate } from '../domain/question';
import { projectOf } from '../domain/story-key';
import { SourceError, type StorySource } from '../sources/story-source';

/** Who may be asked. */
export interface FoundOwners {
  readonly candidates: readonly OwnerCandidate[];
  /** Why the source could not be asked for them: then they are who it named the last time for the whole project. */
  readonly failed?: SourceError;
}

const storedAs = 'questions.owners';
/** Reasons that hold for every story of a project. */
const ofProject = ['setting', 'project', 'projectLead'] as const;

const shape = v.record(
  v.string(),
  v.array(v.object({ id: v.string(), name: v.string(), reason: v.picklist(ofProject) })),
);

/** The people to ask about a story; never rejects with a `SourceError`. */
export async function findOwners(
  source: Pick<StorySource, 'name' | 'productOwners'>,
  key: string,
  memory: vscode.Memento,
): Promise<FoundOwners> {
  const project = `${source.name} ${projectOf(key)}`;
  const known = remembered(memory);
  try {
    const candidates = await source.productOwners(key);
    const lasting = candidates.flatMap(({ id, name, reason }) => {
      const holds = ofProject.find((one) => one === reason);
      return holds ? [{ id, name, reason: holds }] : [];
    });
    if (JSON.stringify(known[project] ?? []) !== JSON.stringify(lasting))
      await memory.update(storedAs, { ...known, [project]: lasting });
    return { candidates };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return { candidates: known[project] ?? [], failed: error };
  }
}

function remembered(memory: vscode.Memento): v.InferOutput<typeof shape> {
  const read = v.safeParse(shape, memory.get(storedAs));
  return read.success ? read.output : {};
}
