import type { Density, Expr, Stock } from '../../expr';
import { stockOf } from '../../expr';
import type { Meaning } from '../meaning';

const NOWHERE = { from: 0, to: 0 };

const name = (text: string): Expr => ({ kind: 'sym', name: text, span: NOWHERE });

const density = (law: string, of: readonly string[], given: readonly string[]): Density => ({
  kind: 'density',
  name: law,
  of: of.map(name),
  given: given.map(name),
  parameters: [],
  span: NOWHERE,
});

/** Pieces of formulas and declared names, for edits of formulas about a world. */
export const stockFor = (meaning: Meaning, expressions: readonly Expr[]): Stock =>
  stockOf(expressions, { densities: declaredDensities(meaning), names: declaredNames(meaning) }, meaning.vocabulary);

const declaredNames = (meaning: Meaning): string[] => [
  ...meaning.variables.keys(),
  ...meaning.parameters.keys(),
  ...meaning.functions.keys(),
  ...meaning.sizes.keys(),
  ...meaning.indices.keys(),
  ...new Set(meaning.densities.map((d) => d.signature.name)),
];

/** Densities that a world file declares, as it declares them; of a joint its marginals. */
function declaredDensities(meaning: Meaning): Density[] {
  return meaning.densities.flatMap((d): Density[] => {
    const law = d.signature.name;
    switch (d.kind) {
      case 'conditional':
        return [density(law, d.of, d.given)];
      case 'joint':
        return [density(law, d.of, []), ...d.of.map((x) => density(law, [x], []))];
      case 'unnormalised':
        return [density(law, d.over, []), ...d.over.map((x) => density(law, [x], []))];
      case 'law':
      case 'is':
        return d.signature.of ? [density(law, d.signature.of, d.signature.given ?? [])] : [];
      case 'product':
        return d.factors.flatMap((f) => (f.of ? [density(f.name, f.of, f.given ?? [])] : []));
      case 'dag':
        return [density(law, [d.over], [])];
    }
  });
}
