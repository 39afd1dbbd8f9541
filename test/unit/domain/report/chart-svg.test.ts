import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Chart } from '../../../../src/domain/report/chart';
import { chartPicture } from '../../../../src/domain/report/chart-picture';
import { textWidth } from '../../../../src/domain/report/chart-frame';
import { chartSvg } from '../../../../src/domain/report/chart-svg';
import { chartTable } from '../../../../src/domain/report/chart-table';
import { type SvgNode, svgText } from '../../../../src/domain/report/svg';
import { burnDown, churn, timeLine, velocity } from '../../webview-ui/report-gallery';
import { anyChart } from './any-chart';

const size = { width: 800, textSize: 13, language: 'en', id: 'c' };

function all(node: SvgNode): SvgNode[] {
  return [node, ...node.children.flatMap((child) => (typeof child === 'string' ? [] : all(child)))];
}

function withClass(node: SvgNode, name: string): SvgNode[] {
  return all(node).filter(({ attributes }) => attributes.class?.split(' ').includes(name));
}

function texts(node: SvgNode): string[] {
  return all(node)
    .filter(({ name }) => name === 'text')
    .flatMap(({ children }) => children.filter((child) => typeof child === 'string'));
}

const drawn = (chart: Chart, width = size.width) => chartSvg(chart, { ...size, width });

describe('a drawing of lines', () => {
  it('leaves a gap where a value is missing', () => {
    const lines = withClass(drawn(churn), 'chart-line').map(({ attributes }) => attributes.d ?? '');
    assert.deepEqual(
      lines.map((d) => d.match(/[ML]/g)?.join('')),
      ['ML', 'MLLL'],
    );
  });

  it('has labels and points as far apart as they are, with the labels there is room for', () => {
    const day = 86_400_000;
    const days = [0, 1, 2, 40, 80];
    const chart = {
      ...churn,
      labels: days.map((one) => `Day ${one}`),
      positions: days.map((one) => one * day),
    };
    const drawing = drawn({ ...chart, series: [{ name: 'Churn', values: [5, 4, 3, 2, 1] }] });
    const [path = ''] = withClass(drawing, 'chart-line').map(({ attributes }) => attributes.d);
    const across = [...String(path).matchAll(/[ML]([\d.]+)/g)].map(([, x]) => Number(x));
    const [first = 0, , , middle = 0, last = 0] = across;
    assert.ok(Math.abs((middle - first) * 2 - (last - first)) < 1, String(path));
    const labels = texts(drawing).filter((text) => text.startsWith('Day'));
    assert.deepEqual(labels, ['Day 0', 'Day 40', 'Day 80']);
  });

  it('goes in steps where values stay, but for the plan', () => {
    const lines = withClass(drawn(burnDown), 'chart-series');
    const forms = lines.map((line) => [
      line.attributes.class,
      withClass(line, 'chart-line')[0]?.attributes.d?.replace(/[^A-Z]/g, ''),
    ]);
    assert.deepEqual(forms.slice(0, 2), [
      ['chart-series role-main', 'MHVHVHVHVHVHVHVHV'],
      ['chart-series role-plan', 'MLLLLLLLLL'],
    ]);
  });

  it('names each line at its end, none over another, and above where there is no room', () => {
    const names = withClass(drawn(burnDown), 'chart-name');
    assert.deepEqual(names.map(({ children }) => children[0]).sort(), ['Done', 'Left', 'Plan', 'Scope']);
    const heights = names.map(({ attributes }) => Number(attributes.y)).sort((a, b) => a - b);
    for (const [index, y] of heights.slice(1).entries()) assert.ok(y - (heights[index] ?? 0) >= 13);
    const above = withClass(drawn(burnDown, 320), 'chart-name').map(({ attributes }) => Number(attributes.y));
    assert.ok(Math.max(...above) < 50, String(above));
  });

  it('marks the points of each line in another form', () => {
    const marks = withClass(drawn(burnDown), 'chart-series').map(
      (line) =>
        withClass(line, 'chart-mark').map(
          ({ name, attributes }) => attributes.d?.replace(/[^a-z]/gi, '') ?? name,
        )[0],
    );
    assert.deepEqual(marks, ['circle', undefined, 'Mhvhz', 'Mlhz']);
  });

  it('says what is aimed at, and shades the days on which nobody works', () => {
    assert.ok(texts(drawn(churn)).includes('Target 3'));
    assert.equal(withClass(drawn(burnDown), 'chart-free').length, 2);
  });

  it('says what is aimed at below its line where the chart ends above', () => {
    const above = ({ target }: { target: number }): boolean => {
      const [group] = withClass(
        drawn({ ...churn, target, series: [{ name: 'Churn', values: [0, 4] }] }),
        'chart-target',
      );
      const [line, words] = group ? all(group).slice(1) : [];
      return Number(words?.attributes.y) < Number(line?.attributes.y1);
    };
    assert.ok(above({ target: 2 }));
    assert.ok(!above({ target: 4 }));
  });

  it('shows a value that stands alone', () => {
    const alone: Chart = { ...churn, target: undefined, series: [{ name: 'Churn', values: [undefined, 3] }] };
    assert.equal(withClass(drawn(alone), 'chart-mark').length, 1);
  });
});

