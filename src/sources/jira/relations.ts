import type * as v from 'valibot';
import type { RelatedStory, StoryRelation } from '../../domain/story';
import { entriesOf } from './entries';
import { readStatus } from './issue';
import { personOf } from './people';
import { issueLinkShape, linkedIssueShape } from './shapes';
import { storyTypeOf } from './story-type';

/** Names of the type of link that holds somebody up; its id differs from site to site. */
const blockingType =
  /^(?:block(?:s|er|ers|ing|ed)?|blocage|bloque[os]?|bloqueio|blocco|blokkade|blokada|bloqueur|blockiert|blockade|блокировка|блокирует|блокер|ブロック|阻塞|阻碍|차단)$/i;

/** Words of a story that waits for another one. */
const waits =
  /block\w* by\b|blocked on\b|blockiert (?:durch|von)|bloqu\S+ (?:par|por)\b|bloccat\w+ da\b|geblokkeerd door|blokowan\w+ przez|blocker\w* av\b|blokeres af|заблокирован|блокируется|ブロックされ|被.*(?:阻|挡)|차단됨|depends on|is waiting for|hängt ab|abhängig von|dépend de|depende de|dipende da|hangt af van|zale[żz]y od|зависит от|依存し|依赖|의존/i;

/** Words of a story that another one waits for; looked for where the ones above are not. */
const holds =
  /\bblock(?:s|ing)\b|\bblockiert\b|\bbloque\b|\bbloqu(?:e|eia|ea)\b|\bblocca\b|\bblokkeert\b|\bblokuje\b|\bblockerar\b|\bblokerer\b|блокирует|ブロックする|ブロック$|阻(?:止|塞|碍)|차단$|depended (?:on|upon) by|is required by/i;

/** The sub-tasks of an issue; one that cannot be read hides no other. */
export function subtasksOf(raw: unknown): RelatedStory[] {
  return entriesOf(linkedIssueShape, raw).map(relatedStory);
}

/** The links from an issue to others, as read from it. */
export function relationsOf(raw: unknown): StoryRelation[] {
  return entriesOf(issueLinkShape, raw).flatMap(({ type, inwardIssue, outwardIssue }) => {
    const isOutward = outwardIssue !== undefined && outwardIssue !== null;
    const [other] = entriesOf(linkedIssueShape, [isOutward ? outwardIssue : inwardIssue]);
    if (!other) return [];
    const words = (isOutward ? type.outward : type.inward) || type.name;
    return [{ kind: kindOf(words, type.name, isOutward), words, story: relatedStory(other) }];
  });
}

/** By the words first: there are types whose outward side is the one that waits. */
function kindOf(words: string, typeName: string, isOutward: boolean): StoryRelation['kind'] {
  if (waits.test(words)) return 'blockedBy';
  if (holds.test(words)) return 'blocks';
  if (blockingType.test(typeName)) return isOutward ? 'blocks' : 'blockedBy';
  return 'other';
}

function relatedStory({ key, fields }: v.InferOutput<typeof linkedIssueShape>): RelatedStory {
  const assignee = personOf(fields?.assignee);
  return {
    key,
    title: fields?.summary || key,
    type: storyTypeOf(fields?.issuetype ?? undefined),
    status: readStatus(fields?.status),
    ...(assignee && { assignee }),
  };
}
