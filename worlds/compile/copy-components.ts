import type { Expr, Fold } from '../../expr';
import { refuse } from '../refusal';
import type { Compiler } from './code';
import { accentedCopy, variableName } from './variables';

/** A component of a copy of a random vector: which copy, of what, and where. */
interface Component {
  readonly copy: string;
  readonly name: Expr;
  readonly variable: string;
  readonly at: Expr;
}

/** `h'_1` and `\tilde h_1`; null for anything else, components of the variable itself included. */
function componentOf<T>(c: Compiler<T>, e: Expr): Component | null {
  const marks = e.kind === 'prime' ? "'".repeat(e.count) : '';
  const indexed = e.kind === 'prime' ? e.base : e;
  if (indexed.kind !== 'indexed' || indexed.base.kind !== 'sym' || indexed.at.length !== 1) return null;
  const { name } = indexed.base;
  const variable = marks === '' ? accentedCopy(c, name) : variableName(c, name);
  if (variable === null) return null;
  const own: Expr = e.kind === 'prime' ? { ...e, base: indexed.base } : indexed.base;
  return { copy: name + marks, name: own, variable, at: indexed.at[0]! };
}

/** The names below a fold, if nothing else stands there: `h'_2, \dots, h'_P` and `h'_1` alike. */
function namesBelow({ binders, where }: Fold): readonly Expr[] | null {
  if (where.length > 0 || binders.some((b) => b.from ?? b.to ?? b.in)) return null;
  return binders.flatMap(({ name }) => (name.kind === 'tuple' ? name.items : [name]));
}

/**
 * Sums over all components of a copy, one after another or in one list, as the sum over the copy that they are:
 * `\sum_{h'_1} \sum_{h'_2} \cdots \sum_{h'_P}` is `\sum_{h'}`. Refuses dots that do not run over all components; any other
 * fold comes back as it is.
 */
export function overWholeCopy<T>(c: Compiler<T>, fold: Fold): Fold {
  const items: Expr[] = [];
  let body: Expr = fold;
  let copy: Component | null = null;
  while (body.kind === 'fold' && body.op === fold.op) {
    const names = namesBelow(body);
    const components = names?.filter((n) => n.kind !== 'ellipsis').map((n) => componentOf(c, n)) ?? [];
    if (!names || components.length === 0) break;
    if (!components.every((own) => own !== null && own.copy === (copy ?? components[0])?.copy)) break;
    copy ??= components[0]!;
    items.push(...names);
    body = body.body;
  }
  if (!copy) return fold;
  const whole = c.layout.variables.get(copy.variable)!;
  if (whole.kind !== 'discrete') return fold;
  const places = items.map((item) => (item.kind === 'ellipsis' ? null : placeOf(c, componentOf(c, item)!.at)));
  const { count } = whole;
  const told = [...new Set(places.filter((k) => k !== null))];
  const isWhole = places.includes(null)
    ? told.includes(1) && told.includes(count)
    : told.length === count && places.every((k) => k !== null);
  if (!isWhole) return places.includes(null) ? refuse('these dots do not run over all components', fold.span) : fold;
  return { ...fold, binders: [{ name: copy.name }], body };
}

/** The number of a component that is told by a number or a size. */
function placeOf<T>({ layout }: Compiler<T>, at: Expr): number | null {
  if (at.kind === 'num') return at.value;
  return at.kind === 'sym' ? (layout.sizes.get(at.name) ?? NaN) : NaN;
}
