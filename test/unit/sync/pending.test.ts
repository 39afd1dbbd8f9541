import assert from 'node:assert/strict';
import { plainText } from '../../../src/domain/plain-text';
import type { StoryComment } from '../../../src/domain/story';
import { SourceError } from '../../../src/sources/story-source';
import type { Intention } from '../../../src/sync/outbox/intention';
import type { OpenWrite } from '../../../src/sync/outbox/open-writes';
import { withAllPending, withPending } from '../../../src/sync/pending';
import { story, summary } from './fake-source';

const me = { id: 'mira', name: 'Mira' };
const at = Date.parse('2026-03-02T10:00:00Z');

function write(intention: Intention, more: Partial<OpenWrite> = {}): OpenWrite {
  const rest = { state: 'waiting', wasSent: false, since: 0 } as const;
  return { id: `w-${intention.do}`, key: 'A-1', at, ...rest, intention, ...more };
}

const done = { id: '9', name: 'Done', category: 'done' } as const;
const move: Intention = {
  do: 'move',
  transition: { id: '41', name: 'Finish', to: done, fields: [] },
  values: {},
  from: '1',
};
const said = (id: string, text: string): StoryComment => ({
  ...{ id, by: me, at: '2026-03-01T10:00:00.000Z' },
  document: { blocks: [{ type: 'paragraph', children: [{ type: 'text', text }] }] },
});

describe('A story with what was not sent yet', () => {
  it('is the same where nothing is open', () => {
    const known = story('A-1');
    const pending = withPending(known, [], me);
    assert.equal(pending.story, known);
    assert.deepEqual([pending.parts.size, pending.comments.size], [0, 0]);
  });

  it('shows what the head of a page shows as it will be, and says which of it', () => {
    const known = summary('A-1', { points: 3, assignee: { id: 'jonas', name: 'Jonas' } });
    const to = { id: 'aiko', name: 'Aiko' };
    const pending = withPending(
      known,
      [
        move,
        { do: 'assign', to } as const,
        { do: 'flag', flagged: true } as const,
        { do: 'estimate' } as const,
      ].map((one) => write(one)),
      me,
    );
    assert.deepEqual(pending.story, {
      ...known,
      ...{ status: done, assignee: to, flagged: true, points: undefined },
    });
    assert.deepEqual([...pending.parts], ['status', 'assignee', 'flagged', 'points']);
    assert.deepEqual(known.status.name, 'To Do');
  });

  it('knows me, nobody, and that it does not know who I am', () => {
    const jonas = { id: 'jonas', name: 'Jonas' };
    const assignee = (intention: Intention, who?: typeof me) =>
      withPending(summary('A-1', { assignee: jonas }), [write(intention)], who).story.assignee;
    assert.deepEqual(assignee({ do: 'assign' }, me), me);
    assert.equal(assignee({ do: 'assign', to: null }, me), undefined);
    assert.deepEqual(assignee({ do: 'assign' }), jonas);
  });

  it('leaves out what the source refused', () => {
    const failure = new SourceError('conflict');
    const pending = withPending(summary('A-1'), [write(move, { state: 'refused', failure })], me);
    assert.deepEqual([pending.story.status.name, pending.parts.size], ['To Do', 0]);
  });

  it('adds up work, and takes it off what remains', () => {
    const work = (id: string, seconds: number): OpenWrite =>
      write({ do: 'logWork', work: { id, seconds, started: '2026-03-02T09:00:00Z' } });
    const time = { estimated: 7200, remaining: 1000, spent: 600 };
    const pending = withPending(story('A-1', { time }), [work('1', 900), work('2', 300)], me);
    assert.deepEqual(pending.story.time, { estimated: 7200, remaining: 0, spent: 1800 });
    assert.ok(pending.parts.has('time'));
    assert.deepEqual(withPending(story('A-1'), [work('1', 60)]).story.time, { spent: 60 });
    // A list says nothing of time.
    assert.equal(withPending(summary('A-1'), [work('1', 60)]).parts.size, 0);
  });

  it('adds comments of mine behind the others, and shows edited ones as they were typed', () => {
    const pending = withPending(
      story('A-1', { comments: [said('1', 'Old'), said('2', 'Other')] }),
      [
        write({ do: 'comment', comment: { id: 'c-1', text: 'First\nline\n\nNext' } }),
        write({ do: 'editComment', id: '1', text: 'New', was: 'Old' }),
        write({ do: 'editComment', id: 'gone', text: 'New', was: 'Old' }),
      ],
      me,
    );
    const told = pending.story.comments.map(({ id, by, document }) => [
      id,
      by.name,
      plainText(document.blocks),
    ]);
    assert.deepEqual(told, [
      ['1', 'Mira', 'New'],
      ['2', 'Mira', 'Other'],
      ['c-1', 'Mira', 'First\nline\nNext'],
    ]);
    assert.equal(pending.story.comments[2]?.document.blocks.length, 2);
    assert.equal(pending.story.comments[0]?.editedAt, '2026-03-02T10:00:00.000Z');
    assert.deepEqual([...pending.comments], ['c-1', '1']);
  });

  it('reads what was typed as it is told to', () => {
    const read = (text: string) => ({ blocks: [{ type: 'code' as const, text }] });
    const comment = write({ do: 'comment', comment: { id: 'c-1', text: 'a' } });
    const [shown] = withPending(story('A-1'), [comment], me, read).story.comments;
    assert.deepEqual(shown?.document, read('a'));
  });

  it('changes of a list only the stories with open writes', () => {
    const [one, other] = [summary('A-1'), summary('B-2')];
    const shown = withAllPending([one, other], [write(move), write({ do: 'flag', flagged: true })], me);
    assert.equal(shown[1], other);
    assert.deepEqual([shown[0]?.status.name, shown[0]?.flagged], ['Done', true]);
    const all = [one, other];
    assert.equal(withAllPending(all, [], me), all);
  });
});
