import type { Expr, RelationOp, Token, Vocabulary } from '../expr';
import { formOf, isUnreadable, lex, parseTokens, print, readDocument, sizeOf, visit } from '../expr';
import type { Goal } from '../problems/schema';
import type { Checker, Names } from '../worlds';
import type { Material } from './material';
import { materialOf, sameMaterial } from './material';
import type { JudgedText } from './claims';
import { writtenOut } from './own-names';
import { rearranged } from './rearranged';
import { renamed, renamingOf } from './renaming';
import type { Bridge } from './slips';

/** A relation of the problem, read. */
export interface Form {
  readonly op: RelationOp;
  readonly left: FormSide;
  readonly right: FormSide;
}

export interface FormSide {
  readonly tokens: readonly Token[];
  readonly expr: Expr;
  /** The same with the names of the answer's own written out. */
  readonly whole: Expr;
  readonly form: string;
  readonly material: Material;
}

/** A side of an answer, read. */
export interface AnswerSide extends FormSide {
  readonly chain: number;
  readonly side: number;
}

/**
 * Reads a side of a relation; null where it cannot be read.
 * @param writtenOut writes out the names of the answer's own
 */
export function readSide(
  tokens: readonly Token[],
  vocabulary: Vocabulary,
  writtenOut: (e: Expr) => Expr = (e) => e,
): FormSide | null {
  const parsed = parseTokens(tokens, vocabulary);
  if (isUnreadable(parsed)) return null;
  const { expr } = parsed;
  const whole = writtenOut(expr);
  const own = materialOf(expr, vocabulary);
  // Functions may hide behind a name, and an index is what the side shows; all else is what it comes to.
  const material =
    whole === expr ? own : { ...materialOf(whole, vocabulary), functions: own.functions, indices: own.indices };
  return { tokens, expr, whole, form: formOf(expr), material };
}

/** Reads `A = B = C` from the problem as its relations; empty where it holds none. */
export function readForms(latex: string, vocabulary: Vocabulary): Form[] {
  const { chains } = readDocument(`$$${latex}$$`);
  return chains.flatMap((chain) =>
    chain.links.flatMap((link): Form[] => {
      const left = readSide(chain.sides[link.left]!.tokens, vocabulary);
      const right = readSide(chain.sides[link.right]!.tokens, vocabulary);
      return left && right ? [{ op: link.op, left, right }] : [];
    }),
  );
}

/** An expression of the problem that is no relation, such as a form to start from. */
export const readForm = (latex: string, vocabulary: Vocabulary): FormSide | null =>
  readSide(lex(latex).tokens, vocabulary);

/** How much larger than the goal a side may be and still count as having arrived there. */
const ROOM = 2;

/** Says whether a side of an answer is one of the goal: of its form, or of its value and made of the same. */
export class Recogniser {
  private readonly equal = new Map<string, boolean>();

  constructor(
    private readonly checker: Checker,
    private readonly names: Names,
  ) {}

  /** Where a derivation starts: of the goal's value, and speaking of the same functions. */
  isStart(side: FormSide, goal: FormSide): boolean {
    return this.is(side, goal) && [...goal.material.functions].every((f) => side.material.functions.has(f));
  }

  /**
   * Where it ends: of the goal's value, and made of nothing that the goal has got rid of.
   * @param start the goal's left side: it may be what tells how far an undeclared index runs
   */
  is(side: FormSide, goal: FormSide, start?: FormSide): boolean {
    if (side.form === goal.form) return true;
    if (!sameMaterial(side.material, goal.material) || sizeOf(side.whole) > ROOM * sizeOf(goal.expr) + 12) return false;
    if (!this.sameIndices(side, goal)) return false;
    return this.sameValue(side, goal, start);
  }

  /** Whether both speak of the same free indices, those that names of the answer's own stand for included. */
  private sameIndices(side: FormSide, goal: FormSide): boolean {
    if (goal.material.derivatives === 0) return true;
    const [a, b] = [side, goal].map(({ expr, material }) => new Set([...material.indices, ...this.hidden(expr)])) as [
      Set<string>,
      Set<string>,
    ];
    return a.size === b.size && [...a].every((name) => b.has(name));
  }

