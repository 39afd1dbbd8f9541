/**
 * The words people put above their acceptance criteria, and above what is none. One line for each language; where a
 * word is longer than another that it begins with, both are needed only if the shorter one can stand alone.
 */

const acceptance = `
  acceptance criteria · acceptance criterion · acceptance criterias · acceptance critera · acceptance conditions
  acceptance requirements · acceptance checklist · acceptance scenarios · acceptance rules · acceptance
  conditions of acceptance · criteria for acceptance · criteria of acceptance · conditions of satisfaction
  ac · acs · ac's · a/c · a.c. · cos
  akzeptanzkriterien · akzeptanzkriterium · akzeptanz-kriterien · akzeptanz kriterien · abnahmekriterien · abnahmekriterium
  akzeptanzbedingungen · abnahmebedingungen · annahmekriterien · akzeptanz
  critères d'acceptation · critère d'acceptation · critères d'acceptance · critères d'acceptabilité
  critères de validation · critères de recette · conditions d'acceptation · conditions de satisfaction
  criterios de aceptación · criterio de aceptación · criterios de aceptacion · criterios de aceptaciòn
  condiciones de aceptación · condiciones de satisfacción · criterios de validación
  critérios de aceitação · critério de aceitação · criterios de aceitação · critérios de aceite · critério de aceite
  criterios de aceite · condições de aceitação · condições de aceite
  criteri di accettazione · criterio di accettazione · criteri d'accettazione · criteri di accettabilità · condizioni di accettazione
  acceptatiecriteria · acceptatie criteria · acceptatie-criteria · acceptatiecriterium · acceptatievoorwaarden
  kryteria akceptacji · kryterium akceptacji · kryteria akceptacyjne · warunki akceptacji · kryteria odbioru
  验收标准 · 验收条件 · 验收准则 · 验收要求 · 验收项 · 验收清单 · 验收 · 接受标准 · 接受条件 · 接收标准 · 可接受标准
  驗收標準 · 驗收條件 · 驗收準則 · 驗收要求 · 接受標準 · 接受條件
  受け入れ基準 · 受け入れ条件 · 受入基準 · 受入条件 · 受入れ基準 · 受入れ条件 · 受け入れ要件 · 受入要件 · 受け入れ判定基準 · 検収条件 · 検収基準 · アクセプタンスクライテリア
  승인 기준 · 승인기준 · 승인 조건 · 승인조건 · 인수 기준 · 인수기준 · 인수 조건 · 인수조건 · 수용 기준 · 수용기준 · 수용 조건 · 수락 기준 · 수락기준 · 수락 조건 · 합격 기준
  acceptanskriterier · acceptanskriterium · godkännandekriterier · acceptkriterier · godkendelseskriterier
  akseptansekriterier · akseptkriterier · hyväksymiskriteerit · hyväksymisehdot · hyväksyntäkriteerit
  akceptační kritéria · akceptačná kritériá · akceptačné kritériá · kritéria přijetí · kritéria akceptace · kritériá prijatia
  elfogadási kritériumok · elfogadási feltételek · criterii de acceptanță · criterii de acceptare · criterii de acceptanta
  критерии приемки · критерии приёмки · критерий приемки · критерии принятия · условия приемки · условия приёмки
  критерії приймання · критерії прийняття · критерии за приемане · kriteriji prihvaćanja · kriterijumi prihvatanja · kriteriji sprejema
  kabul kriterleri · kabul kriteri · kabul koşulları · κριτήρια αποδοχής
  tiêu chí chấp nhận · tiêu chí nghiệm thu · điều kiện chấp nhận · kriteria penerimaan · kriteria penerimaan pengguna · kriteria diterima
  เกณฑ์การยอมรับ · เงื่อนไขการยอมรับ · เกณฑ์การตรวจรับ · معايير القبول · شروط القبول · קריטריונים לקבלה · קריטריוני קבלה
  स्वीकृति मानदंड · معیارهای پذیرش · критерії готовності`;

