import { monthNamed } from '../../domain/month-name';

const names = {
  year: ['year', 'yr', 'yyyy', 'jahr', 'année', 'annee', 'año', 'ano', 'anno', 'jaar', '年'],
  quarter: ['quarter', 'qtr', 'q', 'quartal', 'trimestre', 'kwartaal'],
  month: ['month', 'mm', 'monat', 'mois', 'mes', 'mês', 'mese', 'maand', '月'],
  week: ['week', 'wk', 'woche', 'kw', 'semaine', 'semana', 'settimana'],
  day: ['day', 'dd', 'tag', 'jour', 'día', 'dia', 'giorno', 'dag', '日'],
} as const;

type Part = keyof typeof names;

/**
 * Rows whose time stands in several columns, `year` and `month`, `week` or `quarter`, with the whole of it in that of the
 * year and nothing in the others; all other rows as they are.
 *
 * @param head names of the columns
 */
export function withWholeTimes<T>(
  head: readonly string[],
  rows: readonly (readonly T[])[],
): (readonly (T | string)[])[] {
  const columnOf = (part: Part): number =>
    head.findIndex((name) => (names[part] as readonly string[]).includes(name.trim().toLowerCase()));
  const year = columnOf('year');
  const isYear = rows.every((cells) => /^(?:19|20|21)\d{2}$/.test(textIn(cells[year])));
  if (year < 0 || !isYear || rows.length === 0) return [...rows];
  const parts = (['quarter', 'month', 'week'] as const).map((part) => ({ part, column: columnOf(part) }));
  const within = parts.find(
    ({ part, column }) =>
      column >= 0 && rows.every((cells) => written(part, textIn(cells[column])) !== undefined),
  );
  if (!within) return [...rows];
  const { part, column } = within;
  const day = part === 'month' ? columnOf('day') : -1;
  const hasDays = day >= 0 && rows.every((cells) => /^(?:0?[1-9]|[12]\d|3[01])$/.test(textIn(cells[day])));
  return rows.map((cells) => {
    const time = [textIn(cells[year]), written(part, textIn(cells[column])) ?? ''];
    if (hasDays) time.push(textIn(cells[day]).padStart(2, '0'));
    return cells.map((cell, at) => {
      if (at === year) return time.join('-');
      return at === column || (hasDays && at === day) ? '' : cell;
    });
  });
}

function textIn(cell: unknown): string {
  return typeof cell === 'string' || typeof cell === 'number' ? String(cell).trim() : '';
}

/** As a time has it behind its year: `03`, `W07`, `Q1`. */
function written(part: 'quarter' | 'month' | 'week', text: string): string | undefined {
  switch (part) {
    case 'quarter':
      return /^q?[1-4]$/i.test(text) ? `Q${text.slice(-1)}` : undefined;
    case 'week':
      return /^(?:w|kw ?)?(?:0?[1-9]|[1-4]\d|5[0-3])$/i.test(text)
        ? `W${text.replace(/\D/g, '').padStart(2, '0')}`
        : undefined;
    case 'month':
      return /^(?:0?[1-9]|1[0-2])$/.test(text) ? text.padStart(2, '0') : monthNamed(text);
  }
}