describe('a drawing of bars', () => {
  it('has a bar with its value for each that is known', () => {
    assert.equal(
      withClass(drawn({ ...velocity, series: velocity.series.slice(0, 2) }), 'chart-value').length,
      8,
    );
    const [, , added] = withClass(drawn(velocity), 'chart-series').filter(
      ({ children }) => children.length > 3,
    );
    assert.equal(withClass(added ?? drawn(velocity), 'chart-bar').length, 3);
  });

  it('has a value below zero under its bar, or above where the labels begin', () => {
    const place = (value: number): boolean => {
      const one: Chart = { ...velocity, series: [{ name: 'Change', values: [value, 8] }] };
      const [text] = withClass(drawn(one), 'chart-value');
      const [bar] = withClass(drawn(one), 'chart-bar');
      return Number(text?.attributes.y) > Number(bar?.attributes.y);
    };
    assert.ok(place(-3));
    assert.ok(!place(-4));
  });

  it('fills those of each series in another way', () => {
    const nodes = all(drawn(velocity));
    const patterns = nodes.filter(({ name }) => name === 'pattern').map(({ attributes }) => attributes.id);
    assert.deepEqual(patterns, ['c-second', 'c-third']);
    const fills = new Set(nodes.map(({ attributes }) => attributes.fill).filter(Boolean));
    assert.deepEqual([...fills], ['url(#c-second)', 'url(#c-third)']);
  });
});

describe('a drawing of a time line', () => {
  it('says what is done, late and the reader’s own', () => {
    const rows = withClass(drawn(timeLine), 'chart-row').map(({ attributes, children }) => {
      const title = children[0];
      return [attributes.class, typeof title === 'object' ? title.children[0] : undefined];
    });
    assert.deepEqual(rows, [
      ['chart-row is-current', 'SHOP-100 Checkout in one minute, 2026-02-02 – 2026-05-29, 45 %'],
      ['chart-row is-done', 'SHOP-101 Vouchers, 2026-01-05 – 2026-03-27, done'],
      [
        'chart-row is-late',
        'SHOP-102 A payment page that can be read aloud, 2026-02-16 – 2026-04-03, 80 %, late',
      ],
      ['chart-row', 'SHOP-103 Subscriptions, 2026-05-04 – 2026-08-14, 0 %'],
      ['chart-row is-done', '24.3, 2026-03-31, done'],
      ['chart-row', '24.4, 2026-06-30'],
    ]);
  });

  it('has today, and a point for what has no beginning', () => {
    assert.ok(texts(drawn(timeLine)).includes('Today'));
    assert.equal(withClass(drawn(timeLine), 'chart-point').length, 2);
  });
});

