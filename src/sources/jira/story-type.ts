import type { StoryKind, StoryType } from '../../domain/story';
import type { RawIssueType } from './shapes';

const kinds: readonly (readonly [StoryKind, RegExp])[] = [
  [
    'bug',
    /\bbug|defect|fehler|erreur|anomalie|error\b|\bfallo|defeito|difetto|błąd|ошибка|дефект|バグ|不具合|缺陷|故障|错误|버그/i,
  ],
  ['spike', /spike|research|forschung|recherche|untersuchung|investig|исследование|調査|调研|스파이크/i],
  [
    'epic',
    /\bep(?:ics?|os|ik|ika|isk|osz)\b|eepos|épopée|epopeya|épico|эпик|епік|エピック|长篇故事|史[诗詩]|에픽/i,
  ],
  ['story', /story|storie|récit|historia|história|storia|история|ストーリー|故事|스토리/i],
  ['task', /task|aufgabe|tâche|tarea|tarefa|attività|taak|zadanie|задача|タスク|任务|작업|chore/i],
];

/** Pictures of the types a new site has, whatever language their names are in. */
const avatars: ReadonlyMap<number, StoryKind> = new Map([
  [10303, 'bug'],
  [10315, 'story'],
  [10318, 'task'],
]);

/** A team's own word, and what it most likely stands for; the level in the hierarchy counts more than the name. */
export function storyTypeOf(raw: RawIssueType | undefined): StoryType {
  const name = raw?.name ?? '';
  return { name, kind: kindOf(raw, name) };
}

function kindOf(raw: RawIssueType | undefined, name: string): StoryKind {
  if (raw?.subtask) return 'subtask';
  if ((raw?.hierarchyLevel ?? 0) > 0) return 'epic';
  const byName = kinds.find(([, words]) => words.test(name))?.[0];
  return byName ?? avatars.get(raw?.avatarId ?? 0) ?? 'story';
}
