import type { RelationOp } from '../../expr';
import { lineOf, print, RELATIONS } from '../../expr';
import type { Calculator, ValueOf } from '../../worlds/calculator';
import { ALONG_ROWS } from '../../worlds/compile/functions';
import type { Interval } from '../../worlds/numeric/intervals';
import type { Tensor } from '../../worlds/tensor';
import type { ClaimFeedback } from '../feedback';
import { common, meets, sameShape } from './compare';
import type { ReadSide, ReadStatement } from './sides';
import { middle, shownValue } from './values';

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
      const here = { side, ...found };
      const { value } = found;
      if (before && shared && (op === '=' || op === '~=')) {
        const judged = judgedLink(before, shared, here, op, statement.whole, source);
        if (judged) claims.push(judged.claim);
        shared = judged?.shared ?? value;
      } else shared = value;
      before = here;
    });
  }
  return claims;
}

function valueAt(side: ReadSide, calculator: Calculator, valueOf: ValueOf): Omit<Evaluated, 'side'> | null {
  if (side.expr === null) return null;
  const found = calculator.evaluate(side.expr, valueOf);
  return found.kind === 'value' && found.value.entries.every(({ lo, hi }) => Number.isFinite(lo) && Number.isFinite(hi))
    ? { value: found.value, notes: found.notes }
    : null;
}

function judgedLink(
  before: Evaluated,
  shared: Tensor<Interval>,
  here: Evaluated,
  op: '=' | '~=',
  whole: boolean,
  source: string,
): { claim: ClaimFeedback; shared: Tensor<Interval> } | null {
  // Sides of different shapes were not meant as an equality of numbers: a list of sizes, a product of sides.
  if (!sameShape(shared.shape, here.value.shape)) return null;
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