/** Names that stand for acceptance criteria only where a text has no better one. */
const acceptanceToo = `
  success criteria · success conditions · completion criteria · exit criteria · pass criteria · pass/fail criteria
  done when · done criteria · verification criteria · validation criteria · satisfaction criteria · acceptance tests · acceptance test
  acceptance test cases · user acceptance tests · user acceptance testing · expected results · expected outcome · expected outcomes
  criteria · kriterien · erfolgskriterien · fertig wenn · akzeptanztests · abnahmetests
  critères de succès · critères de réussite · critères · tests d'acceptation · critères de fin
  criterios de éxito · criterios · pruebas de aceptación · critérios de sucesso · critérios · testes de aceitação
  criteri di successo · criteri · succescriteria · criteria voor succes · kryteria sukcesu · kryteria
  成功标准 · 完成标准 · 完成条件 · 通过标准 · 成功標準 · 成功基準 · 完了条件 · 達成条件 · 合格基準 · 期待結果 · 완료 조건 · 완료조건 · 성공 기준 · 완료 기준 · 기대 결과
  критерии успеха · критерии готовности`;

const done = `
  definition of done · definitions of done · dod · definition of "done" · definition of completion · definition of complete
  definition von fertig · definition von "fertig" · fertigstellungskriterien · définition de fini · définition du fini · définition de terminé · définition de "terminé"
  definición de hecho · definición de terminado · definición de completado · definição de pronto · definição de feito · definição de concluído
  definizione di fatto · definizione di completato · definitie van klaar · definitie van gereed · definicja ukończenia · definicja gotowości
  完成的定义 · 完成定义 · 完成的定義 · 完成定義 · 完了の定義 · 完成の定義 · 완료의 정의 · 완료 정의
  критерии завершенности · определение готовности · definition of done (dod)`;

