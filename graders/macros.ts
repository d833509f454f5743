import { lineOf, macrosOf, spell, type Macro } from '../expr';
import type { MacroFeedback, PartFeedback } from './feedback';

/** More, or longer ones, are left out: nobody writes them by hand, and feedback is to stay small. */
const most = 200;
const longest = 2_000;

/** The document's own commands that the formulas of its parts use, directly or through one another. */
export function usedMacros(source: string, parts: readonly PartFeedback[]): MacroFeedback[] {
  const defined = macrosOf(source).filter(({ latex }) => latex.length <= longest);
  if (defined.length === 0) return [];
  const byName = new Map<string, Macro[]>();
  for (const macro of defined) {
    const known = byName.get(macro.name);
    if (known) known.push(macro);
    else byName.set(macro.name, [macro]);
  }
  const used = new Set<string>();
  for (const texts = [...textsIn(parts)]; texts.length > 0;) {
    for (const [name] of texts.pop()!.matchAll(/\\(?:[A-Za-z@]+|[^])/g)) {
      if (!byName.has(name) || used.has(name)) continue;
      used.add(name);
      for (const { latex, fallback } of byName.get(name)!) texts.push(latex, spell(fallback ?? []));
    }
  }
  return defined
    .filter(({ name }) => used.has(name))
    .slice(0, most)
    .map(({ name, parameters, fallback, latex, final, starred, span }) => ({
      line: lineOf(source, span.from),
      name,
      parameters,
      ...(fallback ? { fallback: spell(fallback) } : {}),
      latex,
      ...(final ? { final } : {}),
      ...(starred ? { starred } : {}),
    }));
}

/** Every text in a value. */
function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) yield* textsIn(part);
}
