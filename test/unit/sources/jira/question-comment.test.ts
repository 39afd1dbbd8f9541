import assert from 'node:assert/strict';
import * as v from 'valibot';
import type { QuestionDraft } from '../../../../src/domain/question';
import { readAdf } from '../../../../src/sources/jira/adf';
import { questionAdf } from '../../../../src/sources/jira/question-adf';
import { readConversation } from '../../../../src/sources/jira/question-comment';
import { typedPart } from '../../../../src/sources/jira/question-layout';
import { askingRecord, markOf, questionProperty } from '../../../../src/sources/jira/question-record';
import { questionWiki } from '../../../../src/sources/jira/question-wiki';
import { commentShape, type RawComment } from '../../../../src/sources/jira/shapes';
import { readWiki } from '../../../../src/sources/jira/wiki';

const mira = { accountId: 'a-mira', displayName: 'Mira Lindqvist' };
const oskar = { accountId: 'a-oskar', displayName: 'Oskar Brandt' };
const aiko = { accountId: 'a-aiko', displayName: 'Aiko Tanaka' };

const draft: QuestionDraft = {
  id: 'Q-7F3A91B2',
  text: 'Does a *voucher* count?\n\n- for food\n- for books',
  to: [{ id: 'a-oskar', name: 'Oskar Brandt' }],
  criterion: { id: 'c1', text: 'The basket shows the total' },
  anchor: {
    path: 'src/cart.ts',
    startLine: 4,
    endLine: 8,
    commit: '9f3c2a1d00',
    permalink: 'https://git.example/x#L4',
  },
};

let count = 0;
function comment(author: object, body: unknown, more: Partial<RawComment> = {}): RawComment {
  count += 1;
  const created = new Date(Date.UTC(2026, 2, 10, 9, count)).toISOString().replace('Z', '+0000');
  return {
    id: String(count),
    author: author as RawComment['author'],
    body,
    created,
    updated: created,
    properties: undefined,
    ...more,
  };
}

function recordOfDraft(about: QuestionDraft) {
  return askingRecord(about, typedPart(readAdf(questionAdf(about)), about).blocks);
}

function asking(from: object, about: QuestionDraft, more: Partial<RawComment> = {}): RawComment {
  const value = JSON.parse(JSON.stringify(recordOfDraft(about))) as unknown;
  const properties = [{ key: questionProperty, value }];
  return comment(from, questionAdf(about), { properties, ...more });
}

function text(...content: object[]): unknown {
  return { type: 'doc', version: 1, content: [{ type: 'paragraph', content }] };
}
const words = (value: string): object => ({ type: 'text', text: value });
const mention = ({ accountId, displayName }: typeof mira): object => ({
  type: 'mention',
  attrs: { id: accountId, text: `@${displayName}` },
});

const reading = { readDocument: readAdf, urlOf: (id: string) => `https://jira.example/${id}` };
const read = (...comments: RawComment[]) => [...readConversation(comments, reading).questions];
const answersOf = (...comments: RawComment[]) =>
  Object.fromEntries(
    read(...comments).map(({ id, answers }) => [
      id,
      answers.map(({ by, text: said }) => `${by.name}: ${said}`),
    ]),
  );

