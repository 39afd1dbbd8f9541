import { writeFile } from 'node:fs/promises';
import os from 'node:os';
import { parseArgs } from 'node:util';
import { criteriaFigures } from './criteria';
import type { Figure } from './figure';

/**
 * Measures, and prints each figure beside its floor:
 *
 *     npm run bench
 *     npm run bench -- --json FILE
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { json: { type: 'string' } } });
  const figures = criteriaFigures();
  const cpus = os.cpus();
  const machine = `${cpus.length} × ${cpus[0]?.model.trim() ?? '?'}, Node.js ${process.versions.node}`;
  console.log(`${machine}\n`);
  for (const line of rows(figures)) console.log(line);
  if (values.json) await writeFile(values.json, `${JSON.stringify({ machine, figures }, undefined, 2)}\n`);
}

function rows(figures: readonly Figure[]): string[] {
  const cells = figures.map(({ name, value, unit, floor, ratio, target }) => [
    name,
    `${rounded(value)} ${unit}`,
    `${rounded(floor.value)} ${unit} ${floor.name}`,
    `${ratio.toFixed(2)} ×`,
    target ? `target ${target}` : '',
  ]);
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map((row) => row[column]?.length ?? 0)),
  );
  return cells.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function rounded(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(2);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
