import type { Expr } from '../../../expr';
import { add, constant, minus, multiply, scale, UNIT } from '../algebra/poly';
import { MINUS_ONE, ratio } from '../algebra/ratio';
import type { Inner, Poly } from '../algebra/types';
import { mentioned } from '../algebra/free';
import { written as writtenOf } from '../algebra/write';
import type { Law } from '../law';
import { freeLetters, indexBinder } from '../read/binders';
import { substituted } from '../read/substitute';
import type { Normaliser } from '../normal';
import { leading } from '../normal';

/** Which function of the field a name is, by declaration or by itself. */
export function namedFunction(name: string, n: Normaliser): string | null {
  const form = n.setting.meaning.functions.get(name);
  if (form) return form.kind === 'named' ? form.name : null;
  return ({ '\\tanh': 'tanh', '\\sigma': 'sigmoid' } as Readonly<Record<string, string>>)[name] ?? name;
}

const exp = (p: Poly, n: Normaliser): Poly => n.make({ kind: 'exp', of: p });
const inverse = (p: Poly, n: Normaliser): Poly => n.power(p, MINUS_ONE);

/** sigma(x) is 1 / (1 + e^{-x}). */
const sigmoid: Law = {
  id: 'definition of the sigmoid',
  on: ['apply'],
  apply(inside, n) {
    if (inside.kind !== 'apply' || namedFunction(inside.name, n) !== 'sigmoid') return null;
    return inverse(add(UNIT, exp(scale(inside.args[0]!, MINUS_ONE), n)), n);
  },
};

/** 1 - sigma(x) is sigma(-x). */
const mirrored: Law = {
  id: '1 − σ(x) = σ(−x)',
  on: ['apply'],
  apply(inside, n) {
    if (inside.kind !== 'apply' || namedFunction(inside.name, n) !== 'sigmoid') return null;
    const [x] = inside.args;
    if (!x || x.length === 0 || leading(x).n > 0) return null;
    return minus(UNIT, n.make({ ...inside, args: [scale(x, MINUS_ONE)] }));
  },
};

const tanh: Law = {
  id: 'definition of tanh',
  on: ['apply'],
  apply(inside, n) {
    if (inside.kind !== 'apply' || namedFunction(inside.name, n) !== 'tanh') return null;
    const [x] = inside.args;
    if (!x) return null;
    const [up, down] = [exp(x, n), exp(scale(x, MINUS_ONE), n)];
    return multiply(minus(up, down), inverse(add(up, down), n));
  },
};

const softplus: Law = {
  id: 'definition of softplus',
  on: ['apply'],
  apply(inside, n) {
    if (inside.kind !== 'apply' || namedFunction(inside.name, n) !== 'softplus') return null;
    return n.make({ kind: 'log', of: add(UNIT, exp(inside.args[0]!, n)) });
  },
};

/** softmax(z)_i is e^{z_i} over the sum of all e^{z_k}. */
const softmax: Law = {
  id: 'definition of softmax',
  on: ['index'],
  apply(inside, n) {
    if (inside.kind !== 'index' || inside.at.length !== 1) return null;
    const t = inside.of.length === 1 ? inside.of[0]! : null;
    const f = t && t.word.length === 1 && t.factors.length === 0 ? t.word[0]!.atom.inside : null;
    if (f?.kind !== 'apply' || namedFunction(f.name, n) !== 'softmax') return null;
    const [z] = f.args;
    const [k] = freeLetters(n.setting, new Set(inside.at.flatMap((x) => [...mentioned(x)])));
    if (!z || k === undefined) return null;
    const b = indexBinder(k, sizeIn(z, n));
    const each = n.within([b], () => exp(n.component(z, [b.expr]), n));
    const total = n.make({ kind: 'fold', op: 'sum', binders: [b], where: [], body: each });
    return multiply(exp(n.component(z, inside.at), n), inverse(total, n));
  },
};

function sizeIn(p: Poly, n: Normaliser): Poly | null {
  for (const t of p)
    for (const l of t.word) if (l.atom.inside.kind === 'name') return n.setting.sizeOf(l.atom.inside.name, 0);
  return null;
}

/** A function that the world file defines by a formula. */
const declared: Law = {
  id: 'definition of a function',
  on: ['apply'],
  apply(inside, n) {
    if (inside.kind !== 'apply') return null;
    const form = n.setting.meaning.functions.get(inside.name);
    if (form?.kind !== 'formula' || form.arguments.length !== inside.args.length) return null;
    const args = argumentsOf(inside);
    if (!args) return null;
    return n.poly(
      substituted(n.setting.read(form.formula.expr), new Map(form.arguments.map((name, i) => [name, args[i]!]))),
    );
  },
};

/** Arguments as expressions; null where one is a substitution such as `x_m = 1`. */
function argumentsOf(inside: Inner<'apply'>): readonly Expr[] | null {
  const out: Expr[] = [];
  for (const a of inside.args) {
    const t = a.length === 1 ? a[0]! : null;
    const f = t?.factors[0]?.atom.inside;
    if (f?.kind === 'opaque' && f.expr.kind === 'relation') return null;
    out.push(writtenOf(a));
  }
  return out;
}

/** A name that the world file or the text defines by a formula. */
const definition: Law = {
  id: 'definition of a name',
  on: ['name'],
  apply(inside, n) {
    if (inside.kind !== 'name' || n.isHeld(inside.name)) return null;
    const own = n.setting.definitions.get(inside.name);
    if (own) return n.poly(n.setting.read(own));
    const form = n.setting.meaning.parameters.get(inside.name)?.form;
    const node = n.setting.meaning.nodes.get(inside.name);
    if (node) return n.poly(n.setting.read(node.formula.expr));
    return form?.kind === 'is' ? n.poly(n.setting.read(form.formula.expr)) : null;
  },
};

export const FUNCTIONS: readonly Law[] = [mirrored, sigmoid, tanh, softplus, softmax, declared, definition];
export { constant, ratio };
