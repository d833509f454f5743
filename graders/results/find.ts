import type { Span } from '../../expr';
import type { ResultsProblem } from '../../problems/schema';
import { Aspects } from './aspects';
import type { Claimed } from './claimed';
import { curveClaims } from './curve-claims';
import { curvesIn } from './curves';
import { gridsIn, type Grid } from './grids';
import { statedOrders, type StatedOrder } from './orders';
import { withDigits } from './plain';
import { sentenceClaims } from './sentence-claims';
import type { StatedNumber } from './stated';
import { tableClaims } from './table-claims';
import { reasonsFor } from './unread';

export interface FoundFigure extends Pick<Claimed, 'figure' | 'stated' | 'lacking' | 'guessed'> {
  /** Other values that are stated for the same figure, which do not agree with it. */
  readonly others: readonly StatedNumber[];
}

/** What a stretch of a document reports. */
export interface Findings {
  /** By the names of the figures. */
  readonly figures: ReadonlyMap<string, FoundFigure>;
  /** Orders of settings that it states in words; offsets of the document. */
  readonly orders: readonly StatedOrder[];
  /** Why numbers that it shows were not taken for figures. */
  readonly reasons: readonly string[];
}

/** The figures that a stretch of a document reports, by name. */
export const findFigures = (problem: ResultsProblem, document: string, within: Span): Findings['figures'] =>
  findAll(problem, document, within).figures;

/** The figures that a stretch of a document reports, and the orders that it states. */
export function findAll(problem: ResultsProblem, document: string, within: Span): Findings {
  const aspects = new Aspects(problem.figures);
  const read = withDigits(document.slice(within.from, within.to), aspects);
  const { text } = read;
  const grids = gridsIn(text, 0);
  const curves = curvesIn(text, 0);
  const points = curves.flatMap((curve) => curve.points.map(({ at }) => at));
  // A table over the epochs, and the lines of a log, say one thing of each figure: what it came to.
  const overEpochs = ({ span }: Grid): boolean => points.some((at) => at >= span.from && at < span.to);
  const claimed = grids.flatMap((grid) => (overEpochs(grid) ? [] : tableClaims(grid, problem, aspects, text)));
  // Tables are blanked, so that offsets stay.
  const withoutTables = grids.reduce((rest, { span }) => blank(rest, span.from, span.to), text);
  const prose = withoutLines(withoutTables, points);
  claimed.push(...sentenceClaims(prose, problem, aspects, read.bare));
  claimed.push(...curveClaims(curves, problem, aspects, text));
  const inDocument = (stated: StatedNumber): StatedNumber => {
    const { from, to } = read.was(stated.span);
    return {
      ...stated,
      written: read.writtenAt(stated.span) ?? stated.written,
      span: { from: within.from + from, to: within.from + to },
    };
  };
  const found = new Map<string, FoundFigure>();
  for (const figure of problem.figures) {
    const own = meant(claimed.filter((c) => c.figure.name === figure.name));
    const strongest = Math.max(...own.map((c) => c.strength));
    const strong = own.filter((c) => c.strength === strongest);
    // Of several epochs the last is what the training came to.
    const last = Math.max(...strong.map((c) => c.epoch));
    const final = strong.filter((c) => c.epoch === last);
    // Within an epoch a log prints running means.
    const [best, ...rest] = Number.isFinite(last) ? final.reverse() : final;
    if (!best) continue;
    found.set(figure.name, {
      ...best,
      stated: inDocument(best.stated),
      others: otherValues(best, rest).map(inDocument),
    });
  }
  const orders = statedOrders(prose, problem, aspects).map((order) => ({
    ...order,
    text: read.writtenAt({ from: order.at, to: order.at + order.text.length }) ?? order.text,
    at: within.from + read.was({ from: order.at, to: order.at }).from,
  }));
  return { figures: found, orders, reasons: reasonsFor(grids, claimed) };
}

/** What is told of all cases where that is said, and never what is told of single classes, or of guessing. */
function meant(claimed: readonly Claimed[]): readonly Claimed[] {
  const ofAll = claimed.filter((c) => c.scope === 'all');
  if (ofAll.length > 0) return ofAll;
  const unsaid = claimed.filter((c) => c.scope === 'unsaid');
  return unsaid.length > 0 ? unsaid : claimed.filter((c) => c.scope === 'validation');
}

/** Blanks the lines in which the given offsets lie. */
function withoutLines(text: string, offsets: readonly number[]): string {
  const sorted = [...offsets].sort((a, b) => a - b);
  let next = 0;
  let from = 0;
  return text
    .split('\n')
    .map((line) => {
      const to = from + line.length;
      const logged = next < sorted.length && sorted[next]! <= to;
      while (next < sorted.length && sorted[next]! <= to) next++;
      from = to + 1;
      return logged ? ' '.repeat(line.length) : line;
    })
    .join('\n');
}

const blank = (text: string, from: number, to: number): string =>
  text.slice(0, from) + text.slice(from, to).replace(/[^\n]/g, ' ') + text.slice(to);

function otherValues(best: Claimed, rest: readonly Claimed[]): StatedNumber[] {
  const agrees = ({ stated: s }: Claimed): boolean =>
    Math.abs(s.value - best.stated.value) <= s.half + best.stated.half;
  return rest.filter((c) => !agrees(c)).map((c) => c.stated);
}
