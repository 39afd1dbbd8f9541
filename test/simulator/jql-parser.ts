import { JqlError, place, type Token, tokenize } from './jql-lexer';

export type Operator = '=' | '!=' | '~' | '!~' | '<' | '<=' | '>' | '>=' | 'in' | 'not in' | 'is' | 'is not';

export type Operand =
  | { readonly kind: 'value'; readonly text: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'function'; readonly name: string; readonly args: readonly string[] };

export type Clause =
  | { readonly kind: 'and' | 'or'; readonly clauses: readonly Clause[] }
  | { readonly kind: 'not'; readonly clause: Clause }
  | {
      readonly kind: 'compare';
      /** As written, for messages. */
      readonly field: string;
      readonly operator: Operator;
      /** One entry, or the list of `in`. */
      readonly operands: readonly Operand[];
    };

export interface Query {
  /** Absent where there is nothing but an order, or nothing at all. */
  readonly where?: Clause;
  readonly orderBy: readonly { readonly field: string; readonly descending: boolean }[];
}

/** Reads the part of JQL that has no history in it (`was`, `changed`). Throws a `JqlError` in Jira's words. */
export function parseJql(source: string): Query {
  return new Parser(source).query();
}

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(private readonly source: string) {
    this.#tokens = tokenize(source);
  }

  query(): Query {
    const where = this.#peek() && !this.#isWord('order') ? this.#or() : undefined;
    const orderBy = this.#takeWord('order') ? this.#order() : [];
    const rest = this.#peek();
    if (rest) {
      throw this.#expected("either 'OR' or 'AND'", rest);
    }
    return { ...(where && { where }), orderBy };
  }

  #or(): Clause {
    return this.#chain('or', () => this.#chain('and', () => this.#not()));
  }

  #chain(kind: 'and' | 'or', part: () => Clause): Clause {
    const clauses = [part()];
    while (this.#takeWord(kind)) {
      clauses.push(part());
    }
    const [only] = clauses;
    return only && clauses.length === 1 ? only : { kind, clauses };
  }

  #not(): Clause {
    if (this.#takeWord('not') || this.#takeSymbol('!')) {
      return { kind: 'not', clause: this.#not() };
    }
    if (this.#takeSymbol('(')) {
      const inner = this.#or();
      this.#expectSymbol(')');
      return inner;
    }
    return this.#compare();
  }

  #compare(): Clause {
    const field = this.#text('a field name');
    const operator = this.#operator();
    const operands = operator === 'in' || operator === 'not in' ? this.#list() : [this.#operand()];
    if (operator.startsWith('is') && operands[0]?.kind !== 'empty') {
      throw new JqlError(
        `Error in the JQL Query: The operator '${operator}' for field '${field}' does only take 'EMPTY' or 'NULL'.`,
      );
    }
    return { kind: 'compare', field, operator, operands };
  }

  #operator(): Operator {
    const token = this.#peek();
    if (token?.kind === 'symbol' && /^(=|!=|~|!~|<|<=|>|>=)$/.test(token.text)) {
      this.#at += 1;
      return token.text as Operator;
    }
    if (this.#takeWord('in')) {
      return 'in';
    }
    if (this.#takeWord('is')) {
      return this.#takeWord('not') ? 'is not' : 'is';
    }
    if (this.#isWord('not') && this.#isWord('in', 1)) {
      this.#at += 2;
      return 'not in';
    }
    throw this.#expected(
      "operator before the end of the query. The valid operators are '=', '!=', '<', '>', " +
        "'<=', '>=', '~', '!~', 'IN', 'NOT IN', 'IS' and 'IS NOT'",
      token,
    );
  }

  #list(): Operand[] {
    // A function may stand without parentheses: `sprint in openSprints()`.
    if (!this.#takeSymbol('(')) {
      return [this.#operand()];
    }
    const operands = [this.#operand()];
    while (this.#takeSymbol(',')) {
      operands.push(this.#operand());
    }
    this.#expectSymbol(')');
    return operands;
  }

  #operand(): Operand {
    const quoted = this.#peek()?.kind === 'string';
    const text = this.#text('a value, list or function');
    if (quoted) {
      return { kind: 'value', text };
    }
    if (/^(empty|null)$/i.test(text)) {
      return { kind: 'empty' };
    }
    if (!this.#takeSymbol('(')) {
      return { kind: 'value', text };
    }
    const args: string[] = [];
    while (!this.#takeSymbol(')')) {
      args.push(this.#text('an argument'));
      this.#takeSymbol(',');
    }
    return { kind: 'function', name: text.toLowerCase(), args };
  }

  #order(): Query['orderBy'] {
    if (!this.#takeWord('by')) {
      throw this.#expected("'by'", this.#peek());
    }
    const orderBy: { field: string; descending: boolean }[] = [];
    do {
      const field = this.#text('a field name');
      const descending = this.#takeWord('desc');
      if (!descending) {
        this.#takeWord('asc');
      }
      orderBy.push({ field, descending });
    } while (this.#takeSymbol(','));
    return orderBy;
  }

  #peek(ahead = 0): Token | undefined {
    return this.#tokens[this.#at + ahead];
  }

  #isWord(word: string, ahead = 0): boolean {
    const token = this.#peek(ahead);
    return token?.kind === 'word' && token.text.toLowerCase() === word;
  }

  #takeWord(word: string): boolean {
    const found = this.#isWord(word);
    this.#at += found ? 1 : 0;
    return found;
  }

  #takeSymbol(symbol: string): boolean {
    const token = this.#peek();
    const found = token?.kind === 'symbol' && token.text === symbol;
    this.#at += found ? 1 : 0;
    return found;
  }

  #expectSymbol(symbol: string): void {
    if (!this.#takeSymbol(symbol)) {
      throw this.#expected(`'${symbol}'`, this.#peek());
    }
  }

  #text(what: string): string {
    const token = this.#peek();
    if (!token || token.kind === 'symbol') {
      throw this.#expected(what, token);
    }
    this.#at += 1;
    return token.text;
  }

  #expected(what: string, got: Token | undefined): JqlError {
    return got
      ? new JqlError(
          `Error in the JQL Query: Expecting ${what} but got '${got.text}'. ${place(this.source, got.at)}`,
        )
      : new JqlError(`Error in the JQL Query: Expecting ${what} but reached the end of the query.`);
  }
}
