import type { Expr } from '../../../../expr';
import { applied, folded, negated, productOf, signed, sumOf, unsigned } from './build';
import type { Known, Rule } from './known';
import { boundNames, factorsOf, isFreeOf, termsOf } from './known';

/** Names over which a mean is taken, where its measure names them all. */
function averaged(e: Expr & { kind: 'expect' }): string[] | null {
  const out: string[] = [];
  for (const under of e.under) {
    const law = under.kind === 'relation' && under.op === '~' ? under.left : under;
    const of = law.kind === 'density' ? law.of : under === law ? null : [law];
    if (!of) return null;
    for (const v of of) {
      if (v.kind !== 'sym') return null;
      out.push(v.name);
    }
  }
  return out.length > 0 && e.given.length === 0 ? out : null;
}

/** What a linear sign stands before, which names it binds, and the same sign before something else. */
interface Linear {
  readonly body: Expr;
  readonly names: readonly string[];
  readonly before: (body: Expr) => Expr;
  /** Whether both parts of a sum may be taken separately: each has a value. */
  readonly splits: boolean;
}

function linear(e: Expr, known: Known): Linear | null {
  if (e.kind === 'fold' && (e.op === 'sum' || e.op === 'int')) {
    const names = boundNames(e);
    if (!names) return null;
    const finite = names.every((n) => known.meaning.variables.get(n)?.form.kind !== 'real');
    return { body: e.body, names, before: (body) => folded(e, body), splits: e.op === 'sum' || finite };
  }
  if (e.kind === 'expect' && e.op === 'E' && e.body.length === 1) {
    const names = averaged(e);
    return names && { body: e.body[0]!, names, before: (body) => ({ ...e, body: [body] }), splits: true };
  }
  return null;
}

/** A sum, integral or mean of a sum as the sum of two. */
export const split: Rule = (e, _place, known) => {
  const sign = linear(e, known);
  const terms = sign?.splits ? termsOf(sign.body) : null;
  if (!sign || !terms) return [];
  return [
    sumOf(
      terms.map((t) => {
        const { negative, body } = unsigned(t);
        return signed(negative, sign.before(body));
      }),
    ),
  ];
};

/** A constant factor or sign in front of a sum, integral or mean. */
export const pullOut: Rule = (e, _place, known) => {
  const sign = linear(e, known);
  if (!sign) return [];
  if (sign.body.kind === 'negative') return [negated(sign.before(sign.body.body))];
  const factors = factorsOf(sign.body);
  if (factors.length < 2) return [];
  return factors.flatMap((f, i): Expr[] =>
    known.isScalar(f) && isFreeOf(f, sign.names, known)
      ? [productOf([f, sign.before(productOf(factors.filter((_, k) => k !== i)))])]
      : [],
  );
};

/** A factor before a sum, integral or mean behind its sign. */
export const pushIn: Rule = (e, _place, known) => {
  if (e.kind === 'negative') {
    const sign = linear(e.body, known);
    return sign ? [sign.before(negated(sign.body))] : [];
  }
  const factors = factorsOf(e);
  const last = factors[factors.length - 1]!;
  const before = factors.slice(0, -1);
  const sign = factors.length > 1 ? linear(last, known) : null;
  if (!sign || !before.every((f) => known.isScalar(f) && isFreeOf(f, sign.names, known))) return [];
  return [sign.before(productOf([...before, sign.body]))];
};

/** Products of products, the logarithm of a product and the exponential of a sum over an index. */
export const products: Rule = (e, _place, known) => {
  if (e.kind === 'fold' && e.op === 'prod' && known.isScalar(e.body)) {
    const factors = factorsOf(e.body);
    return factors.length > 1 ? [productOf(factors.map((f) => folded(e, f)))] : [];
  }
  if (e.kind !== 'apply' || e.fn.kind !== 'sym' || e.args.length !== 1) return [];
  const of = e.args[0]!;
  if (of.kind !== 'fold' || !known.isScalar(of.body)) return [];
  if (e.fn.name === '\\log' && of.op === 'prod' && known.isPositive(of.body))
    return [folded(of, applied('\\log', of.body), 'sum')];
  if (e.fn.name === '\\exp' && of.op === 'sum') return [folded(of, applied('\\exp', of.body), 'prod')];
  return [];
};

/** `\sum_x \sum_y` as `\sum_y \sum_x` and as `\sum_{x,y}`, and back. */
export const nesting: Rule = (e, _place, known) => {
  // Where some double sums run over edges, what is one sign and what two is told apart.
  if (e.kind !== 'fold' || (e.op !== 'sum' && e.op !== 'int') || e.where.length > 0 || known.meaning.edges) return [];
  const plain = (f: Expr & { kind: 'fold' }): boolean =>
    f.where.length === 0 && f.binders.every((b) => b.name.kind === 'sym' && !b.from && !b.to && !b.in);
  if (!plain(e)) return [];
  const out: Expr[] = [];
  if (e.op === 'sum' && e.binders.length === 2) {
    const [a, b] = e.binders;
    out.push({ ...e, binders: [b!, a!] });
    out.push({ ...e, binders: [a!], body: { ...e, binders: [b!] } });
  }
  const inner = e.body;
  if (inner.kind === 'fold' && inner.op === e.op && plain(inner)) {
    out.push({ ...inner, body: { ...e, body: inner.body } });
    if (e.op === 'sum') out.push({ ...e, binders: [...e.binders, ...inner.binders], body: inner.body });
  }
  return out;
};
