import type { Inline, Table, TableCell, TableRow } from '../document';
import { plainText } from '../plain-text';
import { draftOf, Weight, type Draft } from './draft';
import { gherkinTitle, stepRole } from './gherkin-keywords';
import type { Lexicon } from './lexicon';
import { linesOf } from './line';
import { draftsOfList } from './list-items';
import { joined, oneLine } from './inlines';
import { titleKey } from './name-index';
import { emojiState, emoticonState, verdictOf } from './marks';
import { startsWithId } from './criterion-id';
import { draftsOfLines } from './text-items';

const idName =
  /^(?:#|no|nr|n°|nº|№|id|ac|ac id|ac #|ac#|ac no|ac-id|key|ref|req|req id|item|序号|编号|編號|番号|項番|번호|lp)$/u;
const statusName =
  /^(?:status|state|done\??|verified\??|verification|pass(?:ed)?\??|pass\/fail|result|results|met\??|checked\??|check|complete[d]?\??|ok\??|accepted\??|verdict|outcome|erfüllt\??|erledigt\??|stand|ergebnis|statut|état|fait|estado|cumple|hecho|concluído|stato|fatto|gereed|stan|gotowe|状态|完成|是否通过|状況|状態|結果|判定|確認|完了|상태|결과|완료|статус)$/u;
/** Columns that say how it is known whether a criterion is met. */
const asideName =
  /^(?:evidence|proof|notes?|comments?|remarks?|demonstrated by|verified by|verification(?: method| evidence)?|test(?:s|ed by)?|tests?\/.*|how verified|nachweis|bemerkung(?:en)?|anmerkung(?:en)?|kommentar|preuve|remarques?|commentaires?|evidencia|notas|observaciones|evidência|observações|evidenza|note|verifica|bewijs|opmerking(?:en)?|dowód|uwagi|证据|备注|说明|証跡|備考|根拠|증거|비고)$/u;
const criterionNames = [
  /criteri|critère|critéri|kriteri|kryteri|基準|标准|標準|기준|критери/u,
  /^(?:requirement|condition|expected|expectation|behaviou?r|scenario|statement|then|what|rule|条件|要件|条件内容|내용|조건|场景|シナリオ)/u,
  /^(?:description|beschreibung|descripción|descrição|descrizione|omschrijving|opis|detail|details|title|name|描述|内容|説明|項目|验收项|설명|항목|описание)/u,
];

/** What a table of criteria never has more of. */
const mostColumns = 40;
/** Characters; what is longer in a column without a telling name says more than whether a criterion is met. */
const longestVerdict = 24;

interface Columns {
  readonly criterion: number;
  readonly status: number;
  readonly id: number;
  /** Its header, if it has one, is that of a table of criteria; others stand among criteria as well. */
  readonly isNamed: boolean;
  /** Columns of Given, When and Then. */
  readonly steps: readonly number[];
}

/** The criteria of a table: its rows, one column of which says the criterion and maybe another whether it is met. */
export function draftsOfTable(table: Table, group: string | undefined, lexicon: Lexicon): Draft[] {
  const hasHeader = isHeader(table, lexicon);
  const rows = hasHeader ? table.rows.slice(1) : table.rows;
  const columns = columnsOf(hasHeader ? table.rows[0] : undefined, rows, lexicon);
  if (!columns) return [];
  let rowGroup = group;
  return rows.flatMap((row) => {
    const texts = row.cells.slice(0, mostColumns).map(textOf);
    const filled = texts.filter(Boolean);
    if (row.cells.length > 1 && filled.length === 1 && texts[0] && columns.criterion !== 0) {
      rowGroup = filled[0];
      return [];
    }
    if (row.cells.length === 1 && (row.cells[0]?.columnSpan ?? 1) > 1) {
      rowGroup = filled[0];
      return [];
    }
    return draftsOfRow(row, columns, rowGroup, lexicon);
  });
}

function draftsOfRow(row: TableRow, columns: Columns, group: string | undefined, lexicon: Lexicon): Draft[] {
  const cell = row.cells[columns.criterion];
  if (!cell) return [];
  const own = { ...(group !== undefined && { group }), ...(!columns.isNamed && { weight: Weight.Quoted }) };
  const name = (): string | undefined =>
    row.cells
      .map(textOf)
      .find((text, index) => index !== columns.criterion && index !== columns.status && text.length > 0);
  const lists = cell.children.filter((block) => block.type === 'list');
  if (lists.some((list) => list.items.length > 1)) {
    return lists.flatMap((list) => draftsOfList(list, group ?? name(), lexicon));
  }
  const lines = cell.children.flatMap((block) => (block.type === 'paragraph' ? linesOf(block.children) : []));
  if (lines.length > 1 && lines.every(({ isItem }) => isItem)) {
    return draftsOfLines(lines, group ?? name(), false, lexicon);
  }
  const inlines = stepInlines(row, columns) ?? inlinesOf(cell);
  const draft: Draft = { ...draftOf(inlines), ...own };
  if (draft.checked !== null || columns.status < 0) return [draft];
  const status = row.cells[columns.status];
  return [{ ...draft, checked: status ? verdictIn(status) === true : false, place: 'status-cell' }];
}

function stepInlines(row: TableRow, { steps, criterion }: Columns): Inline[] | undefined {
  if (steps.length < 2 || !steps.includes(criterion)) return undefined;
  const lines = steps.flatMap((column) => {
    const cell = row.cells[column];
    return cell && textOf(cell) ? [{ inlines: inlinesOf(cell) }] : [];
  });
  return joined(lines);
}

/** Whether the first row names the columns. */
function isHeader(table: Table, lexicon: Lexicon): boolean {
  const [first, second] = table.rows;
  if (!first || !second) return false;
  const cells = first.cells.slice(0, mostColumns);
  const headers = cells.filter(({ header }) => header).length;
  if (headers > 1 || (headers === 1 && cells.length === 1)) return cells.some((cell) => textOf(cell));
  const keys = cells.map((cell) => titleKey(textOf(cell)));
  return (
    keys.some((key) => idName.test(key) || statusName.test(key) || lexicon.names(key)) &&
    keys.every((key) => key.length < 40)
  );
}

function columnsOf(
  header: TableRow | undefined,
  rows: readonly TableRow[],
  lexicon: Lexicon,
): Columns | undefined {
  const width = Math.min(mostColumns, Math.max(0, ...rows.slice(0, 50).map(({ cells }) => cells.length)));
  if (width === 0) return undefined;
  const names = Array.from({ length: width }, (_, column) => {
    const cell = header?.cells[column];
    return cell ? titleKey(textOf(cell)) : '';
  });
  const texts = Array.from({ length: width }, (_, column) =>
    rows.slice(0, 50).map((row) => {
      const cell = row.cells[column];
      return cell ? textOf(cell) : '';
    }),
  );
  const verdicts = Array.from({ length: width }, (_, column) =>
    rows.slice(0, 50).map((row) => {
      const cell = row.cells[column];
      return cell ? verdictIn(cell) : undefined;
    }),
  );
  const isId = names.map((name, column) => {
    const cells = texts[column] ?? [];
    return areIds(cells) || (idName.test(name) && cells.every((text) => !/\s.*\s/.test(text)));
  });
  const id = isId.indexOf(true);
  const status = names.findIndex((name, column) => {
    const cells = verdicts[column] ?? [];
    const known = cells.filter((verdict, row) => verdict !== undefined && texts[column]?.[row]).length;
    const filled = (texts[column] ?? []).filter(Boolean).length;
    if (isId[column]) return false;
    if (statusName.test(name)) return known > 0 || filled === 0;
    return (
      filled > 0 && known === filled && (texts[column] ?? []).every((text) => text.length < longestVerdict)
    );
  });
  const free = names
    .map((_, column) => column)
    .filter((column) => !isId[column] && column !== status && !asideName.test(names[column] ?? ''));
  const steps = free.filter((column) => stepRole(names[column] ?? '') !== undefined);
  const scenario = free.find((column) => gherkinTitle(names[column] ?? '')?.kind === 'scenario');
  const named = [
    free.find((column) => lexicon.meaning(names[column] ?? '', true).kind === 'acceptance'),
    scenario,
    ...(steps.length > 1 ? [steps[0]] : []),
    ...criterionNames.map((pattern) => free.find((column) => pattern.test(names[column] ?? ''))),
  ].find((column) => column !== undefined);
  const longest = [...free].sort((a, b) => lengthOf(texts[b]) - lengthOf(texts[a]))[0];
  const criterion = named ?? longest ?? (id >= 0 ? id : undefined);
  const isNamed =
    header === undefined ||
    named !== undefined ||
    statusName.test(names[status] ?? '') ||
    (id >= 0 && idName.test(names[id] ?? ''));
  return criterion === undefined ? undefined : { criterion, status, id, steps, isNamed };
}

function areIds(texts: readonly string[]): boolean {
  const filled = texts.filter(Boolean);
  return (
    filled.length > 0 &&
    filled.every(
      (text) =>
        text.length < 16 &&
        (/^#?\d+[.)]?$/.test(text) || /^[A-Z]{1,6}[-_.]?\d+(?:\.\d+)*$/.test(text) || startsWithId(text)),
    )
  );
}

function lengthOf(texts: readonly string[] | undefined): number {
  return (texts ?? []).reduce((sum, text) => sum + text.length, 0);
}

function textOf(cell: TableCell): string {
  return plainText(cell.children).replace(/\s+/gu, ' ').trim();
}

function inlinesOf(cell: TableCell): readonly Inline[] {
  const lines = cell.children.flatMap((block) => {
    if (block.type === 'paragraph' || block.type === 'heading') return [{ inlines: block.children }];
    const text = plainText([block]).replace(/\s+/gu, ' ').replace(/^- /, '').trim();
    return text ? [{ inlines: [{ type: 'text' as const, text }] }] : [];
  });
  return joined(lines);
}

function verdictIn(cell: TableCell): boolean | undefined {
  const list = cell.children.find((block) => block.type === 'list');
  const task = list?.items[0]?.task;
  if (task) return task.checked;
  const inlines = inlinesOf(cell);
  const sign = inlines.find((inline) => inline.type === 'emoji');
  if (sign?.type === 'emoji') {
    const state = emoticonState(sign.name)?.checked ?? emojiState(sign.name);
    if (state !== undefined) return state;
  }
  return verdictOf(oneLine(inlines));
}
