import type { Expr } from '../../expr';
import { parts } from '../../expr';
import { formulasOf, mentionIn } from '../mentions';
import type { Compiler } from './code';
import { densityBelow, resolveFamily } from './families';
import { variableName } from './variables';

/**
 * Random variables that a formula leaves open: those that no mean, sum or integral in it binds. What a bare
 * expectation averages over.
 */
export function openVariables<T>(c: Compiler<T>, e: Expr): Set<string> {
  const all = (items: readonly Expr[]): Set<string> => new Set(items.flatMap((item) => [...openVariables(c, item)]));
  const without = (open: Set<string>, names: readonly Expr[]): Set<string> => {
    for (const name of all(names)) open.delete(name);
    return open;
  };
  switch (e.kind) {
    case 'sym': {
      const name = variableName(c, e.name);
      if (name !== null) return new Set([name]);
      const parameter = c.meaning.parameters.get(e.name)?.form;
      const formula = parameter?.kind === 'is' ? parameter.formula : c.meaning.nodes.get(e.name)?.formula;
      if (formula) return within(c, e.name, formula.expr);
      // A density or a function by its bare name is its value at the variables in force.
      const f = c.meaning.functions.get(e.name);
      const placed = densityBelow(c, e);
      if (placed) return all(placed.of);
      const places = f?.kind === 'formula' ? f.arguments : (resolveFamily(c, e.name)?.variables ?? []);
      return new Set(places.filter((place) => c.layout.variables.has(place)));
    }
    case 'indexed':
    case 'power': {
      // A node with indices: what its formula leaves open.
      const mention = mentionIn(c.meaning, e);
      if (!mention) return all(parts(e));
      const { family, at, components } = mention;
      const formulas = formulasOf(c.meaning, family.key).map((formula) => within(c, family.key, formula));
      return new Set([...all([...at.filter((i) => i !== null), ...components]), ...formulas.flatMap((f) => [...f])]);
    }
    case 'expect': {
      const conditions = e.given.filter((g) => g.kind !== 'relation');
      if (e.under.length === 0) return all(conditions);
      return without(all([...e.body, ...conditions, ...e.under.flatMap(conditionsOf)]), e.under.flatMap(boundBy));
    }
    case 'divergence':
      return without(all([e.left, e.right].flatMap(conditionsOf)), boundBy(e.left));
    case 'entropy':
      return e.of.some((x) => x.kind === 'density')
        ? without(all(e.of.flatMap(conditionsOf)), boundBy(e.of[0]!))
        : new Set();
    case 'information':
      return new Set();
    case 'fold':
      return without(
        all(parts(e)),
        e.binders.map((b) => b.name),
      );
    default:
      return all(parts(e));
  }
}

/** Names whose formulas are being looked at: a definition that runs in a circle leaves nothing open. */
const looking = new WeakMap<object, Set<string>>();

function within<T>(c: Compiler<T>, name: string, formula: Expr): Set<string> {
  const open = looking.get(c) ?? new Set<string>();
  looking.set(c, open);
  if (open.has(name)) return new Set();
  open.add(name);
  const found = openVariables(c, formula);
  open.delete(name);
  return found;
}

/** What a density or a sampling statement binds. */
function boundBy(e: Expr): readonly Expr[] {
  switch (e.kind) {
    case 'relation':
      return [e.left];
    case 'density':
    case 'law':
      return e.of;
    case 'product':
      return e.factors.flatMap(boundBy);
    case 'sum':
      return e.terms.flatMap(boundBy);
    default:
      return [e];
  }
}

/** What a density or a sampling statement depends on from outside. */
function conditionsOf(e: Expr): readonly Expr[] {
  switch (e.kind) {
    case 'relation':
      return conditionsOf(e.right);
    case 'density':
      return e.given;
    case 'law':
      return e.args;
    case 'product':
      return e.factors.flatMap(conditionsOf);
    case 'sum':
      return e.terms.flatMap(conditionsOf);
    default:
      return [];
  }
}
