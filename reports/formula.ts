/** A longer formula is shown as its source: nobody reads it set, and setting takes time. */
const maxLength = 2_000;
const maxDepth = 100;

/** Why a formula is not even tried; undefined where it may be set. */
export function refusal(latex: string): string | undefined {
  if (latex.trim() === '') return 'it is empty';
  if (latex.length > maxLength) return `it has more than ${maxLength} characters`;
  if (depthOf(latex) > maxDepth) return `its braces are nested more than ${maxDepth} deep`;
  return undefined;
}

/** The formula as a setter takes it: without labels and comments, a piece of an alignment in an alignment again. */
export const prepared = (latex: string): string => aligned(withoutLabels(latex));

/** Greatest depth of groups, environments and `\left … \right`, which setters walk by recursion. */
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

function aligned(latex: string): string {
  const outside = latex.replace(/\\begin\s*\{(\w+\*?)\}[^]*?\\end\s*\{\1\}/g, '');
  return /(^|[^\\])&|\\\\/.test(outside) ? `\\begin{aligned}${latex}\\end{aligned}` : latex;
}
