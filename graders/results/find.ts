import type { Span } from '../../expr';
import type { Figure, ResultsProblem } from '../../problems/schema';
import { Aspects } from './aspects';
import type { Claimed } from './claimed';
import { gridsIn } from './grids';
import { sentenceClaims } from './sentence-claims';
import type { StatedNumber } from './stated';
import { tableClaims } from './table-claims';

export interface FoundFigure {
  readonly figure: Figure;
  readonly stated: StatedNumber;
  /** Other values that are stated for the same figure, which do not agree with it. */
  readonly others: readonly StatedNumber[];
}

/** The figures that a stretch of a document reports, by name. */
export function findFigures(problem: ResultsProblem, document: string, within: Span): Map<string, FoundFigure> {
  const text = document.slice(within.from, within.to);
  const aspects = new Aspects(problem.figures);
  const grids = gridsIn(text, within.from);
  const claimed = grids.flatMap((grid) => tableClaims(grid, problem, aspects, text.padStart(within.to)));
  // Tables are blanked, so that offsets stay.
  const prose = grids.reduce((rest, { span }) => blank(rest, span.from - within.from, span.to - within.from), text);
  claimed.push(...sentenceClaims(prose, within.from, problem, aspects));
  const found = new Map<string, FoundFigure>();
  for (const figure of problem.figures) {
    const own = claimed.filter((c) => c.figure.name === figure.name);
    const strongest = Math.max(...own.map((c) => c.strength));
    const best = own.find((c) => c.strength === strongest);
    if (best) found.set(figure.name, { figure, stated: best.stated, others: otherValues(best, own, strongest) });
  }
  return found;
}

const blank = (text: string, from: number, to: number): string =>
  text.slice(0, from) + text.slice(from, to).replace(/[^\n]/g, ' ') + text.slice(to);

function otherValues(best: Claimed, own: readonly Claimed[], strength: number): StatedNumber[] {
  const agrees = ({ stated: s }: Claimed): boolean =>
    Math.abs(s.value - best.stated.value) <= s.half + best.stated.half;
  return own.filter((c) => c.strength === strength && !agrees(c)).map((c) => c.stated);
}
