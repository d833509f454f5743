import { median, shown, table } from '../timing';
import type { Result } from './contest';

/** What all systems made of a suite; ours comes first. */
export function results(pairs: number, found: readonly Result[]): string {
  const ours = found[0]!;
  const rows = found.map((result) => {
    const { system, method, right, undecided, wrong, ms } = result;
    const ratios = ratiosOf(result, ours);
    return [
      `${system}: ${method}`,
      `${right}/${pairs}`,
      String(wrong.length),
      String(undecided),
      shown(total(ms)),
      String(Number(((1000 * ms.length) / total(ms)).toPrecision(3))),
      ratios.all.toPrecision(3),
      shown(median(ms)),
      ratios.median.toPrecision(3),
    ];
  });
  const head = ['', 'right', 'wrong', 'undecided', 'all pairs', 'pairs a second', '× ours', 'median pair', '× ours'];
  return table(head, rows);
}

const total = (ms: readonly number[]): number => ms.reduce((a, b) => a + b, 0);

/** How many times as long as ours another method takes: for all pairs together, and by the median pair of each. */
const ratiosOf = (other: Result, ours: Result): { readonly all: number; readonly median: number } => ({
  all: total(other.ms) / total(ours.ms),
  median: median(other.ms) / median(ours.ms),
});

/** Whether ours says as much that is right as whoever says most. */
export function rightAim([ours, ...others]: readonly Result[]): string {
  const best = Math.max(...others.map((r) => r.right), 0);
  return `as many right as the best other system (${best}): ${said(ours!.right >= best)} with ${ours!.right}`;
}

/** How many times as fast as another system ours is to be. */
const SPEEDS = [
  { system: 'SymPy', method: 'equals', least: 200 },
  { system: 'Maxima', method: 'ratsimp(radcan(a - b))', least: 3 },
] as const;

/** Whether ours is as fast as it is to be, beside each system that took part: in pairs a second, and by the median pair. */
export const speedAims = ([ours, ...others]: readonly Result[]): string[] =>
  SPEEDS.map(({ system, method, least }) => {
    const aim = `at least ${least} times the speed of ${system}'s ${method}`;
    const other = others.find((r) => r.system === system && r.method === method);
    if (!other) return `${aim}: not measured, it took no part`;
    const ratios = ratiosOf(other, ours!);
    const told = (ratio: number): string => `${said(ratio >= least)} with ${ratio.toPrecision(3)}`;
    return `${aim}: over all pairs ${told(ratios.all)}, by the median pair ${told(ratios.median)}`;
  });

const said = (met: boolean): string => (met ? 'met' : 'MISSED');
