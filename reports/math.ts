import temml from 'temml';

/** A longer formula is shown as its source: nobody reads it set, and setting takes time. */
const maxLength = 2_000;
const maxDepth = 100;

/** A formula as markup that is safe to put into a page, or why it could not be set. */
export type SetFormula = { readonly markup: string } | { readonly reason: string };

/** Sets LaTeX as MathML. Never throws; the markup holds nothing of the source but its letters and structure. */
export function setFormula(latex: string, display: boolean): SetFormula {
  if (latex.trim() === '') return { reason: 'it is empty' };
  if (latex.length > maxLength) return { reason: `it has more than ${maxLength} characters` };
  if (depthOf(latex) > maxDepth) return { reason: `its braces are nested more than ${maxDepth} deep` };
  const source = aligned(withoutLabels(latex));
  try {
    // `trust: false` refuses links, pictures, classes and styles; `maxExpand` bounds macros that call themselves.
    const markup = temml.renderToString(source, {
      displayMode: display,
      throwOnError: true,
      trust: false,
      strict: false,
      maxExpand: 1_000,
      maxSize: [50, 50],
    });
    return { markup };
  } catch (error) {
    return { reason: reasonOf(error) };
  }
}

/** Greatest depth of groups, environments and `\left … \right`, which the setter walks by recursion. */
function depthOf(latex: string): number {
  let depth = 0;
  let deepest = 0;
  for (const step of latex.match(/\\(?:begin|left|end|right)(?![a-zA-Z])|\\[^]|[{}]/g) ?? []) {
    if (step === '{' || step === '\\begin' || step === '\\left') deepest = Math.max(deepest, ++depth);
    else if (step === '}' || step === '\\end' || step === '\\right') depth--;
  }
  return deepest;
}

/** Equation numbers and labels belong to the document that they stand in. */
const withoutLabels = (latex: string): string =>
  latex
    .replace(/\\(?:label|tag\*?|eqref|ref)\s*\{[^{}]*\}|\\(?:notag|nonumber)\b/g, ' ')
    .replace(/%[^\n]*/g, (comment, at) => (latex[at - 1] === '\\' ? comment : ' '));

/** A piece of an alignment stands in one again. */
function aligned(latex: string): string {
  const outside = latex.replace(/\\begin\s*\{(\w+\*?)\}[^]*?\\end\s*\{\1\}/g, '');
  return /(^|[^\\])&|\\\\/.test(outside) ? `\\begin{aligned}${latex}\\end{aligned}` : latex;
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : 'it could not be read';
  const plain = message
    .replace(/^(?:Parse|Temml parse) ?error:?\s*/i, '')
    .replace(/\s+at (?:position|end of input)[^]*$/, '');
  return plain.replace(/\s+/g, ' ').trim().slice(0, 120);
}
