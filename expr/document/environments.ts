/** Environments that hold mathematics by themselves. */
const MATHEMATICS = new Set([
  'equation',
  'align',
  'alignat',
  'xalignat',
  'flalign',
  'eqnarray',
  'gather',
  'multline',
  'aligned',
  'alignedat',
  'gathered',
  'multlined',
  'split',
  'math',
  'displaymath',
  'dmath',
  'dgroup',
  'IEEEeqnarray',
]);

/** Environments of which none lies inside another of the same name: a second one means that the first is unclosed. */
const FLAT = new Set([
  'equation',
  'align',
  'alignat',
  'xalignat',
  'flalign',
  'eqnarray',
  'gather',
  'multline',
  'math',
  'displaymath',
  'dmath',
  'IEEEeqnarray',
]);

/** An environment's name without the star and stray spaces. */
export const plainName = (name: string): string => name.replace(/\s+/g, '').replace(/\*$/, '');

/** Rows of such an environment are rows of the derivation, wherever it stands in a formula. */
export const isMathEnvironment = (name: string): boolean => MATHEMATICS.has(plainName(name));

export const isCases = (name: string): boolean => /^(?:[dr]|dr|num)?cases$/.test(plainName(name));

/** `{rcl}`, `{2}` or the like follows `\begin{…}`. */
export const hasSpecification = (name: string): boolean =>
  /^(?:array|alignat|alignedat|xalignat|IEEEeqnarray|tabular|subarray)$/.test(plainName(name));

/** `[t]` may follow `\begin{…}`. */
export const hasPosition = (name: string): boolean =>
  /^(?:aligned|alignedat|gathered|multlined|array|split)$/.test(plainName(name));

/** Where an environment of mathematics lies; `from`/`to` hold the delimiters, `bodyFrom`/`bodyTo` do not. */
export interface Environment {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly bodyFrom: number;
  readonly bodyTo: number;
  readonly closed: boolean;
}

export interface Environments {
  /** By offset of `\begin`; inner ones too. */
  readonly at: ReadonlyMap<number, Environment>;
  /** `\end{…}` without a beginning, in order. */
  readonly stray: readonly { readonly name: string; readonly from: number; readonly to: number }[];
}

/** What `\be` and `\ee` stand for where a document abbreviates its environments. */
export interface Abbreviations {
  readonly begin: ReadonlyMap<string, string>;
  readonly end: ReadonlyMap<string, string>;
}

interface Mark {
  readonly name: string;
  readonly begin: boolean;
  readonly from: number;
  readonly to: number;
}

function marks(text: string, short: Abbreviations): Mark[] {
  const found: Mark[] = [];
  for (const match of text.matchAll(/\\(begin|end)\s*\{\s*([A-Za-z]+\s?\*?)\s*\}|\\([A-Za-z]+)/g)) {
    let to = match.index + match[0].length;
    if (text[match.index - 1] === '\\' && text[match.index - 2] !== '\\') continue;
    if (match[2] !== undefined) {
      const name = plainName(match[2]);
      if (match[1] === 'begin') {
        const argument = hasSpecification(name) ? /^\s*\{[^{}\n]{0,40}\}/ : hasPosition(name) ? /^\[[tbc]\]/ : null;
        to += argument?.exec(text.slice(to, to + 60))?.[0].length ?? 0;
      }
      if (isMathEnvironment(name)) found.push({ name, begin: match[1] === 'begin', from: match.index, to });
    } else {
      const word = `\\${match[3]}`;
      const begin = short.begin.get(word);
      const end = short.end.get(word);
      if (begin !== undefined) found.push({ name: begin, begin: true, from: match.index, to });
      else if (end !== undefined) found.push({ name: end, begin: false, from: match.index, to });
    }
  }
  return found;
}

/** Pairs the environments of mathematics of a text in one pass; what is unclosed ends where the next thing starts. */
export function environments(text: string, short: Abbreviations): Environments {
  const at = new Map<number, Environment>();
  const stray: { name: string; from: number; to: number }[] = [];
  const stack: Mark[] = [];
  const open = new Map<string, number>();
  const count = (name: string, by: number): void => void open.set(name, (open.get(name) ?? 0) + by);
  const close = (mark: Mark, bodyTo: number, to: number, closed: boolean): void => {
    count(mark.name, -1);
    at.set(mark.from, { name: mark.name, from: mark.from, to, bodyFrom: mark.to, bodyTo, closed });
  };
  for (const mark of marks(text, short)) {
    if (mark.begin) {
      if (FLAT.has(mark.name) && (open.get(mark.name) ?? 0) > 0) {
        while (stack.length > 0) {
          const lost = stack.pop()!;
          close(lost, mark.from, mark.from, false);
          if (lost.name === mark.name) break;
        }
      }
      stack.push(mark);
      count(mark.name, 1);
    } else if ((open.get(mark.name) ?? 0) > 0) {
      while (stack.length > 0) {
        const top = stack.pop()!;
        const closed = top.name === mark.name;
        close(top, mark.from, closed ? mark.to : mark.from, closed);
        if (closed) break;
      }
    } else {
      stray.push({ name: mark.name, from: mark.from, to: mark.to });
    }
  }
  while (stack.length > 0) close(stack.pop()!, text.length, text.length, false);
  return { at, stray };
}
