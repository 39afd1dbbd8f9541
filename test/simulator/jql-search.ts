import { type Context, type Field, fieldNamed, lower } from './jql-fields';
import { jqlTime } from './jql-dates';
import { JqlError } from './jql-lexer';
import { type Clause, type Operand, type Operator, parseJql, type Query } from './jql-parser';
import type { Issue } from './model';

type Compare = Extract<Clause, { kind: 'compare' }>;
type Test = (issue: Issue) => boolean;

/** Says what is wrong with a query: every unknown field and value of it, in Jira's words. */
export function checkQuery(query: Query, context: Context): string[] {
  const problems: string[] = [];
  const note = (action: () => void): void => {
    try {
      action();
    } catch (error) {
      if (!(error instanceof JqlError)) {
        throw error;
      }
      problems.push(error.message);
    }
  };
  const visit = (clause: Clause): void => {
    if (clause.kind === 'compare') {
      note(() => compile(clause, context));
    } else if (clause.kind === 'not') {
      visit(clause.clause);
    } else {
      clause.clauses.forEach(visit);
    }
  };
  if (query.where) {
    visit(query.where);
  }
  query.orderBy.forEach(({ field }) => note(() => fieldNamed(field, context)));
  return problems;
}

/** The issues that match, in the order asked for, and in rank order where none is. Throws a `JqlError`. */
export function runQuery(query: Query, issues: readonly Issue[], context: Context): Issue[] {
  const test = query.where ? compile(query.where, context) : () => true;
  const orderBy = query.orderBy.length > 0 ? query.orderBy : [{ field: 'created', descending: true }];
  const keys = orderBy.map(({ field, descending }) => ({ field: fieldNamed(field, context), descending }));
  return issues.filter(test).sort((a, b) => {
    for (const { field, descending } of keys) {
      const difference = compareBy(field, a, b, context);
      if (difference !== 0) {
        return descending ? -difference : difference;
      }
    }
    return Number(b.id) - Number(a.id);
  });
}

function compareBy(field: Field, a: Issue, b: Issue, context: Context): number {
  const read = (issue: Issue): string | number | undefined =>
    field.order ? field.order(issue, context) : field.of(issue, context)[0];
  const [left, right] = [read(a), read(b)];
  if (left === right) {
    return 0;
  }
  if (left === undefined || right === undefined) {
    return left === undefined ? 1 : -1;
  }
  return left < right ? -1 : 1;
}

/** `NOT` is moved inwards until it meets an operator, as Jira does it: that decides about empty values. */
function compile(clause: Clause, context: Context, negated = false): Test {
  if (clause.kind === 'not') {
    return compile(clause.clause, context, !negated);
  }
  if (clause.kind === 'compare') {
    return compileComparison(clause, context, negated);
  }
  const parts = clause.clauses.map((part) => compile(part, context, negated));
  return (clause.kind === 'and') !== negated
    ? (issue) => parts.every((part) => part(issue))
    : (issue) => parts.some((part) => part(issue));
}

const positive: Partial<Record<Operator, Operator>> = {
  '!=': '=',
  '!~': '~',
  'not in': 'in',
  'is not': 'is',
};

function compileComparison(clause: Compare, context: Context, turned: boolean): Test {
  if (isSavedFilter(clause.field)) return compileFilter(clause, context, turned);
  const field = fieldNamed(clause.field, context);
  const operator = positive[clause.operator] ?? clause.operator;
  const negated = (operator !== clause.operator) !== turned;
  const test =
    field.kind === 'value'
      ? compileValues(clause, field, operator, context)
      : anyOf(
          clause.operands.map((operand) => compileOperand(clause.field, field, operator, operand, context)),
        );
  if (!negated) {
    return test;
  }
  // An issue without a value matches neither `=` nor `!=`; only `is not EMPTY` is a plain negation.
  const empties = clause.operands.some(({ kind }) => kind === 'empty');
  return (issue) => (empties || field.of(issue, context).length > 0) && !test(issue);
}

const isSavedFilter = (field: string): boolean =>
  ['filter', 'request', 'savedfilter', 'searchrequest'].includes(field.toLowerCase());

