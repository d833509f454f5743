import type * as mathjs from 'mathjs';
import { create, parseDependencies } from 'mathjs/number';
import { FormulaError, fail } from './error';
import type { Binary, Node, Relation, Unary } from './syntax';

/** A formula that was read but not yet evaluated. */
export interface Formula {
  readonly text: string;
  /** Names that need a value: all but functions. The constants `pi` and `e` are among them where they occur. */
  readonly names: ReadonlySet<string>;
  /** Names of the functions called. */
  readonly calls: ReadonlySet<string>;
  readonly tree: Node;
}

const LONGEST = 20_000;
const DEEPEST = 1000;

let parser: ((text: string) => mathjs.MathNode) | null = null;

/** mathjs is prepared when the first formula comes. */
function parse(text: string): mathjs.MathNode {
  parser ??= create({ parseDependencies: parseDependencies! }).parse as (text: string) => mathjs.MathNode;
  return parser(text);
}

/**
 * Reads a formula in the syntax of mathjs. Never throws.
 * @returns the formula, or what is wrong with it and where in the text
 */
export function parseFormula(text: string): { formula: Formula } | { trouble: string; at: number } {
  if (text.trim() === '') return { trouble: 'expected a formula, found nothing', at: 0 };
  if (text.length > LONGEST) return { trouble: `a formula of more than ${LONGEST} characters`, at: LONGEST };
  const read = nodes(text);
  if (!('root' in read)) return read;
  try {
    const reading = new Reading();
    const tree = reading.node(read.root, 0);
    return { formula: { text, names: reading.names, calls: reading.calls, tree } };
  } catch (error) {
    if (error instanceof FormulaError) return { trouble: error.message, at: placeOf(error.message, text) };
    throw error;
  }
}

/** What mathjs makes of a text. Whatever it throws is about the text. */
function nodes(text: string): { root: mathjs.MathNode } | { trouble: string; at: number } {
  try {
    return { root: parse(text) };
  } catch (error) {
    if (error instanceof RangeError) return { trouble: 'the formula is nested too deeply', at: 0 };
    // It counts characters from 1 and says so at the end of its message.
    const { message, char = 1 } = error as Error & { char?: number };
    const said = message.replace(/\s*\(char \d+\)$/, '');
    const at = Math.min(Math.max(char - 1, 0), text.length);
    return { trouble: said.charAt(0).toLowerCase() + said.slice(1), at };
  }
}

