import type { Token } from '../token';

/** Control sequences that only move the pen. */
const THIN = new Set([
  '\\,',
  '\\:',
  '\\;',
  '\\!',
  '\\>',
  '\\ ',
  '\\\n',
  '\\/',
  '\\thinspace',
  '\\medspace',
  '\\thickspace',
  '\\negthinspace',
  '\\negmedspace',
  '\\negthickspace',
  '\\enspace',
  '\\enskip',
  '\\space',
  '\\nobreakspace',
]);
const WIDE = new Set(['\\quad', '\\qquad', '\\hfill', '\\hfil', '\\hskip', '\\indent', '\\enspace', '\\enskip']);
/** Marks of layout without any meaning. */
const JUNK = new Set([
  '\\nonumber',
  '\\notag',
  '\\allowbreak',
  '\\displaybreak',
  '\\nobreak',
  '\\break',
  '\\pagebreak',
  '\\displaystyle',
  '\\textstyle',
  '\\scriptstyle',
  '\\noindent',
  '\\centering',
  '\\small',
  '\\footnotesize',
  '\\scriptsize',
  '\\normalsize',
  '\\large',
  '\\hline',
  '\\relax',
  '\\null',
  '\\strut',
  '\\mathstrut',
  '\\smallskip',
  '\\medskip',
  '\\bigskip',
  '\\par',
  '\\@',
  '\\xspace',
]);
const JUNK_WORDS = new Set(['\\label', '\\vspace', '\\vskip', '\\color', '\\notag*']);

export const isThinSpace = (token: Token): boolean => token.kind === 'command' && THIN.has(token.text);

/** `\quad` and wider: may part two statements. */
export const isWideSpace = (token: Token): boolean =>
  (token.kind === 'command' && WIDE.has(token.text)) || (token.kind === 'prose' && token.command === '\\hspace');

/** `\nonumber`, `\label{…}`, `\displaystyle` and the like. */
export const isJunk = (token: Token): boolean =>
  (token.kind === 'command' && JUNK.has(token.text)) ||
  (token.kind === 'prose' && token.command !== undefined && JUNK_WORDS.has(token.command));

/** Anything that shows nothing, `&` included. */
export const isSpacing = (token: Token): boolean =>
  token.kind === 'cell' || isThinSpace(token) || isWideSpace(token) || isJunk(token);
