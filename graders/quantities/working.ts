import type { RelationOp } from '../../expr';
import { lineOf, print, RELATIONS } from '../../expr';
import type { Calculator, ValueOf } from '../../worlds/calculator';
import { inWords } from '../../worlds/compile/code';
import { ALONG_ROWS } from '../../worlds/compile/functions';
import type { Interval } from '../../worlds/numeric/intervals';
import type { Tensor } from '../../worlds/tensor';
import type { ClaimFeedback } from '../feedback';
import { common, meets, sameShape } from './compare';
import type { ReadSide, ReadStatement } from './sides';
import { asMatrix, literal, middle, shownValue } from './values';

/** A side and what it comes to. */
interface Evaluated {
  readonly side: ReadSide;
  readonly value: Tensor<Interval>;
  /** How it was read, where it could be read in several ways. */
  readonly notes: readonly string[];
}

/**
 * Checks the equalities that an answer shows between numbers. Each side is an interval, as wide as the decimals in it
 * allow; sides of one chain must have a number in common. The first that has none with those before it is wrong, and
 * the ones after it are held against it.
 * @param valueOf values of given names, and of the student's own results
 * @param isName whether a side is nothing but the name of a result, which says nothing by itself
 */
export function checkWorking(
  statements: readonly ReadStatement[],
  calculator: Calculator,
  valueOf: ValueOf,
  isName: (side: ReadSide) => boolean,
  source: string,
): ClaimFeedback[] {
  const claims: ClaimFeedback[] = [];
  for (const { statement, sides, ops } of statements) {
    let before: Evaluated | null = null;
    /** What the sides so far have in common. */
    let shared: Tensor<Interval> | null = null;
    sides.forEach((side, k) => {
      const op: RelationOp = k === 0 ? '=' : (ops[k - 1] ?? '=');
      const found = isName(side) ? null : valueAt(side, calculator, valueOf);
      if (found === null) return;
      const compares = op === '=' || op === '~=';
      if (found.kind === 'trouble') {
        const beside = k === 0 ? sides[1] : sides[k - 1];
        const [left, right] = k === 0 ? [side, beside] : [beside, side];
        if (left && right && compares) claims.push(open(left, right, op, found.because, source));
        return;
      }
      const here = { side, ...found };
      const { value } = found;
      if (before && shared && compares) {
        const judged = judgedLink(before, shared, here, op, statement.whole, source);
        if (judged) claims.push(judged.claim);
        shared = judged?.shared ?? value;
      } else shared = value;
      before = here;
    });
  }
  return claims;
}

type Worth =
  | ({ readonly kind: 'value' } & Omit<Evaluated, 'side'>)
  /** All that it speaks of is known, and yet it comes to nothing. */
  | { readonly kind: 'trouble'; readonly because: string };

/** What a side comes to; null where it speaks of something without a value. */
function valueAt(side: ReadSide, calculator: Calculator, valueOf: ValueOf): Worth | null {
  if (side.expr === null) return null;
  const found = calculator.evaluate(asMatrix(side.expr), valueOf);
  if (found.kind === 'none') return found.misfit ? { kind: 'trouble', because: found.because } : null;
  const { value, notes } = found;
  if (value.entries.every(({ lo, hi }) => Number.isFinite(lo) && Number.isFinite(hi)))
    return { kind: 'value', value, notes };
  return literal(side.expr) ? { kind: 'trouble', because: 'this has no value: something is divided by zero' } : null;
}

/** An equality of which one side comes to nothing. */
function open(left: ReadSide, right: ReadSide, op: '=' | '~=', because: string, source: string): ClaimFeedback {
  const [lhs, rhs] = [latexOf(left), latexOf(right)];
  return {
    line: lineOf(source, right.written.span.from),
    latex: `${lhs} ${RELATIONS[op]} ${rhs}`,
    lhs,
    relation: op,
    rhs,
    verdict: 'undecided',
    because,
    role: 'aside',
  };
}

/** A list of sizes, or a product of sides: an equality with a number is not meant as one of numbers. */
const isList = ({ expr }: ReadSide): boolean =>
  expr?.kind === 'tuple' || (expr?.kind === 'product' && expr.joins.includes('\\times'));

function judgedLink(
  before: Evaluated,
  shared: Tensor<Interval>,
  here: Evaluated,
  op: '=' | '~=',
  whole: boolean,
  source: string,
): { claim: ClaimFeedback; shared: Tensor<Interval> } | null {
  if (!sameShape(shared.shape, here.value.shape)) {
    if (isList(before.side) || isList(here.side)) return null;
    const because = `the two sides have different shapes: ${inWords(shared.shape)} and ${inWords(here.value.shape)}`;
    return { claim: open(before.side, here.side, op, because, source), shared: here.value };
  }
  const entries = op === '~=' ? here.value.entries.map(blurred) : here.value.entries;
  const holds = entries.every((e, i) => meets(e, shared.entries[i]!));
  const [lhs, rhs] = [latexOf(before.side), latexOf(here.side)];
  const relation = RELATIONS[op];
  const notes = [...new Set([...before.notes, ...here.notes])];
  const doubt = !whole
    ? 'the two sides differ as they were read, but the brackets of the formula do not match'
    : notes.includes(ALONG_ROWS)
      ? 'the two sides differ with the softmax along the rows; perhaps the columns were meant'
      : null;
  const differs = doubt ?? ['the two sides differ by more than rounding allows', ...notes].join('; ');
  const fails = !holds && doubt === null;
  const claim: ClaimFeedback = {
    line: lineOf(source, here.side.written.span.from),
    latex: `${lhs} ${relation} ${rhs}`,
    lhs,
    relation: op,
    rhs,
    verdict: holds ? 'holds' : fails ? 'fails' : 'undecided',
    because: holds ? 'both sides come to the same, as far as their decimals tell' : differs,
    ...(here.side.note === null ? {} : { readAs: `${print(before.side.expr!)} ${relation} ${print(here.side.expr!)}` }),
    ...(!fails
      ? {}
      : {
          counterexample: {
            values: {},
            left: shownValue(middle(shared)),
            right: shownValue(middle(here.value)),
          },
        }),
    role: holds || fails ? 'step' : 'aside',
  };
  const narrowed = {
    shape: here.value.shape,
    entries: here.value.entries.map((e, i) => common(e, shared.entries[i]!)),
  };
  return { claim, shared: holds ? narrowed : here.value };
}

/** A side as written; one half of a side that was mended is printed as it was read. */
const latexOf = (side: ReadSide): string => (side.note !== null && side.expr ? print(side.expr) : side.written.latex);

/** `≈` allows one more unit of the last digit, and of a whole number one half. */
function blurred({ lo, hi }: Interval): Interval {
  const half = lo === hi ? 0.5 : (hi - lo) / 2;
  return { lo: lo - half, hi: hi + half };
}