describe('questions in comments', () => {
  beforeEach(() => {
    count = 0;
  });

  it('come back as they were asked', () => {
    const [question, ...more] = read(comment(aiko, text(words('Nice.'))), asking(mira, draft));
    assert.deepEqual(more, []);
    assert.deepEqual(
      { ...question, document: undefined },
      {
        ...{ id: draft.id, mark: draft.id, comment: '2', text: draft.text, document: undefined },
        by: { id: 'a-mira', name: 'Mira Lindqvist' },
        to: [{ id: 'a-oskar', name: 'Oskar Brandt' }],
        at: '2026-03-10T09:02:00.000Z',
        ...{ criterion: draft.criterion, anchor: draft.anchor, url: 'https://jira.example/2' },
        ...{ state: 'open', record: 'own', answers: [], followUps: [] },
      },
    );
  });

  it('are read from the comment alone where the property is gone, in ADF and in wiki markup', () => {
    const [question] = read(asking(mira, draft, { properties: undefined }));
    const said = 'Does a voucher count?\n- for food\n- for books';
    assert.equal(question?.id, draft.id);
    assert.equal(question?.text, said);
    assert.deepEqual(question?.to, [{ id: 'a-oskar', name: 'Oskar Brandt' }]);
    const person = { name: 'mira', displayName: 'Mira Lindqvist' };
    const wiki = comment(person, questionWiki({ ...draft, to: [{ id: 'oskar', name: 'Oskar Brandt' }] }));
    const [other] = readConversation([wiki], {
      ...reading,
      readDocument: (raw) => readWiki(String(raw)),
    }).questions;
    assert.deepEqual([other?.id, other?.text, other?.to], [draft.id, said, [{ id: 'oskar', name: 'oskar' }]]);
  });

  it('have the words they were edited to', () => {
    const edited = { ...draft, text: 'Does a gift card count?' };
    const later = { body: questionAdf(edited), updated: '2026-03-11T10:00:00.000+0000' };
    assert.equal(read(asking(mira, draft, later))[0]?.text, 'Does a gift card count?');
  });

  it('survive properties that somebody else wrote', () => {
    for (const value of [
      null,
      7,
      'x',
      [],
      { v: 2, id: 'x' },
      { v: 1 },
      { v: 1, id: '' },
      { v: 1, id: 'x', to: 'y' },
      { v: 1, id: 'x', anchor: { path: 'x' } },
    ]) {
      assert.deepEqual(
        read(comment(mira, text(words('Hello')), { properties: [{ key: questionProperty, value }] })),
        [],
      );
    }
    const value = { ...recordOfDraft(draft), anchor: { ...draft.anchor, permalink: 'javascript:alert(1)' } };
    const [question] = read(
      comment(mira, text(words('Hello')), { properties: [{ key: questionProperty, value }] }),
    );
    assert.equal(question?.anchor?.permalink, undefined);
    assert.equal(question?.anchor?.path, 'src/cart.ts');
  });

  it('keep their text in the property as long as it fits', () => {
    const long = { ...draft, text: '\n'.repeat(17_000) };
    assert.ok(JSON.stringify(recordOfDraft(long)).length < 32_768);
    assert.equal(recordOfDraft(long).text, undefined);
    assert.equal(recordOfDraft(draft).text, draft.text);
  });

  it('have a mark that can be quoted', () => {
    assert.equal(markOf('Q-7F3A91B2'), 'Q-7F3A91B2');
    assert.match(markOf('some other id'), /^Q-[0-9A-F]{8}$/);
    const other = { ...draft, id: 'some other id' };
    assert.equal(read(asking(mira, other))[0]?.id, 'some other id');
  });

  describe('are answered', () => {
    it('by whom they were put to', () => {
      const said = answersOf(
        asking(mira, draft),
        comment(aiko, text(words('Me too.'))),
        comment(oskar, text(words('Yes.'))),
      );
      assert.deepEqual(said, { 'Q-7F3A91B2': ['Oskar Brandt: Yes.'] });
    });

    it('by who speaks to the asker', () => {
      const said = answersOf(asking(mira, draft), comment(aiko, text(mention(mira), words(' yes, both.'))));
      assert.deepEqual(said, { 'Q-7F3A91B2': ['Aiko Tanaka: @Mira Lindqvist yes, both.'] });
    });

    it('by who quotes the mark, and then no other question is', () => {
      const second = { ...draft, id: 'Q-0000AAAA' };
      const said = answersOf(
        asking(mira, draft),
        asking(mira, second),
        comment(aiko, text(words('Q-0000AAAA: no.'))),
      );
      assert.deepEqual(said, { 'Q-7F3A91B2': [], 'Q-0000AAAA': ['Aiko Tanaka: Q-0000AAAA: no.'] });
    });

    it('not by the asker, nor by what was said before', () => {
      const said = answersOf(
        comment(oskar, text(words('Earlier.'))),
        asking(mira, draft),
        comment(mira, text(words('Anyone?'))),
      );
      assert.deepEqual(said, { 'Q-7F3A91B2': [] });
    });

    it('perhaps with more than one comment: who has to look first says so', () => {
      const comments = [
        ...[asking(mira, draft), comment(oskar, text(words('I have to ask.')))],
        ...[
          comment(oskar, text(words('Yes.'))),
          comment(oskar, text(mention(mira), words(' and books too'))),
        ],
      ];
      assert.deepEqual(
        read(...comments)[0]?.answers.map((one) => [one.text, one.isGuess]),
        [
          ['I have to ask.', undefined],
          ['Yes.', true],
          ['@Mira Lindqvist and books too', undefined],
        ],
      );
    });

    it('in whatever order Jira lists the comments', () => {
      const comments = [asking(mira, draft), comment(oskar, text(words('Yes.')))];
      assert.deepEqual(answersOf(...comments.toReversed()), answersOf(...comments));
    });

    it('once, where a comment is on two pages because somebody commented between them', () => {
      const comments = [asking(mira, draft), comment(oskar, text(words('Yes.')))];
      assert.deepEqual(answersOf(...comments, ...comments), answersOf(...comments));
      assert.deepEqual(read(...comments, ...comments)[0]?.followUps, []);
    });

    it('by who mentions the asker, however the name is written there', () => {
      const user = (name: string, displayName: string) => ({ name, displayName });
      const wiki = { ...reading, readDocument: (raw: unknown) => readWiki(String(raw)) };
      const value = JSON.parse(JSON.stringify(recordOfDraft(draft))) as unknown;
      const asked = comment(user('m.lindqvist', 'Mira'), questionWiki(draft), {
        properties: [{ key: questionProperty, value }],
      });
      const said = comment(user('jonas', 'Jonas'), '[~M.Lindqvist] it does.');
      assert.equal(readConversation([asked, said], wiki).questions[0]?.answers.length, 1);
    });

    it('for whoever may see them, where Jira says so in a way that is not known', () => {
      const visible = (visibility: unknown) =>
        read(asking(mira, draft, v.parse(commentShape, { ...asking(mira, draft), visibility })))[0]
          ?.visibleTo;
      assert.equal(visible({ type: 'group', value: 'Team' }), 'Team');
      assert.equal(visible({ type: 'group', value: null, identifier: '27-a' }), '27-a');
      assert.equal(visible('odd'), '');
      assert.equal(visible(null), undefined);
    });

    it('not by another question', () => {
      const second = { ...draft, id: 'Q-0000AAAA', to: [{ id: 'a-mira', name: 'Mira Lindqvist' }] };
      assert.deepEqual(answersOf(asking(mira, draft), asking(oskar, second)), {
        'Q-7F3A91B2': [],
        'Q-0000AAAA': [],
      });
    });
  });
});