/** What is refused is quoted at the start of the message. */
function placeOf(message: string, text: string): number {
  const quoted = /^`([^`]+)`/.exec(message)?.[1];
  return quoted === undefined ? 0 : Math.max(text.indexOf(quoted), 0);
}

type Parsed =
  | mathjs.AccessorNode
  | mathjs.ArrayNode
  | mathjs.AssignmentNode
  | mathjs.BlockNode
  | mathjs.ConditionalNode
  | mathjs.ConstantNode<number | string | boolean | null | undefined>
  | mathjs.FunctionAssignmentNode
  | mathjs.FunctionNode
  | mathjs.IndexNode
  | mathjs.ObjectNode
  | mathjs.OperatorNode
  | mathjs.ParenthesisNode
  | mathjs.RangeNode
  | mathjs.RelationalNode
  | mathjs.SymbolNode;

const UNARY: Readonly<Record<string, Unary>> = {
  unaryPlus: '+',
  unaryMinus: '-',
  not: 'not',
  ctranspose: "'",
  factorial: '!',
};
const BINARY: Readonly<Record<string, Binary>> = {
  add: '+',
  subtract: '-',
  multiply: '*',
  divide: '/',
  pow: '^',
  dotMultiply: '.*',
  dotDivide: './',
  dotPow: '.^',
  mod: 'mod',
  and: 'and',
  or: 'or',
  xor: 'xor',
};
const RELATIONS: Readonly<Record<string, Relation>> = {
  equal: '==',
  unequal: '!=',
  smaller: '<',
  larger: '>',
  smallerEq: '<=',
  largerEq: '>=',
};

/** Translates what mathjs read into a tree of what formulas may say, and notes the names. */
class Reading {
  readonly names = new Set<string>();
  readonly calls = new Set<string>();
  private indices = 0;

  node(from: mathjs.MathNode, depth: number): Node {
    if (depth > DEEPEST) fail(`the formula is nested more than ${DEEPEST} deep`);
    const node = from as Parsed;
    const inner = (n: mathjs.MathNode): Node => this.node(n, depth + 1);
    const written = node;
    switch (node.type) {
      case 'ConstantNode':
        return constant(node.value);
      case 'SymbolNode':
        if (node.name === 'end' && this.indices > 0) return { kind: 'end' };
        this.names.add(node.name);
        return { kind: 'name', name: node.name };
      case 'ParenthesisNode':
        return inner(node.content);
      case 'ArrayNode':
        return { kind: 'array', items: node.items.map(inner), written };
      case 'ObjectNode':
        return {
          kind: 'options',
          entries: Object.entries(node.properties).map(([key, n]) => [key, inner(n)] as const),
        };
      case 'ConditionalNode':
        return {
          kind: 'choice',
          condition: inner(node.condition),
          yes: inner(node.trueExpr),
          no: inner(node.falseExpr),
          written,
        };
      case 'RangeNode':
        return {
          kind: 'range',
          from: inner(node.start),
          to: inner(node.end),
          step: node.step === null ? null : inner(node.step),
          written,
        };
      case 'RelationalNode':
        return {
          kind: 'relation',
          ops: node.conditionals.map((name) => RELATIONS[name] ?? fail(`a comparison ${name} is not known`)),
          sides: node.params.map(inner),
          written,
        };
      case 'OperatorNode':
        return this.operation(node.fn, node.op, node.args, inner, written);
      case 'FunctionNode': {
        const { name } = node.fn;
        if (typeof name !== 'string') return fail(`\`${node.fn}\` is no name of a function`);
        this.calls.add(name);
        return { kind: 'call', name, args: node.args.map(inner), written };
      }
      case 'AccessorNode':
        return this.access(node, inner);
      case 'AssignmentNode':
      case 'FunctionAssignmentNode':
        return fail('`=` gives a name a value, which a formula may not do; to compare, write ==');
      case 'BlockNode':
        return fail('`;` separates several formulas, but one is expected; rows of a matrix stand in [ ]');
      case 'IndexNode':
        return fail('an index without anything to index');
    }
  }

  private operation(
    fn: string,
    op: string,
    args: readonly mathjs.MathNode[],
    inner: (n: mathjs.MathNode) => Node,
    written: mathjs.MathNode,
  ): Node {
    const [first, second] = args;
    if (first && second) {
      const relation = RELATIONS[fn];
      if (relation) return { kind: 'relation', ops: [relation], sides: [inner(first), inner(second)], written };
      const binary = BINARY[fn];
      if (binary) return { kind: 'binary', op: binary, left: inner(first), right: inner(second), written };
    } else if (first) {
      const unary = UNARY[fn];
      if (unary) return { kind: 'unary', op: unary, of: inner(first), written };
    }
    return fail(`\`${op}\` is not among the operations of formulas, which are ${operations}`);
  }

  private access(node: mathjs.AccessorNode, inner: (n: mathjs.MathNode) => Node): Node {
    const index = node.index;
    const of = inner(node.object);
    if (index.dotNotation) return fail(`\`${node}\`: names hold no dots; write an underscore`);
    this.indices++;
    const places = index.dimensions.map(inner);
    this.indices--;
    return { kind: 'index', of, places, written: node };
  }
}

const operations = "+ - * / ^ .* ./ .^ mod ' ! and the comparisons, and, or, not";

function constant(value: number | string | boolean | null | undefined): Node {
  if (typeof value === 'number') return { kind: 'number', value };
  if (typeof value === 'string') return { kind: 'text', value };
  if (typeof value === 'boolean') return { kind: 'truth', value };
  return fail('expected a formula, found nothing or null');
}
