import { multiply, only, single, term, UNIT } from '../algebra/poly';
import { isOne, ONE } from '../algebra/ratio';
import type { Atom, Inside, Poly, Term } from '../algebra/types';
import { dependsOnAny } from '../algebra/free';
import type { Law } from '../law';
import type { Normaliser } from '../normal';

/** What kind of value a name, or a component of it, takes by declaration. */
function kindOf(inside: Inside, n: Normaliser): string | null {
  const name = inside.kind === 'index' ? only(inside.of)?.inside : inside;
  if (name?.kind !== 'name') return null;
  const variable = n.setting.variable(name.name);
  if (variable !== null) return n.setting.meaning.variables.get(variable)?.form.kind ?? null;
  return n.setting.meaning.parameters.get(name.name)?.form.kind ?? null;
}

/** Whether an atom is a single number of a kind. */
const isOf = (a: Atom, kinds: readonly string[], n: Normaliser): boolean =>
  a.rank === 'number' && kinds.includes(kindOf(a.inside, n) ?? '');

/** Powers of signs and bits in a term, brought down: x^2 is 1, h^2 is h. Null where there are none. */
function lowered(t: Term, n: Normaliser): Term | null {
  let changed = false;
  const factors = t.factors.flatMap((f) => {
    if (f.power.d !== 1 || f.power.n < 2) return [f];
    if (isOf(f.atom, ['spins'], n)) {
      changed = true;
      return f.power.n % 2 === 0 ? [] : [{ atom: f.atom, power: ONE }];
    }
    if (isOf(f.atom, ['binary', 'onehot'], n)) {
      changed = true;
      return [{ atom: f.atom, power: ONE }];
    }
    return [f];
  });
  return changed ? term(t.coef, factors, t.word) : null;
}

/** Squares of signs are one, those of bits the bits; the entries of a simplex or one-hot vector sum to one. */
export const VALUES: readonly Law[] = [
  {
    id: 'values of signs and bits',
    on: ['fold', 'mean'],
    apply(inside, n) {
      if (inside.kind === 'mean') {
        const body = inside.body.map((t) => lowered(t, n) ?? t);
        return body.some((t, i) => t !== inside.body[i]) ? n.make({ ...inside, body: again(body) }) : null;
      }
      if (inside.kind !== 'fold') return null;
      const body = inside.body.map((t) => lowered(t, n) ?? t);
      if (body.some((t, i) => t !== inside.body[i])) return n.make({ ...inside, body: again(body) });
      return inside.op === 'sum' ? summed(inside, n) : null;
    },
  },
];

const again = (terms: readonly Term[]): Poly => terms.map((t): Poly => [t]).reduce((a, b) => [...a, ...b], []);

function summed(fold: Extract<Inside, { kind: 'fold' }>, n: Normaliser): Poly | null {
  const t = single(fold.body);
  const [b] = fold.binders;
  if (!t || fold.binders.length !== 1 || fold.where.length > 0 || b?.kind !== 'index') return null;
  const own = t.factors.filter((f) => dependsOnAny(f.atom.free, [b]));
  const [f] = own;
  if (own.length !== 1 || !f || !isOne(f.power) || f.atom.inside.kind !== 'index') return null;
  if (!['simplex', 'onehot'].includes(kindOf(f.atom.inside, n) ?? '')) return null;
  return multiply(
    [
      term(
        t.coef,
        t.factors.filter((x) => x !== f),
        [],
      ),
    ],
    UNIT,
  );
}

/** The same for what stands outside every sum. */
export const loweredAtTop = (p: Poly, n: Normaliser): Poly => p.map((t) => lowered(t, n) ?? t);
