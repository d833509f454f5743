import type { Expr, RelationOp } from '../../expr';
import type { Batch } from '../judge/trial';
import type { Meaning } from '../meaning';
import { Refusal } from '../refusal';
import { atomOf } from './algebra/atoms';
import { pieceOf } from './families/models';
import { freeIn, minus, multiply, ofAtom, single } from './algebra/poly';
import { raisedTo } from './algebra/elementary';
import { MINUS_ONE } from './algebra/ratio';
import type { Inside, Poly } from './algebra/types';
import { insideOf } from './algebra/walk';
import { symbol, written } from './algebra/write';
import { reckoning } from './algebraic';
import { boundUnder } from './bounds';
import type { Bounding, Bounds } from './bounds';
import { isChainRule } from './chain-rule';
import { confirmed } from './confirm';
import { Fresh } from './fresh';
import type { Law, LawId } from './law';
import type { Named } from './naming';
import { named, nameOfLaw, ownUses } from './naming';
import { Normaliser } from './normal';
import type { Pair } from './places';
import { differences } from './places';
import type { Found, Question } from './search';
import { Budget, fewest, oneLaw, severalLaws, THEORIES, under, used } from './search';
import { Setting } from './setting';
import { LAWS } from './table';

/** Why a claim holds: the laws that take one side to the other, in the order in which they are applied. */
export interface Explanation {
  readonly laws: readonly Named[];
}

/** Readings of formulas that explaining one claim may take. */
const READINGS = 160;

/** More laws than this at once explain nothing. */
const MOST_LAWS = 5;

/**
 * Says which laws make a claim true that holds in its worlds. Each law that is named was confirmed in fresh worlds: the
 * steps between the sides, and the law by itself.
 * @returns null where no laws of the table, a few at a time, lead from one side to the other
 */
