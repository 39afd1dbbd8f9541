import { findCriteria } from '../../src/domain/acceptance/find';
import { matchCriteria } from '../../src/domain/acceptance/match';
import { normalise } from '../../src/domain/acceptance/normalise';
import type { Document } from '../../src/domain/document';
import { readAdf } from '../../src/sources/jira/adf';
import { readWiki } from '../../src/sources/jira/wiki';
import { readMarkdown } from '../../src/sources/markdown/markdown';
import { adfOf, type Format, formats, markdownOf, wikiOf } from '../unit/domain/acceptance/written';
import { type Figure, medianTimes } from './figure';
import { rewordedTexts, storyPieces, texts } from './stories';

/** How fast criteria are found in documents, and found again in the next version of a list. */
export function criteriaFigures(): Figure[] {
  return [...formats.map(findingFigure), ...[0.08, 1].map(matchingFigure)];
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
function findingFigure(format: Format): Figure {
  const { write, read } = readers[format];
  const raw = Array.from({ length: documents }, (_, index) => write(index));
  let found = 0;
  const { whole, reading } = medianTimes(9, {
    whole: () => raw.forEach((text) => (found += findCriteria(read(text)).length)),
    reading: () => raw.forEach(read),
  });
  if (found === 0) throw new Error(`No criteria were found in ${format}: nothing was measured.`);
  const perSecond = (ms: number): number => (documents * 1_000) / ms;
  const kilobytes = raw.join('').length / documents / 1_000;
  return {
    name: `find criteria, ${format} of ${kilobytes.toFixed(1)} kB`,
    value: perSecond(whole),
    unit: 'documents/s',
    floor: { name: 'reading them alone', value: perSecond(reading) },
    ratio: whole / reading,
  };
}

const listed = 500;

/** Two lists of 500 criteria, a part of which was reworded; the floor is to bring all texts into one form. */
function matchingFigure(share: number): Figure {
  const before = texts(listed).map((text) => ({ text }));
  const after = rewordedTexts(before, share).map((text) => ({ text }));
  let matched = 0;
  const { whole, normalising } = medianTimes(25, {
    whole: () => {
      matched = matchCriteria(before, after).filter((match, index) => match === index).length;
    },
    normalising: () => [...before, ...after].forEach(({ text }) => normalise(text)),
  });
  if (matched < listed * 0.9) throw new Error(`Only ${matched} of ${listed} criteria were matched.`);
  const count = Math.round(listed * share);
  return {
    name: `match ${listed} criteria with ${listed}, ${count} reworded`,
    value: whole,
    unit: 'ms',
    floor: { name: 'normalising their texts', value: normalising },
    ratio: whole / normalising,
    target: '10 ms',
  };
}
