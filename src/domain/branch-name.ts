import { slug } from './slug';
import type { StoryKind, StoryType } from './story';

/** What a branch is named after. */
export interface BranchParts {
  /** The word for its type, as `typeWord` gives it. */
  readonly type: string;
  readonly key: string;
  /** The story's title, in any language. */
  readonly summary: string;
  readonly user?: string;
  /** Key of the story's epic. */
  readonly epic?: string;
}

/** Why git refuses a branch name; `character` is the one it does not take. */
export type BranchNameProblem =
  | { readonly kind: 'empty' | 'reserved' | 'dash' | 'dot' | 'lock' | 'slash' | 'doubleDot' | 'at' | 'long' }
  | { readonly kind: 'character'; readonly character: string };

const typeWords: Readonly<Record<StoryKind, string>> = {
  story: 'feature',
  bug: 'bugfix',
  task: 'task',
  subtask: 'task',
  epic: 'epic',
  spike: 'spike',
};

/**
 * The word that stands for a type of story in branches.
 *
 * @param own the team's words by the name of a type as the source has it, or by its kind; case does not matter. The name
 * goes first: a team that tells "Defect" from "Bug" has a kind for both.
 */
export function typeWord({ name, kind }: StoryType, own: Readonly<Record<string, string>>): string {
  const alike = (wanted: string): string | undefined =>
    Object.entries(own).find(([type]) => type.trim().toLowerCase() === wanted.trim().toLowerCase())?.[1];
  return alike(name) ?? alike(kind) ?? typeWords[kind];
}

/** A whole name is kept at about this length, in characters, by leaving words of the summary out. */
const wantedLength = 72;
const longestSummary = 50;
/** A part of a name is a file name, with `.lock` appended while git writes it: 255 bytes at most. */
const longestPart = 250;

/**
 * The name of a story's branch by a template such as `{type}/{key}-{summary}`. Whatever the story and the template hold,
 * git takes the name; what a story does not have leaves no separator behind.
 */
export function branchName(template: string, parts: BranchParts): string {
  const fill = (summary: string): string =>
    tidy(
      template.replace(/\{(type|key|summary|user|epic)\}/g, (_, name: string) => {
        switch (name) {
          case 'type':
            return parts.type;
          case 'key':
            return oneSegment(parts.key);
          case 'summary':
            return summary;
          case 'user':
            return slug(parts.user ?? '', 30);
          default:
            return oneSegment(parts.epic ?? '');
        }
      }),
    );
  const room = wantedLength - fill('').length - 1;
  const name = fill(slug(parts.summary, Math.min(longestSummary, Math.max(room, 0))));
  if (!branchNameProblem(name)) return name;
  return tidy(oneSegment(parts.key)) || 'story';
}

/** Why git would refuse this name for a branch; the rules of git-check-ref-format(1), and of `git branch` above them. */
export function branchNameProblem(name: string): BranchNameProblem | undefined {
  if (!name) return { kind: 'empty' };
  if (name === 'HEAD') return { kind: 'reserved' };
  const character = refused.exec(name)?.[0];
  if (character !== undefined) return { kind: 'character', character };
  if (name.startsWith('-')) return { kind: 'dash' };
  if (name.startsWith('/') || name.endsWith('/') || name.includes('//')) return { kind: 'slash' };
  if (name.includes('..')) return { kind: 'doubleDot' };
  if (name.includes('@{')) return { kind: 'at' };
  for (const part of name.split('/')) {
    if (part.startsWith('.')) return { kind: 'dot' };
    if (part.endsWith('.lock')) return { kind: 'lock' };
    if (bytes(part) > longestPart) return { kind: 'long' };
  }
  return name.endsWith('.') ? { kind: 'dot' } : undefined;
}

// eslint-disable-next-line no-control-regex -- git refuses control characters
const refused = /[\u0000-\u0020\u007f~^:?*[\\]/;

function tidy(name: string): string {
  return name.replace(/@\{/g, '-').split('/').map(tidyPart).filter(Boolean).join('/');
}

/** A part of a name as git takes it, without the separators that an empty value leaves. */
function tidyPart(part: string): string {
  let result = part
    .replace(new RegExp(refused, 'g'), '-')
    .replace(/\s+/g, '-')
    .replace(/\.{2,}/g, '.')
    .replace(/([-_])[-_]+/g, '$1');
  for (let before = ''; before !== result;) {
    before = result;
    result = result.replace(/^[-._]+|[-._]+$/g, '').replace(/\.lock$/i, '');
  }
  return result;
}

/** A value that stays within one part of the name. */
function oneSegment(value: string): string {
  return [...value.replace(/[/\s]+/g, '-')].slice(0, 60).join('');
}

function bytes(text: string): number {
  let count = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    count += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return count;
}
