import { NameIndex, titleKey, type FoundName } from './name-index';
import * as sectionNames from './section-names';

/** Words of a title that make "acceptance criteria" in it mean something about them, not them. */
const about =
  /\b(?:coverage|mapping|map|traceability|matrix|verification|validation|evidence|audit|summary of|notes?|questions?|clarifications?|template|guidelines?|guide|format|examples?|how to|out of|non|not|no|excluded|vs|versus|history|missing|outside|beyond|deferred|tasks?|tests? for|test plan|automation|review|results?|assessment|analysis|check|verificaci[oó]n|validaci[oó]n|cumplimiento de|cobertura|verificação|validação|vérification|validation|couverture|matrice|verifica|copertura|abdeckung|prüfung|überprüfung|nachweis|weryfikacja|pokrycie)\b|覆盖|覆蓋|映射|追溯|矩阵|对照表|カバレッジ|対応表|トレーサビリティ|検証結果|커버리지|추적/u;

/** "Old notes", "Design links": what a title ends in tells what it is about. */
const elsewhereAtEnd =
  /(?:^| )(?:notes|questions|tasks|subtasks|references|links|dependencies|assumptions|risks|notizen|hinweise|aufgaben|fragen)$/u;

/** `about` is a title of something about the criteria: their coverage, their review. */
export type TitleKind = 'acceptance' | 'acceptance too' | 'done' | 'elsewhere' | 'about' | 'other';

export interface TitleMeaning {
  readonly kind: TitleKind;
  /** What the title says behind the name and a dash or a colon: "happy path" of "AC – happy path". */
  readonly tail: string;
  /** It says nothing beside the name, brackets apart. */
  readonly isPlain?: boolean;
}

export interface Lexicon {
  /** @param prominent a heading, a title: something that is a title for sure. */
  meaning(title: string, prominent: boolean): TitleMeaning;
  /** `AC: the user can …`: what follows the name and its colon, as a number of characters to drop. */
  sentenceAfterName(text: string): number | undefined;
  /** Whether a title that is about something else names the criteria all the same (a table's column). */
  names(text: string): boolean;
}

/** @param headings further names, as a team's setting has them. */
export function lexiconWith(headings: readonly string[] = []): Lexicon {
  return headings.length === 0 ? standard : createLexicon(headings.map(titleKey).filter(Boolean));
}

function namesIn(lines: string): string[] {
  return lines
    .split(/[·\n]/u)
    .map((name) => titleKey(name))
    .filter(Boolean);
}

const elsewhere = new Set(namesIn(sectionNames.elsewhere));
const acceptance = namesIn(sectionNames.acceptance);
const acceptanceToo = new NameIndex(namesIn(sectionNames.acceptanceToo));
const done = new NameIndex(namesIn(sectionNames.done));
const standard = createLexicon([]);

const other: TitleMeaning = { kind: 'other', tail: '' };
const longestTitle = 200;

function createLexicon(own: readonly string[]): Lexicon {
  const index = new NameIndex([...own, ...acceptance]);
  const kinds = [
    ['done', done],
    ['acceptance', index],
    ['acceptance too', acceptanceToo],
  ] as const;
  return {
    meaning(title, prominent) {
      if (title.length > longestTitle) return other;
      const key = titleKey(title);
      const plain = /[([（【:：–—-]/u.test(key) ? withoutTail(key, prominent) : key;
      if (elsewhere.has(key) || elsewhere.has(plain) || (prominent && elsewhereAtEnd.test(plain))) {
        return { kind: 'elsewhere', tail: '' };
      }
      let first: { kind: TitleKind; found: FoundName } | undefined;
      for (const [kind, names] of kinds) {
        const found = names.find(key, prominent);
        // Names that are everyday words name nothing but alone.
        if (!found || (kind === 'acceptance too' && found.head + found.tail)) continue;
        // "Definition of Done / Acceptance criteria" and "Acceptance criteria (DoD)" are acceptance criteria.
        if (!first || kind === 'acceptance') first = { kind, found };
      }
      if (!first) return other;
      const { kind, found } = first;
      // "Tasks & acceptance criteria": both, which what stands below has to tell apart.
      if (about.test(found.head) && /(?:[&+/]|\band|\bund|\bet|\by|\be)$/u.test(found.head)) return other;
      if (about.test(found.head) || (!/^[([（【]/u.test(found.tail) && about.test(found.tail))) {
        return { kind: 'about', tail: '' };
      }
      const isPlain = found.head === '' && (found.tail === '' || /^[([（【]/u.test(found.tail));
      return { kind, tail: tailOf(title, found.tail), isPlain };
    },
    sentenceAfterName(text) {
      if (!/[:：]/u.test(text.slice(0, 60))) return undefined;
      const match = /^[\s*_#]*([^:：]{2,40}?)[\s*_]*[:：][\s*_]*(?=\S)/u.exec(text.slice(0, 80));
      return match && index.has(titleKey(match[1] ?? '')) ? match[0].length : undefined;
    },
    names(text) {
      return index.find(titleKey(text.slice(0, longestTitle)), true) !== undefined;
    },
  };
}

/** A line of text with a colon in it is a sentence; only a title has a tail there. */
function withoutTail(key: string, prominent: boolean): string {
  const tail = prominent ? /[([（【].*$|\s[–—-]\s.*$|[:：]\s.*$/u : /[([（【].*$/u;
  return key.replace(tail, '').trim();
}

/** The tail as the title writes it. */
function tailOf(title: string, tail: string): string {
  if (!/^[–—:：-]/u.test(tail)) return '';
  const text = tail.replace(/^[\s–—:：-]+/u, '');
  const at = title.toLowerCase().lastIndexOf(text);
  if (at >= 0) return title.slice(at, at + text.length);
  // Signs that the key leaves out stand in it.
  const start = title.toLowerCase().indexOf(text.slice(0, 8));
  return start < 0 ? text : title.slice(start);
}

const placeholder =
  /^(?:tbd|tba|tbc|n\/?a|none|nothing|todo|to do|to be (?:defined|determined|done|added|discussed|confirmed|refined)|see (?:(?:the )?(?:above|below|epic|parent(?: story| issue)?|description|attachments?|comments?|figma)|[a-z]{2,10}-\d+)|siehe (?:oben|unten)|voir (?:ci-dessus|plus haut)|ver (?:arriba|acima)|keine|offen|folgt|néant|aucune?|ninguno|nenhum|nessuno|geen|brak|无|暂无|なし|未定|없음|нет|-+|–|—|\.{2,}|…|\?+|x+)[.!]?$/u;

/** Words that stand where a criterion is to come. */
export function isPlaceholder(text: string): boolean {
  return placeholder.test(text.trim().toLowerCase());
}
