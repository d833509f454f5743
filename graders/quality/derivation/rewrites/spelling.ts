import type { Meaning } from '../../../../worlds';

/** Another way to write the ink of one side; null where there is nothing to write differently. */
export type Spelling = (ink: string, meaning: Meaning) => string | null;

const replaced =
  (pattern: RegExp, by: string): Spelling =>
  (ink) => {
    const out = ink.replace(pattern, by);
    return out === ink ? null : out;
  };

/** A transpose written differently; what stands above a sum is how far it goes. */
const transposed = (sign: RegExp, by: string): Spelling =>
  replaced(
    new RegExp(`(?<!\\\\(?:sum|prod|int)(?:\\\\limits)?_(?:\\{[^{}]*\\}|.))\\^(?:${sign.source})(?![A-Za-z])`, 'g'),
    by,
  );

/** Only where a letter has no meaning of its own. */
const unless =
  (name: string, spelling: Spelling): Spelling =>
  (ink, meaning) =>
    meaning.vocabulary.lookup(name) === null ? spelling(ink, meaning) : null;

/** A part in braces from `at` on, and where it ends. */
function group(ink: string, at: number): { body: string; end: number } | null {
  if (ink[at] !== '{') return null;
  let depth = 0;
  for (let i = at; i < ink.length; i++) {
    if (ink[i] === '\\') i++;
    else if (ink[i] === '{') depth++;
    else if (ink[i] === '}' && --depth === 0) return { body: ink.slice(at + 1, i), end: i + 1 };
  }
  return null;
}

