import assert from 'node:assert/strict';
import { standupOf, standupSince, teamStandup } from '../../../src/domain/standup';
import { busyFacts, commit, done, doing, facts, jonas, mira, question, story, todo } from './standup-facts';

describe('a stand-up', () => {
  it('looks back to the start of the last working day where the reader is', () => {
    assert.deepEqual(standupSince(facts()), {
      today: '2026-03-09',
      day: '2026-03-06',
      time: Date.parse('2026-03-05T23:00:00Z'),
    });
    // At the same moment it is Sunday still, and Friday begins later.
    const now = Date.parse('2026-03-09T02:00:00Z');
    assert.deepEqual(standupSince(facts({ now, timeZone: 'America/New_York' })), {
      today: '2026-03-08',
      day: '2026-03-06',
      time: Date.parse('2026-03-06T05:00:00Z'),
    });
  });

  it('tells per story what was committed, ticked, moved, asked and answered', () => {
    const { done: work, otherCommits } = standupOf(busyFacts(), mira);
    assert.deepEqual(
      work.map(({ story: { key }, commits, ticks, moves, questions }) => ({
        key,
        commits: commits.map(({ sha }) => sha[0]),
        ticks,
        moves: moves.map(({ name }) => name),
        questions: questions.map(({ kind, question: { id }, by }) => [kind, id, by?.name]),
      })),
      [
        {
          key: 'SHOP-7',
          commits: ['2'],
          ticks: ['A voucher is taken'],
          moves: [],
          questions: [
            ['asked', 'Q-2', undefined],
            ['gotAnswer', 'Q-2', 'Oskar Lind'],
          ],
        },
        { key: 'SHOP-70', commits: ['4'], ticks: [], moves: [], questions: [] },
        {
          key: 'SHOP-8',
          commits: [],
          ticks: [],
          moves: [],
          questions: [['gaveAnswer', 'Q-3', 'Jonas Weber']],
        },
        { key: 'SHOP-9', commits: [], ticks: [], moves: ['In Progress', 'Done'], questions: [] },
      ],
    );
    assert.deepEqual(
      otherCommits.map(({ message }) => message),
      ['Fix the readme'],
    );
  });

  it('knows one person by the name from Git, and two people of Jira who are called the same apart', () => {
    const [one, other] = ['5f-1', '5f-2'].map((id) => ({ id, name: 'Mira Holm' }));
    assert.ok(one && other);
    const moved = { kind: 'status' as const, from: todo, to: doing, at: '2026-03-06T10:00:00Z' };
    const given = facts({
      stories: [
        story('SHOP-7', 'Pay', { assignee: one }),
        story('SHOP-8', 'Wrap', { assignee: other, flagged: true }),
      ],
      histories: [
        { key: 'SHOP-7', events: [{ ...moved, by: one }] },
        { key: 'SHOP-8', events: [{ ...moved, by: other }] },
      ],
      commits: [
        commit('SHOP-7 Pay', '2026-03-06T10:00:00Z', { by: { id: 'mira@shop.example', name: 'mira holm' } }),
      ],
    });
    const told = standupOf(given, one);
    assert.deepEqual(
      told.done.map(({ story: { key }, commits, moves }) => [key, commits.length, moves.length]),
      [['SHOP-7', 1, 2]],
    );
    assert.deepEqual([told.today.length, told.blockers.length], [1, 0]);
    assert.deepEqual(
      teamStandup(given).map(({ person: { id } }) => id),
      ['5f-1', '5f-2'],
    );
  });

  it('tells what is next: the story that is checked out first, with what is open of it', () => {
    const { today } = standupOf(busyFacts(), { ...mira, currentKey: 'SHOP-8' });
    assert.deepEqual(
      today.map(({ story: { key }, isCurrent, open }) => [key, isCurrent, open]),
      [
        ['SHOP-8', true, undefined],
        ['SHOP-7', false, ['A voucher expires', 'It was reworded']],
      ],
    );
  });

  it('tells what is in the way, and which questions wait too long', () => {
    const { blockers } = standupOf(busyFacts(), mira);
    assert.deepEqual(
      blockers.map((one) => [
        one.story.key,
        one.kind,
        one.kind === 'waits'
          ? one.on.key
          : one.kind === 'question'
            ? [one.question.id, one.days, one.isOverdue]
            : '',
      ]),
      [
        ['SHOP-7', 'waits', 'PAY-3'],
        ['SHOP-7', 'question', ['Q-1', 3, true]],
        ['SHOP-70', 'flag', ''],
      ],
    );
    const never = standupOf({ ...busyFacts(), remindAfter: 0 }, mira).blockers;
    assert.ok(never.every((one) => one.kind !== 'question' || !one.isOverdue));
  });

  it('gives nobody what others did', () => {
    const moved = {
      key: 'SHOP-7',
      events: [{ kind: 'status' as const, at: '2026-03-06T10:00:00Z', by: jonas, from: todo, to: doing }],
    };
    const stories = [story('SHOP-7', 'Pay by voucher', { assignee: mira })];
    const all = facts({ stories, histories: [moved] });
    assert.deepEqual(standupOf(all, mira).done, []);
    assert.equal(standupOf(all, jonas).done.length, 1);
    // Where nobody knows who it was, it was whose story it is.
    const unknown = { ...moved, events: moved.events.map(({ by: _by, ...event }) => event) };
    assert.equal(standupOf(facts({ stories, histories: [unknown] }), mira).done.length, 1);
    assert.equal(standupOf(facts({ stories, histories: [unknown] }), jonas).done.length, 0);
  });

  it('says nothing of done stories but that they were done', () => {
    const stories = [story('SHOP-1', 'Old', { assignee: mira, status: done, flagged: true })];
    const questions = [{ key: 'SHOP-1', question: question('Q-9', 'Why?', { at: '2026-02-02T09:00:00Z' }) }];
    const { today, blockers } = standupOf(facts({ stories, questions }), { ...mira, currentKey: 'SHOP-1' });
    assert.deepEqual([today, blockers], [[], []]);
  });
});

describe('a stand-up of a team', () => {
  it('has everybody with a story or with something done, by name', () => {
    const all = {
      ...busyFacts(),
      commits: [
        commit('No key', '2026-03-06T09:00:00Z', { by: { id: 'MIRA@shop.example', name: 'mira holm' } }),
      ],
    };
    const team = teamStandup(all);
    assert.deepEqual(
      team.map(({ person }) => person.name),
      ['Jonas Weber', 'Mira Holm'],
    );
    // Git knows people by other ids than Jira.
    assert.deepEqual(
      team[1]?.otherCommits.map(({ message }) => message),
      ['No key'],
    );
    assert.deepEqual(
      team[1]?.done.map(({ story: { key } }) => key),
      ['SHOP-7', 'SHOP-8', 'SHOP-9'],
    );
  });

  it('leaves out who has nothing to say', () => {
    const stories = [story('SHOP-1', 'Later', { assignee: jonas, status: todo })];
    assert.deepEqual(teamStandup(facts({ stories })), []);
  });
});
