import { prepared, refusal } from '../../formula';
import { reasonFor } from '../../unset';
import { Kept } from '../kept';
import { setter, waits } from './mathjax';
import { settingOf, TooMuch, type Setting } from './setting';

/** A formula to be drawn, or why it is shown as its source. */
export type SetFormula = { readonly setting: Setting } | { readonly reason: string };

const kept = new Kept<string, SetFormula>(1_000);

/**
 * Sets LaTeX in lines of at most `width` ems where it can be broken. What was set before is kept. Throws nothing but
 * what `withMathJax` catches.
 */
export function setFormula(latex: string, display: boolean, width: number): SetFormula {
  if (!display) return kept.of(`inline ${latex}`, () => convert(latex, false, 0));
  const lines = Math.floor(width * 4) / 4;
  // In one line it is the same wherever there is room for it.
  const one = kept.get(`line ${latex}`);
  if (one && 'setting' in one && one.setting.width <= lines * 1000) return one;
  const made = kept.of(`${lines} ${latex}`, () => convert(latex, true, lines));
  if ('setting' in made && !made.setting.broken) kept.set(`line ${latex}`, made);
  return made;
}

function convert(latex: string, display: boolean, width: number): SetFormula {
  const refused = refusal(latex);
  if (refused !== undefined) return { reason: refused };
  const set = setter();
  try {
    const setting = settingOf(set(prepared(latex), display, display ? width : 10_000));
    return setting.shapes.length === 0 ? { reason: 'it draws nothing' } : { setting };
  } catch (error) {
    if (waits(error)) throw error;
    return { reason: error instanceof TooMuch ? error.message : reasonFor(error) };
  }
}
