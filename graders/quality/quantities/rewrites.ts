import type { Span } from '../../../expr';
import { lineOf } from '../../../expr';
import type { Random } from '../../../worlds/numeric/random';
import { rightValues } from '../../quantities/computation';
import { DOCUMENT_RULES } from '../derivation/rewrites/document';
import { inTurn } from '../sampling';
import type { Variant } from '../variant';
import { patched, variantOf } from '../variant';
import { evaluated, statedValues, within } from './places';
import { VALUE_SPELLINGS } from './spelling';
import type { Subject } from './subject';

/** Families of `DOCUMENT_RULES` that suit answers of numbers, in which a value stands at the end of its line. */
const DOCUMENT = ['environments', 'rows', 'relations', 'surroundings'] as const;

/** Other spellings of every stated value. */
function values(subject: Subject): Map<string, Variant[]> {
  const source = subject.problem.solution.text;
  const right = rightValues(subject.problem);
  const out = new Map<string, Variant[]>(Object.keys(VALUE_SPELLINGS).map((kind) => [kind, []]));
  for (const { name, span } of statedValues(subject)) {
    const q = subject.problem.quantities.find((x) => x.name === name);
    if (!q) continue;
    const ink = source.slice(span.from, span.to);
    for (const [kind, spell] of Object.entries(VALUE_SPELLINGS))
      for (const now of spell(ink, q, right.get(name) ?? null))
        if (now.trim() !== ink.trim()) out.get(kind)!.push(variantOf(source, span, now, kind));
  }
  return out;
}

/** A result under another of the names that the problem knows for it, everywhere. */
function otherNames(subject: Subject): Variant[] {
  const { problem } = subject;
  const source = problem.solution.text;
  const all = [...problem.given, ...problem.quantities];
  return all.flatMap(({ symbols }) => {
    const own = symbols.filter((s) => occursAlone(source, s).length > 0);
    const [used] = own;
    if (used === undefined || own.length > 1) return [];
    const others = symbols.filter(
      (s) => s !== used && !source.includes(s) && all.filter((q) => q.symbols.includes(s)).length === 1,
    );
    return others.map((other): Variant => {
      const places = occursAlone(source, used);
      const first = places[0]!;
      return {
        line: lineOf(source, first.from),
        kind: 'names',
        was: used,
        now: other,
        text: patched(
          source,
          places.map((span) => ({ span, text: other })),
        ),
        span: first,
      };
    });
  });
}

/** Where a symbol stands by itself, not as a part of another. */
function occursAlone(source: string, symbol: string): Span[] {
  const pattern = symbol.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return [...source.matchAll(new RegExp(`(?<![A-Za-z\\\\_{}])${pattern}(?![A-Za-z_^{'])`, 'g'))]
    .map((m) => ({ from: m.index, to: m.index + m[0].length }))
    .filter(({ from }) => isInFormula(source, from));
}

const isInFormula = (source: string, at: number): boolean =>
  (source.slice(0, at).match(/(?<!\\)\$\$?/g)?.length ?? 0) % 2 === 1;

/** Products of the working with their factors exchanged, and with another sign. */
function working(subject: Subject): Variant[] {
  const source = subject.problem.solution.text;
  const sides = evaluated(subject);
  const shapes = statedValues(subject).filter(
    ({ name }) => subject.problem.quantities.find((q) => q.name === name)?.kind === 'shape',
  );
  const isWorking = (span: Span): boolean =>
    sides.some((s) => within(span, s)) && !shapes.some((s) => within(span, s.span));
  const out: Variant[] = [];
  for (const m of source.matchAll(/(?<![\d.}^])(\d+(?:\.\d+)?)(\s*\\(?:cdot|times)\s*)(\d+(?:\.\d+)?)(?![\d.^])/g)) {
    const span = { from: m.index, to: m.index + m[0].length };
    if (isWorking(span)) out.push(variantOf(source, span, `${m[3]}${m[2]}${m[1]}`, 'order of factors'));
  }
  for (const m of source.matchAll(/\\(cdot|times)(?![A-Za-z])/g)) {
    const span = { from: m.index, to: m.index + m[0].length };
    const other = m[1] === 'cdot' ? '\\times' : '\\cdot';
    if (isWorking(span)) out.push(variantOf(source, span, other, 'dots'));
  }
  return out;
}

/** Answers that state the same values in other words: each family of rewriting gets its turn. */
export function rewritesOf(subject: Subject, most: number, random: Random): Variant[] {
  const source = subject.problem.solution.text;
  const seen = new Set([source]);
  return inTurn(
    [
      ...values(subject).values(),
      otherNames(subject),
      working(subject),
      ...DOCUMENT.map((kind) => DOCUMENT_RULES[kind]!.flatMap((rule) => rule(source))),
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
