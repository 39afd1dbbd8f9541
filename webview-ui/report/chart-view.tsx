import * as l10n from '@vscode/l10n';
import type { JSX, RefObject } from 'preact';
import { useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Chart } from '../../src/domain/report/chart';
import { chartSvg } from '../../src/domain/report/chart-svg';
import { chartTable } from '../../src/domain/report/chart-table';
import { useStable } from '../stable';
import { Drawing } from './drawing';
import type { Send } from './report-page';
import { ReportTableView } from './report-table';

/** A chart, with the table of its values behind it. */
export function ChartView(props: {
  readonly chart: Chart;
  readonly send: Send;
  /** What stands above it already says what it is called. */
  readonly isNamed?: boolean;
}): JSX.Element {
  const { chart, send, isNamed } = props;
  const place = useRef<HTMLDivElement>(null);
  const size = useSize(place);
  const id = useId();
  const known = useStable(chart);
  const drawn = useMemo(
    () => size && chartSvg(known, { ...size, id, language: document.documentElement.lang || 'en' }),
    [known, size, id],
  );
  return (
    <figure class="chart">
      <figcaption>
        <strong class={isNamed ? 'visually-hidden' : undefined} dir="auto">
          {chart.title}
        </strong>
        <span class="note" dir="auto">
          {chart.summary}
        </span>
      </figcaption>
      <div class="chart-place" ref={place}>
        {drawn && <Drawing node={drawn} />}
      </div>
      <details>
        <summary>{l10n.t('Values: {0}', chart.title)}</summary>
        <ReportTableView table={chartTable(chart)} send={send} isNamed />
      </details>
    </figure>
  );
}

interface Size {
  readonly width: number;
  readonly textSize: number;
}

/** Pixels: a chart that is narrower is moved in its place. */
const narrowest = 260;

/** How much room there is, as long as it changes. */
function useSize(place: RefObject<HTMLElement | null>): Size | undefined {
  const [size, setSize] = useState<Size>();
  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    const measure = () => {
      const width = Math.max(narrowest, Math.floor(element.clientWidth));
      const textSize = parseFloat(getComputedStyle(element).fontSize);
      setSize((was) => (was?.width === width && was.textSize === textSize ? was : { width, textSize }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [place]);
  return size;
}