/** `\frac{a}{b}` as `(a) / (b)`, for fractions that are a whole term: elsewhere the stroke would reach further. */
const strokes: Spelling = (ink) => {
  let out = '';
  let at = 0;
  for (const match of ink.matchAll(/\\frac(?=\{)/g)) {
    if (match.index < at) continue;
    const top = group(ink, match.index + 5);
    const bottom = top && group(ink, top.end);
    // A derivative is no quotient.
    if (!top || !bottom || /\\partial|^\s*d/.test(bottom.body)) continue;
    const isTerm =
      /(?:^|[-+=([{]|\\log|\\left[([])\s*$/.test(ink.slice(0, match.index)) &&
      /^\s*(?:$|[-+)\]}]|\\right[)\]])/.test(ink.slice(bottom.end));
    if (!isTerm) continue;
    const bare = (s: string): string => (/^\s*(?:\w|\\[A-Za-z]+)\s*$/.test(s) ? s.trim() : `(${s})`);
    const after = /\\log\s*$/.test(ink.slice(0, match.index)) ? ['(', ')'] : ['', ''];
    out += `${ink.slice(at, match.index)}${after[0]}${bare(top.body)} / ${bare(bottom.body)}${after[1]}`;
    at = bottom.end;
  }
  return at === 0 ? null : out + ink.slice(at);
};

/** `(` as `\left(`, where brackets match one by one. */
const stretched: Spelling = (ink) => {
  if (/\\(?:left|right|big|Big)/.test(ink) || !ink.includes('(')) return null;
  let depth = 0;
  for (const c of ink) {
    if (c === '(') depth++;
    else if (c === ')' && --depth < 0) return null;
  }
  return depth === 0 ? ink.replace(/\(/g, '\\left(').replace(/\)/g, '\\right)') : null;
};

/** A variable and its density below a mean: `z \sim q(\cdot|x)`. */
const drawnFrom =
  /(\\mathbb\{?E\}?_)\{((?:[A-Za-z]|\\[A-Za-z]+)(?:_(?:[A-Za-z]|\\[A-Za-z]+))?)\(([A-Za-z])((?:\s*(?:\||\\mid)[^(){}]*)?)\)\}/g;

const BAR = /\(([^()|]*?[^()|\\])\s*\|\s*([^()|]*)\)/g;

/** Ways to write the same formula, by what they are about. */
export const SPELLINGS: Readonly<Record<string, readonly Spelling[]>> = {
  'bars of conditions': [
    replaced(BAR, '($1 \\mid $2)'),
    replaced(BAR, '($1\\,|\\,$2)'),
    replaced(/\s*\\mid\s*(?![A-Za-z])/g, '|'),
    replaced(/\\mid(?![A-Za-z])/g, '\\vert'),
  ],
  'names of functions': [
    replaced(/\\log(?![A-Za-z])/g, '\\ln'),
    replaced(/\\log(?![A-Za-z])/g, '\\mathrm{log}'),
    replaced(/\\exp(?![A-Za-z])/g, '\\operatorname{exp}'),
    replaced(/\\mathrm\{tr\}/g, '\\operatorname{tr}'),
    replaced(/\\mathrm\{tr\}/g, '\\text{Tr}'),
  ],
  'signs of means': [
    replaced(/\\mathbb\{E\}/g, '\\mathbb E'),
    replaced(/\\mathbb\{E\}/g, '\\operatorname{\\mathbb{E}}'),
    unless('E', replaced(/\\mathbb\{E\}/g, '\\mathrm{E}')),
    unless('E', replaced(/\\mathbb\{E\}/g, 'E')),
    replaced(drawnFrom, '$1{$3 \\sim $2($3$4)}'),
    replaced(drawnFrom, '$1{$3 \\sim $2(\\cdot$4)}'),
  ],
  'signs of divergences': [
    replaced(/D_\{KL\}/g, 'D_{\\mathrm{KL}}'),
    replaced(/D_\{KL\}/g, '\\mathrm{KL}'),
    replaced(/D_\{KL\}/g, 'KL'),
    replaced(/(?<![A-Za-z{])KL(?![A-Za-z}])/g, 'D_{KL}'),
    replaced(/(?<![A-Za-z{])KL(?![A-Za-z}])/g, '\\text{KL}'),
    replaced(/\s*(?:\\,)?\\\|(?:\\,)?\s*/g, ' \\parallel '),
    replaced(/\s*(?:\\,)?\\\|(?:\\,)?\s*/g, ' || '),
    replaced(/\s*(?:\\,)?\\\|(?:\\,)?\s*/g, ' \\, \\Vert \\, '),
  ],
  transposes: [
    transposed(/\{\\top\}|\\top|\{T\}|T/, '^{\\mathsf{T}}'),
    transposed(/\{\\top\}|\\top/, '^T'),
    transposed(/\{T\}|T/, '^\\top'),
    transposed(/\{\\top\}|\\top|\{T\}|T/, '^{\\intercal}'),
  ],
  brackets: [
    replaced(/\\left(?=[([])|\\right(?=[)\]])/g, ''),
    stretched,
    (ink) =>
      /\\left\((?!.*\\left\(.*\\left\()/.test(ink)
        ? ink.replace(/\\left\(/g, '\\bigl(').replace(/\\right\)/g, '\\bigr)')
        : null,
  ],
  fractions: [
    replaced(/\\frac(?![A-Za-z])/g, '\\dfrac'),
    replaced(/\\frac(?![A-Za-z])/g, '\\tfrac'),
    replaced(/\\frac\{(\d)\}\{(\d)\}/g, '\\frac$1$2'),
    replaced(/\\frac\{1\}\{2\}(?!\s*\d)/g, '0.5 '),
    strokes,
  ],
  scripts: [
    replaced(/([_^])([A-Za-z0-9])(?![A-Za-z0-9])/g, '$1{$2}'),
    replaced(/([_^])\{([A-Za-z0-9])\}(?=$|[^A-Za-z0-9'])/g, '$1$2 '),
    replaced(/(\\(?:sum|prod|int))(?=[_^])/g, '$1\\limits'),
    replaced(/(\\(?:sum|prod))(?=[_^])/g, '$1\\nolimits'),
  ],
  spacing: [
    replaced(/ (?![A-Za-z])/g, '\\, '),
    replaced(/\\,/g, ' '),
    replaced(/([+])/g, ' \\; $1 \\; '),
    replaced(/,/g, ',\\!'),
  ],
  differentials: [
    replaced(/(?:\\,)?\s*d\{?([a-z])\}?(?=\s|$|[-+)\]}.,])/g, ' \\, \\mathrm{d}$1'),
    replaced(/(?:\\,)?\s*d\{([a-z])\}/g, '\\;d$1'),
  ],
  fonts: [
    replaced(/\\mu(?![A-Za-z])/g, '\\boldsymbol{\\mu}'),
    replaced(/\\sigma(?![A-Za-z])(?=[_^])/g, '\\boldsymbol{\\sigma}'),
    replaced(/\\Sigma(?![A-Za-z])/g, '\\boldsymbol{\\Sigma}'),
    replaced(/\\mathcal\{N\}/g, '\\mathcal N'),
    replaced(/(?<![A-Za-z\\])([a-z])(?=_[a-z])/g, '\\mathbf{$1}'),
  ],
  decorations: [
    (ink, { vocabulary }) =>
      vocabulary.ignored('\\theta') && !/_\\theta/.test(ink)
        ? replaced(/(?<![A-Za-z\\])p\(/g, 'p_\\theta(')(ink, { vocabulary } as Meaning)
        : null,
    (ink, { vocabulary }) =>
      vocabulary.ignored('\\phi') && !/_\\phi/.test(ink)
        ? replaced(/(?<![A-Za-z\\])q\(/g, 'q_{\\phi}(')(ink, { vocabulary } as Meaning)
        : null,
    (ink, { vocabulary }) =>
      vocabulary.ignored('\\theta')
        ? replaced(/_(?:\\theta(?![A-Za-z])|\{\\theta\})/g, '')(ink, { vocabulary } as Meaning)
        : null,
    (ink, { vocabulary }) =>
      vocabulary.ignored('\\phi')
        ? replaced(/_(?:\\phi(?![A-Za-z])|\{\\phi\})/g, '')(ink, { vocabulary } as Meaning)
        : null,
  ],
};
