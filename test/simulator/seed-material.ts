import { bullets, code, codeBlock, doc, mention, p, strong } from './adf-build';
import { fieldIds } from './fields';
import type { Attachment, ChangeItem, Issue, IssueLink, RichText, StoredFile } from './model';
import type { People } from './seed-people';
import { sprintIds } from './seed-site';
import { slotSketch } from './seed-sprint-stories';
import { DAY, HOUR } from './time';

/** What the stories of the sprint wait for, and what waits for them. */
export const seedLinks: readonly IssueLink[] = [
  { id: '10301', typeId: '10000', inwardKey: 'SHOP-7', outwardKey: 'SHOP-8' },
  { id: '10302', typeId: '10000', inwardKey: 'SHOP-14', outwardKey: 'SHOP-7' },
  { id: '10303', typeId: '10003', inwardKey: 'SHOP-7', outwardKey: 'SHOP-9' },
  { id: '10304', typeId: '10000', inwardKey: 'SHOP-9', outwardKey: 'SHOP-11' },
  { id: '10305', typeId: '10002', inwardKey: 'SHOP-9', outwardKey: 'SHOP-13' },
];

const minute = HOUR / 60;

/** What gathers around a story while a team works on it: pictures, remarks, versions, hours, and who changed what. */
export function addMaterial(
  issues: readonly Issue[],
  people: People,
  files: ReadonlyMap<string, StoredFile>,
  now: number,
): void {
  const { oskar, mira, jonas } = people;
  const found = (key: string): Issue | undefined => issues.find((issue) => issue.key === key);
  const [seven, nine] = [found('SHOP-7'), found('SHOP-9')];
  if (!seven || !nine) return;
  seven.fixVersionIds = ['10201', '10202'];
  nine.fixVersionIds = ['10201'];
  Object.assign(seven.time, { estimated: 12 * 3600, remaining: 5 * 3600, spent: 7.5 * 3600 });
  Object.assign(nine.time, { estimated: 8 * 3600, remaining: 0, spent: 9 * 3600 });

  const attach = (issue: Issue, id: string, name: string, more: Partial<Attachment> = {}): void => {
    const mimeType = name.endsWith('.png') ? 'image/png' : 'text/plain';
    issue.attachments.push({
      ...{ id, mediaId: `media-${id}`, filename: name, mimeType, file: name },
      ...{ size: files.get(name)?.bytes.length ?? 0, authorId: oskar.accountId, created: now - 19 * DAY },
      ...more,
    });
  };
  attach(nine, '11001', slotSketch.filename, slotSketch);
  attach(nine, '11002', 'slot-service.log', { authorId: jonas.accountId, created: now - 2 * DAY });
  attach(seven, '11003', 'payment-step.png', { created: now - 8 * DAY });

  let id = 11_900;
  const say = (authorId: string, at: number, body: RichText, more: object = {}): void => {
    id += 1;
    nine.comments.push({
      ...{ id: String(id), authorId, updateAuthorId: authorId, body, created: at, updated: at },
      ...{ properties: new Map<string, unknown>(), ...more },
    });
  };
  say(
    oskar.accountId,
    now - 4 * DAY,
    doc(p(mention(jonas), ' the courier sends free slots every five minutes. Is that often enough?')),
  );
  say(
    jonas.accountId,
    now - 4 * DAY + 2 * HOUR,
    doc(
      p('For ', strong('offering'), ' them yes. Before paying I ask again:'),
      codeBlock('http', 'GET /slots/111-35?day=2026-03-03\n\n{ "free": ["08-10", "16-18"] }'),
      p('That takes about ', code('80 ms'), '.'),
    ),
  );
  say(
    mira.accountId,
    now - 3 * DAY,
    doc(
      p('I tried it with three postcodes:'),
      bullets(
        '111 35: five slots',
        '981 30: two pick-up points',
        p('164 40: nothing, and ', strong('no hint why')),
      ),
    ),
    { updated: now - 3 * DAY + 20 * minute },
  );
  say(
    oskar.accountId,
    now - DAY,
    doc('The contract with the new courier is signed. Please do not tell customers before Monday.'),
    { visibility: { type: 'role', value: 'Developers' } },
  );
  nine.comments.sort((a, b) => a.created - b.created);
  [...historyOfSeven(people), ...historyOfNine(people)].forEach(
    ([issue, authorId, daysAgo, ...items], index) => {
      const target = issue === 'SHOP-7' ? seven : nine;
      const created = now - daysAgo * DAY;
      target.changelog.push({ id: String(22_000 + index), authorId, created, items });
      target.changelog.sort((a, b) => a.created - b.created);
    },
  );
}

type Entry = readonly ['SHOP-7' | 'SHOP-9', authorId: string, daysAgo: number, ...items: ChangeItem[]];

const changed = (field: string, from: string | null, to: string | null, fieldId = field): ChangeItem => ({
  ...{ field, fieldId, fieldtype: fieldId.startsWith('customfield_') ? 'custom' : 'jira' },
  ...{ from: null, fromString: from, to: null, toString: to },
});

const planned: ChangeItem = {
  ...changed('Sprint', '', 'Sprint 24 · Guest checkout', fieldIds.sprint),
  ...{ from: '', to: String(sprintIds.active) },
};

const historyOfSeven = ({ oskar, mira }: People): Entry[] => [
  ['SHOP-7', oskar.accountId, 24, changed('Story Points', null, '3', fieldIds.storyPoints)],
  ['SHOP-7', oskar.accountId, 12, changed('Fix Version', null, 'Shop 5.2', 'fixVersions')],
  ['SHOP-7', oskar.accountId, 7, planned, changed('Rank', '', 'Ranked higher', fieldIds.rank)],
  ['SHOP-7', mira.accountId, 6.5, changed('assignee', null, 'Mira Lindqvist')],
  ['SHOP-7', mira.accountId, 5.5, changed('Story Points', '3', '5', fieldIds.storyPoints)],
  ['SHOP-7', mira.accountId, 3, changed('RemoteIssueLink', null, 'This issue links to "feature/SHOP-7"')],
  ['SHOP-7', mira.accountId, 1, changed('timespent', null, '27000')],
];

const historyOfNine = ({ oskar, jonas }: People): Entry[] => [
  ['SHOP-9', oskar.accountId, 19, changed('Attachment', null, slotSketch.filename, 'attachment')],
  [
    'SHOP-9',
    oskar.accountId,
    9,
    changed(
      'description',
      'Buyers learn only by mail that the van does not come.',
      'Buyers order, and learn only by mail that the van does not come on Saturdays.',
    ),
  ],
  ['SHOP-9', oskar.accountId, 7, planned],
  ['SHOP-9', jonas.accountId, 6, changed('assignee', null, 'Jonas Weber')],
  ['SHOP-9', jonas.accountId, 2.5, changed('Link', null, 'This issue blocks SHOP-11', 'issuelinks')],
];
