import temml from 'temml';
import { prepared, refusal } from './formula';
import { reasonFor } from './unset';

/** A formula as markup that is safe to put into a page, or why it could not be set. */
export type SetFormula = { readonly markup: string } | { readonly reason: string };

/** Sets LaTeX as MathML. Never throws; the markup holds nothing of the source but its letters and structure. */
export function setFormula(latex: string, display: boolean): SetFormula {
  const refused = refusal(latex);
  if (refused !== undefined) return { reason: refused };
  try {
    // `trust: false` refuses links, pictures, classes and styles; `maxExpand` bounds macros that call themselves.
    const markup = temml.renderToString(prepared(latex), {
      displayMode: display,
      throwOnError: true,
      trust: false,
      strict: false,
      maxExpand: 1_000,
      maxSize: [50, 50],
    });
    return { markup };
  } catch (error) {
    return { reason: reasonFor(error) };
  }
}
