import type { Diagnostic } from './span';
import type { Token, TokenKind } from './token';

/** Commands whose braces hold prose, not mathematics. */
const PROSE = new Set([
  '\\text',
  '\\textrm',
  '\\textnormal',
  '\\textbf',
  '\\textit',
  '\\textsf',
  '\\texttt',
  '\\textsc',
  '\\mbox',
  '\\hbox',
  '\\intertext',
  '\\shortintertext',
  '\\tag',
  '\\label',
  '\\ref',
  '\\eqref',
  '\\cite',
  '\\footnote',
  '\\hspace',
  '\\vspace',
  '\\color',
  '\\vskip',
  '\\notag*',
]);

/** Characters of Unicode that stand for a control sequence. */
const UNICODE: Readonly<Record<string, string>> = {
  α: '\\alpha',
  β: '\\beta',
  γ: '\\gamma',
  δ: '\\delta',
  ε: '\\epsilon',
  ϵ: '\\epsilon',
  ζ: '\\zeta',
  η: '\\eta',
  θ: '\\theta',
  ι: '\\iota',
  κ: '\\kappa',
  λ: '\\lambda',
  μ: '\\mu',
  µ: '\\mu',
  ν: '\\nu',
  ξ: '\\xi',
  π: '\\pi',
  ρ: '\\rho',
  σ: '\\sigma',
  τ: '\\tau',
  φ: '\\phi',
  ϕ: '\\phi',
  χ: '\\chi',
  ψ: '\\psi',
  ω: '\\omega',
  Γ: '\\Gamma',
  Δ: '\\Delta',
  Θ: '\\Theta',
  Λ: '\\Lambda',
  Π: '\\Pi',
  Σ: '\\Sigma',
  Φ: '\\Phi',
  Ψ: '\\Psi',
  Ω: '\\Omega',
  '∑': '\\sum',
  '∏': '\\prod',
  '∫': '\\int',
  '≤': '\\le',
  '≥': '\\ge',
  '≠': '\\ne',
  '≈': '\\approx',
  '≃': '\\approx',
  '≡': '\\equiv',
  '∝': '\\propto',
  '∼': '\\sim',
  '∈': '\\in',
  '∉': '\\notin',
  '×': '\\times',
  '·': '\\cdot',
  '⋅': '\\cdot',
  '∘': '\\circ',
  '⊙': '\\odot',
  '⊗': '\\otimes',
  '⊘': '\\oslash',
  '∗': '\\ast',
  '⋆': '\\star',
  '⊛': '\\circledast',
  '∥': '\\|',
  '‖': '\\|',
  '∣': '\\mid',
  '∂': '\\partial',
  '∇': '\\nabla',
  '∞': '\\infty',
  '…': '\\dots',
  '⋯': '\\cdots',
  '→': '\\to',
  '⇒': '\\Rightarrow',
  '⟹': '\\implies',
  '⇔': '\\iff',
  '⟨': '\\langle',
  '⟩': '\\rangle',
  '⊤': '\\top',
  '√': '\\sqrt',
  '∀': '\\forall',
  '±': '\\pm',
  ℒ: '\\mathcal{L}',
};

/** No control sequence is longer. */
const LONGEST_COMMAND = 64;

const SPACE = /[\s\u00a0\u2000-\u200b\u202f\u3000\ufeff]/;
const LETTER = /\p{L}/u;
const ROW_GAP = /^\s*\[\s*-?[\d.]+\s*(?:\\?[a-z]+)\s*\]/;

const isLatin = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

export interface Lexed {
  readonly tokens: Token[];
  readonly diagnostics: Diagnostic[];
}

/**
 * Cuts TeX mathematics into tokens. Never throws: an unclosed `\text{` runs to the end and is reported.
 * @param source the whole document; spans are offsets into it
 * @param from start of the formula (default 0)
 * @param to end of the formula (default: end of source)
 */
