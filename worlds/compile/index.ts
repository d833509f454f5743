import type { Field } from '../field';
import type { Layout } from '../layout';
import type { Meaning } from '../meaning';
import type { Binding, Compiler, FreeName, JacobianLayout, Motion } from './code';
import { find } from './code';
import { dispatch } from './dispatch';
import { freed } from './free';
import { openVariables } from './open';
import { variableName } from './variables';

export type { Code, Compiler, Env, Fixed, FreeName, JacobianLayout, Scope } from './code';
export { settle } from './elementwise';

/**
 * A compiler over one layout in one field. All formulas compiled by it share slots, free names and kept tables.
 * @param jacobians how the derivative of a vector by a vector is laid out
 */
export function compiler<T>(
  meaning: Meaning,
  layout: Layout,
  field: Field<T>,
  jacobians: JacobianLayout = 'mixed',
): Compiler<T> {
  const free = new Map<string, FreeName<T>>();
  const rootNames = new Map<string, Binding<T>>();
  let slots = 0;
  /** Names met that are no random variable and no index: no scope binds them but by their own name. */
  const neverFree = new Set<string>();
  const c: Compiler<T> = {
    field,
    meaning,
    layout,
    root: { names: rootNames, parent: null },
    free,
    motion: null,
    jacobians,
    laidOut: 'no',
    ordered: false,
    expanding: new Set(),
    loops: new Set(),
    quadrature: false,
    notes: new Set(),
    slot: () => slots++,
    code: (e, scope) => dispatch(c, e, scope),
    open: (e) => openVariables(c, e),
    binding: (name, scope) => {
      const bound = find(scope, name);
      if (bound || neverFree.has(name)) return bound;
      // A small and a capital letter for one variable are one name.
      const variable = variableName(c, name) ?? name;
      const found = (variable === name ? null : find(scope, variable)) ?? freed(c, variable, rootNames);
      if (!found) neverFree.add(name);
      return found;
    },
    index: (name, size) => {
      const slot = c.slot();
      const binding: Binding<T> = { kind: 'index', slot, most: size };
      free.set(name, { kind: 'index', name, slot, size });
      rootNames.set(name, binding);
      return binding;
    },
    number: (name) => {
      const slot = c.slot();
      const binding: Binding<T> = { kind: 'value', slot, shape: [], variable: null };
      free.set(name, { kind: 'real', name, slot, shape: [], support: null });
      rootNames.set(name, binding);
      return binding;
    },
    within: (over, motion) => inMotion(c, over, motion),
  };
  return c;
}

/** A compiler in a field that carries derivatives; all that is not a number it shares with the one below. */
function inMotion<T, U>(below: Compiler<T>, field: Field<U>, motion: Motion<U>): Compiler<U> {
  const rootNames = new Map<string, Binding<U>>();
  const free = (name: string): Binding<U> | null => {
    const found = motion.binding(name);
    if (found) rootNames.set(name, found);
    return found;
  };
  const c: Compiler<U> = {
    field,
    meaning: below.meaning,
    layout: below.layout,
    root: { names: rootNames, parent: null },
    free: new Map(),
    motion,
    jacobians: below.jacobians,
    get laidOut() {
      return below.laidOut;
    },
    set laidOut(value) {
      below.laidOut = value;
    },
    get ordered() {
      return below.ordered;
    },
    set ordered(value) {
      below.ordered = value;
    },
    get quadrature() {
      return below.quadrature;
    },
    set quadrature(value) {
      below.quadrature = value;
    },
    expanding: below.expanding,
    loops: below.loops,
    notes: below.notes,
    slot: () => below.slot(),
    code: (e, scope) => dispatch(c, e, scope),
    open: (e) => below.open(e),
    binding: (name, scope) =>
      find(scope, name) ?? find(scope, variableName(c, name) ?? name) ?? free(variableName(c, name) ?? name),
    index: (name, size) => {
      below.index(name, size);
      return free(name)!;
    },
    number: (name) => {
      below.number(name);
      return free(name)!;
    },
    within: (over, further) => inMotion(c, over, further),
  };
  return c;
}
