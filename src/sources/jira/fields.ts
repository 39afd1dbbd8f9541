import * as v from 'valibot';
import { lexiconWith } from '../../domain/acceptance/lexicon';
import type { Problem } from '../../domain/problem';
import { fieldShape, type RawField } from './shapes';

export interface RichTextField {
  readonly id: string;
  readonly name: string;
  readonly role: 'description' | 'acceptance';
}

export interface PeopleField {
  readonly id: string;
  readonly name: string;
  /** It is for the Product Owner, by its name. */
  readonly isOwner: boolean;
  readonly holdsGroups: boolean;
}

/** Where this site keeps what a story shows. Ids of custom fields differ from site to site. */
export interface Fields {
  readonly sprint?: string;
  /** The first that has a value counts. */
  readonly points: readonly string[];
  readonly flagged?: string;
  readonly epicLink?: string;
  /** Where Jira keeps the Product Owner's order; a site without Jira Software has none. */
  readonly rank?: string;
  /** Days a larger piece of work is planned from and to; the first that has a value counts. */
  readonly starts: readonly string[];
  readonly dues: readonly string[];
  /** What histories call the fields of reports, by their ids, in lower case: not all of them give ids. */
  readonly names: Readonly<Record<string, readonly string[]>>;
  /** Those with people in them, or with groups of people. */
  readonly people: readonly PeopleField[];
  /** The description first. */
  readonly texts: readonly RichTextField[];
  readonly problems: readonly Problem[];
}

/** Fields as they are kept for the next window. */
export const fieldsShape: v.GenericSchema<unknown, Fields> = v.object({
  sprint: v.optional(v.string()),
  points: v.array(v.string()),
  flagged: v.optional(v.string()),
  epicLink: v.optional(v.string()),
  rank: v.optional(v.string()),
  starts: v.array(v.string()),
  dues: v.array(v.string()),
  names: v.record(v.string(), v.array(v.string())),
  people: v.array(
    v.object({ id: v.string(), name: v.string(), isOwner: v.boolean(), holdsGroups: v.boolean() }),
  ),
  texts: v.array(
    v.object({ id: v.string(), name: v.string(), role: v.picklist(['description', 'acceptance']) }),
  ),
  problems: v.array(v.object({ subject: v.string(), message: v.string() })),
});

const greenhopper = 'com.pyxis.greenhopper.jira:';
const types = 'com.atlassian.jira.plugin.system.customfieldtypes:';
const plans = 'com.atlassian.jpo:jpo-custom-field-baseline-';

/** Names of the field for estimates in company-managed projects, which is an ordinary number but for its name. */
const pointNames = anyOf(
  ...['story[ -]?points?(?: estimate)?', 'story[ -]?punkte?', 'story[ -]?punten', 'story[ -]?poäng'],
  ...['story[ -]?poeng', 'story[ -]?points?-schätzung', 'puntos? de (?:la )?historia', 'punts? d’història'],
  ...['pontos? (?:de|da) (?:história|story)', 'points? de (?:récit|story)'],
  ...['punti (?:della )?stor(?:ia|y)', 'punkty (?:historii|historyjki|story)', 'body (?:story|příběhu)'],
  ...['tarinapisteet', 'hikaye puan(?:ı|ları)', 'оч(?:ки|ков) истории', 'стори[ -]?поинты', 'story pontok?'],
  ...['ストーリー ?ポイント', '故事点数?', '故事點數?', '스토리 포인트'],
);
const flaggedNames = anyOf(
  ...['flagged', 'markiert', 'gekennzeichnet', 'marqué', 'signalé', 'marcado', 'sinalizado'],
  ...['contrassegnato', 'segnalato', 'gemarkeerd', 'oznaczon[eoy]', 'flaggad', 'markerad', 'flagget'],
  ...['markeret', 'merkitty', 'označeno', 'megjelölve', 'işaretlendi', 'bayraklı', 'отмечено', 'помечено'],
  ...['позначено', 'フラグ(?:付き|あり)?', '已标记', '已標記', '플래그됨', '플래그 지정됨'],
);

