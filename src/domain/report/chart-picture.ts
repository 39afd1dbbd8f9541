import type { Chart } from './chart';
import { chartSvg } from './chart-svg';
import { svg, type SvgNode, svgText } from './svg';

/** Pixels of a picture in a document, without the margin around it. */
const width = 760;
const textSize = 13;
const margin = 16;

/**
 * A chart as an SVG file, which looks right on light and on dark pages: it brings its ground along, and takes darker
 * colours where whoever looks has set that.
 *
 * @param language BCP 47, of numbers and dates
 */
export function chartPicture(chart: Chart, language: string): string {
  const drawn = chartSvg(chart, { width, textSize, language, id: 'chart' });
  const height = Number(drawn.attributes.height);
  const [wide, high] = [width + 2 * margin, height + 2 * margin];
  const file: SvgNode = {
    ...drawn,
    attributes: {
      xmlns: 'http://www.w3.org/2000/svg',
      ...drawn.attributes,
      width: String(wide),
      height: String(high),
      viewBox: `${-margin} ${-margin} ${wide} ${high}`,
      'font-family': 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif',
    },
    children: [
      ...drawn.children.slice(0, 2),
      svg('style', {}, style),
      svg('rect', { class: 'ground', x: -margin, y: -margin, width: wide, height: high, rx: 6 }),
      ...drawn.children.slice(2),
    ],
  };
  return `${svgText(file)}\n`;
}

interface Colours {
  readonly ink: string;
  readonly dim: string;
  readonly grid: string;
  readonly ground: string;
  readonly main: string;
  readonly second: string;
  readonly third: string;
  readonly done: string;
  readonly late: string;
}

const light: Colours = {
  ink: '#1f2328',
  dim: '#59636e',
  grid: '#d8dee4',
  ground: '#ffffff',
  main: '#0969da',
  second: '#bc4c00',
  third: '#8250df',
  done: '#1a7f37',
  late: '#cf222e',
};

const dark: Colours = {
  ink: '#e6edf3',
  dim: '#9198a1',
  grid: '#3d444d',
  ground: '#0d1117',
  main: '#58a6ff',
  second: '#f0883e',
  third: '#bc8cff',
  done: '#3fb950',
  late: '#ff7b72',
};

/** What the page says in `chart.css` with the colours of the theme. Without variables: not every reader of files knows them. */
function rules(colours: Colours): string {
  const { ink, dim, grid, ground, main, done, late } = colours;
  const roles = { main, plan: dim, second: colours.second, third: colours.third };
  return [
    `.ground{fill:${ground}}`,
    `text{fill:${ink}}`,
    `.chart-value,.chart-row-name,.chart-target text{stroke:${ground}}`,
    `.chart-axis text,.chart-labels text,.chart-unit{fill:${dim}}`,
    `.chart-grid{stroke:${grid}}`,
    `.chart-zero{stroke:${dim}}`,
    `.chart-free{fill:${grid};opacity:.45}`,
    ...Object.entries(roles).flatMap(([role, colour]) => [
      `.role-${role} .chart-line,.role-${role} .chart-bar{stroke:${colour}}`,
      `.role-${role} .chart-mark,.role-${role} .chart-hatch,.chart-name.role-${role}{fill:${colour}}`,
    ]),
    `.role-main .chart-bar{fill:${main}}`,
    `.chart-target line{stroke:${done}}`,
    `.chart-target text{fill:${done}}`,
    `.chart-span{stroke:${main}}`,
    `.chart-progress,.chart-point{fill:${main}}`,
    `.is-done .chart-span{stroke:${done}}`,
    `.is-done .chart-progress,.is-done .chart-point{fill:${done}}`,
    `.is-late .chart-span{stroke:${late}}`,
    `.is-late .chart-value{fill:${late}}`,
    `.chart-today line{stroke:${late}}`,
    `.chart-today text{fill:${late}}`,
  ].join('\n');
}

/** Forms, which are the same on every ground. */
const forms = `
.chart-line{fill:none;stroke-width:2}
.role-plan .chart-line{stroke-dasharray:6 4}
.role-second .chart-line{stroke-dasharray:12 3}
.role-third .chart-line{stroke-dasharray:2 3}
.chart-name{font-weight:600}
.chart-value,.chart-row-name,.chart-target text{stroke-width:4;stroke-linejoin:round;paint-order:stroke}
.chart-bar{stroke-width:1.2}
.role-plan .chart-bar{fill:none;stroke-dasharray:4 3}
.chart-target line{stroke-dasharray:2 4;stroke-width:2}
.chart-span{fill:none}
.is-late .chart-span{stroke-dasharray:4 3}
.is-current .chart-row-name{font-weight:700}
.is-current .chart-span{stroke-width:2.5}
.chart-today line{stroke-width:1.5}
.chart-today text{font-weight:600}`;

const style = `${forms}
${rules(light)}
@media (prefers-color-scheme:dark){
${rules(dark)}
}
`;
