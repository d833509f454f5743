import { add, multiply, power as wholePower, term, UNIT } from '../algebra/poly';
import { raisedTo } from '../algebra/elementary';
import { isOne, isWhole, ONE } from '../algebra/ratio';
import type { Atom, Inside, Poly, Term } from '../algebra/types';
import type { Normaliser } from '../normal';

/** A formula that was read before, read again with other laws: what no law touches stays as it is. */
export function again(n: Normaliser, p: Poly): Poly {
  let changed = false;
  const pieces = p.map((t): Poly => {
    const made = termAgain(n, t);
    if (made) changed = true;
    return made ?? [t];
  });
  return changed ? add(...pieces) : p;
}

function termAgain(n: Normaliser, t: Term): Poly | null {
  let changed = false;
  const one = (atom: Atom): Poly | null => {
    const made = atomAgain(n, atom);
    if (made) changed = true;
    return made;
  };
  const factors = t.factors.map((f) => ({ f, made: one(f.atom) }));
  const letters = t.word.map((l) => ({ l, made: one(l.atom) }));
  if (!changed) return null;
  const kept = term(
    t.coef,
    factors.flatMap(({ f, made }) => (made ? [] : [f])),
    [],
  );
  let out: Poly = [kept];
  for (const { f, made } of factors)
    if (made)
      out = multiply(
        out,
        isOne(f.power)
          ? made
          : isWhole(f.power) && f.power.n > 0
            ? wholePower(made, f.power.n)
            : raisedTo(made, f.power),
      );
  for (const { l, made } of letters) {
    const own: Poly = made ? (l.turned ? n.transposed(made) : made) : [term(ONE, [], [l])];
    out = multiply(out, own);
  }
  return out;
}

/** Products of vectors and matrices that came about by multiplying: laws have not seen them yet. */
function words(n: Normaliser, p: Poly): Poly {
  const pieces = p.map((t): Poly => {
    const made = t.factors.map((f) => (f.atom.inside.kind === 'word' ? n.lawful(f.atom.inside) : null));
    if (made.every((m) => m === null)) return [t];
    const rest = term(
      t.coef,
      t.factors.filter((_, i) => made[i] === null),
      t.word,
    );
    return t.factors.reduce<Poly>((out, f, i) => (made[i] ? multiply(out, raisedTo(made[i], f.power)) : out), [rest]);
  });
  return add(...pieces);
}

/** An atom read again; null where nothing changes. */
function atomAgain(n: Normaliser, a: Atom): Poly | null {
  const inside = insideAgain(n, a.inside);
  if (inside) return inside;
  return n.lawful(a.inside);
}

/** What stands in an atom made again from its changed parts; null where none changed. */
function insideAgain(n: Normaliser, i: Inside): Poly | null {
  switch (i.kind) {
    case 'name':
    case 'number':
    case 'density':
    case 'law':
    case 'divergence':
    case 'entropy':
    case 'information':
    case 'opaque':
      return null;
    case 'index': {
      const of = again(n, i.of);
      return of === i.of ? null : n.component(of, i.at);
    }
    case 'log':
    case 'exp': {
      const of = again(n, i.of);
      return of === i.of ? null : n.make({ kind: i.kind, of });
    }
    case 'sum': {
      const of = again(n, i.of);
      return of === i.of ? null : of;
    }
    case 'derivative': {
      const of = n.holding(i.by, () => again(n, i.of));
      return of === i.of ? null : n.derivative({ ...i, of });
    }
    case 'power': {
      const [base, exponent] = [again(n, i.base), again(n, i.exponent)];
      return base === i.base && exponent === i.exponent ? null : n.powerBy(base, exponent);
    }
    case 'apply': {
      const args = i.args.map((x) => again(n, x));
      return args.every((x, k) => x === i.args[k]) ? null : n.make({ ...i, args });
    }
    case 'fold': {
      const body = n.within(i.binders, () => again(n, i.body));
      return body === i.body ? null : n.make({ ...i, body });
    }
    case 'mean': {
      const body = n.within(i.measure.binds, () => again(n, i.body));
      return body === i.body ? null : n.make({ ...i, body });
    }
    case 'spread': {
      const body = n.within(i.measure.binds, () => i.body.map((x) => again(n, x)));
      return body.every((x, k) => x === i.body[k]) ? null : n.make({ ...i, body });
    }
    case 'word': {
      let changed = false;
      const letters = i.letters.map((l): Poly => {
        const made = atomAgain(n, l.atom);
        if (made) changed = true;
        return made ? (l.turned ? n.transposed(made) : made) : [term(ONE, [], [l])];
      });
      return changed
        ? words(
            n,
            letters.reduce((x, y) => multiply(x, y), UNIT),
          )
        : null;
    }
  }
}
