import type { Density, Expr } from '../../expr';
import { parts, print } from '../../expr';
import { labelOfState } from '../compile/labels';
import { rounded } from './rounded';
import type { Trial } from './sides';
import { namesIn } from './sides';
import type { Spot } from './trial';
import type { Shown } from './verdict';

/** Densities shown with a counterexample, at most, and values of one of them. */
const DENSITIES = 6;
const VALUES = 12;

/** A bound variable, the labels of its states, and how much each counts in an integral; null where each counts one. */
interface Over {
  readonly name: string;
  readonly labels: readonly number[];
  readonly weights: readonly number[] | null;
}

/**
 * Values of the densities that formulas mention, by how they are written: a number where nothing in them is bound, and
 * where sums and means bind variables of few states a list over these, so that a sum can be checked by hand. The key of
 * a list says what it runs over: `p(x, z),\; z = 1, 2, 3`. Where states have weights, `dz` lists them.
 */
export function densitiesIn(trial: Trial, sides: readonly Expr[], spot: Spot): Record<string, Shown> {
  const found: Record<string, Shown> = {};
  if (trial.meaning.densities.length === 0) return found;
  const counts: Record<string, Shown> = {};
  const seen = new Set<string>();
  const show = (e: Density, bound: ReadonlySet<string>): void => {
    const over = boundIn(trial, e, bound, spot);
    if (!over || over.reduce((n, { labels }) => n * labels.length, 1) > VALUES) return;
    const key = [print(e), ...over.map(range)].join(',\\; ');
    if (seen.has(key) || seen.size === DENSITIES) return;
    seen.add(key);
    const values = valuesOf(trial, e, over, spot);
    if (values === null) return;
    found[key] = values;
    for (const one of over)
      if (one.weights) counts[`d${one.name},\\; ${range(one)}`] = one.weights.map((weight) => rounded(weight));
  };
  const look = (e: Expr, bound: ReadonlySet<string>): void => {
    if (e.kind === 'density') return show(e, bound);
    const inner = new Set([...bound, ...boundBy(e)]);
    for (const part of parts(e)) look(part, inner);
  };
  for (const side of sides) look(side, new Set());
  return { ...found, ...counts };
}

const range = ({ name, labels }: Over): string => `${name} = ${labels.join(', ')}`;

/** Names that a formula binds in what it is made of. */
function boundBy(e: Expr): Iterable<string> {
  switch (e.kind) {
    case 'fold':
      return namesIn(...e.binders.map(({ name }) => name));
    case 'expect':
      return e.under.flatMap((under) => [...(under.kind === 'relation' ? namesIn(under.left) : drawnBy(under))]);
    case 'divergence':
      return [...drawnBy(e.left), ...drawnBy(e.right)];
    case 'entropy':
      return e.of.flatMap((of) => [...drawnBy(of)]);
    default:
      return [];
  }
}

const drawnBy = (e: Expr): Iterable<string> => (e.kind === 'density' ? namesIn(...e.of) : namesIn(e));

/** Bound variables in a density, with their labels; null where one has too many values to list, or stands in a formula. */
function boundIn(trial: Trial, e: Density, bound: ReadonlySet<string>, spot: Spot): readonly Over[] | null {
  const over: Over[] = [];
  const alone = new Set([...e.of, ...e.given].flatMap((x) => (x.kind === 'sym' ? [x.name] : [])));
  for (const name of namesIn(e)) {
    if (!bound.has(name)) continue;
    const found = alone.has(name) ? statesOf(trial, name, spot) : null;
    if (!found) return null;
    over.push(found);
  }
  return over;
}

function statesOf(trial: Trial, name: string, { batch, draw }: Spot): Over | null {
  const { layout } = trial.compilerOf(batch);
  const variable = layout.variables.get(name);
  if (variable?.kind !== 'discrete' || variable.axes.length > 0) return null;
  const { kind, states } = layout.atoms[variable.first]!;
  switch (kind) {
    case 'bit':
      return { name, labels: [0, 1], weights: null };
    case 'spin':
      return { name, labels: [-1, 1], weights: null };
    case 'labels':
    case 'points': {
      const inOrder = Array.from({ length: states }, (_, state) => state).sort(
        (a, b) => labelOfState(a, states) - labelOfState(b, states),
      );
      const weights = draw.weights[variable.first]!;
      return {
        name,
        labels: inOrder.map((state) => labelOfState(state, states)),
        weights: kind === 'points' ? inOrder.map((state) => weights[state]!) : null,
      };
    }
  }
}

function valuesOf(trial: Trial, e: Density, [first, ...rest]: readonly Over[], spot: Spot): Shown | null {
  if (!first) {
    const found = trial.once(e, spot);
    return found?.length === 1 && Number.isFinite(found[0]) ? rounded(found[0]!) : null;
  }
  const values = first.labels.map((label) => valuesOf(trial, at(e, first.name, label), rest, spot));
  return values.every((value) => value !== null) ? values : null;
}

/** `p(x, z)` at z = 2, as the event that it is. */
function at(e: Density, name: string, label: number): Density {
  const event = (x: Expr): Expr =>
    x.kind === 'sym' && x.name === name
      ? {
          kind: 'relation',
          op: '=',
          left: x,
          right: { kind: 'num', value: label, text: String(label), span: x.span },
          span: x.span,
        }
      : x;
  return { ...e, of: e.of.map(event), given: e.given.map(event) };
}
