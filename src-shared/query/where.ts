// src-shared/query/where.ts
//
// Conditions that Process Monitor's rule list cannot say: rules joined by and, or, not and parentheses, and regular expressions.
//   (Process Name is a.exe and not Result is SUCCESS) or Path matches "\\(temp|tmp)\\"
// A value is one word, or stands in double quotes (\" and \\ inside it); column and relation words as in rules.
//   or = and { "or" and }     and = not { "and" not }     not = "not" not | "(" or ")" | Column relation value

import type { EventRow } from '../trace/model.ts';
import { CompiledFilter } from './compiled-filter.ts';
import { EVENT_COLUMN_LIST, eventColumns } from './columns/event-columns.ts';
import type { EventColumnId } from './columns/event-columns.ts';
import { RuleSyntaxError, longestPrefix } from './parse-rule.ts';
import { RELATION_LIST } from './relations/index.ts';
import { include } from './rule.ts';
import type { FilterRule } from './rule.ts';
import type { TraceView } from './trace-view.ts';

export type WhereNode =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly WhereNode[] }
  | { readonly kind: 'not'; readonly part: WhereNode }
  | { readonly kind: 'rule'; readonly rule: FilterRule }
  | { readonly kind: 'matches'; readonly column: EventColumnId; readonly pattern: RegExp };

/** Deeper nesting is a mistake or an attack. */
const DEEPEST = 100;

/** Reads a condition. Throws RuleSyntaxError. */
export function parseWhere(text: string): WhereNode {
  const parser = new WhereParser(text);
  const node = parser.or(0);
  parser.end();
  return node;
}

class WhereParser {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  or(depth: number): WhereNode {
    if (depth > DEEPEST) throw this.#error(`Parentheses are nested deeper than ${DEEPEST}`);
    const parts = [this.#and(depth)];
    while (this.#word('or')) parts.push(this.#and(depth));
    return parts.length === 1 ? parts[0]! : { kind: 'or', parts };
  }

  end(): void {
    this.#blanks();
    if (this.#at < this.#text.length) throw this.#error('"and", "or" or the end is wanted');
  }

  #and(depth: number): WhereNode {
    const parts = [this.#not(depth)];
    while (this.#word('and')) parts.push(this.#not(depth));
    return parts.length === 1 ? parts[0]! : { kind: 'and', parts };
  }

  #not(depth: number): WhereNode {
    if (depth > DEEPEST) throw this.#error(`Conditions are nested deeper than ${DEEPEST}`);
    if (this.#word('not')) return { kind: 'not', part: this.#not(depth + 1) };
    this.#blanks();
    if (this.#text.charAt(this.#at) !== '(') return this.#rule();
    this.#at++;
    const node = this.or(depth + 1);
    this.#blanks();
    if (this.#text.charAt(this.#at) !== ')') throw this.#error('A closing parenthesis is wanted');
    this.#at++;
    return node;
  }

  #rule(): WhereNode {
    const column = longestPrefix(this.#rest(), EVENT_COLUMN_LIST, (c) => [c.title, c.id]);
    if (column === undefined) throw this.#error(`A column is wanted: ${EVENT_COLUMN_LIST.map((c) => c.title).join(', ')}`);
    this.#at += column.length;
    if (this.#word('matches')) return { kind: 'matches', column: column.item.id, pattern: this.#pattern() };
    this.#blanks();
    const relation = longestPrefix(this.#rest(), RELATION_LIST, (r) => [r.name, r.id]);
    if (relation === undefined) throw this.#error(`A relation is wanted: ${RELATION_LIST.map((r) => r.name).join(', ')}, matches`);
    this.#at += relation.length;
    return { kind: 'rule', rule: include(column.item.id, relation.item.id, this.#value()) };
  }

  #pattern(): RegExp {
    const from = this.#at;
    const source = this.#value(true);
    try {
      return new RegExp(source, 'i');
    } catch (error) {
      this.#at = from;
      throw this.#error((error as Error).message);
    }
  }

  /** @param raw keeps backslashes, for regular expressions; only \" stands for a quote */
  #value(raw = false): string {
    this.#blanks();
    const quoted = /^"((?:[^"\\]|\\[\s\S])*)"/.exec(this.#rest());
    if (quoted !== null) {
      this.#at += quoted[0].length;
      return raw ? quoted[1]!.replaceAll('\\"', '"') : quoted[1]!.replace(/\\(["\\])/g, '$1');
    }
    const word = /^[^\s()"]+/.exec(this.#rest());
    if (word === null) throw this.#error('A value is wanted, in double quotes if it is not one word');
    this.#at += word[0].length;
    return word[0];
  }

  #word(word: string): boolean {
    this.#blanks();
    const rest = this.#rest();
    if (rest.slice(0, word.length).toLowerCase() !== word || /^[\w-]/.test(rest.slice(word.length))) return false;
    this.#at += word.length;
    return true;
  }

  #blanks(): void {
    while (/\s/.test(this.#text.charAt(this.#at))) this.#at++;
  }

  #rest(): string {
    return this.#text.slice(this.#at);
  }

  #error(message: string): RuleSyntaxError {
    return new RuleSyntaxError(`At character ${this.#at + 1} of the condition: ${message}`);
  }
}

/** Makes a question about rows. Answers about heads and paths are remembered, as in filters. */
export function compileWhere(node: WhereNode, view: TraceView): (row: EventRow) => boolean {
  switch (node.kind) {
    case 'rule': {
      const filter = new CompiledFilter(view, [node.rule]);
      return (row) => filter.accepts(row);
    }
    case 'matches': {
      const column = eventColumns[node.column];
      return (row) => node.pattern.test(view.text(column, row));
    }
    case 'not': {
      const part = compileWhere(node.part, view);
      return (row) => !part(row);
    }
    case 'and': {
      const parts = node.parts.map((part) => compileWhere(part, view));
      return (row) => parts.every((part) => part(row));
    }
    case 'or': {
      const parts = node.parts.map((part) => compileWhere(part, view));
      return (row) => parts.some((part) => part(row));
    }
  }
}
