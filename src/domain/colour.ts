/**
 * A colour of a text, as far as it says something: which of the hues that every theme has. The shade is the theme's own,
 * so that the text can be read on any background.
 */
export type Colour = 'grey' | 'red' | 'orange' | 'yellow' | 'green' | 'blue' | 'purple';

/** Names that people write in wiki markup; the rest of CSS's names are too rare to be known here. */
const named: Readonly<Record<string, Colour>> = {
  gray: 'grey',
  grey: 'grey',
  silver: 'grey',
  darkgray: 'grey',
  darkgrey: 'grey',
  lightgray: 'grey',
  lightgrey: 'grey',
  red: 'red',
  darkred: 'red',
  crimson: 'red',
  maroon: 'red',
  tomato: 'red',
  orange: 'orange',
  darkorange: 'orange',
  coral: 'orange',
  brown: 'orange',
  yellow: 'yellow',
  gold: 'yellow',
  olive: 'yellow',
  green: 'green',
  darkgreen: 'green',
  lightgreen: 'green',
  lime: 'green',
  teal: 'green',
  blue: 'blue',
  darkblue: 'blue',
  lightblue: 'blue',
  navy: 'blue',
  aqua: 'blue',
  cyan: 'blue',
  purple: 'purple',
  violet: 'purple',
  indigo: 'purple',
  pink: 'purple',
  fuchsia: 'purple',
  magenta: 'purple',
};

/** Where each hue ends, in degrees of the colour wheel. */
const hues: readonly (readonly [number, Colour])[] = [
  [18, 'red'],
  [44, 'orange'],
  [68, 'yellow'],
  [172, 'green'],
  [245, 'blue'],
  [335, 'purple'],
  [360, 'red'],
];

/**
 * The hue nearest to a colour as CSS writes it: `#rgb`, `#rrggbb`, `#rrggbbaa`, `rgb(…)` or a name. `undefined` for what
 * is no colour, and for black and white, which are a reader's own text or background.
 */
export function nearestColour(css: string): Colour | undefined {
  const text = css.trim().toLowerCase();
  if (Object.hasOwn(named, text)) return named[text];
  const channels = channelsOf(text);
  return channels && hueOf(channels);
}

type Channels = readonly [red: number, green: number, blue: number];

function channelsOf(text: string): Channels | undefined {
  const hex = /^#([\da-f]{3}|[\da-f]{6}(?:[\da-f]{2})?)$/.exec(text)?.[1];
  if (hex !== undefined) {
    const digits = hex.length === 3 ? hex.replace(/./g, '$&$&') : hex;
    const channel = (at: number): number => Number.parseInt(digits.slice(at, at + 2), 16);
    return [channel(0), channel(2), channel(4)];
  }
  const rgb = /^rgba?\(\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\b/.exec(text);
  return rgb ? [Number(rgb[1]), Number(rgb[2]), Number(rgb[3])] : undefined;
}

function hueOf([red, green, blue]: Channels): Colour | undefined {
  const most = Math.max(red, green, blue);
  const least = Math.min(red, green, blue);
  const range = most - least;
  // Text of a dark blue is what Atlassian's editor calls black.
  if (most < 90 || least > 242) return undefined;
  // Its greys have a breath of blue, and its palest backgrounds little more of their hue.
  if (range < 13 || (range < 50 && most < 200)) return 'grey';
  const sixth =
    most === red
      ? (green - blue) / range
      : most === green
        ? (blue - red) / range + 2
        : (red - green) / range + 4;
  const degrees = (sixth * 60 + 360) % 360;
  return hues.find(([end]) => degrees < end)?.[1];
}