/** Titles below acceptance criteria after which no more of them come. */
const elsewhere = `
  note · notes · additional notes · side notes · technical notes · technical note · tech notes · technical details · technical detail
  technical requirements · technical considerations · technical implementation · technical context · technical approach · technical design
  technical guidance · technical information · technical tasks · implementation · implementation notes · implementation details · implementation plan · implementation guidance
  implementation hints · implementation steps · dev notes · developer notes · development notes · design notes · notes for developers · notes for qa · qa notes
  clarification · clarifications · comment · comments · remark · remarks · hint · hints · tip · tips · info · information · additional information · additional info · more info
  out of scope · not in scope · outside of scope · out-of-scope · outside scope · scope · in scope · non-goals · non goals · nongoals · not included · excluded · exclusions · limitations · future work · future enhancements · nice to have · nice-to-have · later · follow-up · follow-ups · follow up
  task · tasks · subtasks · sub-tasks · sub tasks · tasks / subtasks · tasks/subtasks · tasks & subtasks · task list · task breakdown · todo · to do · to-do · todos · action items · next steps · steps · work items · plan · approach · solution · proposed solution · deliverables
  test plan · test plans · test · tests · testing · test cases · test case · test scenarios · test strategy · test notes · test data · testing notes · testing steps · testing requirements · testing strategy · testing instructions · how to test · test steps · steps to test · steps to reproduce · qa · qa results · qa steps · verification · verification steps · validation steps · manual testing · unit tests
  dependency · dependencies · depends on · blocked by · blocks · blockers · blocker · prerequisites · pre-requisites · preconditions · assumption · assumptions · constraints · risk · risks · risks & mitigations · risks and mitigations · open questions · open question · open issues · question · questions · q&a · decisions · decision
  reference · references · link · links · related links · useful links · resources · related · related issues · related stories · related tickets · related documents · documentation · docs · see also · sources · attachments · attachment
  design · designs · design reference · mockup · mockups · mock-ups · mocks · wireframe · wireframes · screenshot · screenshots · figma · ui · ux · ui/ux · ui design
  background · context · description · summary · overview · motivation · problem · problem statement · rationale · why · goal · goals · objective · objectives · purpose · value · business value · value statement · benefits · impact · current behavior · current behaviour · actual behavior · actual behaviour · user story · user stories · story
  files · file list · files to modify · files to change · files changed · affected files · affected components · files to create · key files · changed files · code references · example · examples · example output · sample · samples · usage · usage examples
  status · progress · change log · changelog · history · deployment · rollout · rollout plan · release notes · release · migration · rollback · monitoring · estimate · estimates · estimation · effort · effort estimate · story points · priority · labels · assignee · owner · stakeholders · metrics · success metrics · timeline · due date · sprint
  dev agent record · completion notes · completion notes list · debug log references · agent model used · architecture · data model · api · database · security considerations · performance considerations · edge case notes · legend · glossary · definition of ready · dor
  hinweis · hinweise · anmerkung · anmerkungen · notiz · notizen · bemerkung · bemerkungen · technische hinweise · technische details · technische notizen · technische umsetzung · umsetzung · umsetzungshinweise · nicht im umfang · nicht enthalten · außerhalb des umfangs · nicht teil der story · abgrenzung · aufgaben · teilaufgaben · offene fragen · offene punkte · fragen · abhängigkeiten · annahmen · risiken · testfälle · tests · testhinweise · hintergrund · kontext · beschreibung · verweise · referenzen · beispiel · beispiele · voraussetzungen · nicht-ziele
  remarque · remarques · notes techniques · note technique · détails techniques · hors périmètre · hors scope · hors du périmètre · hors champ · tâches · sous-tâches · questions ouvertes · dépendances · hypothèses · risques · cas de test · plan de test · contexte · références · liens · exemple · exemples · maquettes · prérequis · implémentation
  nota · notas · notas técnicas · notas tecnicas · detalles técnicos · notas de implementación · observaciones · fuera de alcance · fuera del alcance · tareas · subtareas · preguntas abiertas · preguntas · dependencias · supuestos · riesgos · casos de prueba · plan de pruebas · pruebas · contexto · descripción · referencias · enlaces · ejemplo · ejemplos · requisitos previos
  observações · observação · detalhes técnicos · notas de implementação · fora de escopo · fora do escopo · tarefas · subtarefas · perguntas · perguntas em aberto · dúvidas · dependências · premissas · riscos · casos de teste · plano de testes · testes · descrição · referências · exemplos · exemplo · pré-requisitos
  note tecniche · dettagli tecnici · note implementative · osservazioni · fuori ambito · fuori scope · fuori perimetro · attività · sotto-attività · domande · domande aperte · dipendenze · assunzioni · ipotesi · rischi · casi di test · piano di test · contesto · descrizione · riferimenti · collegamenti · esempio · esempi · prerequisiti
  opmerking · opmerkingen · notitie · notities · technische notities · buiten scope · buiten bereik · niet in scope · taken · subtaken · openstaande vragen · open vragen · vragen · afhankelijkheden · aannames · risico's · testgevallen · testplan · achtergrond · omschrijving · beschrijving · referenties · voorbeeld · voorbeelden
  uwaga · uwagi · notatki · uwagi techniczne · notatki techniczne · szczegóły techniczne · poza zakresem · zadania · podzadania · pytania · otwarte pytania · zależności · założenia · ryzyka · przypadki testowe · plan testów · testy · kontekst · opis · odnośniki · linki · przykład · przykłady
  备注 · 备注说明 · 说明 · 注意 · 注意事项 · 注 · 技术说明 · 技术细节 · 技术备注 · 实现说明 · 实现细节 · 范围外 · 不在范围内 · 不包含 · 非目标 · 任务 · 子任务 · 任务列表 · 待办 · 问题 · 待确认 · 依赖 · 依赖关系 · 假设 · 风险 · 测试 · 测试用例 · 测试计划 · 测试步骤 · 背景 · 描述 · 参考 · 参考资料 · 相关资料 · 相关链接 · 示例 · 备忘 · 備註 · 說明 · 技術說明
  備考 · メモ · 注記 · 補足 · 補足事項 · 注意点 · 技術メモ · 技術的な詳細 · 技術詳細 · 実装メモ · 実装方針 · 実装ノート · スコープ外 · 対象外 · 範囲外 · やらないこと · 非ゴール · タスク · サブタスク · 作業 · 質問 · 未決事項 · 確認事項 · 依存関係 · 前提条件 · リスク · テスト · テスト計画 · テストケース · テスト観点 · 概要 · 説明 · 参考 · 参考資料 · 関連資料 · 関連リンク · 例 · 参照
  참고 · 참고사항 · 참고 사항 · 참고 자료 · 비고 · 메모 · 노트 · 주의 · 주의사항 · 주의 사항 · 기술 노트 · 기술 참고 · 기술 세부사항 · 구현 노트 · 구현 메모 · 범위 외 · 범위 밖 · 제외 범위 · 제외 사항 · 작업 · 하위 작업 · 할 일 · 질문 · 미해결 질문 · 의존성 · 종속성 · 가정 · 위험 · 리스크 · 테스트 · 테스트 계획 · 테스트 케이스 · 배경 · 설명 · 관련 링크 · 예시 · 예
  примечание · примечания · заметки · технические детали · вне рамок · не входит · вне области · задачи · подзадачи · вопросы · открытые вопросы · зависимости · риски · тест-кейсы · план тестирования · описание · контекст · ссылки · примеры
  anteckningar · noteringar · utanför scope · noter · merknader · huomautukset · poznámky · mimo rozsah · notlar · kapsam dışı · ghi chú · ngoài phạm vi · catatan · di luar cakupan · หมายเหตุ`;

