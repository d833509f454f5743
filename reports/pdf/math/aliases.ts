/** Commands of common packages, in those that are loaded. */
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
};

/** A change of letters inside another, as in `\textbf{\textit{KL}}`: MathJax reads no commands in text. */
const nested = /(\\text(?:bf|it|rm|sf|tt|normal)?\{[^{}$\\]*)\\(?:text(?:bf|it|rm|sf|tt|normal)?|emph)\{([^{}$\\]*)\}/g;

/** The formula in commands that are loaded. */
export function withoutAliases(latex: string): string {
  let text = latex.replace(/\\([a-zA-Z]+)/g, (whole, name: string) =>
    Object.hasOwn(ALIASES, name) ? ALIASES[name]! : whole,
  );
  for (let before = ''; before !== text;) {
    before = text;
    text = text.replace(nested, '$1$2');
  }
  return text;
}
