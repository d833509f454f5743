import type { Expr } from '../../expr';
import { visit } from '../../expr';
import type { Compiler } from './code';
import { densityAt } from './densities';
import { normalLaw } from './pieces';
import { resolveFamily } from './families';
import type { FindReference } from './folds';
import { variableName } from './variables';
import { readParts } from './parts';

/** The normal law that an integral over a real vector goes by: one that the integrand itself mentions, else any declared one. */
export function referenceFor<T>(c: Compiler<T>): FindReference<T> {
  return (name, scope, body) => {
    const key = name.kind === 'sym' ? variableName(c, name.name) : null;
    if (!key) return null;
    const mentioned: Extract<Expr, { kind: 'density' }>[] = [];
    visit(body, (e) => {
      if (
        e.kind === 'density' &&
        e.of.length === 1 &&
        e.of[0]!.kind === 'sym' &&
        variableName(c, e.of[0]!.name) === key
      )
        mentioned.push(e);
    });
    const others = c.meaning.densities
      .filter((d) => d.kind === 'law' && d.family === 'normal')
      .map((d): (typeof mentioned)[number] => ({
        kind: 'density',
        name: d.signature.name,
        of: [name],
        given: (d.signature.given ?? []).map((g) => ({ kind: 'sym', name: g, span: name.span })),
        parameters: [],
        span: name.span,
      }));
    for (const e of [...mentioned, ...others]) {
      const info = resolveFamily(c, e.name);
      if (!info?.pieces.some((p) => p.of.length === 0 || (p.of.length === 1 && p.of[0] === key))) continue;
      const given = readParts(c, e.given, scope, info.decorations);
      const law = normalLaw(c, info, key, given);
      if (!law) continue;
      return { law, density: densityAt(c, info, readParts(c, [name], scope, info.decorations), given, e.span) };
    }
    return null;
  };
}
