import { PrefixIndex } from './prefix-index';

/**
 * The keywords of Gherkin that tell steps and scenarios apart, for the languages acceptance criteria are written in
 * (https://cucumber.io/docs/gherkin/languages/), and what people write beside them.
 */
const steps = {
  given: `given · assuming · angenommen · gegeben sei · gegeben seien · gegeben ist · gegeben sind · gegeben · vorausgesetzt
    étant donné que · étant donné qu' · étant donné · étant donnée · étant donnés · etant donné · soit · sachant que
    dado que · dado · dada · dados · dadas · dato · dati · gegeven dat · gegeven · stel dat · stel
    zakładając że · zakładając, że · zakładając · mając · przy założeniu · biorąc pod uwagę
    假如 · 假设 · 假定 · 给定 · 假設 · 給定 · 前提 · 먼저 · 조건 · 주어진 · 만약 주어진
    дано · допустим · пусть · givet · gitt · oletetaan · pokud · za předpokladu · diyelim ki · cho · dengan`,
  when: `when · whenever · wenn · falls · sobald · quand · lorsque · lorsqu' · cuando · quando · als · wanneer
    jeżeli · jeśli · gdy · kiedy · 当 · 當 · もし · 만일 · 만약 · 언제 · когда · если · när · når · kun · když · eğer ki · khi · ketika`,
  then: `then · dann · alors · entonces · então · entao · allora · dan · wtedy · 那么 · 那麼 · 则 · 則 · ならば · 그러면
    тогда · то · så · niin · pak · o zaman · thì · maka`,
  and: `and · but · or · und · aber · et que · et qu' · et · mais que · mais · y · e · pero · mas · ma · en · maar · oraz · i · ale
    并且 · 而且 · 同时 · 且 · 但是 · 並且 · 而且 · 同時 · かつ · 且つ · しかし · ただし · 그리고 · 하지만 · 단
    и · но · och · men · og · ja · mutta · a · ve · fakat · và · nhưng · dan juga · tetapi `,
} as const;

const titles = {
  scenario: `scenario · scenario outline · scenario template · user scenario · test scenario · acceptance scenario
    szenario · szenariogrundriss · szenarien · scénario · plan du scénario · plan de scénario · escenario · esquema del escenario
    cenário · cenario · esquema do cenário · delineação do cenário · schema dello scenario · abstract scenario
    scenariusz · szablon scenariusza · 场景 · 场景大纲 · 剧本 · 場景 · 場景大綱 · シナリオ · シナリオアウトライン · 시나리오 · 시나리오 개요
    сценарий · структура сценария · scenár · scénář · senaryo · kịch bản · skenario`,
  feature: `feature · funktionalität · funktion · fonctionnalité · característica · funcionalidad · funcionalidade · funzionalità · functionaliteit
    właściwość · funkcja · 功能 · 機能 · フィーチャ · 기능 · функция · rule · regel · règle · regla · regra · regola · zasada · 规则 · ルール · 규칙 · правило`,
  background: `background · grundlage · hintergrund · contexte · antecedentes · contexto · contesto · achtergrond · założenia · 背景 · 배경 · предыстория · контекст`,
  examples: `examples · scenarios · beispiele · exemples · ejemplos · exemplos · esempi · voorbeelden · przykłady · 例子 · 例 · サンプル · 예 · примеры`,
} as const;

export type StepRole = keyof typeof steps;
export type GherkinTitle = keyof typeof titles;

/** Words in lower case. */
function wordsIn(words: string): string[] {
  return words.split(/\s*[·\n]\s*/u).filter(Boolean);
}

function indexOf<Kind extends string>(table: Readonly<Record<Kind, string>>): PrefixIndex<Kind> {
  const entries = Object.entries(table) as [Kind, string][];
  return new PrefixIndex(
    entries.flatMap(([kind, words]) => wordsIn(words).map((word) => [word, kind] as const)),
  );
}

const stepIndex = indexOf(steps);
const titleIndex = indexOf(titles);
const longestWord = 24;

/** In scripts without blanks, and after an apostrophe, anything may follow a word. */
const spaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}']$/u;

/** The role of a line as a step of a scenario, by its first word. */
export function stepRole(text: string): StepRole | undefined {
  const start = text.slice(0, longestWord).trimStart().toLowerCase();
  return stepIndex
    .wordsAt(start, 0)
    .find(({ word }) => spaceless.test(word) || /^(?:[\s:：,，、]|$)/u.test(start.slice(word.length)))?.value;
}

const afterTitle = /^\s*(?:#?\d+(?:\.\d+)*|[A-Z](?=\s*[:：–—-]))?\s*(?:[:：]|[.)]\s|\s[–—-]\s|$)[\s*_]*/u;

/** `Scenario: a guest pays`: its kind and the length of everything before its name. */
export function gherkinTitle(
  text: string,
): { readonly kind: GherkinTitle; readonly nameAt: number } | undefined {
  for (const { word, value } of titleIndex.wordsAt(text.slice(0, longestWord).toLowerCase(), 0)) {
    const after = afterTitle.exec(text.slice(word.length, word.length + 200));
    if (after) return { kind: value, nameAt: word.length + after[0].length };
  }
  return undefined;
}

const inlineThen = new RegExp(
  `[\\s,;.，、。…](?:${wordsIn(steps.then)
    .map((word) => word + (spaceless.test(word) ? '' : '(?=[\\s:：,])'))
    .join('|')})`,
  'iu',
);

/** `Given a cart, when it is paid, then a receipt is sent`: a scenario in one line. */
export function hasThen(text: string): boolean {
  return stepRole(text) === 'then' || inlineThen.test(text);
}
