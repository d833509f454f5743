import type { Expr, RelationOp, Vocabulary } from '../expr';
import { formOf, mapParts, visit } from '../expr';
import type { JudgedText } from './claims';
import type { AnswerSide } from './forms';
import { readSide } from './forms';
import { writtenOut } from './own-names';
import type { Bridge } from './slips';

/** Which way a relation between two sides goes: equal, at least, at most; null for all others. */
type Way = '=' | '>=' | '<=';

const wayOf = (op: RelationOp): Way | null =>
  op === '=' || op === '~='
    ? '='
    : op === '>=' || op === '>'
      ? '>='
      : op === '<=' || op === '<'
        ? '<='
        : op === 'propto'
          ? null
          : null;

const reversed = (way: Way): Way => (way === '>=' ? '<=' : way === '<=' ? '>=' : '=');

interface Edge {
  readonly to: number;
  readonly way: Way;
  /** Index of the claim, or -1 where two sides are the same by form or value. */
  readonly claim: number;
}

/** Sides of an answer joined by the claims that hold. */
export class Derivation {
  readonly sides: readonly AnswerSide[];
  private readonly edges: Edge[][];

  constructor(text: JudgedText, vocabulary: Vocabulary, bridges: readonly Bridge[]) {
    const sides: AnswerSide[] = [];
    const whole = writtenOut(text);
    const at = new Map<string, number>();
    text.chains.forEach(({ chain }, c) =>
      chain.sides.forEach((s, k) => {
        const read = readSide(s.tokens, vocabulary, whole);
        if (!read) return;
        at.set(`${c} ${k}`, sides.length);
        sides.push({ ...read, chain: c, side: k });
      }),
    );
    this.sides = sides;
    this.edges = sides.map(() => []);
    const join = (a: number | undefined, b: number | undefined, way: Way, claim: number): void => {
      if (a === undefined || b === undefined) return;
      this.edges[a]!.push({ to: b, way, claim });
      this.edges[b]!.push({ to: a, way: reversed(way), claim });
    };
    text.claims.forEach((claim, i) => {
      const way = wayOf(claim.link.op);
      // What holds in one case leads to no goal that speaks of all.
      if (claim.verdict === 'holds' && claim.under === undefined && way)
        join(at.get(`${claim.chain} ${claim.link.left}`), at.get(`${claim.chain} ${claim.link.right}`), way, i);
    });
    const byForm = new Map<string, number>();
    sides.forEach((s, i) => {
      const before = byForm.get(s.form);
      if (before !== undefined) join(before, i, '=', -1);
      byForm.set(s.form, i);
    });
    for (const [a, b] of substituted(sides, (i) => this.edges[i]!.filter((e) => e.way === '=' && e.claim !== -1)))
      join(a, b, '=', -1);
    for (const b of bridges) {
      const way = wayOf(b.op);
      if (way) join(at.get(`${b.chain} ${b.left}`), at.get(`${b.chain} ${b.right}`), way, -1);
    }
    // A divergence is never negative: what it is added to is the lesser side of a bound.
    sides.forEach((s, i) => {
      if (s.expr.kind !== 'sum') return;
      const { terms } = s.expr;
      terms.forEach((term, k) => {
        const down = term.kind === 'divergence';
        if (!down && !(term.kind === 'negative' && term.body.kind === 'divergence')) return;
        const rest = terms.filter((_, j) => j !== k);
        const form = formOf(rest.length === 1 ? rest[0]! : { ...s.expr, kind: 'sum', terms: rest });
        sides.forEach((other, j) => other.form === form && join(i, j, down ? '>=' : '<=', -1));
      });
    });
    // Sides of one value class within a chain: a slip between them has recovered.
    text.chains.forEach(({ classes }, c) => {
      const seen = new Map<string, number>();
      [...classes].forEach((letter, k) => {
        const i = at.get(`${c} ${k}`);
        if (letter === '?' || letter === '-' || i === undefined) return;
        const before = seen.get(letter);
        if (before !== undefined) join(before, i, '=', -1);
        seen.set(letter, i);
      });
    });
  }

  /**
   * Claims on a shortest way from one side to another in the wanted direction; null where there is none.
   * @param without claims that the way must not use
   */
  path(from: number, to: readonly number[], op: RelationOp, without: ReadonlySet<number> = new Set()): number[] | null {
    const want = wayOf(op);
    if (!want) return null;
    const targets = new Set(to);
    // A state is a side and whether an inequality was already used.
    const seen = new Map<string, { previous: string | null; claim: number }>();
    const queue: [number, boolean][] = [[from, false]];
    seen.set(`${from} false`, { previous: null, claim: -1 });
    while (queue.length > 0) {
      const [node, strict] = queue.shift()!;
      const key = `${node} ${strict}`;
      if (targets.has(node) && (want === '=' ? !strict : strict || node !== from)) {
        const claims: number[] = [];
        for (let k: string | null = key; k; k = seen.get(k)!.previous)
          if (seen.get(k)!.claim !== -1) claims.push(seen.get(k)!.claim);
        return claims.reverse();
      }
      for (const edge of this.edges[node]!) {
        if ((edge.way !== '=' && edge.way !== want) || without.has(edge.claim)) continue;
        const next = `${edge.to} ${strict || edge.way !== '='}`;
        if (seen.has(next)) continue;
        seen.set(next, { previous: key, claim: edge.claim });
        queue.push([edge.to, strict || edge.way !== '=']);
      }
    }
    return null;
  }
}

/**
 * Pairs of sides of which one is the other with an equation put in that the answer has shown: where $a = b$ holds,
 * $f(a)$ and $f(b)$ are the same.
 */
function* substituted(
  sides: readonly AnswerSide[],
  equal: (side: number) => readonly Edge[],
): Generator<[number, number]> {
  const at = new Map(sides.map(({ form }, i) => [form, i]));
  const shown = new Map<string, number[]>();
  sides.forEach(({ form }, i) => {
    const others = equal(i).map(({ to }) => to);
    if (others.length > 0) shown.set(form, [...(shown.get(form) ?? []), ...others]);
  });
  if (shown.size === 0) return;
  for (const [i, { expr, form }] of sides.entries()) {
    const inside = new Map<string, Expr>();
    visit(expr, (e) => {
      if (e !== expr && isCompound(e)) inside.set(formOf(e), e);
    });
    for (const [part] of inside)
      for (const other of shown.get(part) ?? []) {
        const put = (e: Expr): Expr => (isCompound(e) && formOf(e) === part ? sides[other]!.expr : mapParts(e, put));
        const found = at.get(formOf(mapParts(expr, put)));
        if (found !== undefined && sides[found]!.form !== form) yield [i, found];
      }
  }
}

/** A formula of its own rather than a name or a number, which stand in too many places to be worth a look. */
const isCompound = (e: Expr): boolean => e.kind !== 'sym' && e.kind !== 'num';

/** A goal that an answer establishes, and the claims that lead there. */
export interface Established {
  readonly path: readonly number[];
  /** The last claim on the way, or the one that states it outright; -1 for none. */
  readonly claim: number;
  /** Claims that go from the start to the end at once. */
  readonly outright: readonly number[];
  /** A way leads there without those. */
  readonly independent: boolean;
}
