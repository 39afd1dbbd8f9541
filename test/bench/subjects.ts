import { coldRefreshFigures } from './cold-refresh';
import { criteriaFigures } from './criteria';
import type { Figure } from './figure';
import { warmRefreshFigures } from './warm-refresh';

/** What is measured, by the names `--only` takes. */
export const subjects: Readonly<Record<string, () => Promise<Figure[]>>> = {
  criteria: criteriaFigures,
  'cold-refresh': coldRefreshFigures,
  'warm-refresh': warmRefreshFigures,
};