export function lex(source: string, from = 0, to = source.length): Lexed {
  const tokens: Token[] = [];
  const diagnostics: Diagnostic[] = [];
  let at = from;
  let spaced = false;

  const push = (kind: TokenKind, end: number, text = source.slice(at, end), command?: string): void => {
    const span = { from: at, to: end };
    tokens.push(command ? { kind, text, span, spaced, command } : { kind, text, span, spaced });
    at = end;
    spaced = false;
  };

  /** The text inside the braces that open at or after `start`, and where they end; null where there are none. */
  const braced = (start: number): { text: string; end: number } | null => {
    let i = start;
    while (i < to && SPACE.test(source[i]!)) i++;
    if (source[i] !== '{') return null;
    let depth = 0;
    for (let j = i; j < to; j++) {
      const c = source[j];
      if (c === '\\') j++;
      else if (c === '{') depth++;
      else if (c === '}' && --depth === 0) return { text: source.slice(i + 1, j), end: j + 1 };
    }
    diagnostics.push({ span: { from: i, to: i + 1 }, message: 'this brace is never closed', severity: 'error' });
    return { text: source.slice(i + 1, to), end: to };
  };

  const command = (): void => {
    let wordEnd = at + 1;
    const most = Math.min(to, at + LONGEST_COMMAND);
    while (wordEnd < most && isLatin(source.charCodeAt(wordEnd))) wordEnd++;
    if (wordEnd === at + 1) {
      const next = source[at + 1];
      if (at + 1 >= to || next === undefined) {
        push('mark', at + 1);
      } else if (next === '\\') {
        let end = at + 2;
        if (source[end] === '*') end++;
        const gap = ROW_GAP.exec(source.slice(end, Math.min(to, end + 40)));
        push('row', gap ? end + gap[0].length : end);
      } else if (next === '_') {
        push('sub', at + 2);
      } else if (next === '*' || next === '=' || next === '+' || next === '-') {
        push('mark', at + 2, next);
      } else {
        push('command', at + 1 + (String.fromCodePoint(source.codePointAt(at + 1)!).length || 1));
      }
      return;
    }
    const bare = source.slice(at, wordEnd);
    const starred = wordEnd < most && source[wordEnd] === '*';
    const name = starred && PROSE.has(bare) ? `${bare}*` : bare;
    if (bare === '\\begin' || bare === '\\end') {
      const env = braced(at + name.length);
      if (env) return push(bare === '\\begin' ? 'begin' : 'end', env.end, env.text.trim());
    }
    if (PROSE.has(bare)) {
      const body = braced(at + name.length);
      if (body) return push('prose', body.end, body.text, bare);
    }
    // The star of `\operatorname*` only moves its limits; that of `\alpha*x` multiplies.
    push('command', bare === '\\operatorname' && starred ? wordEnd + 1 : wordEnd, bare);
  };

  while (at < to) {
    const c = source[at]!;
    if (isLatin(source.charCodeAt(at))) push('letter', at + 1);
    else if (SPACE.test(c) || c === '~') {
      at++;
      spaced = true;
    } else if (c === '%') {
      const end = source.indexOf('\n', at);
      at = end === -1 || end > to ? to : end + 1;
      spaced = true;
    } else if (c === '\\') command();
    else if (c === '{') push('open', at + 1);
    else if (c === '}') push('close', at + 1);
    else if (c === '_') push('sub', at + 1);
    else if (c === '^') push('sup', at + 1);
    else if (c === '&') push('cell', at + 1);
    else if (c === "'" || c === '’' || c === '′') push('prime', at + 1);
    else if (c >= '0' && c <= '9') {
      let end = at + 1;
      while (end < to && source[end]! >= '0' && source[end]! <= '9') end++;
      if (source[end] === '.' && end + 1 < to && /[0-9]/.test(source[end + 1]!)) {
        end++;
        while (end < to && source[end]! >= '0' && source[end]! <= '9') end++;
      }
      push('number', end);
    } else if (UNICODE[c] !== undefined) {
      push('command', at + 1, UNICODE[c]);
    } else {
      const point = String.fromCodePoint(source.codePointAt(at)!);
      if (LETTER.test(point)) push('letter', at + point.length);
      else if (c === '−' || c === '–') push('mark', at + 1, '-');
      else if (c === '（') push('mark', at + 1, '(');
      else if (c === '）') push('mark', at + 1, ')');
      else if (c === '，' || c === '、') push('mark', at + 1, ',');
      else if (c === '。') push('mark', at + 1, '.');
      else if (c === '＝') push('mark', at + 1, '=');
      else if (c === '｜') push('mark', at + 1, '|');
      else push('mark', at + point.length);
    }
  }
  return { tokens, diagnostics };
}
