import { findCriteria } from '../../src/domain/acceptance/find';
import { matchCriteria } from '../../src/domain/acceptance/match';
import { normalise } from '../../src/domain/acceptance/normalise';
import type { Document } from '../../src/domain/document';
import { readAdf } from '../../src/sources/jira/adf';
import { readWiki } from '../../src/sources/jira/wiki';
import { readMarkdown } from '../../src/sources/markdown/markdown';
import { adfOf, type Format, formats, markdownOf, wikiOf } from '../unit/domain/acceptance/written';
import { type Figure, figureOf } from './figure';
import { rewordedTexts, storyPieces, texts } from './stories';
import { byTurns, cpuTime } from './turns';

/** How fast criteria are found in documents, and found again in the next version of a list. */
export async function criteriaFigures(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const format of formats) figures.push(await findingFigure(format));
  for (const share of [0.08, 1]) figures.push(await matchingFigure(share));
  return figures;
}

const documents = 200;

const readers: Readonly<
  Record<Format, { write: (index: number) => string; read: (raw: string) => Document }>
> = {
  adf: {
    write: (index) => JSON.stringify(adfOf(storyPieces(index))),
    read: (raw) => readAdf(JSON.parse(raw)),
  },
  wiki: { write: (index) => wikiOf(storyPieces(index)), read: readWiki },
  markdown: { write: (index) => markdownOf(storyPieces(index)), read: readMarkdown },
};

/** Documents as stored, read and searched; the floor is to read them. */
async function findingFigure(format: Format): Promise<Figure> {
  const { write, read } = readers[format];
  const raw = Array.from({ length: documents }, (_, index) => write(index));
  let found = 0;
  const { whole, reading } = await byTurns(
    9,
    {
      whole: () => cpuTime(() => raw.forEach((text) => (found += findCriteria(read(text)).length))),
      reading: () => cpuTime(() => raw.forEach(read)),
    },
    2,
  );
  if (found === 0) throw new Error(`No criteria were found in ${format}: nothing was measured.`);
  const perSecond = (ms: number): number => (documents * 1_000) / ms;
  const kilobytes = raw.join('').length / documents / 1_000;
  return figureOf({
    name: `find criteria, ${format} of ${kilobytes.toFixed(1)} kB`,
    unit: 'documents/s',
    values: whole.map(perSecond),
    floor: { name: 'reading them alone', values: reading.map(perSecond) },
    moreIsBetter: true,
  });
}

const listed = 500;

/** Two lists of 500 criteria, a part of which was reworded; the floor is to bring all texts into one form. */
async function matchingFigure(share: number): Promise<Figure> {
  const before = texts(listed).map((text) => ({ text }));
  const after = rewordedTexts(before, share).map((text) => ({ text }));
  let matched = 0;
  const { whole, normalising } = await byTurns(
    25,
    {
      whole: () =>
        cpuTime(() => {
          matched = matchCriteria(before, after).filter((match, index) => match === index).length;
        }),
      normalising: () => cpuTime(() => [...before, ...after].forEach(({ text }) => normalise(text))),
    },
    5,
  );
  if (matched < listed * 0.9) throw new Error(`Only ${matched} of ${listed} criteria were matched.`);
  const count = Math.round(listed * share);
  return figureOf({
    name: `match ${listed} criteria with ${listed}, ${count} reworded`,
    unit: 'ms',
    values: whole,
    floor: { name: 'normalising their texts', values: normalising },
    target: { of: 'value', most: 10 },
  });
}
