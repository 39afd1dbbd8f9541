import assert from 'node:assert/strict';
import { findFields } from '../../../../src/sources/jira/fields';
import { summaryOf } from '../../../../src/sources/jira/issue';

const types = 'com.atlassian.jira.plugin.system.customfieldtypes';
const greenhopper = 'com.pyxis.greenhopper.jira';

function field(number: number, name: string, custom: string, type = 'string', more: object = {}): object {
  return {
    id: `customfield_${number}`,
    name,
    custom: true,
    schema: { type, custom, customId: number },
    ...more,
  };
}

const description = {
  id: 'description',
  name: 'Beschreibung',
  custom: false,
  schema: { type: 'string', system: 'description' },
};
const site = [
  description,
  { id: 'summary', name: 'Zusammenfassung', schema: { type: 'string', system: 'summary' } },
  field(1, 'Sprint', `${greenhopper}:gh-sprint`, 'array'),
  field(2, 'Story point estimate', `${greenhopper}:jsw-story-points`, 'number'),
  field(3, 'Story Points', `${types}:float`, 'number'),
  field(4, 'Umsatz', `${types}:float`, 'number'),
  field(5, 'Epic Link', `${greenhopper}:gh-epic-link`, 'any'),
  field(10, 'Rang', `${greenhopper}:gh-lexo-rank`, 'any'),
  field(6, 'Teams', `${types}:multicheckboxes`, 'array'),
  field(7, 'Markiert', `${types}:multicheckboxes`, 'array', { untranslatedName: 'Flagged' }),
  field(8, 'Akzeptanzkriterien', `${types}:textarea`),
  field(9, 'Notes', `${types}:textarea`),
  field(11, 'Produktverantwortliche', `${types}:userpicker`, 'user'),
  field(12, 'Startdatum', `${types}:datepicker`, 'date'),
  field(13, 'Reviewdatum', `${types}:datepicker`, 'date'),
  field(14, 'Zielende', 'com.atlassian.jpo:jpo-custom-field-baseline-end', 'date'),
];

