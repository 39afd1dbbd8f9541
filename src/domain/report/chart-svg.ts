import type { Chart } from './chart';
import { barDrawing } from './chart-bars';
import type { ChartSize } from './chart-frame';
import { lineDrawing } from './chart-lines';
import { timeLineDrawing } from './chart-timeline';
import type { SvgNode } from './svg';

/** A chart as a drawing whose looks are left to a style: each part has a class, and no colour of its own. */
export function chartSvg(chart: Chart, size: ChartSize): SvgNode {
  switch (chart.kind) {
    case 'lines':
      return lineDrawing(chart, size);
    case 'bars':
      return barDrawing(chart, size);
    case 'timeline':
      return timeLineDrawing(chart, size);
  }
}