  /** Indices that the names of the answer's own in a formula change with. */
  private hidden(e: Expr): string[] {
    const { own, vocabulary } = this.checker.meaning;
    const out: string[] = [];
    if (own.size > 0)
      visit(e, (x) => {
        if (x.kind === 'sym') out.push(...(own.get(x.name)?.hidden ?? []));
      });
    return out.filter((name) => (vocabulary.lookup(name)?.kind ?? 'index') === 'index');
  }

  sameValue(side: FormSide, goal: FormSide, start?: FormSide): boolean {
    const key = `${start?.form ?? ''}\n${goal.form}\n${side.form}`;
    const known = this.equal.get(key);
    if (known !== undefined) return known;
    const open = this.isOpen(goal) || this.isOpen(side);
    const value = this.names.size === 0 && !open ? this.checker.same(goal, side) : this.judged(side, goal, start, open);
    this.equal.set(key, value);
    return value;
  }

  private judged(side: FormSide, goal: FormSide, start: FormSide | undefined, open: boolean): boolean {
    const { verdict } = this.checker.judge({ sides: [goal, side], links: [{ op: '=', left: 0, right: 1 }] }, this.names)
      .links[0]!;
    return (
      verdict === 'holds' || (start !== undefined && verdict === 'undecided' && open && this.beside(start, goal, side))
    );
  }

  /** Whether how far an index of a side runs may have to be told by what stands beside it. */
  private isOpen(side: FormSide): boolean {
    const { vocabulary } = this.checker.meaning;
    let open = false;
    const free = (name: string): boolean => side.material.indices.has(name) && vocabulary.lookup(name) === null;
    visit(side.expr, (e) => {
      if (e.kind === 'indexed' && e.at.some((at) => mentionsSome(at, free))) open = true;
    });
    return open;
  }

  /** Whether a side is the goal's in a chain that begins as the goal does. */
  private beside(start: FormSide, goal: FormSide, side: FormSide): boolean {
    const links = [0, 1].map((left) => ({ op: '=' as const, left, right: left + 1 }));
    const judged = this.checker.judge({ sides: [start, goal, side], links }, this.names);
    return judged.links[1]!.verdict === 'holds';
  }
}

/** Whether an expression speaks of a name that is one of some. */
function mentionsSome(e: Expr, of: (name: string) => boolean): boolean {
  let found = false;
  visit(e, (x) => {
    if (x.kind === 'sym' && of(x.name)) found = true;
  });
  return found;
}

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

/**
 * Whether an answer goes on from a side that is right to another that is wrong: by a step of the same chain that
 * never comes back, or by stating something else of the start later on. What is stated last is the answer.
 */
function abandoned(
  sides: readonly AnswerSide[],
  end: number,
  starts: ReadonlySet<number>,
  arrived: ReadonlySet<number>,
  text: JudgedText,
): boolean {
  const at = sides[end]!;
  const { classes } = text.chains[at.chain]!;
  const fails = text.claims.filter((c) => c.verdict === 'fails');
  if (
    classes[classes.length - 1] !== classes[at.side] &&
    fails.some((c) => c.chain === at.chain && c.link.left >= at.side)
  )
    return true;
  const isOf = (chain: number, side: number, set: ReadonlySet<number>): boolean =>
    sides.some((s, i) => s.chain === chain && s.side === side && set.has(i));
  return fails.some(
    (c) => c.chain > at.chain && isOf(c.chain, c.link.left, starts) && !isOf(c.chain, c.link.right, arrived),
  );
}

/** A relation of the problem in the names that an answer gives to its free indices. */
function underOtherNames(form: Form, sides: readonly AnswerSide[], vocabulary: Vocabulary): Form[] {
  const found = new Map<string, Form>();
  for (const { expr } of sides) {
    const names = renamingOf(form.left.expr, expr, vocabulary);
    if (!names) continue;
    const again = (side: FormSide): FormSide | null =>
      readForm(print(renamed(side.expr, names, vocabulary)), vocabulary);
    const [left, right] = [again(form.left), again(form.right)];
    if (left && right) found.set(`${left.form} ${right.form}`, { op: form.op, left, right });
  }
  return [...found.values()];
}

/** How much larger than the goal's own form, where that is there, another may be and still be the end. */
const SPARE = 1.5;

/** `D_{KL}` without what it is of, once an answer has said what it comes to. */
const isBareDivergence = (e: Expr): boolean => e.kind === 'sym' && /^(?:D_\{KL\}|KL)$/.test(e.name);

