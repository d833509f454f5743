/** Commands of common packages, in those that setters know; what only colours or sizes is left out. */
const ALIASES: Readonly<Record<string, string>> = {
  bm: '\\boldsymbol',
  argmax: '\\operatorname*{arg\\,max}',
  argmin: '\\operatorname*{arg\\,min}',
  mathbbm: '\\mathbb',
  mathds: '\\mathbb',
  coloneqq: '\\mathrel{:=}',
  eqqcolon: '\\mathrel{=:}',
  colonequals: '\\mathrel{:=}',
  llbracket: '[\\![',
  rrbracket: ']\\!]',
  dif: '\\mathrm{d}',
  textsc: '\\text',
  ensuremath: '',
  xspace: '',
  mathlarger: '',
  mathsmaller: '',
};

const colour = /\\(?:text)?color\s*(?:\[[^\]{}]*\])?\s*\{[^{}]*\}/g;

/** A change of letters inside another, as in `\textbf{\textit{KL}}`: setters read no commands in text. */
const nested = /(\\text(?:bf|it|rm|sf|tt|normal)?\{[^{}$\\]*)\\(?:text(?:bf|it|rm|sf|tt|normal)?|emph)\{([^{}$\\]*)\}/g;

/** The formula in commands that setters know. */
export function withoutAliases(latex: string): string {
  let text = latex
    .replace(colour, ' ')
    .replace(/\\([a-zA-Z]+)/g, (whole, name: string) => (Object.hasOwn(ALIASES, name) ? ALIASES[name]! : whole));
  for (let before = ''; before !== text;) {
    before = text;
    text = text.replace(nested, '$1$2');
  }
  return text;
}