describe('finding the fields of a site', () => {
  it('finds them by type and name, in another language too', () => {
    assert.deepEqual(findFields(site), {
      sprint: 'customfield_1',
      points: ['customfield_3', 'customfield_2'],
      flagged: 'customfield_7',
      epicLink: 'customfield_5',
      rank: 'customfield_10',
      starts: ['customfield_12'],
      dues: ['duedate', 'customfield_14'],
      names: {
        customfield_1: ['sprint'],
        customfield_2: ['story point estimate'],
        customfield_3: ['story points'],
        customfield_7: ['markiert', 'flagged'],
      },
      people: [{ id: 'customfield_11', name: 'Produktverantwortliche', isOwner: true, holdsGroups: false }],
      texts: [
        { id: 'description', name: 'Beschreibung', role: 'description' },
        { id: 'customfield_8', name: 'Akzeptanzkriterien', role: 'acceptance' },
      ],
      problems: [],
    });
  });

  it('knows points and flag by name in the languages Jira speaks', () => {
    const points = [
      ...[
        'Story Points',
        'Story points',
        'Story point estimate',
        'Storypoints',
        'Story-Punkte',
        'Storypunkte',
      ],
      ...['Puntos de historia', 'Pontos de história', 'Points de récit'],
      ...['Storypoäng', 'Punkty historyjki', 'Очки истории', 'ストーリーポイント', '故事点', '스토리 포인트'],
    ];
    const flags = [
      'Flagged',
      'Markiert',
      'Marqué',
      'Marcado',
      'Sinalizado',
      'Gemarkeerd',
      'フラグ付き',
      '已标记',
    ];
    for (const name of points)
      assert.deepEqual(
        findFields([field(20, name, `${types}:float`, 'number')]).points,
        ['customfield_20'],
        name,
      );
    for (const name of flags)
      assert.equal(
        findFields([field(20, name, `${types}:multicheckboxes`, 'array')]).flagged,
        'customfield_20',
        name,
      );
    for (const name of ['Points', 'Punkte', 'Story', 'Business Value'])
      assert.deepEqual(findFields([field(20, name, `${types}:float`, 'number')]).points, [], name);
  });

  it('prefers the field the board estimates by', () => {
    assert.deepEqual(findFields(site, { estimation: 'customfield_4' }).points, [
      'customfield_4',
      'customfield_3',
      'customfield_2',
    ]);
    assert.deepEqual(findFields(site, { estimation: 'customfield_2' }).points, [
      'customfield_2',
      'customfield_3',
    ]);
  });

  it('knows acceptance criteria by name in several languages, and in fields of one line', () => {
    const names = [
      'Acceptance Criteria',
      'AC',
      'Critères d’acceptation',
      'Criterios de aceptación',
      '验收标准',
      '受け入れ基準',
    ];
    for (const name of names) {
      const found = findFields([description, field(20, name, `${types}:textfield`)]);
      assert.equal(found.texts.at(-1)?.id, 'customfield_20', name);
    }
    for (const name of ['Account', 'Acceptance criteria review', 'Notes', 'Macro']) {
      assert.equal(findFields([description, field(20, name, `${types}:textarea`)]).texts.length, 1, name);
    }
  });

  it('takes the team’s own word for them', () => {
    const own = [description, field(20, 'Fertig, wenn alles glänzt', `${types}:textarea`)];
    assert.equal(findFields(own, { headings: ['Fertig, wenn alles glänzt'] }).texts.length, 2);
  });

  it('leaves out fields that hold no text', () => {
    const people = [description, field(20, 'Acceptance Criteria', `${types}:userpicker`, 'user')];
    assert.equal(findFields(people).texts.length, 1);
  });

  it('takes configured fields by id or name instead, and says which it does not find', () => {
    const found = findFields(site, {
      acceptance: ['notes', 'customfield_4', 'Gibt es nicht', 'description', ' '],
    });
    assert.deepEqual(
      found.texts.map(({ id }) => id),
      ['description', 'customfield_9', 'customfield_4'],
    );
    assert.deepEqual(
      found.problems.map(({ subject }) => subject),
      ['Gibt es nicht'],
    );
  });

  it('knows the field of the Product Owner by many names, for one or several, and no other', () => {
    const names = (name: string): boolean | undefined =>
      findFields([{ ...field(1, name, `${types}userpicker`, 'user') }]).people[0]?.isOwner;
    const owners = [
      ...['Product Owner', 'product owners', 'Product Owner(s)', 'PO', 'POs', 'Product Owner (PO)'],
      ...['[Shop] Product Owner', 'Product Owner/in', 'Product Owner*innen', 'Produktverantwortliche(r)'],
      ...['Responsables produit', 'Proprietario del prodotto', 'Responsabili prodotto', '产品负责人'],
    ];
    for (const name of owners) assert.equal(names(name), true, name);
    const others = ['Owner', 'Product Owner Deputy', 'PO number', 'Code Owner', '(Product Owner)', 'Product'];
    for (const name of others) assert.equal(names(name), false, name);
  });

  it('survives entries that are odd, and a site without Jira Software', () => {
    const odd = [
      null,
      7,
      { id: 3 },
      { id: 'customfield_1', name: 'X', schema: null },
      { id: 'customfield_2', name: 'AC', schema: { type: 5 } },
    ];
    assert.deepEqual(findFields(odd), {
      ...{ sprint: undefined, points: [], flagged: undefined, epicLink: undefined, rank: undefined },
      ...{ starts: [], dues: ['duedate'], names: {} },
      people: [],
      problems: [],
      texts: [{ id: 'description', name: 'Description', role: 'description' }],
    });
  });
});

