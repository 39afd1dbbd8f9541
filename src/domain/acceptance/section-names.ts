/**
 * The words people put above their acceptance criteria, and above what is none, a line or more for each language,
 * separated by ` · `.
 */

export const acceptance = `
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
export const acceptanceToo = `
  success criteria · success conditions · completion criteria · exit criteria · pass criteria · pass/fail criteria
  done when · done criteria · verification criteria · validation criteria · satisfaction criteria · acceptance tests · acceptance test
  acceptance test cases · user acceptance tests · user acceptance testing · expected results · expected outcome · expected outcomes
  criteria · kriterien · erfolgskriterien · fertig wenn · akzeptanztests · abnahmetests
  critères de succès · critères de réussite · critères · tests d'acceptation · critères de fin
  criterios de éxito · criterios · pruebas de aceptación · critérios de sucesso · critérios · testes de aceitação
  criteri di successo · criteri · succescriteria · criteria voor succes · kryteria sukcesu · kryteria
  成功标准 · 完成标准 · 完成条件 · 通过标准 · 成功標準 · 成功基準 · 完了条件 · 達成条件 · 合格基準 · 期待結果 · 완료 조건 · 완료조건 · 성공 기준 · 완료 기준 · 기대 결과
  критерии успеха · критерии готовности`;

export const done = `
  definition of done · definitions of done · dod · definition of "done" · definition of completion · definition of complete
  definition von fertig · definition von "fertig" · fertigstellungskriterien · définition de fini · définition du fini · définition de terminé · définition de "terminé"
  definición de hecho · definición de terminado · definición de completado · definição de pronto · definição de feito · definição de concluído
  definizione di fatto · definizione di completato · definitie van klaar · definitie van gereed · definicja ukończenia · definicja gotowości
  完成的定义 · 完成定义 · 完成的定義 · 完成定義 · 完了の定義 · 完成の定義 · 완료의 정의 · 완료 정의
  критерии завершенности · определение готовности · definition of done (dod)`;

/** Titles below acceptance criteria after which no more of them come. */
export const elsewhere = `
  note · notes · additional notes · side notes · technical notes · technical note · tech notes · technical details · technical detail
  technical requirements · technical considerations · technical implementation · technical context · technical approach · technical design
  technical guidance · technical information · technical tasks · implementation · implementation notes · implementation details · implementation plan · implementation guidance
  implementation hints · implementation steps · dev notes · developer notes · development notes · design notes · notes for developers · notes for qa · qa notes
  clarification · clarifications · comment · comments · remark · remarks · hint · hints · tip · tips · info · information · additional information · additional info · more info
  out of scope · not in scope · outside of scope · out-of-scope · outside scope · scope · in scope · non-goals · non goals · nongoals · not included · excluded · exclusions · limitations · future work · future enhancements · nice to have · nice-to-have · later · follow-up · follow-ups · follow up
  task · tasks · subtasks · sub-tasks · sub tasks · tasks / subtasks · tasks/subtasks · tasks & subtasks · task list · task breakdown · todo · to do · to-do · todos · action items · next steps · steps · work items · plan · approach · solution · proposed solution · deliverables
  test plan · test plans · test cases · test case · test scenarios · test strategy · test notes · test data · testing notes · testing steps · testing requirements · testing strategy · testing instructions · how to test · test steps · steps to test · steps to reproduce · qa · qa results · qa steps · verification · verification steps · validation steps
  dependency · dependencies · depends on · blocked by · blocks · blockers · blocker · prerequisites · pre-requisites · preconditions · assumption · assumptions · constraints · risk · risks · risks & mitigations · risks and mitigations · open questions · open question · open issues · question · questions · q&a · decisions · decision
  reference · references · link · links · related links · useful links · resources · related · related issues · related stories · related tickets · related documents · see also · sources · attachments · attachment
  design · designs · design reference · mockup · mockups · mock-ups · mocks · wireframe · wireframes · screenshot · screenshots · figma
  background · context · description · summary · overview · motivation · problem · problem statement · rationale · why · goal · goals · objective · objectives · purpose · value · business value · value statement · benefits · impact · current behavior · current behaviour · actual behavior · actual behaviour · user story · user stories · story
  files · file list · files to modify · files to change · files changed · affected files · affected components · files to create · key files · changed files · code references · example · examples · example output · sample · samples · usage · usage examples
  status · progress · change log · changelog · history · deployment · rollout · rollout plan · release notes · rollback · estimate · estimates · estimation · effort · effort estimate · story points · priority · labels · assignee · owner · stakeholders · success metrics · timeline · due date · sprint
  dev agent record · completion notes · completion notes list · debug log references · agent model used · edge case notes · legend · glossary · definition of ready · dor
  hinweis · hinweise · anmerkung · anmerkungen · notiz · notizen · bemerkung · bemerkungen · technische hinweise · technische details · technische notizen · technische umsetzung · umsetzung · umsetzungshinweise · nicht im umfang · nicht enthalten · außerhalb des umfangs · nicht teil der story · abgrenzung · aufgaben · teilaufgaben · offene fragen · offene punkte · fragen · abhängigkeiten · annahmen · risiken · testfälle · testhinweise · hintergrund · kontext · beschreibung · verweise · referenzen · beispiel · beispiele · voraussetzungen · nicht-ziele
  remarque · remarques · notes techniques · note technique · détails techniques · hors périmètre · hors scope · hors du périmètre · hors champ · tâches · sous-tâches · questions ouvertes · dépendances · hypothèses · risques · cas de test · plan de test · contexte · références · liens · exemple · exemples · maquettes · prérequis · implémentation
  nota · notas · notas técnicas · notas tecnicas · detalles técnicos · notas de implementación · observaciones · fuera de alcance · fuera del alcance · tareas · subtareas · preguntas abiertas · preguntas · dependencias · supuestos · riesgos · casos de prueba · plan de pruebas · contexto · descripción · referencias · enlaces · ejemplo · ejemplos · requisitos previos
  observações · observação · detalhes técnicos · notas de implementação · fora de escopo · fora do escopo · tarefas · subtarefas · perguntas · perguntas em aberto · dúvidas · dependências · premissas · riscos · casos de teste · plano de testes · descrição · referências · exemplos · exemplo · pré-requisitos
  note tecniche · dettagli tecnici · note implementative · osservazioni · fuori ambito · fuori scope · fuori perimetro · attività · sotto-attività · domande · domande aperte · dipendenze · assunzioni · ipotesi · rischi · casi di test · piano di test · contesto · descrizione · riferimenti · collegamenti · esempio · esempi · prerequisiti
  opmerking · opmerkingen · notitie · notities · technische notities · buiten scope · buiten bereik · niet in scope · taken · subtaken · openstaande vragen · open vragen · vragen · afhankelijkheden · aannames · risico's · testgevallen · testplan · achtergrond · omschrijving · beschrijving · referenties · voorbeeld · voorbeelden
  uwaga · uwagi · notatki · uwagi techniczne · notatki techniczne · szczegóły techniczne · poza zakresem · zadania · podzadania · pytania · otwarte pytania · zależności · założenia · ryzyka · przypadki testowe · plan testów · kontekst · opis · odnośniki · linki · przykład · przykłady
  备注 · 备注说明 · 说明 · 注意 · 注意事项 · 注 · 技术说明 · 技术细节 · 技术备注 · 实现说明 · 实现细节 · 范围外 · 不在范围内 · 不包含 · 非目标 · 任务 · 子任务 · 任务列表 · 待办 · 问题 · 待确认 · 依赖 · 依赖关系 · 假设 · 风险 · 测试用例 · 测试计划 · 测试步骤 · 背景 · 描述 · 参考 · 参考资料 · 相关资料 · 相关链接 · 示例 · 备忘 · 備註 · 說明 · 技術說明
  備考 · メモ · 注記 · 補足 · 補足事項 · 注意点 · 技術メモ · 技術的な詳細 · 技術詳細 · 実装メモ · 実装方針 · 実装ノート · スコープ外 · 対象外 · 範囲外 · やらないこと · 非ゴール · タスク · サブタスク · 作業 · 質問 · 未決事項 · 確認事項 · 依存関係 · 前提条件 · リスク · テスト計画 · テストケース · テスト観点 · 概要 · 説明 · 参考 · 参考資料 · 関連資料 · 関連リンク · 例 · 参照
  참고 · 참고사항 · 참고 사항 · 참고 자료 · 비고 · 메모 · 노트 · 주의 · 주의사항 · 주의 사항 · 기술 노트 · 기술 참고 · 기술 세부사항 · 구현 노트 · 구현 메모 · 범위 외 · 범위 밖 · 제외 범위 · 제외 사항 · 작업 · 하위 작업 · 할 일 · 질문 · 미해결 질문 · 의존성 · 종속성 · 가정 · 위험 · 리스크 · 테스트 계획 · 테스트 케이스 · 배경 · 설명 · 관련 링크 · 예시 · 예
  примечание · примечания · заметки · технические детали · вне рамок · не входит · вне области · задачи · подзадачи · вопросы · открытые вопросы · зависимости · риски · тест-кейсы · план тестирования · описание · контекст · ссылки · примеры
  anteckningar · noteringar · utanför scope · noter · merknader · huomautukset · poznámky · mimo rozsah · notlar · kapsam dışı · ghi chú · ngoài phạm vi · catatan · di luar cakupan · หมายเหตุ`;
