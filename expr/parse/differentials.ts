import { unitEnd } from './ranges';
import type { Reader } from './reader';
import { beginsFactor } from './starts';

const UPRIGHT: ReadonlySet<string> = new Set(['\\mathrm', '\\operatorname', '\\rm', '\\text']);

/** How many tokens the sign of a differential takes at `at`: `\partial`, or `d`, `\mathrm{d}`, `\dd`; 0 where none stands. */
export function differentialSign(r: Reader, at: number, partial: boolean): number {
  const token = r.token(at);
  if (!token) return 0;
  if (partial) return token.text === '\\partial' ? 1 : 0;
  if (token.kind === 'letter') return token.text === 'd' ? 1 : 0;
  if (token.kind !== 'command') return 0;
  if (token.text === '\\d' || token.text === '\\dd' || token.text === '\\diff') return 1;
  if (!UPRIGHT.has(token.text)) return 0;
  if (r.token(at + 1)?.text === 'd') return 2;
  return r.token(at + 1)?.kind === 'open' && r.token(at + 2)?.text === 'd' && r.token(at + 3)?.kind === 'close' ? 4 : 0;
}

/** A differential: where the name after its sign begins, and where it ends. */
export interface Differential {
  readonly name: number;
  readonly end: number;
}

/** Commands that stand before a name, never for one. */
const OPERATORS: ReadonlySet<string> = new Set(['\\frac', '\\sum', '\\prod', '\\int', '\\log', '\\exp']);

/** The differential that starts at token `at` (`dx`, `\mathrm{d}\theta`, `d z_1`); null where none does. */
export function differentialAt(r: Reader, at: number): Differential | null {
  const sign = differentialSign(r, at, false);
  const name = at + sign;
  const token = r.token(name);
  if (!sign || !token) return null;
  switch (token.kind) {
    case 'sub':
      // `d_z` for `dz`, as scanners and hasty writers have it.
      return { name: name + 1, end: unitEnd(r, name + 1) };
    case 'mark': {
      const close = token.text === '(' ? r.matching(name) : -1;
      return close === -1 ? null : { name, end: close + 1 };
    }
    case 'command':
      if (!/^\\[A-Za-z]+$/.test(token.text) || !beginsFactor(token.text) || OPERATORS.has(token.text)) return null;
      return { name, end: scriptsEnd(r, unitEnd(r, name)) };
    case 'letter':
    case 'open':
      return { name, end: scriptsEnd(r, unitEnd(r, name)) };
    default:
      return null;
  }
}

/** Index after the scripts that start at `at`; a power with a sign belongs to no name. */
function scriptsEnd(r: Reader, at: number): number {
  let end = at;
  for (;;) {
    const kind = r.token(end)?.kind;
    if (kind === 'prime') end++;
    else if (kind === 'sub' || (kind === 'sup' && r.token(end + 1)?.text !== '-')) end = unitEnd(r, end + 1);
    else return end;
  }
}
