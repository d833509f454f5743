import type { EditKind, Expr, Link, RelationOp, Token } from '../../../expr';
import { edited, editsOf, formOf, isUnreadable, lex, parseTokens, print, readDocument } from '../../../expr';
import type { Meaning } from '../../../worlds';
import { stockFor } from '../../../worlds';
import type { Random } from '../../../worlds/numeric/random';
import { grouped, inTurn } from '../sampling';
import type { Variant } from '../variant';
import { variantOf } from '../variant';
import type { Site } from './sites';

/** A wrong answer made from the right one, and where. */
export interface Mutant extends Variant {
  readonly chain: number;
  /** Sides that the change touches. */
  readonly sides: readonly number[];
  /** For an edited side: what it said and what it says. */
  readonly edit: { readonly was: Expr; readonly now: Expr } | null;
}

/** Relations that a right one is changed into; none of them may follow from it. */
function otherRelations(op: RelationOp): readonly string[] {
  switch (op) {
    case '=':
      return ['\\ne', '<', '>'];
    case '<=':
    case '<':
      return ['\\ge', '>'];
    case '>=':
    case '>':
      return ['\\le', '<'];
    case '!=':
    case '~=':
    case '<<':
    case '>>':
    case 'propto':
    case '~':
    case 'in':
    case 'notin':
    case 'subset':
    case '->':
    case '=>':
    case '<=>':
    case 'perp':
      return [];
  }
}

/** The model answer with one relation turned round. */
function turned(source: string): Mutant[] {
  return readDocument(source).chains.flatMap(({ links }, chain) =>
    links.flatMap((link: Link) =>
      otherRelations(link.op).map((relation): Mutant => ({
        ...variantOf(source, link.span, relation, 'relation'),
        chain,
        sides: [link.left, link.right],
        edit: null,
      })),
    ),
  );
}

/**
 * Wrong answers with one edit each: every side and every kind of edit get their turn.
 * @param most how many, where there are as many
 */
export function mutantsOf(
  source: string,
  sites: readonly Site[],
  meaning: Meaning,
  most: number,
  random: Random,
): Mutant[] {
  const { vocabulary } = meaning;
  const stock = stockFor(
    meaning,
    sites.map((s) => s.expr),
  );
  const seen = new Set<string>([source]);
  const made = (mutant: Mutant): Mutant | null => {
    if (seen.has(mutant.text)) return null;
    seen.add(mutant.text);
    return mutant;
  };
  const reads = (latex: string): readonly Token[] | null => {
    const { tokens } = lex(latex);
    return isUnreadable(parseTokens(tokens, vocabulary)) ? null : tokens;
  };
  const relations = turned(source);
  const bySide = sites.flatMap((site) =>
    [...grouped(editsOf(site.expr, stock), (e): EditKind => e.kind).values()].map((edits) =>
      edits.map((edit) => ({ site, edit })),
    ),
  );
  return inTurn<(() => Mutant | null) | Mutant, Mutant>(
    [
      relations,
      ...bySide.map((urn) =>
        urn.map(({ site, edit }) => (): Mutant | null => {
          const now = edited(site.expr, edit);
          const latex = print(now);
          // What says the same by its form is no mutant.
          if (formOf(now) === formOf(site.expr) || reads(latex) === null) return null;
          return {
            ...variantOf(source, site.span, latex, edit.kind),
            chain: site.chain,
            sides: [site.side],
            edit: { was: site.expr, now },
          };
        }),
      ),
    ],
    most,
    random,
    (drawn) => {
      const mutant = typeof drawn === 'function' ? drawn() : drawn;
      return mutant && made(mutant);
    },
  );
}
