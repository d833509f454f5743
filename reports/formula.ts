import { withoutAliases } from './aliases';

/** A longer formula is shown as its source: nobody reads it set, and setting takes time. */
export const maxLength = 2_000;
const maxDepth = 100;

/** A formula to be shown. */
export interface Formula {
  /** As it was written: what is copied and read aloud, and what is shown where it cannot be set. */
  readonly latex: string;
  /** LaTeX to set for it: the first that can be set counts. */
  readonly ways: readonly string[];
  /** Why there is no way. */
  readonly refused?: string;
}

/** A formula that is set as it is written. */
export const plainly = (latex: string): Formula => ({ latex, ways: [latex] });

/** A formula that starts with a relation: set with the space before it that a left side would ask for. */
export const goingOn = ({ ways, ...formula }: Formula): Formula => ({
  ...formula,
  ways: ways.map((way) => `{} ${way}`),
});

/** Sets a formula in the first way that can be set; else why the first cannot. */
export function setFirst<T extends object>(
  { ways, refused }: Formula,
  set: (latex: string) => T | { readonly reason: string },
): T | { readonly reason: string } {
  let first: { readonly reason: string } | null = null;
  for (const way of ways) {
    const made = set(way);
    if (!('reason' in made)) return made;
    first ??= made;
  }
  return first ?? { reason: refused ?? 'it is empty' };
}

/** What would change the meaning of what follows it. */
const defining =
  /\\(?:(?:re|provide)?newcommand|newcolumntype|[gex]?def|let|futurelet|global|DeclareMathOperator)(?![A-Za-z])/;

/** Characters of all different formulas of one report that are set: setting them takes a tenth of a millisecond each. */
const maxTogether = 50_000;

/** Lets the formulas of one report be set until they are too many; those after them are shown as they were written. */
export class Allowance {
  private readonly known = new Set<string>();
  private left = maxTogether;

  allowed(formula: Formula): Formula {
    const fresh = formula.ways.filter((way) => !this.known.has(way));
    const length = fresh.reduce((sum, way) => sum + (way.length > maxLength ? 0 : way.length), 0);
    if (length > this.left)
      return { latex: formula.latex, ways: [], refused: `the formulas before it have ${maxTogether} characters` };
    this.left -= length;
    for (const way of fresh) this.known.add(way);
    return formula;
  }
}

/** Why a formula is not even tried; undefined where it may be set. */
export function refusal(latex: string): string | undefined {
  if (latex.trim() === '') return 'it is empty';
  if (latex.length > maxLength) return `it has more than ${maxLength} characters`;
  if (defining.test(latex)) return 'it defines a command';
  if (depthOf(latex) > maxDepth) return `its braces are nested more than ${maxDepth} deep`;
  return undefined;
}

/**
 * The formula as a setter takes it: without labels and comments, in commands that setters know, a piece of an
 * alignment in an alignment again.
 */
export const prepared = (latex: string): string => aligned(withoutAliases(withoutLabels(latex)));

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

/** Labels belong to the document that they stand in; what a row is called, and what is referred to, stands in brackets. */
const withoutLabels = (latex: string): string =>
  latex
    .replace(/\\label\s*\{[^{}]*\}|\\(?:notag|nonumber)\b/g, ' ')
    .replace(/\\eqref\s*\{([^{}]*)\}/g, (_, label: string) => named(`(${label})`))
    .replace(/\\ref\s*\{([^{}]*)\}/g, (_, label: string) => named(label))
    .replace(tags, (_, starred: string, inside?: string, sign?: string) => {
      const tag = inside ?? sign ?? '';
      return `\\quad ${named(starred === '*' ? tag : `(${tag})`)}`;
    })
    .replace(/%[^\n]*/g, (comment, at) => (latex[at - 1] === '\\' ? comment : ' '));

const tags = /\\tag(?![a-zA-Z])(\*?)\s*(?:\{((?:[^{}]|\{[^{}]*\})*)\}|([^\s{}\\]))/g;

/** Words in a formula; what has a meaning to LaTeX alone is no more than a dash. */
const named = (text: string): string => `\\text{${text.includes('$') ? text : text.replace(/[_#&%^~]/g, '-')}}`;

function aligned(latex: string): string {
  const outside = latex.replace(/\\begin\s*\{(\w+\*?)\}[^]*?\\end\s*\{\1\}/g, '');
  return /(^|[^\\])&|\\\\/.test(outside) ? `\\begin{aligned}${latex}\\end{aligned}` : latex;
}