/**
 * Where a derivation of a relation starts, and where it arrives. What has the goal's very form is it; where that is
 * there, a formula of the same value on the way is a step: p - y ends a chain in which Σ y (p - δ) stands before.
 * @param strict whether only what has its very form is the start, where that is there
 */
function endsOf(
  { left, right }: Form,
  sides: readonly AnswerSide[],
  recogniser: Recogniser,
  strict: boolean,
): { starts: number[]; arrived: number[] } {
  const among = (test: (side: AnswerSide) => boolean): number[] => sides.flatMap((s, i) => (test(s) ? [i] : []));
  const first = strict ? among((s) => s.form === left.form) : [];
  const last = among((s) => s.form === right.form);
  const most = last.length > 0 ? SPARE * sizeOf(right.expr) : Infinity;
  return {
    starts: among(
      (s) =>
        s.form === left.form ||
        (first.length === 0 && s.form !== right.form && recogniser.isStart(s, left)) ||
        (isBareDivergence(s.expr) && left.expr.kind === 'divergence' && recogniser.sameValue(s, left)),
    ),
    arrived: among(
      (s) =>
        s.form === right.form ||
        (s.form !== left.form &&
          // A name for where it starts is nowhere.
          (s.whole === s.expr || formOf(s.whole) !== left.form) &&
          sizeOf(s.whole) <= most &&
          recogniser.is(s, right, left)),
    ),
  };
}

/** Looks for a goal, or one of its alternatives, in a derivation. */
export function establish(
  goal: Goal,
  derivation: Derivation,
  text: JudgedText,
  recogniser: Recogniser,
  vocabulary: Vocabulary,
): Established | null {
  const forms = [goal.relation, ...goal.or].flatMap((source) => readForms(source.latex, vocabulary));
  const from = (of: readonly Form[], strict: boolean): Established | null =>
    establishedFrom(of, derivation, text, recogniser, vocabulary, strict);
  // A derivation that begins with the goal's left side may begin again with it in another notation.
  return (
    from(forms, true) ??
    from(forms, false) ??
    from(
      forms.flatMap((form) => moved(form, vocabulary)),
      false,
    )
  );
}

/** A relation with some of its terms on the other side. */
const moved = ({ op, left, right }: Form, vocabulary: Vocabulary): Form[] =>
  rearranged(left.expr, right.expr).flatMap((sides) => {
    const [l, r] = sides.map((side) => readForm(print(side), vocabulary));
    return l && r ? [{ op, left: l, right: r }] : [];
  });

function establishedFrom(
  relations: readonly Form[],
  derivation: Derivation,
  text: JudgedText,
  recogniser: Recogniser,
  vocabulary: Vocabulary,
  strict: boolean,
): Established | null {
  const forms = relations.flatMap((form) => [form, ...underOtherNames(form, derivation.sides, vocabulary)]);
  let way: number[] | null = null;
  let independent = false;
  const outright = new Set<number>();
  const all = forms.map((form) => ({ op: form.op, ...endsOf(form, derivation.sides, recogniser, strict) }));
  const everyStart = new Set(all.flatMap(({ starts }) => starts));
  const everyEnd = new Set(all.flatMap(({ arrived }) => arrived));
  for (const { op, starts, arrived } of all) {
    const [from, to] = [new Set(starts), new Set(arrived)];
    text.claims.forEach((claim, i) => {
      const at = (side: number): number =>
        derivation.sides.findIndex((s) => s.chain === claim.chain && s.side === side);
      const [l, r] = [at(claim.link.left), at(claim.link.right)];
      if ((from.has(l) && to.has(r)) || (from.has(r) && to.has(l))) outright.add(i);
    });
    const ends = arrived.filter((i) => !abandoned(derivation.sides, i, everyStart, everyEnd, text));
    for (const start of starts) {
      const path = derivation.path(
        start,
        ends.filter((e) => e !== start),
        op,
      );
      if (path && (!way || path.length > way.length)) way = path;
      const others = ends.filter((e) => e !== start);
      independent ||= path !== null && derivation.path(start, others, op, outright) !== null;
    }
  }
  if (!way) return null;
  const stated = [...outright].filter((i) => text.claims[i]!.verdict === 'holds');
  return {
    path: way,
    claim: stated[stated.length - 1] ?? way[way.length - 1] ?? -1,
    outright: [...outright],
    independent,
  };
}
