import { Refusal } from '../refusal';
import { vanishes } from './algebra/elementary';
import { polyKey } from './algebra/keys';
import { minus } from './algebra/poly';
import { insideOf } from './algebra/walk';
import type { Poly } from './algebra/types';
import type { Law, LawId, Use } from './law';
import type { Normaliser } from './normal';
import { readBoth } from './read-both';
import type { Setting } from './setting';
import type { Bound } from './algebra/types';

/** Laws that take two formulas to the same, with what they were applied to. */
export interface Found {
  readonly laws: readonly Law[];
  /** Uses on each side. */
  readonly left: readonly Use[];
  readonly right: readonly Use[];
  /** What both sides come to. */
  readonly common: Poly;
}

/** Two formulas, and the names that are bound around them. */
export interface Question {
  readonly left: Poly;
  readonly right: Poly;
  readonly around: readonly Bound[];
}

/** Readings that one search may make, and atoms that these may make together. */
export class Budget {
  constructor(
    private readings: number,
    private atoms: number,
  ) {}

  spend(): boolean {
    return this.atoms > 0 && this.readings-- > 0;
  }

  took(n: Normaliser): void {
    this.atoms -= n.made;
  }
}

/** Both formulas with some laws in force; null where they do not come to the same. */
export function under(q: Question, laws: readonly Law[], setting: Setting, budget: Budget): Found | null {
  if (!budget.spend()) return null;
  try {
    const [a, b] = readBoth(q, laws, setting, budget);
    if (polyKey(a.poly) !== polyKey(b.poly) && !vanishes(minus(a.poly, b.poly))) return null;
    return { laws, left: a.uses, right: b.uses, common: a.poly };
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/**
 * Laws that stand in each other's way when all are in force are left out in turn: what takes a density apart by its
 * units hides that it is a weight, what writes out a sum hides that it could be factored.
 */
const AT_ENDS: readonly LawId[] = ['inner product by its first vector', 'inner product by its last vector'];
const WIDE: readonly LawId[] = [
  'independence',
  'matrix product by components',
  'sum written out',
  'sum of products',
  'definition of the normaliser',
];

const MODELLED: readonly LawId[] = ['definition of expectation', 'definition of the unnormalised density'];

export const THEORIES: readonly ReadonlySet<LawId>[] = [
  new Set<LawId>([...AT_ENDS, ...WIDE, ...MODELLED, 'conditional probability']),
  new Set<LawId>([...AT_ENDS, ...WIDE, 'conditional probability']),
  new Set<LawId>([...AT_ENDS, ...WIDE, ...MODELLED]),
  new Set<LawId>([...AT_ENDS, ...WIDE, 'exponential of a sum']),
  new Set<LawId>([...AT_ENDS, 'independence', 'definition of the normaliser']),
  new Set<LawId>(['independence', 'matrix product by components', 'inner product by its last vector']),
  new Set<LawId>(['independence', 'matrix product by components', 'inner product by its first vector']),
  new Set<LawId>([...AT_ENDS, ...MODELLED]),
];

/** One law, or plain reckoning, by which two formulas are the same; null for none. */
export function oneLaw(q: Question, all: readonly Law[], setting: Setting, budget: Budget): Found | null {
  const plain = under(q, [], setting, budget);
  if (plain) return plain;
  const kinds = new Set<string>([...insideOf(q.left), ...insideOf(q.right)].map((i) => i.kind));
  for (const law of inGeneralFirst(all)) {
    if (!law.on.some((kind) => kinds.has(kind))) continue;
    const found = under(q, [law], setting, budget);
    if (found && used(found).length > 0) return found;
  }
  // What a definition says as the mean of a log may stand there as a sum, the log of a quotient as two.
  const companions = [WITH_SUMS, [...WITH_SUMS, 'logarithm of a product' as const]];
  for (const law of all) {
    if (!BY_MEANS.has(law.id) || !law.on.some((kind) => kinds.has(kind))) continue;
    for (const ids of companions) {
      const found = under(q, [law, ...all.filter((l) => ids.includes(l.id))], setting, budget);
      if (found) return { ...found, laws: used(found) };
    }
  }
  return null;
}

/** What holds of every mean or matrix is not explained by one model. */
const OF_A_MODEL: ReadonlySet<LawId> = new Set<LawId>(['moments of a Gaussian', 'diagonal matrix']);

const inGeneralFirst = (all: readonly Law[]): Law[] => [
  ...all.filter((law) => !OF_A_MODEL.has(law.id)),
  ...all.filter((law) => OF_A_MODEL.has(law.id)),
];

const WITH_SUMS: readonly LawId[] = ['definition of expectation'];

const BY_MEANS: ReadonlySet<LawId> = new Set<LawId>([
  'definition of KL divergence',
  'definition of entropy',
  'definition of mutual information',
]);

/** Several laws by which two formulas are the same, none of which could be left out; null for none. */
export function severalLaws(q: Question, all: readonly Law[], setting: Setting, budget: Budget): Found | null {
  for (const theory of THEORIES) {
    const laws = all.filter((l) => !theory.has(l.id));
    const together = under(q, laws, setting, budget);
    if (together) return fewest({ ...together, laws: used(together) }, (l) => under(q, l, setting, budget));
  }
  return null;
}

/** Leaves laws out as long as the others do, the last of the table first. */
export function fewest<
  F extends { readonly laws: readonly Law[]; readonly left: readonly Use[]; readonly right: readonly Use[] },
>(first: F, ask: (laws: readonly Law[]) => F | null): F {
  let best = first;
  for (let changed = true; changed;) {
    changed = false;
    for (const law of [...best.laws].reverse()) {
      const fewer = ask(best.laws.filter((l) => l !== law));
      if (!fewer) continue;
      best = { ...fewer, laws: used(fewer) };
      changed = true;
      break;
    }
  }
  return best;
}

export function used({ left, right, laws }: Pick<Found, 'left' | 'right' | 'laws'>): Law[] {
  const ids = new Set([...left, ...right].map((u) => u.law.id));
  return laws.filter((l) => ids.has(l.id));
}
