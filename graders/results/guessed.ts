import type { FoundFigure } from './find';
import { judgeFigure, judgeRelation, type Case } from './judge';

/**
 * Figures of tables that nothing says to be what is asked for. They are kept where all of them, and how they compare, are
 * as expected: shares answer a question for shares, other numbers go to a person. Else they may be anything, such as
 * errors, and none is taken.
 */
export function withoutDoubt(given: Case): { readonly found: Case['found']; readonly remark: string | null } {
  const guessed = [...given.found.values()].filter((f) => f.guessed !== false);
  if (guessed.length === 0) return { found: given.found, remark: null };
  const isGuessed = (name: string): boolean => (given.found.get(name)?.guessed ?? false) !== false;
  const fits =
    guessed.every((f) => f.others.length === 0 && judgeFigure(given, f).verdict === 'consistent') &&
    given.problem.relations
      .filter((r) => isGuessed(r.greater) || isGuessed(r.than))
      .every((r) => (judgeRelation(given, r)?.verdict ?? 'consistent') === 'consistent');
  // Shares of a percent sign each, of the settings asked for, and as expected: these are they.
  if (fits && guessed.every((f) => f.stated.percent)) return { found: given.found, remark: null };
  if (fits)
    return {
      found: given.found,
      remark: guessed.every((f) => f.guessed === 'share')
        ? null
        : 'Nothing says what the numbers of the table measure; they were taken for what is asked for. A person will look.',
    };
  return {
    found: new Map<string, FoundFigure>([...given.found].filter(([, f]) => f.guessed === false)),
    remark:
      'Nothing says what the numbers of the table measure, and they are not what is expected, so that they were not taken. A person will look.',
  };
}
