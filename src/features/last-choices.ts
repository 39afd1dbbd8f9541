import * as v from 'valibot';
import type * as vscode from 'vscode';
import { projectOf } from '../domain/story-key';
import type { LastChoices } from './start-work-steps';

const storedAs = 'startWork.choices';

const shape = v.record(
  v.string(),
  v.object({
    assign: v.optional(v.boolean()),
    move: v.optional(v.boolean()),
    status: v.optional(v.string()),
  }),
);

/** What was chosen when work was last started on a story of the same project. */
export function lastChoices(memory: vscode.Memento, key: string): LastChoices {
  return all(memory)[projectOf(key)] ?? {};
}

export async function rememberChoices(
  memory: vscode.Memento,
  key: string,
  choices: LastChoices,
): Promise<void> {
  await memory.update(storedAs, { ...all(memory), [projectOf(key)]: choices });
}

function all(memory: vscode.Memento): Record<string, LastChoices> {
  const read = v.safeParse(shape, memory.get(storedAs));
  return read.success ? read.output : {};
}
