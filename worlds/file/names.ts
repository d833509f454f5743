/** What a name is compared by, and which declared name is nearest to one that is not. */

const TOKEN = /\\[A-Za-z]+\*?|\\[^]|[^]/gu;

/**
 * A name as it is compared: no white space but what ends a control word, and braces around every single-token
 * subscript and superscript (`x_1` and `x _ {1}` are one name).
 */
export function normaliseName(name: string): string {
  let out = '';
  let last = '';
  for (const [token] of name.matchAll(TOKEN)) {
    if (/^\s$/.test(token)) continue;
    if ((last === '_' || last === '^') && !'{}_^'.includes(token)) {
      out += `{${token}}`;
      last = '}';
      continue;
    }
    out += /^\\[A-Za-z]+$/.test(last) && /^[A-Za-z]/.test(token) ? ` ${token}` : token;
    last = token;
  }
  return out;
}

const PLAIN_NAME = /^(?:\\[A-Za-z]|\p{L})[^\s=+*/<>,;:|()[\]"#%&$~]*$/u;

/** What stands below a name may have a bar: `\ell_{Y|X}`. */
const BELOW = /_\{[^{}]*\}/g;

/** The `^{(i)}` of `x^{(i)}`, one of several samples, and the star of `f^*`: parts of a name. */
const ABOVE = /\^(?:\{(?:\([^(){}]*\)|[*+])\}|[*+])/g;

/** Whether a text can be the name of something: `x`, `W_{hh}`, `\hat{y}`, `\text{local}`, `z'`. */
export function isName(text: string): boolean {
  const plain = text
    .trim()
    .replace(BELOW, (below) => below.replace(/\||\\mid/g, ''))
    .replace(/\s+/g, '')
    .replace(ABOVE, '^{1}');
  return text.length <= 200 && PLAIN_NAME.test(plain) && balanced(text);
}

/** Whether a text can be the name of something that has indices: `h_t`, `Y_{m,n}^i`, `a^{(l)}_{j}`, `h_{T+1}`. */
export const isIndexedName = (text: string): boolean =>
  isName(text.trim().replace(/([_^])\s*\{(?:[A-Za-z0-9\\,\s()+-]|\{[^{}]*\})*\}/g, '$1{i}')) && balanced(text);

/** Whether the brackets of a text close in the order they open; `\{` and the like do not count. */
export function balanced(text: string): boolean {
  const open: string[] = [];
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === '(' || token === '{' || token === '[') open.push(token);
    else if (token === ')' && open.pop() !== '(') return false;
    else if (token === '}' && open.pop() !== '{') return false;
    else if (token === ']' && open.pop() !== '[') return false;
  }
  return open.length === 0;
}

/** Cuts at every `separator` that stands outside of all brackets. */
export function cut(text: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const [token] of text.matchAll(TOKEN)) {
    if ('([{'.includes(token)) depth++;
    else if (')]}'.includes(token)) depth--;
    if (depth === 0 && separator.test(token)) {
      parts.push(part);
      part = '';
    } else part += token;
  }
  parts.push(part);
  return parts.map((p) => p.trim());
}

/** Edits (insert, delete, replace, swap neighbours) between two words, or `limit + 1` when there are more. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? limit + 1;
}

/** The candidate nearest to `word`, if one is near enough to be what was meant. */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  const limit = Math.max(word.length <= 2 ? 1 : 2, Math.floor(word.length / 3));
  let best: string | null = null;
  let least = limit + 1;
  for (const candidate of candidates) {
    if (word.length > 40) break;
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase(), limit);
    // A name of one letter is near to every other one: only a change of case makes it the same.
    if (distance < least && distance < Math.max(candidate.length, word.length)) {
      best = candidate;
      least = distance;
    }
  }
  return best;
}

const DECORATION =
  /\\(?:mathbf|boldsymbol|bm|pmb|textbf|mathrm|mathit|mathsf|vec|overrightarrow)\s*(?:\{([^{}]*)\}|(\\[A-Za-z]+|[^\\{}\s]))/g;

/** The name without bold, upright type or an arrow. */
export function undecorated(name: string): string {
  return normaliseName(name.replace(DECORATION, (_, braced?: string, bare?: string) => braced ?? bare ?? ''));
}

/** `x` of `x_i`, `x^{(n)}` and `x'`. */
export function stem(name: string): string {
  const at = name.search(/[_^']/);
  return at > 0 ? name.slice(0, at) : name;
}

/**
 * The declared name that a written one stands for: itself; without decoration; its stem (`h_j` is a component of
 * `h`); or the same letter in the other case. Null where nothing is declared that it could be.
 */
export function resolve(name: string, declared: (normalised: string) => boolean): string | null {
  const whole = normaliseName(name);
  const plain = undecorated(whole);
  for (const form of [whole, plain, stem(whole), stem(plain)]) {
    if (declared(form)) return form;
  }
  for (const form of [plain, stem(plain)]) {
    if (form.length !== 1) continue;
    const other = form === form.toLowerCase() ? form.toUpperCase() : form.toLowerCase();
    if (declared(other)) return other;
  }
  return null;
}
