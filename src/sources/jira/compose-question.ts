import type { Document } from '../../domain/document';
import type { QuestionDraft } from '../../domain/question';
import type { Site } from './site';

/** A question as whoever reads its comment sees it: wiki markup has no names of people, and Jira shows them. */
export async function composeQuestion({ dialect }: Site, draft: QuestionDraft): Promise<Document> {
  const { blocks } = dialect.readDocument(await dialect.questionBody(draft));
  const names = new Map(draft.to?.map(({ id, name }) => [id, name]));
  return { blocks: blocks.map((block) => withNames(block, names)) };
}

function withNames<N>(node: N, names: ReadonlyMap<string, string>): N {
  if (Array.isArray(node)) return node.map((one: unknown) => withNames(one, names)) as N;
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).map(([key, value]) => [key, withNames<unknown>(value, names)]);
  const copy = Object.fromEntries(entries) as N;
  const { type, id } = node as { type?: unknown; id?: unknown };
  const name = type === 'mention' && typeof id === 'string' ? names.get(id) : undefined;
  return name === undefined ? copy : { ...copy, text: `@${name}` };
}
