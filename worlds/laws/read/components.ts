import type { Expr } from '../../../expr';
import { add, multiply, ofAtom, rankOfPoly, rankOfTerm, term } from '../algebra/poly';
import { isOne, ONE } from '../algebra/ratio';
import type { Poly, Rank, Term } from '../algebra/types';
import { rankOf } from '../algebra/words';
import type { Normaliser } from '../normal';

/** Functions that act on each entry of a vector by itself. */
const ENTRYWISE = new Set(['\\sqrt', '\\tanh', '\\sigma', 'sigmoid', 'relu', 'softplus', '\\sin', '\\cos']);

function entrywise(name: string, n: Normaliser): boolean {
  const form = n.setting.meaning.functions.get(name);
  return form ? form.kind === 'named' && form.name !== 'softmax' : ENTRYWISE.has(name);
}

/** Components of a vector or matrix: of a sum those of its terms, of what acts on each entry that of the component. */
export const component = (n: Normaliser, p: Poly, at: readonly Expr[]): Poly => add(...p.map((t) => ofTerm(n, t, at)));

function ofTerm(n: Normaliser, t: Term, at: readonly Expr[]): Poly {
  const [letter] = t.word;
  if (!letter) {
    const name = t.factors.length === 1 && isOne(t.coef) && isOne(t.factors[0]!.power) && rankOfTerm(t) === 'number';
    return name ? n.make({ kind: 'index', of: [t], at }) : [t];
  }
  const scalars: Poly = [term(t.coef, t.factors, [])];
  if (t.word.length > 1)
    return multiply(scalars, n.make({ kind: 'index', of: [term(ONE, [], t.word)], at }, rankAt(t, at)));
  const { atom, turned } = letter;
  const swapped = turned && at.length === 2 ? [at[1]!, at[0]!] : at;
  const { inside } = atom;
  const each = (q: Poly): Poly => (rankOfPoly(q) === 'number' ? q : component(n, q, swapped));
  const own = ((): Poly | null => {
    switch (inside.kind) {
      case 'power':
        return atom.rank === 'column' ? n.powerBy(each(inside.base), inside.exponent) : null;
      case 'log':
      case 'exp':
        return n.make({ kind: inside.kind, of: each(inside.of) });
      case 'apply':
        if (inside.name === '\\odot') return inside.args.map(each).reduce((a, b) => multiply(a, b));
        return entrywise(inside.name, n) ? n.make({ ...inside, args: inside.args.map(each) }) : null;
      case 'fold':
        return inside.op === 'sum' ? n.make({ ...inside, body: each(inside.body) }) : null;
      case 'mean':
        return n.make({ ...inside, body: each(inside.body) });
      default:
        return null;
    }
  })();
  return multiply(scalars, own ?? n.make({ kind: 'index', of: ofAtom(atom), at: swapped }, rankAt(t, at)));
}

/** Rank of a component of a product of vectors and matrices. */
function rankAt(t: Term, at: readonly Expr[]): Rank {
  const [first, last] = [rankOf(t.word[0]!), rankOf(t.word[t.word.length - 1]!)];
  const axes = (first === 'matrix' || first === 'column' ? 1 : 0) + (last === 'matrix' || last === 'row' ? 1 : 0);
  if (at.some((x) => x.kind === 'others' || x.kind === 'range')) return axes === 2 ? 'matrix' : 'column';
  return axes - at.length <= 0 ? 'number' : 'column';
}
