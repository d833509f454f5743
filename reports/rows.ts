import type { ClaimFeedback } from '../graders/feedback';

/** One claim as it is shown: its formulas, one below the other. */
export interface Row {
  readonly claim: ClaimFeedback;
  /** The row goes on from the one above: only the relation and the right side are shown. */
  readonly continues: boolean;
  readonly formulas: readonly string[];
}

/** Source of a formula that still fits on one line of the page. */
const shortEnough = 110;

/** Claims grouped as they were written: a run `a = b`, `= c`, `= d` goes on where each left side is the last right. */
export function chainRuns(claims: readonly ClaimFeedback[]): Row[][] {
  const runs: Row[][] = [];
  claims.forEach((claim, i) => {
    const before = claims[i - 1];
    const run = runs.at(-1);
    const readable = claim.lhs !== '' && claim.rhs !== '';
    if (run && before && readable && before.rhs === claim.lhs) {
      run.push({ claim, continues: true, formulas: [`{} ${relationOf(claim)} ${claim.rhs}`] });
      return;
    }
    const relation = relationOf(claim);
    const whole = readable ? `${claim.lhs} ${relation} ${claim.rhs}` : claim.latex;
    const formulas = whole.length <= shortEnough || !readable ? [whole] : [claim.lhs, `{} ${relation} ${claim.rhs}`];
    runs.push([{ claim, continues: false, formulas }]);
  });
  return runs;
}

/** The relation as it was written, between the sides; `>=` and its like would be set as two signs. */
function relationOf({ latex, lhs, relation, rhs }: ClaimFeedback): string {
  const between = latex.startsWith(lhs) && latex.endsWith(rhs) ? latex.slice(lhs.length, -rhs.length).trim() : '';
  return between === '' || between.length > 24 ? relation : between;
}
