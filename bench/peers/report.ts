import { median, shown, table } from '../timing';
import type { Result } from './contest';

/** What all systems made of a suite; ours comes first. */
export function results(pairs: number, found: readonly Result[]): string {
  const ours = found[0]!.ms;
  const rows = found.map(({ system, method, right, undecided, wrong, ms }) => [
    `${system}: ${method}`,
    `${right}/${pairs}`,
    String(wrong.length),
    String(undecided),
    shown(median(ms)),
    (median(ms) / median(ours)).toPrecision(3),
    shown(ms.reduce((a, b) => a + b, 0)),
  ]);
  return table(['', 'right', 'wrong', 'undecided', 'median', '× ours', 'all pairs'], rows);
}

/** Whether ours says as much that is right as whoever says most. */
export function rightAim([ours, ...others]: readonly Result[]): string {
  const best = Math.max(...others.map((r) => r.right), 0);
  return `as many right as the best other system (${best}): ${said(ours!.right >= best)} with ${ours!.right}`;
}

/** How many times as fast as another system ours is to be, in the median. */
const SPEEDS = [
  { system: 'SymPy', method: 'equals', least: 200 },
  { system: 'Maxima', method: 'ratsimp(radcan(a - b))', least: 3 },
] as const;

/** Whether ours is as fast as it is to be, beside each system that took part. */
export const speedAims = ([ours, ...others]: readonly Result[]): string[] =>
  SPEEDS.map(({ system, method, least }) => {
    const aim = `at least ${least} times the speed of ${system}'s ${method}`;
    const other = others.find((r) => r.system === system && r.method === method);
    if (!other) return `${aim}: not measured, it took no part`;
    const ratio = median(other.ms) / median(ours!.ms);
    return `${aim}: ${said(ratio >= least)} with ${ratio.toPrecision(3)}`;
  });

const said = (met: boolean): string => (met ? 'met' : 'MISSED');