/** Names of the field with the day work begins; the day it is due is a field of the system. */
const startNames = anyOf(
  ...['(?:planned )?start[ -]?date', 'start', 'startdatum', 'startdato', 'beginn', 'date de début'],
  ...['fecha de inicio', 'data de início', 'data (?:di )?inizio', 'begindatum', 'data rozpoczęcia'],
  ...['aloituspäivä', 'datum zahájení', 'дата начала', '開始日', '开始日期', '시작 ?날짜', '시작일'],
);

/** Names of the field with whoever decides what a story is to be, one or several. */
const ownerNames = anyOf(
  ...['product[ -]?owners?(?:[*:/ ]?in(?:nen)?)?', 'pos?', 'produkt[ -]?owners?(?:[*:/ ]?in(?:nen)?)?'],
  ...['produkt[ -]?verantwortliche[rn]?', 'produkt[ -]?eigner(?:in(?:nen)?)?'],
  ...['produkt[ -]?manager(?:in(?:nen)?)?', 'product[ -]?managers?', 'product[ -]?leads?'],
  ...['responsables? (?:du )?produit', 'propriétaires? (?:du )?produit'],
  ...['propietari[oa]s? (?:de |del )?producto', 'responsables? (?:de |del )?producto'],
  ...['donos? do produto', 'proprietári[oa]s? do produto'],
  ...[
    'proprietari[oi]? (?:del )?prodotto',
    'responsabil[ei] (?:del )?prodotto',
    'product[ -]?eigena(?:ar|ren)',
  ],
  ...[
    'produktägare',
    'produkteier',
    'produktejer',
    'tuoteomistaja',
    'właściciel produktu',
    'vlastník produktu',
  ],
  ...[
    'владелец продукта',
    'プロダクト ?オーナー',
    '产品负责人',
    '產品負責人',
    '제품 책임자',
    '프로덕트 오너',
  ],
);

export interface FieldWishes {
  /** Field of the estimate by the board's configuration. */
  readonly estimation?: string;
  /** Ids or names of the fields with acceptance criteria; found by their names where there are none. */
  readonly acceptance?: readonly string[];
  /** Further words for acceptance criteria. */
  readonly headings?: readonly string[];
}

/** Finds the fields in the answer of `GET /field`; an entry that cannot be read is none. */
export function findFields(answer: readonly unknown[], wishes: FieldWishes = {}): Fields {
  const all = answer.flatMap((raw) => {
    const result = v.safeParse(fieldShape, raw);
    return result.success ? [result.output] : [];
  });
  const ofType = (custom: string): RawField[] => all.filter(({ schema }) => schema?.custom === custom);
  const points = [
    ...(wishes.estimation ? [wishes.estimation] : []),
    ...ofType(`${types}float`)
      .filter((field) => namesOf(field).some((name) => pointNames.test(name)))
      .map(idOf),
    ...ofType(`${greenhopper}jsw-story-points`).map(idOf),
  ];
  const flagged = ofType(`${types}multicheckboxes`).find((field) =>
    namesOf(field).some((name) => flaggedNames.test(name)),
  );
  const description = all.find(({ id }) => id === 'description')?.name ?? 'Description';
  const { found, problems } = acceptanceFields(all, wishes);
  const isEstimate = ({ id }: RawField): boolean => points.includes(id);
  return {
    sprint: ofType(`${greenhopper}gh-sprint`)[0]?.id,
    points: [...new Set(points)],
    flagged: flagged?.id,
    epicLink: ofType(`${greenhopper}gh-epic-link`)[0]?.id,
    rank: ofType(`${greenhopper}gh-lexo-rank`)[0]?.id,
    starts: [
      ...ofType(`${types}datepicker`)
        .filter((field) => namesOf(field).some((name) => startNames.test(name.trim())))
        .map(idOf),
      ...ofType(`${plans}start`).map(idOf),
    ],
    dues: ['duedate', ...ofType(`${plans}end`).map(idOf)],
    names: namesInHistories([
      ...ofType(`${greenhopper}gh-sprint`).slice(0, 1),
      ...(flagged ? [flagged] : []),
      ...all.filter(isEstimate),
    ]),
    people: all
      .filter((field) => holds(field, 'user') || holds(field, 'group'))
      .map((field) => {
        return {
          id: field.id,
          name: field.name,
          isOwner: namesOf(field).some(namesOwner),
          holdsGroups: holds(field, 'group'),
        };
      }),
    texts: [
      { id: 'description', name: description, role: 'description' },
      ...found.map(({ id, name }) => ({ id, name, role: 'acceptance' as const })),
    ],
    problems,
  };
}

