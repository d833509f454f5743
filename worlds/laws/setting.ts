import type { Expr } from '../../expr';
import { mapParts } from '../../expr';
import type { Compiler } from '../compile';
import type { FamilyInfo } from '../compile/families';
import { resolveFamily } from '../compile/families';
import { covering } from '../compile/measures';
import { openVariables } from '../compile/open';
import { completed, signature } from '../compile/signatures';
import type { SizeRef } from '../declarations';
import type { Meaning } from '../meaning';
import { otherCase } from '../spellings';
import { Refusal } from '../refusal';
import { spelledOut } from '../spell-out';
import { constant, ofAtom } from './algebra/poly';
import { atomOf } from './algebra/atoms';
import { ratio } from './algebra/ratio';
import type { Poly, Rank } from './algebra/types';
import { symbol } from './algebra/write';

export type DensityExpr = Extract<Expr, { kind: 'density' }>;

/** What laws may ask about the names of a claim, and of the worlds that it is judged in. */
export class Setting {
  constructor(
    readonly compiler: Compiler<number>,
    /** Names that the text gave a meaning. */
    readonly definitions: ReadonlyMap<string, Expr>,
    /** Whether two expressions are equal in fresh worlds. */
    readonly holds: (a: Expr, b: Expr) => boolean,
  ) {}

  get meaning(): Meaning {
    return this.compiler.meaning;
  }

  /** A formula of the text or of the world file, names that are short for a component or a condition spelled out. */
  read(e: Expr): Expr {
    return spelledOut(this.meaning, e);
  }

  /** The random variable that a name is an instance of, whatever its case and primes; null where it is none. */
  variable(name: string): string | null {
    const plain = name.replace(/'+$/, '');
    const { variables, indices, parameters } = this.meaning;
    if (variables.has(name)) return name;
    if (variables.has(plain)) return plain;
    const other = otherCase(plain);
    return other !== null && variables.has(other) && !indices.has(plain) && !parameters.has(plain) ? other : null;
  }

  /** What a copy is a copy of, where a density knows only that. */
  original(variable: string, known: readonly string[]): string {
    const form = this.meaning.variables.get(variable)?.form;
    const copy = form?.kind === 'copy' || form?.kind === 'copies';
    return copy && !known.includes(variable) ? form.of : variable;
  }

  /** A name in the case of its declaration. */
  canonical(name: string): string {
    const variable = this.variable(name);
    return variable === null ? name : variable + (/'+$/.exec(name)?.[0] ?? '');
  }

  rank(name: string): Rank {
    const rank = this.meaning.vocabulary.lookup(this.variable(name) ?? name)?.rank;
    if (rank === undefined)
      return ['I', '\\mathbf{I}', '\\mathbb{I}', '\\mathbf{1}', '\\mathbf{0}'].includes(name) ? 'unknown' : 'number';
    return rank === 0 ? 'number' : rank === 1 ? 'column' : 'matrix';
  }

  family(name: string): FamilyInfo | null {
    return this.quietly(() => resolveFamily(this.compiler, name));
  }

  /** Variables that a density gives a law to, and those that it is always conditional on. */
  placesOf(name: string): { of: readonly string[]; given: readonly string[] } | null {
    const info = this.family(name);
    if (!info) return null;
    const { of, given } = signature(info);
    const produced = [...new Set([...of, ...info.variables])];
    return { of: produced, given: given.filter((g) => !produced.includes(g) && this.meaning.variables.has(g)) };
  }

  /** `q`, `q(\cdot | x)` with all its places; null where this is no density. */
  completed(e: Expr, over: readonly Expr[] | null): DensityExpr | null {
    const found = this.quietly(() => completed(this.compiler, e, over));
    return found ? this.density(found) : null;
  }

  /** A density under the name of its family, without what says nothing in it. */
  density(e: DensityExpr): DensityExpr {
    const info = this.family(e.name);
    const kept = (items: readonly Expr[]): Expr[] =>
      items
        .flatMap((item) => (item.kind === 'tuple' ? item.items : [item]))
        .map((item) => this.plain(item))
        .filter((item) => !(item.kind === 'sym' && this.decorates(item.name, info)));
    return {
      ...e,
      name: info?.name ?? e.name,
      of: kept(e.of),
      given: [...kept(e.given), ...kept(e.parameters)],
      parameters: [],
    };
  }

  private decorates(name: string, info: FamilyInfo | null): boolean {
    if (this.variable(name) !== null || this.definitions.has(name)) return false;
    const { ignore, parameters, sizes, indices } = this.meaning;
    if (indices.has(name)) return false;
    return ignore.has(name) || parameters.has(name) || sizes.has(name) || (info?.decorations.has(name) ?? false);
  }

  /** Names in the case of their declaration; `X = x` is the value of X by another name. */
  plain(e: Expr): Expr {
    if (e.kind === 'sym') return { ...e, name: this.canonical(e.name) };
    // All names for the neighbours of a node are one.
    const neighbours = this.meaning.edges?.neighbours ?? [];
    if (e.kind === 'apply' && e.fn.kind === 'sym' && neighbours.includes(e.fn.name))
      return { ...e, fn: { ...e.fn, name: neighbours[0]! }, args: e.args.map((a) => this.plain(a)) };
    if (e.kind === 'relation' && e.op === '=') {
      const [left, right] = [this.plain(e.left), this.plain(e.right)];
      if (left.kind === 'sym' && right.kind === 'sym' && this.variable(left.name) !== null && left.name === right.name)
        return left;
      return { ...e, left, right };
    }
    return mapParts(e, (part) => this.plain(part));
  }

  /** What stands behind the bar of an entropy: `Y = y` is a fixed value there, `Y` is averaged over. */
  condition(e: Expr): Expr {
    return e.kind === 'relation' ? { ...e, left: this.plain(e.left), right: this.plain(e.right) } : this.plain(e);
  }

  /** The first density that covers variables. */
  covering(variables: readonly string[]): FamilyInfo | null {
    return this.quietly(() => covering(this.compiler, variables));
  }

  open(e: Expr): string[] {
    return [...openVariables(this.compiler, e)];
  }

  /** Size of an axis of a declared name; null where it has none. */
  sizeOf(name: string, axis: number): Poly | null {
    const { parameters, variables } = this.meaning;
    const parameter = parameters.get(name)?.form;
    const variable = variables.get(this.variable(name) ?? '')?.form;
    const size = ((): SizeRef | null => {
      if (parameter)
        switch (parameter.kind) {
          case 'matrix':
            return axis === 0 ? parameter.rows : parameter.columns;
          case 'vector':
          case 'onehot':
          case 'simplex':
          case 'spins':
          case 'binary':
            return parameter.size;
          default:
            return null;
        }
      if (variable)
        switch (variable.kind) {
          case 'binary':
          case 'spins':
          case 'real':
            return variable.size;
          case 'copies':
            return variable.count;
          default:
            return null;
        }
      return null;
    })();
    return size === null || size === 'scalar' ? null : this.size(size);
  }

  size(size: SizeRef): Poly {
    return typeof size === 'number' ? constant(ratio(size)) : ofAtom(atomOf({ kind: 'name', name: size }));
  }

  /** Range of a declared index; null where the name is none. */
  rangeOf(index: string): Poly | null {
    const size = this.meaning.indices.get(index);
    return size === undefined || size === 'scalar' ? null : this.size(size);
  }

  private quietly<R>(ask: () => R | null): R | null {
    try {
      return ask();
    } catch (error) {
      if (error instanceof Refusal) return null;
      throw error;
    }
  }

  /** A variable as an expression. */
  readonly symbol = symbol;
}