/** Words of a title that make "acceptance criteria" in it mean something about them, not them. */
const about =
  /\b(?:coverage|mapping|map|traceability|matrix|verification|validation|evidence|audit|summary of|notes?|questions?|clarifications?|template|guidelines?|guide|format|examples?|how to|out of|non|not|no|excluded|vs|versus|history|missing|outside|beyond|deferred|tasks?|tests? for|test plan|automation|review|results?|assessment|analysis|check)\b/u;

const separator = ' · ';

function namesIn(lines: string): string[] {
  return lines
    .trim()
    .split('\n')
    .flatMap((line) => line.trim().split(separator))
    .map((name) => titleKey(name.trim()))
    .filter(Boolean);
}

/** `about` is a title of something about the criteria: their coverage, their review. */
export type TitleKind = 'acceptance' | 'acceptance too' | 'done' | 'elsewhere' | 'about' | 'other';

export interface TitleMeaning {
  readonly kind: TitleKind;
  /** What the title says beside the name: "happy path" of "AC – happy path". */
  readonly tail: string;
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
  if (headings.length === 0) return standard;
  return createLexicon(headings.map(titleKey).filter(Boolean));
}

const names = {
  acceptance: namesIn(acceptance),
  acceptanceToo: namesIn(acceptanceToo),
  done: namesIn(done),
  elsewhere: new Set(namesIn(elsewhere)),
};

const standard = createLexicon([]);