/** What Jira calls fields at first, by the ends of their types: a history keeps the name that a field had at the time. */
const firstNames: Readonly<Record<string, string>> = {
  'gh-sprint': 'sprint',
  multicheckboxes: 'flagged',
  float: 'story points',
  'jsw-story-points': 'story point estimate',
};

function namesInHistories(fields: readonly RawField[]): Fields['names'] {
  const names = new Map(fields.map((field) => [field.id, namesOf(field).map((name) => name.toLowerCase())]));
  const taken = new Set([...names.values()].flat());
  return Object.fromEntries(
    fields.map(({ id, schema }) => {
      const first = firstNames[/[^:]*$/.exec(schema?.custom ?? '')?.[0] ?? ''];
      const own = names.get(id) ?? [];
      return [id, [...new Set([...own, ...(first === undefined || taken.has(first) ? [] : [first])])]];
    }),
  );
}

function acceptanceFields(
  all: readonly RawField[],
  wishes: FieldWishes,
): { found: RawField[]; problems: Problem[] } {
  const wanted = wishes.acceptance?.filter((name) => name.trim()) ?? [];
  if (wanted.length === 0) {
    const lexicon = lexiconWith(wishes.headings);
    const means = (name: string): boolean => lexicon.meaning(name, true).kind === 'acceptance';
    return { found: all.filter((field) => isText(field) && namesOf(field).some(means)), problems: [] };
  }
  const found: RawField[] = [];
  const problems: Problem[] = [];
  for (const name of wanted.map((entry) => entry.trim())) {
    const matching = all.filter(
      (field) => field.id === name || namesOf(field).some((own) => sameName(own, name)),
    );
    if (matching.length === 0)
      problems.push({ subject: name, message: 'no field of this site is called so' });
    found.push(...matching.filter((field) => field.id !== 'description' && !found.includes(field)));
  }
  return { found, problems };
}

/** In the user's language, in the site's, and as JQL knows the field. */
function namesOf({ name, untranslatedName, clauseNames }: RawField): string[] {
  const clauses = (clauseNames ?? []).map((clause) => clause.replace(/\[[^\]]*\]$/, ''));
  return [name, ...(untranslatedName ? [untranslatedName] : []), ...clauses];
}

/** What stands in brackets says more of it: "Product Owner (PO)", "[Shop] Product Owner". */
function namesOwner(name: string): boolean {
  return ownerNames.test(
    name
      .replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ')
      .trim()
      .replace(/\s+/g, ' '),
  );
}

/** A custom field that holds one of a kind, or several. */
function holds({ id, schema }: RawField, kind: 'user' | 'group'): boolean {
  const { type, items } = schema ?? {};
  return id.startsWith('customfield_') && (type === kind || (type === 'array' && items === kind));
}

/** A custom field that holds text: of Jira's own types, or of an app's. */
function isText({ id, schema }: RawField): boolean {
  return id.startsWith('customfield_') && schema?.type === 'string' && !schema.custom?.endsWith(':url');
}

function anyOf(...names: readonly string[]): RegExp {
  return new RegExp(`^(?:${names.join('|')})$`, 'i');
}

function idOf({ id }: RawField): string {
  return id;
}

function sameName(one: string, other: string): boolean {
  return one.localeCompare(other, undefined, { sensitivity: 'accent' }) === 0;
}