describe('a drawing of any chart', () => {
  it('has places that are numbers, ids of its own, and no style of its own', () => {
    fc.assert(
      fc.property(anyChart, fc.integer({ min: 200, max: 2000 }), (chart, width) => {
        const nodes = all(drawn(chart, width));
        for (const { attributes } of nodes) {
          for (const value of Object.values(attributes)) assert.doesNotMatch(value, /NaN|Infinity|undefined/);
          assert.equal(attributes.style, undefined);
        }
        const ids = nodes.flatMap(({ attributes }) => attributes.id ?? []);
        assert.equal(new Set(ids).size, ids.length);
      }),
    );
  });

  it('has labels along the bottom that are whole, and not one over another', () => {
    const labels = fc.array(fc.stringMatching(/^\w{0,20}$/), { minLength: 1, maxLength: 60 });
    const kinds = fc.constantFrom(churn, velocity);
    fc.assert(
      fc.property(kinds, labels, fc.integer({ min: 260, max: 1500 }), (kind, names, width) => {
        const [group] = withClass(drawn({ ...kind, labels: names }, width), 'chart-labels');
        let taken = -1;
        for (const label of group ? all(group).filter(({ name }) => name === 'text') : []) {
          const half = textWidth(String(label.children[0] ?? ''), size.textSize) / 2;
          const [left, right] = [Number(label.attributes.x) - half, Number(label.attributes.x) + half];
          assert.ok(left >= taken && right <= width + 0.1, `${left} ${right} ${width}`);
          taken = right;
        }
      }),
    );
  });

  it('says its name and what it shows first', () => {
    fc.assert(
      fc.property(anyChart, (chart) => {
        const [title, description] = drawn(chart).children;
        const words = [title, description].map((node) => typeof node === 'object' && node.children[0]);
        assert.deepEqual(words, [chart.title, chart.summary]);
      }),
    );
  });

  it('has a table of the same values', () => {
    assert.equal(chartTable(velocity).rows.length, 4);
    assert.deepEqual(chartTable(velocity).rows[3], ['Sprint 23', '27', '24', '–', '4']);
    assert.deepEqual(chartTable(timeLine).rows[1], [
      'SHOP-101 Vouchers',
      '2026-01-05',
      '2026-03-27',
      '100 %',
    ]);
  });

  it('is a file in which nothing that was written is markup', () => {
    const hostile = '</text><script>alert(1)</script>&"\u0000';
    const picture = chartPicture({ ...velocity, title: hostile, labels: [hostile, hostile] }, 'en');
    assert.doesNotMatch(picture, /<script/);
    assert.ok(picture.includes('&lt;/text&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;</title>'));
    assert.ok(!picture.includes('\u0000'));
  });

  it('writes its numbers as the language does', () => {
    const large: Chart = { ...velocity, series: [{ name: 'Done', values: [12_500, 1, 2, 3] }] };
    assert.ok(svgText(drawn(large)).includes('>12,500<'));
    assert.ok(svgText(chartSvg(large, { ...size, language: 'de' })).includes('>12.500<'));
  });

  it('tells numbers apart that are tiny, close to each other, or huge', () => {
    const numbers = (...values: number[]): string[] => {
      const [axis] = withClass(
        drawn({ ...churn, unit: undefined, target: undefined, series: [{ name: 'C', values }] }),
        'chart-axis',
      );
      return axis ? texts(axis) : [];
    };
    assert.deepEqual(numbers(0.00012, 0.00031), ['0', '0.0001', '0.0002', '0.0003', '0.0004']);
    assert.deepEqual(numbers(99.95, 99.96, 99.963), ['99.95', '99.955', '99.96', '99.965']);
    assert.deepEqual(numbers(1.2e12, 3.3e12), ['0', '1T', '2T', '3T', '4T']);
    const tiny: Chart = {
      ...churn,
      labels: ['W1', 'W2'],
      series: [{ name: 'C', values: [0.00012, 99.957] }],
    };
    assert.deepEqual(chartTable(tiny).rows, [
      ['W1', '0.00012'],
      ['W2', '99.96'],
    ]);
  });
});
