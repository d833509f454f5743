import type { Span } from '../../../expr';
import { readDocument } from '../../../expr';
import type { QuantitiesProblem } from '../../../problems/schema';
import type { Random } from '../../../worlds/numeric/random';
import { inTurn } from '../sampling';
import type { Variant } from '../variant';
import { patched } from '../variant';
import { lineOf } from '../../../expr';

const change = (source: string, span: Span, now: string, kind: string): Variant => ({
  line: lineOf(source, span.from),
  kind,
  was: source.slice(span.from, span.to),
  now,
  text: patched(source, [{ span, text: now }]),
  span,
});

/** Numbers in the formulas of a text; not those that are part of a name or of a command's brackets. */
export function numbersIn(source: string): Span[] {
  const inFormula = readDocument(source).formulas.map((f) => f.span);
  return [...source.matchAll(/\d+(?:\.\d+)?/g)].flatMap((m): Span[] => {
    const span = { from: m.index, to: m.index + m[0].length };
    const before = source.slice(Math.max(0, m.index - 12), m.index);
    const isName = /[_A-Za-z]\s*$|_\{[^{}]*$|\\[A-Za-z]+\*?\{[A-Za-z]*$/.test(before);
    return !isName && inFormula.some((f) => span.from >= f.from && span.to <= f.to) ? [span] : [];
  });
}

/** One digit is another. */
function digits(source: string, span: Span): Variant[] {
  const text = source.slice(span.from, span.to);
  return [...text].flatMap((c, i): Variant[] => {
    if (!/\d/.test(c)) return [];
    const leads = i === 0 && text.length > 1 && text[1] !== '.';
    return [...'0123456789']
      .filter((d) => d !== c && !(leads && d === '0'))
      .map((d) => change(source, span, text.slice(0, i) + d + text.slice(i + 1), 'digit'));
  });
}

/** The other sign, and the decimal point one place on. */
function signsAndPoints(source: string, span: Span): Variant[] {
  const text = source.slice(span.from, span.to);
  const out: Variant[] = [];
  const minus = /-\s*$/.exec(source.slice(0, span.from));
  const starts = /(?:[=({[&,]|\\\\|\\begin\{\w+\}|\\cdot|\\times)\s*$/;
  if (minus && starts.test(source.slice(0, minus.index)))
    out.push(change(source, { from: minus.index, to: span.to }, text, 'sign'));
  else if (starts.test(source.slice(0, span.from)) && Number(text) !== 0)
    out.push(change(source, span, `-${text}`, 'sign'));
  if (Number(text) !== 0 && !text.endsWith('.')) {
    const point = text.indexOf('.');
    if (point === -1) out.push(change(source, span, `${text}0`, 'decimal point'));
    else
      out.push(
        change(
          source,
          span,
          `${text.slice(0, point)}${text[point + 1] ?? ''}.${text.slice(point + 2) || '0'}`,
          'decimal point',
        ),
      );
  }
  return out;
}

/** Two numbers of a list or array exchanged, and one of them left out. */
function neighbours(source: string, spans: readonly Span[]): Variant[] {
  return spans.slice(1).flatMap((b, i): Variant[] => {
    const a = spans[i]!;
    const between = source.slice(a.to, b.from);
    if (!/^\s*(?:&|\\\\|,|\\times|×)\s*-?\s*$/.test(between)) return [];
    const [x, y] = [source.slice(a.from, a.to), source.slice(b.from, b.to)];
    const whole = { from: a.from, to: b.to };
    return [
      ...(x === y ? [] : [change(source, whole, y + between + x, 'exchanged')]),
      change(source, whole, x, 'left out'),
    ];
  });
}

/** Signs and functions of the working changed. */
const SIGNS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\+/g, ['-', '\\cdot ']],
  [/\\(?:cdot|times)(?![A-Za-z])/g, ['+', '-']],
  [/\\odot(?![A-Za-z])/g, ['+']],
  [/\\sigma(?![A-Za-z])/g, ['\\tanh']],
  [/\\tanh(?![A-Za-z])/g, ['\\sigma']],
  [/\\max(?![A-Za-z])/g, ['\\min']],
  [/\\lfloor(?![A-Za-z])((?:(?!\\rfloor)[^])*)\\rfloor/g, ['\\lceil$1\\rceil']],
];

function signs(source: string): Variant[] {
  const inFormula = readDocument(source).formulas.map((f) => f.span);
  return SIGNS.flatMap(([pattern, others]) =>
    [...source.matchAll(pattern)].flatMap((m) => {
      const span = { from: m.index, to: m.index + m[0].length };
      if (!inFormula.some((f) => span.from >= f.from && span.to <= f.to)) return [];
      return others.map((other) => change(source, span, other.replace('$1', m[1] ?? ''), 'sign of the working'));
    }),
  );
}

/** One name of a given value or a result in the place of another. */
function names(source: string, problem: QuantitiesProblem): Variant[] {
  const symbols = [...problem.given, ...problem.quantities]
    .map((q) => q.symbols.filter((s) => source.includes(s)))
    .filter((s) => s.length > 0);
  const all = symbols.map((s) => s[0]!);
  return all.flatMap((symbol) =>
    [
      ...source.matchAll(
        new RegExp(`(?<![A-Za-z\\\\_{])${symbol.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![A-Za-z_{])`, 'g'),
      ),
    ].flatMap((m) => {
      const span = { from: m.index, to: m.index + m[0].length };
      return all.filter((other) => other !== symbol).map((other) => change(source, span, other, 'name'));
    }),
  );
}

/**
 * Wrong answers with one change each, to numbers, signs and names of the values and of the working: every place and
 * every kind gets its turn.
 */
export function mutantsOf(problem: QuantitiesProblem, most: number, random: Random): Variant[] {
  const source = problem.solution.text;
  const numbers = numbersIn(source);
  const seen = new Set([source]);
  return inTurn(
    [
      ...numbers.map((span) => digits(source, span)),
      ...numbers.map((span) => signsAndPoints(source, span)),
      neighbours(source, numbers),
      signs(source),
      names(source, problem),
    ],
    most,
    random,
    (variant) => {
      if (seen.has(variant.text)) return null;
      seen.add(variant.text);
      return variant;
    },
  );
}
