import type { Expr, Vocabulary } from '../expr';
import { formOf, print, sizeOf } from '../expr';
import type { Goal } from '../problems/schema';
import { establishedByCases } from './by-cases';
import type { JudgedText } from './claims';
import type { AnswerSide, Form, FormSide } from './forms';
import { readForm, readForms } from './forms';
import type { Derivation, Established } from './graph';
import { cleared, rearranged } from './rearranged';
import type { Recogniser } from './recogniser';
import { renamed, renamingOf } from './renaming';

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

/**
 * Looks for a goal, or one of its alternatives, in a derivation.
 * @param given relations that the problem gives
 */
export function establish(
  goal: Goal,
  derivation: Derivation,
  text: JudgedText,
  recogniser: Recogniser,
  vocabulary: Vocabulary,
  given: readonly Form[],
): Established | null {
  const asked = [goal.relation, ...goal.or].flatMap((source) => readForms(source.latex, vocabulary));
  const forms = asked.flatMap((form) => [form, ...startedElsewhere(form, given)]);
  const from = (of: readonly Moved[], strict: boolean): Established | null =>
    establishedFrom(of, derivation, text, recogniser, vocabulary, strict);
  // A derivation that begins with the goal's left side may begin again with it in another notation.
  return (
    from(forms, true) ??
    from(forms, false) ??
    from(
      forms.flatMap((form) => moved(form, vocabulary)),
      false,
    ) ??
    establishedByCases(
      forms.flatMap((form) => [form, ...underOtherNames(form, derivation.sides, vocabulary)]),
      text,
      derivation.sides,
    )
  );
}

/** A relation that begins with what the problem says its left side to be: `p(x, z)` for `\alpha(z)`. */
const startedElsewhere = (form: Form, given: readonly Form[]): Form[] =>
  given.flatMap(({ op, left, right }) => {
    const other = left.form === form.left.form ? right : right.form === form.left.form ? left : null;
    return op === '=' && other && other.form !== form.right.form ? [{ ...form, left: other }] : [];
  });

/** A relation with some of its terms on the other side, and an equation without its divisor. */
function moved({ op, left, right }: Form, vocabulary: Vocabulary): Moved[] {
  const whole = op === '=' ? cleared(left.expr, right.expr) : null;
  const others = [...rearranged(left.expr, right.expr), ...(whole ? [whole, ...rearranged(...whole)] : [])];
  return others.flatMap((sides) => {
    const [l, r] = sides.map((side) => readForm(print(side), vocabulary));
    return l && r ? [{ op, left: l, right: r, holding: left }] : [];
  });
}

/** A relation whose left side is made of another one, which has to stand in whatever begins a derivation of it. */
interface Moved extends Form {
  readonly holding?: FormSide;
}

/** Whether a side holds what the goal's own left side is, as a term or a factor: by value alone, `A - C` is `B`. */
const holds = ({ expr }: FormSide, of: FormSide, recogniser: Recogniser, vocabulary: Vocabulary): boolean => {
  const bare = (e: Expr): Expr => (e.kind === 'negative' ? e.body : e);
  const terms = expr.kind === 'sum' ? expr.terms.map(bare) : [bare(expr)];
  return terms
    .flatMap((term) => [term, ...(term.kind === 'product' ? term.factors : [])])
    .some((part) => {
      const read = part === expr ? null : readForm(print(part), vocabulary);
      return read !== null && (read.form === of.form || recogniser.isStart(read, of));
    });
};

function establishedFrom(
  relations: readonly Moved[],
  derivation: Derivation,
  text: JudgedText,
  recogniser: Recogniser,
  vocabulary: Vocabulary,
  strict: boolean,
): Established | null {
  const forms = relations.flatMap((form) => [
    form,
    ...underOtherNames(form, derivation.sides, vocabulary).map((again): Moved =>
      form.holding ? { ...again, holding: form.holding } : again,
    ),
  ]);
  let way: number[] | null = null;
  let independent = false;
  const outright = new Set<number>();
  const all = forms.map((form) => {
    const { starts, arrived } = endsOf(form, derivation.sides, recogniser, strict);
    const { holding } = form;
    const isHeld = (i: number): boolean => holds(derivation.sides[i]!, holding!, recogniser, vocabulary);
    return { op: form.op, starts: holding ? starts.filter(isHeld) : starts, arrived };
  });
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
