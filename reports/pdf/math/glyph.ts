/** Outline of one sign of the mathematics font, in thousandths of its em, y upwards. */
export interface Glyph {
  /** As PDF path operators, filled. */
  readonly path: string;
  readonly box: readonly [left: number, bottom: number, right: number, top: number];
  /** What it stands for when text is copied. */
  readonly text: string;
}

const glyphs = new Map<string, Glyph>();

/** The glyph of an SVG path as MathJax writes it (`M`, `L`, `C`, `Z`, absolute); null where it draws nothing. */
export function glyphOf(d: string, text: string): Glyph | null {
  const key = `${text} ${d}`;
  const known = glyphs.get(key);
  if (known) return known;
  const glyph = parsePath(d, text);
  if (glyph) glyphs.set(key, glyph);
  return glyph;
}

const OPERATORS = { M: ['m', 2], L: ['l', 2], C: ['c', 6], Z: ['h', 0] } as const;

function parsePath(d: string, text: string): Glyph | null {
  const out: string[] = [];
  let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [, command = '', rest = ''] of d.matchAll(/([A-Za-z])([^A-Za-z]*)/g)) {
    if (!(command in OPERATORS)) throw new Error(`the outline of "${text}" has a command ${command}`);
    const [operator, count] = OPERATORS[command as keyof typeof OPERATORS];
    const numbers = (rest.match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? []).map(Number);
    for (let i = 0; i < numbers.length; i += 2) {
      left = Math.min(left, numbers[i]!);
      right = Math.max(right, numbers[i]!);
      bottom = Math.min(bottom, numbers[i + 1]!);
      top = Math.max(top, numbers[i + 1]!);
    }
    if (count === 0) out.push(operator);
    for (let i = 0; count > 0 && i + count <= numbers.length; i += count)
      out.push(...numbers.slice(i, i + count).map(String), operator);
  }
  return out.length === 0 ? null : { path: `${out.join(' ')} f`, box: [left, bottom, right, top], text };
}
