import type { Expr } from '../../expr';
import { visit } from '../../expr';
import type { SizeRef } from '../declarations';
import type { Meaning } from '../meaning';
import { reached } from '../mentions';
import type { Definitions } from './bench';
import type { Batch } from './trial';
import { drawBatches } from './trial';

/** Sizes that are taken for 1 one by one; after these all of them at once. */
const ONE_BY_ONE = 4;

/** Worlds in which some sizes are 1, drawn when first needed. */
export class SizeOne {
  private readonly drawn = new Map<string, readonly Batch[]>();
  private readonly axes: ReadonlyMap<string, readonly string[]>;

  constructor(
    private readonly meaning: Meaning,
    private readonly seed: number,
  ) {
    const along = runningSizes(meaning);
    this.axes = new Map(
      [...meaning.parameters.keys(), ...meaning.variables.keys()].map((name) => [
        name,
        axesOf(meaning, name).filter((size) => !along.has(size)),
      ]),
    );
  }

  /** Whether anything has a size that may be 1. */
  get possible(): boolean {
    return [...this.axes.values()].some((sizes) => sizes.length > 0);
  }

  /**
   * The sets of sizes that may be 1 for a claim to become one about numbers, smaller sets first. Sizes along which
   * nodes are told apart, such as the steps of time, are not among them.
   * @param meaning with the names that the text gave a meaning
   */
  sets(meaning: Meaning, sides: readonly Expr[], defined: Definitions): ReadonlySet<string>[] {
    const names = new Set(sides.flatMap((e) => [...reached(meaning, e, defined)]));
    const sizes = [...new Set([...names].flatMap((name) => this.axes.get(name) ?? []))];
    const single = sizes.slice(0, ONE_BY_ONE).map((size) => new Set([size]));
    return sizes.length > 1 ? [...single, new Set(sizes)] : single;
  }

  batches(sizes: ReadonlySet<string>): readonly Batch[] {
    const key = [...sizes].join(' ');
    const found = this.drawn.get(key) ?? drawBatches(this.meaning, this.seed, sizes);
    this.drawn.set(key, found);
    return found;
  }

  /** What a claim is about where sizes are 1: the state of a recurrence, or whatever else. */
  only(meaning: Meaning, sides: readonly Expr[], defined: Definitions): string {
    const names = new Set(sides.flatMap((e) => [...reached(meaning, e, defined)]));
    const recurrent = [...meaning.nodeFamilies.values()].some(
      (f) => names.has(f.key) && f.formula !== null && reached(meaning, f.formula.expr).has(f.key),
    );
    return recurrent ? 'a scalar state' : 'size 1';
  }
}

/** `$H = 1$ and $K = 1$`. */
export const where = (sizes: ReadonlySet<string>): string => [...sizes].map((size) => `$${size} = 1$`).join(' and ');

/** Sizes along which nodes or parameters are told apart, and those of arrays, which keep all their axes. */
function runningSizes(meaning: Meaning): Set<string> {
  const out = new Set<string>();
  const add = (size: SizeRef | undefined): void => void (typeof size === 'string' && out.add(size));
  for (const { form } of meaning.parameters.values()) {
    if (form.kind === 'tensor' || form.kind === 'entries') form.axes.forEach(add);
    if (form.kind === 'is') for (const index of form.indices ?? []) add(meaning.indices.get(index));
  }
  for (const { expr } of meaning.sizeFormulas.values()) visit(expr, (e) => void (e.kind === 'sym' && out.add(e.name)));
  for (const text of meaning.sizeFormulas.keys()) out.add(text);
  for (const family of meaning.nodeFamilies.values())
    for (const index of family.indices) add(index === null ? undefined : meaning.indices.get(index));
  return out;
}

/** Sizes that a name has for axes. */
function axesOf(meaning: Meaning, name: string): string[] {
  const named = (size: SizeRef): string[] => (typeof size === 'string' && size !== 'scalar' ? [size] : []);
  const parameter = meaning.parameters.get(name)?.form;
  if (parameter?.kind === 'matrix') return [...named(parameter.rows), ...named(parameter.columns)];
  if (parameter && 'size' in parameter) return named(parameter.size);
  const variable = meaning.variables.get(name)?.form;
  return variable && 'size' in variable ? named(variable.size) : [];
}
