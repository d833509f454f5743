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

export const withoutAliases = (latex: string): string =>
  latex.replace(/\\([a-zA-Z]+)/g, (whole, name: string) => (Object.hasOwn(ALIASES, name) ? ALIASES[name]! : whole));
