import type { Span } from '../../../expr';
import { lineOf } from '../../../expr';
import type { ResultsProblem } from '../../../problems/schema';
import { findFigures, type FoundFigure } from '../../results/find';
import type { Variant } from '../variant';
import { patched } from '../variant';

/** A number of the answer that stands alone in its cell may have spaces and signs of formulas around it. */
const digits = (source: string, { span }: FoundFigure['stated']): Span => {
  const text = source.slice(span.from, span.to);
  const from = text.search(/[\d.]/);
  const length = /^[\d.,]+/.exec(text.slice(from))![0].length;
  return { from: span.from + from, to: span.from + from + length };
};

/** Answers that nobody measured: two settings exchanged, every figure the same and too good. */
export function fabricated(problem: ResultsProblem): Variant[] {
  const source = problem.solution.text;
  const found = findFigures(problem, source, { from: 0, to: source.length });
  const at = (name: string): Span | null => {
    const own = found.get(name);
    return own ? digits(source, own.stated) : null;
  };
  const text = (span: Span): string => source.slice(span.from, span.to);
  const exchanged = problem.relations.flatMap(({ greater, than }): Variant[] => {
    const [a, b] = [at(greater), at(than)];
    if (!a || !b) return [];
    const patches = [
      { span: a, text: text(b) },
      { span: b, text: text(a) },
    ];
    return [change(source, a, 'exchanged figures', text(b), patches)];
  });
  const perfect = problem.figures.flatMap((f) => {
    const span = at(f.name);
    const own = found.get(f.name);
    return span && own && f.unit === 'percent' ? [{ span, text: own.stated.percent ? '99.90' : '0.9990' }] : [];
  });
  const [first] = perfect;
  return first && perfect.length > 2
    ? [...exchanged, change(source, first.span, 'all the same', '99.90', perfect)]
    : exchanged;
}

/** The same figures written as shares of one, or in percent. */
export function respelled(problem: ResultsProblem): Variant[] {
  const source = problem.solution.text;
  const found = [...findFigures(problem, source, { from: 0, to: source.length }).values()];
  const spellings: readonly ((share: string, percent: string) => string)[] = [
    (share) => share,
    (_, percent) => `${percent} %`,
    (_, percent) => `$${percent}\\%$`,
    (_, percent) => `**${percent}%**`,
  ];
  return spellings.flatMap((spell): Variant[] => {
    const patches = found
      .filter(({ figure }) => figure.unit === 'percent')
      .map(({ stated }) => {
        const decimals = Math.max(0, Math.round(-Math.log10(2 * stated.half)));
        const text = spell(stated.value.toFixed(decimals), (stated.value * 100).toFixed(Math.max(0, decimals - 2)));
        const all = source.slice(stated.span.from, stated.span.to);
        const from = stated.span.from + all.search(/[\d.]/);
        return { span: { from, to: from + stated.written.length }, text };
      });
    const [first] = patches;
    return first ? [change(source, first.span, 'another spelling', first.text, patches)] : [];
  });
}

const change = (
  source: string,
  span: Span,
  kind: string,
  now: string,
  patches: readonly { readonly span: Span; readonly text: string }[],
): Variant => ({
  line: lineOf(source, span.from),
  kind,
  was: source.slice(span.from, span.to),
  now,
  text: patched(source, patches),
  span,
});
