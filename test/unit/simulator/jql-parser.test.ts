import assert from 'node:assert/strict';
import { JqlError } from '../../simulator/jql-lexer';
import { type Clause, parseJql } from '../../simulator/jql-parser';

/** A clause as one line, with every grouping in brackets. */
function written(clause: Clause | undefined): string {
  if (!clause) {
    return '';
  }
  if (clause.kind === 'not') {
    return `not ${written(clause.clause)}`;
  }
  if (clause.kind === 'compare') {
    const operands = clause.operands.map((operand) => {
      if (operand.kind === 'function') {
        return `${operand.name}(${operand.args.join(' ')})`;
      }
      return operand.kind === 'empty' ? 'EMPTY' : `‹${operand.text}›`;
    });
    return `${clause.field} ${clause.operator} ${operands.join(',')}`;
  }
  return `[${clause.clauses.map(written).join(` ${clause.kind} `)}]`;
}

describe('JQL parser', () => {
  const readings: readonly (readonly [jql: string, where: string, orderBy?: string])[] = [
    ['project = SHOP', 'project = ‹SHOP›'],
    ['project=SHOP', 'project = ‹SHOP›'],
    ['  sprint = 42  ', 'sprint = ‹42›'],
    ['status = "In Progress"', 'status = ‹In Progress›'],
    ["status = 'In Progress'", 'status = ‹In Progress›'],
    ['summary ~ "say \\"when\\""', 'summary ~ ‹say "when"›'],
    ['summary ~ "caf\\u00e9"', 'summary ~ ‹café›'],
    ['key in (SHOP-7, "SHOP-8")', 'key in ‹SHOP-7›,‹SHOP-8›'],
    ['key not in (SHOP-7)', 'key not in ‹SHOP-7›'],
    ['sprint in openSprints()', 'sprint in opensprints()'],
    ['sprint in (openSprints(), 43)', 'sprint in opensprints(),‹43›'],
    ['assignee = currentUser()', 'assignee = currentuser()'],
    ['updated >= startOfDay("-1d")', 'updated >= startofday(-1d)'],
    ['updated >= -2h', 'updated >= ‹-2h›'],
    ['updated >= 1764000000000', 'updated >= ‹1764000000000›'],
    ['assignee is EMPTY', 'assignee is EMPTY'],
    ['assignee IS NOT null', 'assignee is not EMPTY'],
    ['assignee != EMPTY', 'assignee != EMPTY'],
    ['cf[10020] = 42', 'cf[10020] = ‹42›'],
    ['"Story Points" >= 5', 'Story Points >= ‹5›'],
    ['a = 1 AND b = 2 OR c = 3', '[[a = ‹1› and b = ‹2›] or c = ‹3›]'],
    ['a = 1 and (b = 2 or c = 3)', '[a = ‹1› and [b = ‹2› or c = ‹3›]]'],
    ['a = 1 && b = 2 || c = 3', '[[a = ‹1› and b = ‹2›] or c = ‹3›]'],
    ['NOT a = 1 AND b = 2', '[not a = ‹1› and b = ‹2›]'],
    ['NOT (a = 1 OR b = 2)', 'not [a = ‹1› or b = ‹2›]'],
    ['!a = 1', 'not a = ‹1›'],
    ['a = 1 ORDER BY Rank', 'a = ‹1›', 'Rank asc'],
    ['a = 1 order by rank ASC, updated DESC', 'a = ‹1›', 'rank asc, updated desc'],
    ['ORDER BY created', '', 'created asc'],
    ['', ''],
  ];
  for (const [jql, where, orderBy = ''] of readings) {
    it(`reads ${jql || 'an empty query'}`, () => {
      const query = parseJql(jql);
      assert.equal(written(query.where), where);
      const order = query.orderBy.map(({ field, descending }) => `${field} ${descending ? 'desc' : 'asc'}`);
      assert.equal(order.join(', '), orderBy);
    });
  }

  const refusals: readonly (readonly [jql: string, message: RegExp])[] = [
    ['project SHOP', /Expecting operator .* but got 'SHOP'\. \(line 1, character 9\)/],
    ['project =', /Expecting a value, list or function but reached the end of the query/],
    ['project = SHOP sprint = 42', /Expecting either 'OR' or 'AND' but got 'sprint'/],
    ['status = "In Progress', /quoted string 'In Progress' has not been completed/],
    ['key in (SHOP-7', /Expecting '\)' but reached the end/],
    ['(a = 1', /Expecting '\)'/],
    ['a = 1 ORDER Rank', /Expecting 'by' but got 'Rank'/],
    ['assignee is mira', /does only take 'EMPTY' or 'NULL'/],
    ['summary ~ 100%', /'%' is a reserved JQL character.*'\\u0025'/],
    ['a = 1\nAND', /Expecting a field name but reached the end/],
    ['a = 1\nb', /but got 'b'\. \(line 2, character 1\)/],
  ];
  for (const [jql, message] of refusals) {
    it(`refuses ${JSON.stringify(jql)}`, () => {
      assert.throws(
        () => parseJql(jql),
        (error) => error instanceof JqlError && message.test(error.message),
      );
    });
  }
});
