import type { Expr } from '../expr';
import type {
  Assumption,
  DensityMeaning,
  Formula,
  FunctionMeaning,
  Independence,
  ParameterMeaning,
  VariableMeaning,
} from './meaning';

/** What an assumption changes in the declarations; a message where it is of a kind that cannot be arranged. */
export function suppose(
  a: Assumption,
  into: {
    parameters: Map<string, ParameterMeaning>;
    functions: ReadonlyMap<string, FunctionMeaning>;
    densities: DensityMeaning[];
    fixed: Map<string, { places: readonly Expr[]; value: Expr }>;
    variables: ReadonlyMap<string, VariableMeaning>;
    restrictions: Expr[];
  },
): string | null {
  const { left, right, source } = a;
  if (a.op === '<=' || a.op === '<' || a.op === '>=' || a.op === '>') {
    into.restrictions.push({ kind: 'relation', op: a.op, left, right, span: left.span });
    return null;
  }
  if (left.kind === 'sym' && a.op === '=' && !into.variables.has(left.name)) {
    into.parameters.set(left.name, { name: left.name, form: { kind: 'is', formula: { expr: right, source } } });
    return null;
  }
  if (
    left.kind === 'apply' &&
    left.fn.kind === 'sym' &&
    a.op === '=' &&
    into.functions.get(left.fn.name)?.kind === 'arbitrary'
  ) {
    if (into.fixed.has(left.fn.name)) return `only one value of ${left.fn.name} can be assumed`;
    into.fixed.set(left.fn.name, { places: left.args, value: right });
    return null;
  }
  const independence = a.op === '=' ? independenceIn(left, right) : null;
  if (independence) {
    const k = into.densities.findIndex((d) => d.kind === 'joint' && d.signature.name === independence.family);
    const joint = into.densities[k];
    const all = [...independence.a, ...independence.b, ...independence.given];
    if (joint?.kind !== 'joint' || !all.every((name) => joint.of.includes(name)))
      return `"${source.latex}" can be arranged for a joint density of all its variables only: declare ${independence.family}: {joint: [${all.join(', ')}]}, or a conditional that leaves out what does not matter`;
    into.densities[k] = { ...joint, independent: [...joint.independent, independence] };
    return null;
  }
  if (left.kind === 'density' && (a.op === '=' || a.op === '~')) {
    const signature = { name: left.name, of: namesOf(left.of), given: namesOf(left.given) };
    const formula = (expr: Expr): Formula => ({ expr, source });
    into.densities.push(
      right.kind === 'law'
        ? { signature, kind: 'law', family: right.family, args: right.args.map(formula) }
        : { signature, kind: 'is', formula: formula(right) },
    );
    return null;
  }
  return `"${source.latex}" cannot be arranged: assume the value of a parameter, of an arbitrary function at one place, the law of a density, or an inequality`;
}

const namesOf = (items: readonly Expr[]): string[] => items.flatMap((e) => (e.kind === 'sym' ? [e.name] : []));

/** `p(a | b, c) = p(a | c)` or `p(a, b | c) = p(a | c) p(b | c)`; null where a relation is neither. */
function independenceIn(left: Expr, right: Expr): (Independence & { family: string }) | null {
  if (left.kind !== 'density') return null;
  const of = namesOf(left.of);
  const given = namesOf(left.given);
  const sameNames = (x: readonly string[], y: readonly string[]): boolean =>
    x.length === y.length && x.every((n) => y.includes(n));
  if (right.kind === 'density' && right.name === left.name && sameNames(of, namesOf(right.of))) {
    const kept = namesOf(right.given);
    if (kept.length === given.length || !kept.every((n) => given.includes(n))) return null;
    return { family: left.name, a: of, b: given.filter((n) => !kept.includes(n)), given: kept };
  }
  if (right.kind !== 'product' || right.factors.length !== 2) return null;
  const [a, b] = right.factors;
  if (a?.kind !== 'density' || b?.kind !== 'density' || a.name !== left.name || b.name !== left.name) return null;
  const apart = [...namesOf(a.of), ...namesOf(b.of)];
  const conditions = [a, b].every((d) => sameNames(namesOf(d.given), given));
  return sameNames(apart, of) && conditions ? { family: left.name, a: namesOf(a.of), b: namesOf(b.of), given } : null;
}
