import type { ClaimFeedback } from '../graders/feedback';
import { goingOn, type Formula } from './formula';
import type { Macros } from './macros';

/** One claim as it is shown: its formulas, one below the other. */
export interface Row {
  readonly claim: ClaimFeedback;
  /** The row goes on from the one above: only the relation and the right side are shown. */
  readonly continues: boolean;
  readonly formulas: readonly RowFormula[];
}

export interface RowFormula {
  readonly latex: string;
  /** It starts with a relation, whose left side stands above. */
  readonly goesOn: boolean;
}

/** The formulas of a row as they are shown, in the commands of the student. */
export const rowFormulas = ({ formulas, claim }: Row, macros: Macros): Formula[] =>
  formulas.map(({ latex, goesOn }) => {
    const formula = macros.written(latex, claim.line);
    return goesOn ? goingOn(formula) : formula;
  });

/** Source of a formula that still fits on one line of the page, or so many signs: commands and groups take no room. */
const shortEnough = { source: 110, signs: 52 } as const;

const fitsOnLine = (latex: string): boolean =>
  latex.length <= shortEnough.source ||
  latex.replace(/\\(?:[dt]?frac|left|right|mathrm|mathbf|text|boldsymbol|operatorname)(?![a-zA-Z])|\\[,;:! ]|[{}_^\s]/g, '').replace(/\\[a-zA-Z]+/g, '∑').length <= shortEnough.signs; // prettier-ignore

/** Claims grouped as they were written: a run `a = b`, `= c`, `= d` goes on where each left side is the last right. */
export function chainRuns(claims: readonly ClaimFeedback[]): Row[][] {
  const runs: Row[][] = [];
  claims.forEach((claim, i) => {
    const before = claims[i - 1];
    const run = runs.at(-1);
    const readable = claim.lhs !== '' && claim.rhs !== '';
    const relation = relationOf(claim);
    const rightSide = { latex: `${relation} ${claim.rhs}`, goesOn: true };
    if (run && before && readable && before.rhs === claim.lhs) {
      run.push({ claim, continues: true, formulas: [rightSide] });
      return;
    }
    const whole = { latex: readable ? `${claim.lhs} ${relation} ${claim.rhs}` : claim.latex, goesOn: false };
    const isShort = !readable || fitsOnLine(whole.latex);
    const formulas = isShort ? [whole] : [{ latex: claim.lhs, goesOn: false }, rightSide];
    runs.push([{ claim, continues: false, formulas }]);
  });
  return runs;
}

/** The relation as it was written, between the sides; `>=` and its like would be set as two signs. */
function relationOf({ latex, lhs, relation, rhs }: ClaimFeedback): string {
  const between = latex.startsWith(lhs) && latex.endsWith(rhs) ? latex.slice(lhs.length, -rhs.length).trim() : '';
  return between === '' || between.length > 24 ? relation : between;
}
