import { prepared, refusal } from '../../formula';
import { reasonFor } from '../../unset';
import { svgOf } from './mathjax';
import { settingOf, TooMuch, type Setting } from './setting';

/** A formula to be drawn, or why it is shown as its source. */
export type SetFormula = { readonly setting: Setting } | { readonly reason: string };

const cache = new Map<string, SetFormula>();
const cacheSize = 4_000;

/** Sets LaTeX in lines of at most `width` ems where it can be broken. Never throws; what was set before is kept. */
export function setFormula(latex: string, display: boolean, width: number): SetFormula {
  const lines = Math.floor(width * 4) / 4;
  const key = `${display ? lines : 'inline'} ${latex}`;
  const known = cache.get(key);
  if (known) return known;
  const made = convert(latex, display, lines);
  // The oldest goes first: a map keeps the order in which it was filled.
  if (cache.size >= cacheSize) for (const oldest of [...cache.keys()].slice(0, cacheSize / 4)) cache.delete(oldest);
  cache.set(key, made);
  return made;
}

function convert(latex: string, display: boolean, width: number): SetFormula {
  const refused = refusal(latex);
  if (refused !== undefined) return { reason: refused };
  try {
    const setting = settingOf(svgOf(prepared(latex), display, display ? width : 10_000));
    return setting.shapes.length === 0 ? { reason: 'it draws nothing' } : { setting };
  } catch (error) {
    return { reason: error instanceof TooMuch ? error.message : reasonFor(error) };
  }
}
