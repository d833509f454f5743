import type { Figure, ResultsProblem } from '../../problems/schema';
import type { Aspects, Mention } from './aspects';

/** A word of comparison in a clause. */
export interface Compared {
  readonly at: number;
  readonly to: number;
  readonly kind: 'better' | 'worse' | 'higher' | 'lower' | 'level';
}

const AGAINST =
  /\b(?:than|compared (?:to|with)|over|against|versus|vs\.?|als|gegenüber|que|beats?|outperform(?:s|ed|ing)?|to)\b/iu;
const HELD_AGAINST =
  /^\s*(?:compared (?:to|with)|in (?:comparison|contrast) (?:to|with)|unlike|im vergleich zu)\b[^,]*,/iu;

const MORE = String.raw`(?:larger|bigger|longer|wider|greater|higher|more|stronger|größere\p{L}*|mehr|längere\p{L}*)`;
const LESS = String.raw`(?:smaller|shorter|narrower|lower|fewer|less|weaker|kleinere\p{L}*|weniger|kürzere\p{L}*)`;

/** The figures that a clause compares; an empty list where it compares settings, but not clearly; null where it does not. */
export function pairsIn(
  clause: string,
  compared: Compared,
  problem: ResultsProblem,
  aspects: Aspects,
): (readonly [Figure, Figure])[] | null {
  const bySize = sizesIn(clause, compared, problem.figures);
  if (bySize.length > 0) return bySize;
  const said = aspects.all.map((aspect) => aspect.mentions(clause));
  const both =
    compared.kind === 'level' && problem.figures.length === 2 && /\b(?:both|beide|ambos|the two)\b/iu.test(clause);
  if (both && said.every((mentions) => new Set(mentions.map((m) => m.alternative)).size !== 1))
    return [[problem.figures[0]!, problem.figures[1]!]];
  if (said.every((mentions) => mentions.length === 0)) return null;
  const sides = said.map((mentions) => sidesOf(mentions, clause, compared));
  const named = sides.flatMap((side, k) => (side && side.object !== null ? [k] : []));
  const best = SUPERLATIVE.test(clause);
  // Where both sides are named, or one is the best, the rest of the clause says when: "better than average for kernel 5".
  const open =
    best || compared.kind === 'level' ? sides.flatMap((side, k) => (side ? [k] : [])) : subjectOf(said, compared);
  return (named.length > 0 ? named : open).flatMap((k) => {
    const side = sides[k];
    if (!side || (side.object === null && (compared.kind === 'level' || !(best || aspects.alternatives(k) === 2))))
      return [];
    const isOther = (alternative: number): boolean =>
      side.object === null ? alternative !== side.subject : alternative === side.object;
    const agrees = (a: Figure, b: Figure): boolean =>
      said.every((others, j) => {
        const fixed = new Set(others.map((m) => m.alternative));
        return j === k || (aspects.of(a, j) === aspects.of(b, j) && (fixed.size !== 1 || fixed.has(aspects.of(a, j))));
      });
    return problem.figures.flatMap((a) =>
      problem.figures.flatMap((b): (readonly [Figure, Figure])[] =>
        aspects.of(a, k) === side.subject && isOther(aspects.of(b, k)) && agrees(a, b) ? [[a, b]] : [],
      ),
    );
  });
}

const SUPERLATIVE = /\b(?:best|worst|highest|lowest|greatest|most|least|am besten|beste\w*)\b/i;

/** The aspect of what a clause speaks of: the last that it names before the comparison, else the first behind it. */
function subjectOf(said: readonly (readonly Mention[])[], { at }: Compared): number[] {
  const all = said.flatMap((mentions, k) => mentions.map((m) => ({ k, from: m.from })));
  const sorted = all.sort((a, b) => a.from - b.from);
  const chosen = sorted.findLast((m) => m.from < at) ?? sorted[0];
  return chosen ? [chosen.k] : [];
}

/** Which alternative a clause speaks of, and which it holds against it, where it names that. */
function sidesOf(
  mentions: readonly Mention[],
  clause: string,
  { at, to, kind }: Compared,
): { readonly subject: number; readonly object: number | null } | null {
  const one = (some: readonly Mention[]): number | null => {
    const kinds = new Set(some.map((m) => m.alternative));
    return kinds.size === 1 ? [...kinds][0]! : null;
  };
  const all = [...new Set(mentions.map((m) => m.alternative))];
  if (kind === 'level') return all.length === 2 ? { subject: all[0]!, object: all[1]! } : null;
  if (all.length > 2) return null;
  const held = HELD_AGAINST.exec(clause)?.[0].length ?? 0;
  const first = mentions.filter((m) => m.from >= held && m.to <= at);
  const then = mentions.filter((m) => m.from >= at);
  const heldFirst = mentions.filter((m) => m.to <= held);
  const against = AGAINST.exec(clause.slice(at));
  if (heldFirst.length > 0) {
    const [subject, object] = [one([...first, ...then]), one(heldFirst)];
    return subject === null || object === null || subject === object ? null : { subject, object };
  }
  if (first.length > 0 && then.length > 0 && against) {
    const start = at + against.index;
    const [subject, object] = [one(first), one(then.filter((m) => m.from >= start))];
    return subject === null || object === null || subject === object ? null : { subject, object };
  }
  // "better with max pooling (than with average pooling)".
  if (first.length === 0 && against && then.some((m) => m.to <= at + against.index)) {
    const start = at + against.index;
    const [subject, object] = [one(then.filter((m) => m.to <= start)), one(then.filter((m) => m.from >= start))];
    return subject === null || subject === object ? null : { subject, object };
  }
  if (against && then.length === 0 && clause.slice(to).search(/\bthan\b/i) >= 0) return null;
  const subject = one(mentions);
  return subject === null ? null : { subject, object: null };
}

/** "The larger kernel", "more hidden units": figures whose reference differs in that setting alone. */
function sizesIn(clause: string, { at }: Compared, figures: readonly Figure[]): (readonly [Figure, Figure])[] {
  const keys = new Set(figures.flatMap((f) => Object.keys(f.reference?.settings ?? {})));
  return [...keys].flatMap((key) => {
    const found = (size: string): RegExpExecArray | null =>
      new RegExp(String.raw`(?<!\p{L})${size}\s+(?:\p{L}+\s+)?${key}(?:s|es)?(?!\p{L})`, 'iu').exec(clause);
    const [more, less] = [found(MORE), found(LESS)];
    const said = more ?? less;
    if (!said || (more && less) || (said.index >= at && said.index < at + 2)) return [];
    return figures.flatMap((a) =>
      figures.flatMap((b): (readonly [Figure, Figure])[] => {
        const by = differenceIn(a, b, key);
        return by !== null && (more ? by > 0 : by < 0) ? [[a, b]] : [];
      }),
    );
  });
}

/** By how much a setting of two references differs, where all others agree. */
function differenceIn({ reference: a }: Figure, { reference: b }: Figure, key: string): number | null {
  const [x, y] = [a?.settings[key], b?.settings[key]];
  if (!a || !b || typeof x !== 'number' || typeof y !== 'number' || x === y) return null;
  const others = Object.keys({ ...a.settings, ...b.settings }).filter((k) => k !== key);
  return others.every((k) => a.settings[k] === b.settings[k]) && a.metric === b.metric ? x - y : null;
}