/** The filters of boards are the only saved ones here. */
function compileFilter({ field, operator, operands }: Compare, context: Context, turned: boolean): Test {
  if (!['=', '!=', 'in', 'not in'].includes(operator)) throw notSupported(operator, field);
  const tests = operands.map((operand) => {
    const id = operand.kind === 'value' ? operand.text : '';
    const board = context.site.state.boards.find(({ filterId }) => filterId === id);
    if (!board || board.filterIsPrivate) {
      throw new JqlError(`The value '${id}' does not exist for the field '${field}'.`);
    }
    const { where } = parseJql(board.filter);
    return where ? compile(where, context) : () => true;
  });
  const test = anyOf(tests);
  return (operator === '!=' || operator === 'not in') !== turned ? (issue) => !test(issue) : test;
}

const anyOf =
  (tests: readonly Test[]): Test =>
  (issue) =>
    tests.some((test) => test(issue));

/** All operands at once: a list of a hundred keys is looked up, not walked through. */
function compileValues(clause: Compare, field: Field, operator: Operator, context: Context): Test {
  if (!['=', 'in', 'is'].includes(operator)) {
    throw notSupported(operator, clause.field);
  }
  const given = clause.operands.filter(({ kind }) => kind !== 'empty');
  const wanted = new Set(given.flatMap((operand) => [...valuesOf(operand, clause.field, field, context)]));
  const empty = given.length < clause.operands.length;
  return (issue) => {
    const own = field.of(issue, context);
    return own.length === 0 ? empty : own.some((value) => wanted.has(String(value)));
  };
}

function compileOperand(
  written: string,
  field: Field,
  operator: Operator,
  operand: Operand,
  context: Context,
): Test {
  if (operand.kind === 'empty') {
    return (issue) => field.of(issue, context).length === 0;
  }
  if ((operator === '~') !== (field.kind === 'text')) {
    throw notSupported(operator, written);
  }
  if (field.kind === 'text') {
    const words = wordsOf(operand.kind === 'value' ? operand.text : '');
    return (issue) => field.of(issue, context).some((text) => containsWords(String(text), words));
  }
  const value =
    field.kind === 'date' ? timeOperand(operand, written, context) : numberOperand(operand, written);
  return (issue) => field.of(issue, context).some((own) => compareNumbers(Number(own), operator, value));
}

const notSupported = (operator: Operator, field: string): JqlError =>
  new JqlError(`The operator '${operator}' is not supported by the '${field}' field.`);

const timeOperand = (operand: Operand, written: string, { site, user }: Context): number =>
  jqlTime(operand, written, site.now(), user?.timeZone ?? 'UTC');

function numberOperand(operand: Operand, written: string): number {
  const value = operand.kind === 'value' ? Number(operand.text) : Number.NaN;
  if (Number.isNaN(value)) {
    throw new JqlError(
      `Value '${operand.kind === 'value' ? operand.text : ''}' is invalid for the '${written}' field.`,
    );
  }
  return value;
}

function compareNumbers(own: number, operator: Operator, value: number): boolean {
  switch (operator) {
    case '<':
      return own < value;
    case '<=':
      return own <= value;
    case '>':
      return own > value;
    case '>=':
      return own >= value;
    default:
      return own === value;
  }
}

function valuesOf(operand: Operand, written: string, field: Field, context: Context): ReadonlySet<string> {
  if (operand.kind === 'function') {
    return functionValues(operand.name, context);
  }
  const text = operand.kind === 'value' ? operand.text.toLowerCase() : '';
  const known = field.known?.(context);
  if (known && !known.has(text) && !context.isLenient) {
    const value = operand.kind === 'value' ? operand.text : '';
    throw new JqlError(
      field.name === 'key'
        ? `Issue does not exist or you do not have permission to see it.`
        : `The value '${value}' does not exist for the field '${written}'.`,
    );
  }
  return new Set([text]);
}

function functionValues(name: string, { site, user }: Context): ReadonlySet<string> {
  const inState = (state: string): ReadonlySet<string> =>
    new Set(site.state.sprints.filter((sprint) => sprint.state === state).map(({ id }) => String(id)));
  switch (name) {
    case 'currentuser':
      return new Set(user ? lower(user.accountId, user.name) : []);
    case 'opensprints':
      return inState('active');
    case 'futuresprints':
      return inState('future');
    case 'closedsprints':
      return inState('closed');
    default:
      throw new JqlError(`Unable to find JQL function '${name}()'.`);
  }
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}*-]+/gu) ?? [];

function containsWords(text: string, wanted: readonly string[]): boolean {
  const words = new Set(wordsOf(text));
  return wanted.every((word) =>
    word.endsWith('*')
      ? [...words].some((candidate) => candidate.startsWith(word.slice(0, -1)))
      : words.has(word),
  );
}