function createLexicon(own: readonly string[]): Lexicon {
  const acceptanceNames = longestFirst([...own, ...names.acceptance]);
  const kinds = [
    ['done', longestFirst(names.done)],
    ['acceptance', acceptanceNames],
    ['acceptance too', longestFirst(names.acceptanceToo)],
  ] as const;
  return {
    meaning(title, prominent) {
      if (title.length > 200) return { kind: 'other', tail: '' };
      const key = titleKey(title);
      if (names.elsewhere.has(key) || names.elsewhere.has(withoutTail(key)))
        return { kind: 'elsewhere', tail: '' };
      for (const [kind, candidates] of kinds) {
        const found = find(key, candidates, prominent);
        if (!found) continue;
        // Names that are everyday words name nothing but alone.
        if (kind === 'acceptance too' && found.rest) continue;
        if (found.tail && !/^\(/.test(found.tail) && about.test(found.tail))
          return { kind: 'elsewhere', tail: '' };
        if (about.test(found.head)) return { kind: 'about', tail: '' };
        return { kind, tail: tailOf(title, found.tail) };
      }
      return { kind: 'other', tail: '' };
    },
    sentenceAfterName(text) {
      const match = /^[\s*_#]*([^:：]{2,40}?)[\s*_]*[:：][\s*_]*(?=\S)/u.exec(text);
      if (!match) return undefined;
      return acceptanceNames.includes(titleKey(match[1] ?? '')) ? match[0].length : undefined;
    },
    names(text) {
      const key = titleKey(text.slice(0, 100));
      return find(key, acceptanceNames, true) !== undefined;
    },
  };
}

/** Names that are words as well: they are names only where nothing but a tail in brackets or after a dash follows. */
const alone = new Set(['ac', 'acs', "ac's", 'a/c', 'a.c', 'cos', 'dod', 'acceptance', 'akzeptanz', '验收']);

function longestFirst(list: readonly string[]): string[] {
  return [...new Set(list)].sort((a, b) => b.length - a.length);
}

interface FoundName {
  readonly head: string;
  readonly tail: string;
  readonly rest: string;
}

function find(key: string, candidates: readonly string[], prominent: boolean): FoundName | undefined {
  for (const name of candidates) {
    const at = key.indexOf(name);
    if (at < 0) continue;
    const head = key.slice(0, at).trim();
    const tail = key.slice(at + name.length).trim();
    const boundary = !wordAt(key, at - 1, name, 0) && !wordAt(key, at + name.length, name, name.length - 1);
    if (!boundary) continue;
    const hasPlainTail = tail !== '' && !/^[([{–—:：|/\-（【]/u.test(tail);
    if (alone.has(name) && (head || hasPlainTail)) continue;
    const extra = wordsIn(head) + (/^[([（【]/u.test(tail) ? 0 : wordsIn(tail));
    if (extra > 7) continue;
    // In a line of text the name has to stand for itself.
    if (!prominent && (head || hasPlainTail)) continue;
    return { head, tail, rest: head + tail };
  }
  return undefined;
}

/** Whether a letter at `index` would make the name part of a longer word. */
function wordAt(key: string, index: number, name: string, edge: number): boolean {
  const character = key[index] ?? ' ';
  const own = name[edge] ?? '';
  const spaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;
  if (spaceless.test(own) || spaceless.test(character)) return false;
  return /[\p{L}\p{N}]/u.test(character);
}

function wordsIn(text: string): number {
  return text.split(/[\s/]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

function withoutTail(key: string): string {
  return key
    .replace(/\s*[([（【].*$/u, '')
    .replace(/\s*[–—:：-]\s.*$/u, '')
    .trim();
}

function tailOf(title: string, tail: string): string {
  const text = tail.replace(/^[\s([{–—:：|/\-（【]+|[\s)\]}）】]+$/gu, '');
  if (!text) return '';
  const at = title.toLowerCase().lastIndexOf(text);
  return at < 0 ? text : title.slice(at, at + text.length);
}

/** A title as it is compared: lower case, without numbers and signs in front and without a colon at the end. */
export function titleKey(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘`´]/gu, "'")
    .replace(/[“”„«»]/gu, '"')
    .replace(/[\p{Extended_Pictographic}\u{FE0F}\u{200D}\u{1F3FB}-\u{1F3FF}*_~]/gu, (sign) =>
      /\d/.test(sign) ? sign : ' ',
    )
    .replace(/\s+/gu, ' ')
    .replace(/^[\s#>|•·\-–—:.]+/u, '')
    .replace(/^(?:(?:section|step|part)\s+)?(?:\d+(?:\.\d+)*[.):]?|[ivx]+[.)]|[a-z][.)])\s+(?=\S)/u, '')
    .replace(/^[\s#>|•·\-–—:.]+/u, '')
    .replace(/[\s:：.;,!?。\-–—|]+$/u, '')
    .replace(/^\[(.*)\]$|^【(.*)】$|^"(.*)"$/u, '$1$2$3')
    .trim();
}

const placeholder =
  /^(?:tbd|tba|tbc|n\/?a|none|nothing|todo|to do|to be (?:defined|determined|done|added|discussed|confirmed|refined)|see (?:above|below)|keine|offen|folgt|néant|aucune?|ninguno|nenhum|nessuno|geen|brak|无|暂无|なし|未定|없음|нет|-+|–|—|\.{2,}|…|\?+|x+)[.!]?$/u;

/** Words that stand where a criterion is to come. */
export function isPlaceholder(text: string): boolean {
  return placeholder.test(text.trim().toLowerCase());
}
