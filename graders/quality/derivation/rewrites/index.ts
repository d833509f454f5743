import type { Expr } from '../../../../expr';
import { eachPlace, isValue, print, replaced, same } from '../../../../expr';
import type { Meaning } from '../../../../worlds';
import type { Random } from '../../../../worlds/numeric/random';
import { inTurn } from '../../sampling';
import type { Variant } from '../../variant';
import { variantOf } from '../../variant';
import type { Site } from '../sites';
import * as algebra from './algebra';
import { bound } from './bound';
import { DOCUMENT_RULES } from './document';
import * as folds from './folds';
import type { Rule } from './known';
import { Known } from './known';
import * as logarithms from './logarithms';
import * as means from './means';
import * as order from './order';
import { SPELLINGS } from './spelling';

/** Ways to write a formula differently, by what they are about. */
const RULES: Readonly<Record<string, readonly Rule[]>> = {
  'order of terms': [order.terms],
  'order of factors': [order.factors],
  'order of arguments': [order.arguments_, order.symmetric, order.inner],
  'bound names': [bound],
  'multiplied out': [algebra.multiplyOut],
  'factored out': [algebra.factorOut],
  fractions: [algebra.splitFraction, algebra.joinFractions, algebra.moveOverLine],
  signs: [algebra.moveSign],
  powers: [algebra.squares, algebra.roots],
  logarithms: [logarithms.takeApart, logarithms.putTogether],
  exponentials: [logarithms.exponentials],
  'sums split': [folds.split],
  'constants before sums': [folds.pullOut, folds.pushIn],
  'products of products': [folds.products],
  'nested sums': [folds.nesting],
  means: [means.asMean, means.spelledMean],
  divergences: [means.divergences],
  dots: [means.dots],
};

/** Every rewriting of a formula by one rule at one place. */
function rewritings(root: Expr, rules: readonly Rule[], known: Known): Expr[] {
  const out: Expr[] = [];
  eachPlace(root, (e, place, path) => {
    const isPart = isValue(place.role) || (place.role === 'measure' && e.kind === 'density');
    if (!isPart) return;
    for (const rule of rules)
      for (const to of rule(e, place, known)) {
        const whole = replaced(root, path, to);
        if (!same(whole, root)) out.push(whole);
      }
  });
  return out;
}

/** One of several in the place of another says two things at once. */
const SHARE_OF_TWO = 0.4;

/**
 * Answers that say the same as the model answer in other words: each family of rewriting gets its turn. Some carry
 * two rewritings of one formula.
 * @param most how many, where there are as many
 */
export function rewritesOf(
  source: string,
  sites: readonly Site[],
  meaning: Meaning,
  most: number,
  random: Random,
): Variant[] {
  const known = new Known(meaning);
  const seen = new Set<string>([source]);
  const fresh = (variant: Variant | null): Variant | null => {
    if (!variant || seen.has(variant.text)) return null;
    seen.add(variant.text);
    return variant;
  };
  const families = Object.entries(RULES);
  /** One more rewriting of a formula that was rewritten. */
  const again = (e: Expr): { kind: string; e: Expr } | null => {
    const [kind, rules] = families[Math.floor(random() * families.length)]!;
    const all = rewritings(e, rules, known);
    const chosen = all[Math.floor(random() * all.length)];
    return chosen ? { kind, e: chosen } : null;
  };
  const ofSites = families.map(([kind, rules]) =>
    sites.flatMap((site) =>
      rewritings(site.expr, rules, known).map((e) => (): Variant => {
        const second = random() < SHARE_OF_TWO ? again(e) : null;
        const now = print(second?.e ?? e);
        return variantOf(source, site.span, now, second ? `${kind}, ${second.kind}` : kind);
      }),
    ),
  );
  const spelled = Object.entries(SPELLINGS).map(([kind, spellings]) =>
    sites.flatMap((site) =>
      [source.slice(site.span.from, site.span.to), print(site.expr)].flatMap((ink) =>
        spellings.flatMap((spelling) => {
          const now = spelling(ink, meaning);
          return now === null ? [] : [(): Variant => variantOf(source, site.span, now, kind)];
        }),
      ),
    ),
  );
  const printed = sites.map((site) => (): Variant => variantOf(source, site.span, print(site.expr), 'as it prints'));
  const ofDocument = Object.values(DOCUMENT_RULES).map((rules) =>
    rules.flatMap((rule) => rule(source).map((variant) => (): Variant => variant)),
  );
  return inTurn<() => Variant | null, Variant>([...ofSites, ...spelled, printed, ...ofDocument], most, random, (make) =>
    fresh(make()),
  );
}