describe('reading an issue', () => {
  const reading = {
    baseUrl: 'https://jira.example',
    fields: findFields(site),
    readDocument: () => ({ blocks: [] }),
  };
  const read = (fields: object) =>
    summaryOf({ id: '1', key: 'SHOP-7', fields: { ...fields }, properties: undefined }, reading);

  it('reads what there is, and leaves out what there is not', () => {
    assert.deepEqual(read({}), {
      ...{ key: 'SHOP-7', title: 'SHOP-7', type: { name: '', kind: 'story' } },
      ...{ status: { id: '', name: '', category: 'todo' }, labels: [], flagged: false, sprintIds: [] },
      url: 'https://jira.example/browse/SHOP-7',
    });
  });

  it('survives every field being odd', () => {
    const odd = [null, 0, 'x', [], {}, [null], { id: {} }, true];
    const names = ['summary', 'issuetype', 'status', 'priority', 'assignee', 'labels', 'parent', 'updated'];
    const custom = ['customfield_1', 'customfield_2', 'customfield_3', 'customfield_5', 'customfield_7'];
    for (const value of odd) {
      const summary = read(Object.fromEntries([...names, ...custom].map((name) => [name, value])));
      assert.equal(summary.key, 'SHOP-7');
      assert.equal(typeof summary.title, 'string');
      assert.ok(summary.labels.every((label) => typeof label === 'string'));
    }
  });

  it('goes by status categories and hierarchy, not by names', () => {
    const status = (key: string) =>
      read({ status: { id: '3', name: 'In Arbeit', statusCategory: { key } } }).status.category;
    assert.deepEqual(['new', 'indeterminate', 'done', 'undefined'].map(status), [
      'todo',
      'inProgress',
      'done',
      'todo',
    ]);
    const kind = (issuetype: object) => read({ issuetype }).type.kind;
    assert.equal(kind({ name: 'Unteraufgabe', subtask: true, hierarchyLevel: -1 }), 'subtask');
    assert.equal(kind({ name: 'Initiative', subtask: false, hierarchyLevel: 2 }), 'epic');
    assert.equal(kind({ name: 'Fehler', subtask: false, hierarchyLevel: 0 }), 'bug');
    assert.equal(kind({ name: 'Завдання', subtask: false, hierarchyLevel: 0, avatarId: 10318 }), 'task');
    assert.equal(kind({ name: 'Improvement', subtask: false }), 'story');
  });

  it('takes the first number of the fields for points, 0 too', () => {
    assert.equal(read({ customfield_3: null, customfield_2: 5 }).points, 5);
    assert.equal(read({ customfield_3: 0, customfield_2: 5 }).points, 0);
    assert.equal(read({ customfield_3: '8' }).points, undefined);
  });

  it('tells the epic of a story from the story of a sub-task', () => {
    const parent = { key: 'SHOP-1', fields: { summary: 'Checkout' } };
    const reference = { key: 'SHOP-1', title: 'Checkout' };
    const story = read({ parent, issuetype: { name: 'Story', subtask: false } });
    assert.deepEqual([story.epic, story.parent], [reference, undefined]);
    const subtask = read({ parent, issuetype: { name: 'Sub-task', subtask: true } });
    assert.deepEqual([subtask.epic, subtask.parent], [undefined, reference]);
    const linked = summaryOf(
      { id: '1', key: 'SHOP-7', fields: { customfield_5: 'SHOP-1' }, properties: undefined },
      { ...reading, epicTitles: new Map([['SHOP-1', 'Checkout']]) },
    );
    assert.deepEqual(linked.epic, reference);
  });

  it('knows the sprints it is in now, as Cloud and as Data Center write them', () => {
    const objects = [
      { id: 41, name: 'Sprint 23', state: 'closed' },
      { id: 42, name: 'Sprint 24', state: 'active' },
      { id: 43, name: 'Sprint 25', state: 'future' },
    ];
    assert.deepEqual(read({ customfield_1: objects }).sprintIds, ['42', '43']);
    const strings = [
      'com.atlassian.greenhopper.service.sprint.Sprint@77c19629[id=266,rapidViewId=174,state=CLOSED,name=GSC Sprint 26,startDate=2018-03-06T09:10:57.810-08:00,goal=<null>]',
      'com.atlassian.greenhopper.service.sprint.Sprint@2d06f6ad[id=75,rapidViewId=3,state=ACTIVE,name=dev, state=CLOSED soon, id=9,goal=with, commas,sequence=75]',
      'com.atlassian.greenhopper.service.sprint.Sprint@428da144[completeDate=<null>,goal=Create it,id=3,name=Release 1,rapidViewId=4,sequence=3,state=FUTURE]',
    ];
    assert.deepEqual(read({ customfield_1: strings }).sprintIds, ['75', '3']);
  });

  it('gives times as the rest of the program writes them', () => {
    assert.equal(read({ updated: '2026-03-02T15:10:00.000+0100' }).updated, '2026-03-02T14:10:00.000Z');
    assert.equal(read({ updated: 'yesterday' }).updated, undefined);
  });
});