export function explain(
  claim: { readonly left: Expr; readonly op: RelationOp; readonly right: Expr },
  meaning: Meaning,
  batches: readonly Batch[],
  definitions: ReadonlyMap<string, Expr>,
): Explanation | null {
  const { op } = claim;
  try {
    const fresh = new Fresh(meaning, batches, definitions);
    const setting = new Setting(fresh.trial.compiler, definitions, (a, b) => fresh.equal(a, b));
    const at = { setting, fresh, budget: new Budget(READINGS) };
    const [left, right] = [setting.read(claim.left), setting.read(claim.right)];
    switch (op) {
      case '=':
      case '~=':
      case '~':
        return equality(left, right, at);
      case '>=':
      case '>':
        return bound(left, right, at);
      case '<=':
      case '<':
        return bound(right, left, at);
      case 'propto':
        return proportion(left, right, at);
      default:
        return null;
    }
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

interface At {
  readonly setting: Setting;
  readonly fresh: Fresh;
  readonly budget: Budget;
}

const few = (laws: readonly Named[]): Explanation | null => (laws.length <= MOST_LAWS ? { laws } : null);

function equality(left: Expr, right: Expr, at: At): Explanation | null {
  const [l, r] = placed(left, right);
  const n = new Normaliser(at.setting, []);
  const declared = declaredLaw(l, r, n);
  if (declared) return at.fresh.equal(l, r) ? { laws: [declared] } : null;
  if (isChainRule(l, r) || isChainRule(r, l))
    return at.fresh.equal(l, r) ? { laws: [named('chain rule of derivatives')] } : null;
  const [a, b] = [n.poly(l), n.poly(r)];
  const plain: Question = { left: a, right: b, around: [] };
  const reckoned = under(plain, [], at.setting, at.budget);
  if (reckoned) return at.fresh.equal(l, r) ? { laws: [named(reckoning(left, right, at.setting))] } : null;
  const levels = inwards(differences(a, b, n));
  for (const level of levels) {
    const found = between(level, oneLaw, at);
    if (found) return few(found);
  }
  // Several laws at once: where the sides differ least, and as a whole.
  for (const level of new Set([levels[0]!, levels[levels.length - 1]!])) {
    const found = between(level, (...args) => oneLaw(...args) ?? severalLaws(...args), at);
    if (found) return few(found);
  }
  return null;
}

/** A law without a place, `p(z) = N(0, I)`, is about what the density on the other side is of. */
function placed(left: Expr, right: Expr): [Expr, Expr] {
  if (left.kind === 'density' && right.kind === 'law' && right.of.length === 0)
    return [left, { ...right, of: left.of }];
  if (right.kind === 'density' && left.kind === 'law' && left.of.length === 0)
    return [{ ...left, of: right.of }, right];
  return [left, right];
}

/** `p(z) = N(0, I)` says what the world file says of p; null for any other claim. */
function declaredLaw(left: Expr, right: Expr, n: Normaliser): Named | null {
  const density = left.kind === 'density' ? left : right.kind === 'density' ? right : null;
  if (!density || (left.kind !== 'law' && right.kind !== 'law')) return null;
  const declared = pieceOf(n.setting.density(density), n)?.meaning.kind === 'law';
  return declared ? named('definition', `the definition of $${density.name}$`) : null;
}

/** Levels from the smallest differences to the whole: not all of them, where there are many. */
function inwards(levels: readonly Pair[][]): Pair[][] {
  const all = [...levels].reverse();
  if (all.length <= 4) return all;
  return [all[0]!, all[1]!, all[Math.floor(all.length / 2)]!, all[all.length - 1]!];
}

/** Laws for all differences of one level; null where one has none, or a law is not confirmed. */
function between(level: readonly Pair[], search: typeof oneLaw, at: At): Named[] | null {
  const out: Named[] = [];
  for (const q of level) {
    const found = search(q, LAWS, at.setting, at.budget);
    if (!found || !confirmed(found, q, at.setting, at.fresh)) return null;
    const laws =
      found.laws.length === 0 ? [named(reckoning(written(q.left), written(q.right), at.setting))] : namesOf(found, q);
    for (const law of laws) if (!out.some((o) => o.said === law.said)) out.push(law);
  }
  return out;
}

/** Laws that a definition brings with it: saying them too would say nothing. */
const IMPLIED: readonly { readonly by: readonly LawId[]; readonly laws: readonly LawId[]; readonly alone?: true }[] = [
  {
    by: ['definition of KL divergence', 'definition of entropy', 'definition of mutual information'],
    laws: ['definition of expectation'],
  },
  // E_q[log q - log p] and E_q[log q/p] are both the definition.
  {
    by: ['definition of KL divergence', 'definition of mutual information'],
    laws: ['logarithm of a product'],
    alone: true,
  },
  { by: ['mutual information by entropies'], laws: ['chain rule of entropy'] },
  { by: ['density of the normal law'], laws: ['log and exp undo each other', 'product of products'] },
  {
    by: ['law of total expectation'],
    laws: ['conditional probability', 'definition of expectation', 'marginalisation'],
  },
  { by: ['definition of a function', 'diagonal matrix'], laws: ['definition of a name'] },
];

/** Names of laws in the order in which they are applied from left to right. */
function namesOf(found: Found, q: Question): Named[] {
  let laws = found.laws;
  for (const { by, laws: implied, alone } of IMPLIED) {
    const given = laws.some((law) => by.includes(law.id));
    const others = laws.some((law) => !implied.includes(law.id) && !by.includes(law.id));
    if (given && !(alone && others)) laws = laws.filter((law) => !implied.includes(law.id));
  }
  // Which variables a mean ranges over is no step of its own.
  const apart = laws.filter((law) => law.id !== 'mean over fewer variables');
  if (apart.length > 0) laws = apart;
  const names = laws
    .map((law, i) => ({ law, at: 10 * stageOf(law, found) + i / laws.length }))
    .sort((a, b) => a.at - b.at)
    .map(({ law }) => nameOfLaw(law.id, found, q));
  return names.filter((name, i) => names.findIndex((other) => other.said === name.said) === i);
}

/** When a law comes, where several are applied: what takes the left side apart first, what the right is made of last. */
function stageOf(law: Law, found: Found): number {
  const { left, right } = ownUses(found, law.id);
  const last = right.length > 0 && left.length === 0;
  if (
    /^(definition|density|normal density|value put|factorisation|independence|chain rule|mutual|edges|one term)/.test(
      law.id,
    )
  )
    return last ? 6 : 0;
  if (/^(conditional|law of total)/.test(law.id)) return 1;
  if (/log|exp(?!ect)|power/.test(law.id)) return 2;
  return /^(expectation of|normalisation|marginalisation|moments|values)/.test(law.id) ? 4 : 3;
}

const boundSaid = ({ name, shown }: Bounds): Named => ({
  ...(name === 'a non-negative term left out' && shown ? named(name, 'its never being negative') : named(name)),
  shown,
});

/** Why `greater` is at least `less`. */
function bound(greater: Expr, less: Expr, at: At): Explanation | null {
  const n = new Normaliser(at.setting, []);
  const q = { left: n.poly(greater), right: n.poly(less), around: [], greater };
  if (minus(q.left, q.right).length === 0) return equality(greater, less, at);
  const ask = (laws: readonly Law[]): Bounding | null => boundUnder(q, laws, at.setting, at.fresh, at.budget);
  const direct = ask([]);
  if (direct) return { laws: direct.names.map(boundSaid) };
  const kinds = new Set<string>([...insideOf(q.left), ...insideOf(q.right)].map((i) => i.kind));
  for (const law of LAWS) {
    if (!law.on.some((kind) => kinds.has(kind))) continue;
    const found = ask([law]);
    if (found && used(found).length > 0) return boundNamed(found, q, at);
  }
  for (const theory of THEORIES) {
    const together = ask(LAWS.filter((l) => !theory.has(l.id)));
    if (together) return boundNamed(fewest({ ...together, laws: used(together) }, ask), q, at);
  }
  return null;
}

function boundNamed(found: Bounding, q: Question, at: At): Explanation | null {
  const laws = used(found);
  for (const law of laws) {
    const both: Found = { ...found, laws: [law], common: q.left };
    const { left, right } = ownUses(both, law.id);
    for (const use of [...left.slice(0, 2), ...right.slice(0, 2)]) {
      const alone: Found = { laws: [law], left: [use], right: [], common: use.to };
      const n = new Normaliser(at.setting, []);
      const from = n.within(use.around, () => n.poly(written(fromOf(use.from))));
      if (!confirmed({ ...alone, laws: [] }, { left: from, right: use.to, around: use.around }, at.setting, at.fresh))
        return null;
    }
  }
  const names = namesOf({ ...found, laws, common: q.left }, q);
  return few([...names, ...found.names.map(boundSaid)]);
}

const fromOf = (inside: Inside): Poly => ofAtom(atomOf(inside));

/** Why two sides are proportional: they are equal but for factors in which what varies does not stand. */
function proportion(left: Expr, right: Expr, at: At): Explanation | null {
  const varied = aboutOf(left, at.setting);
  if (varied.length === 0) return null;
  const plain = new Normaliser(at.setting, []);
  const q: Question = { left: plain.poly(left), right: plain.poly(right), around: [] };
  const ask = (laws: readonly Law[]): Found | null => {
    if (!at.budget.spend()) return null;
    try {
      const [m, n] = [new Normaliser(at.setting, laws), new Normaliser(at.setting, laws)];
      const [a, b] = [m.again(q.left), n.again(q.right)];
      const quotient = single(multiply(a, raisedTo(b, MINUS_ONE)));
      if (!quotient) return null;
      const free = freeIn([quotient]);
      if (varied.some((v) => free.has(v) || free.has(`${v}*`))) return null;
      return { laws, left: m.uses, right: n.uses, common: a };
    } catch (error) {
      if (error instanceof Refusal) return null;
      throw error;
    }
  };
  const last = named(
    'a factor left out',
    `leaving out what does not depend on ${varied.map((v) => `$${v}$`).join(' and ')}`,
  );
  if (ask([])) return { laws: [last] };
  for (const law of LAWS) {
    const found = ask([law]);
    if (found && used(found).length > 0) return few([...namesOf({ ...found, laws: [law] }, q), last]);
  }
  return null;
}

/** Names that a proportionality is about: what the first density of its left side is of. */
function aboutOf(e: Expr, setting: Setting): string[] {
  const n = new Normaliser(setting, []);
  for (const i of insideOf(n.poly(e)))
    if (i.kind === 'density')
      return i.density.of
        .flatMap((x) => setting.open(x))
        .map((v) => written(n.poly(symbol(v))))
        .flatMap((x) => (x.kind === 'sym' ? [x.name] : []));
  return [];
}
