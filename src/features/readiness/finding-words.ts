import * as l10n from '@vscode/l10n';
import { oneLine } from '../../domain/one-line';
import type { Readiness, ReadinessFinding } from '../../domain/readiness';
import { shortened } from '../../domain/shortened';
import type { UnreadField } from '../../sources/markdown/typed-fields';

/** What is not ready, and why that matters: a sentence. */
export function findingSentence(finding: ReadinessFinding): string {
  switch (finding.rule) {
    case 'criteria':
      return l10n.t('There are no acceptance criteria: nobody can tell when this is done.');
    case 'testable':
      return wordSentence(finding);
    case 'estimate':
      return l10n.t('There is no estimate: nobody can tell whether this fits into a sprint.');
    case 'size':
      return l10n.t(
        '{0} points are too many for one story, {1} are the most: split it.',
        finding.points,
        finding.most,
      );
    case 'epic':
      return l10n.t('There is no epic: nobody can tell what larger goal this is for.');
    case 'questions':
      return finding.count === 1
        ? l10n.t('A question waits for its answer.')
        : l10n.t('{0} questions wait for their answers.', finding.count);
  }
}

/** What is not understood in the front matter of a story, and how it is written: a sentence. */
export function unreadSentence({ name, text, kind }: UnreadField): string {
  const said = shortened(oneLine(text), 40);
  return kind === 'points'
    ? l10n.t('“{0}” is no number of points: there is no estimate. Write {1}: 3', said, name)
    : l10n.t('“{0}” cannot be read as one day and is left out. Write {1}: 2026-03-31', said, name);
}

/** A finding in a word or two, for a row. */
function findingName(finding: ReadinessFinding): string {
  switch (finding.rule) {
    case 'criteria':
      return l10n.t('no criteria');
    case 'testable':
      return l10n.t('“{0}”', finding.word);
    case 'estimate':
      return l10n.t('no estimate');
    case 'size':
      return l10n.t('too big');
    case 'epic':
      return l10n.t('no epic');
    case 'questions':
      return finding.count === 1 ? l10n.t('1 open question') : l10n.t('{0} open questions', finding.count);
  }
}

/** How a story stands, in a word or two: "ready"; `undefined` where that is not known, or not asked of it. */
export function readinessWords({ state, findings }: Readiness): string | undefined {
  if (state === 'ready') return l10n.t('ready');
  if (state !== 'notReady') return undefined;
  return l10n.t('not ready: {0}', [...new Set(findings.map(findingName))].join(', '));
}

/** What the Product Owner is asked about it, to be edited; `undefined` where it was asked already. */
export function questionAbout(finding: ReadinessFinding): string | undefined {
  switch (finding.rule) {
    case 'criteria':
      return l10n.t('What has to be true for this to be done? It has no acceptance criteria yet.');
    case 'testable':
      return questionAboutWord(finding);
    case 'estimate':
      return l10n.t('Can we talk about this in the next refinement? It has no estimate yet.');
    case 'size':
      return l10n.t('With {0} points this is too big for one story. How could we split it?', finding.points);
    case 'epic':
      return l10n.t('Which larger goal is this for? It belongs to no epic.');
    case 'questions':
      return undefined;
  }
}

type Word = Pick<Extract<ReadinessFinding, { rule: 'testable' }>, 'word' | 'kind'>;

function wordSentence({ word, kind }: Word): string {
  switch (kind) {
    case 'vague':
      return l10n.t('“{0}” cannot be tested: say what is to be seen.', word);
    case 'amount':
      return l10n.t('“{0}” cannot be tested without a number.', word);
    case 'placeholder':
      return l10n.t('“{0}”: something is still to be decided here.', word);
  }
}

function questionAboutWord({ word, kind }: Word): string {
  switch (kind) {
    case 'vague':
      return l10n.t('What does “{0}” mean here: what would we see, and how would we test it?', word);
    case 'amount':
      return l10n.t('Which number is meant by “{0}”? We would test against that.', word);
    case 'placeholder':
      return l10n.t('What is to be filled in for “{0}”?', word);
  }
}
