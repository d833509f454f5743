import type { Expr, Path, Vocabulary } from '../expr';
import { edited, isUnreadable, lex, parseTokens, partAt, print, readDocument, RELATIONS, same } from '../expr';
import type { Judged, Names, Repair } from '../worlds';
import type { JudgedClaim, JudgedText, Suggestion } from './claims';
import { inWords } from './suggestion-words';

/**
 * A judged text with the smallest edit that makes each failing claim hold, where one was found.
 * @param at what names stand for in claims that are about what is asked for
 */
export function withSuggestions(text: JudgedText, at: Names = new Map()): JudgedText {
  const { checker } = text;
  if (!checker || !text.claims.some((c) => c.verdict === 'fails')) return text;
  const document = text.chains.map(({ chain }, c): Judged => ({
    text: { sides: chain.sides, links: chain.links },
    links: text.claims.flatMap(({ chain: of, link, verdict }) => (of === c ? [{ ...link, verdict }] : [])),
  }));
  const repairers = [checker.repairer(document, new Map())];
  if (at.size > 0) repairers.push(checker.repairer(document, at));
  const { vocabulary } = checker.meaning;
  const seen = new Map<number, number>();
  const claims = text.claims.map((claim): JudgedClaim => {
    const link = seen.get(claim.chain) ?? 0;
    seen.set(claim.chain, link + 1);
    if (claim.verdict !== 'fails') return claim;
    for (const repairer of repairers) {
      const repair = repairer.repair(claim.chain, link);
      const suggestion = repair && suggestionOf(repair, vocabulary);
      if (suggestion) return { ...claim, suggestion };
    }
    return claim;
  });
  return { ...text, claims };
}

/** A repair for people; null where its LaTeX would not be read as the claim that was judged. */
function suggestionOf(repair: Repair, vocabulary: Vocabulary): Suggestion | null {
  const { op, left, right, edit } = repair;
  const path = edit && changeIn(edit.of === 'left' ? left : right, edit.original, edit.edit);
  const claim = (l: string, r: string): string => `${l} ${RELATIONS[op]} ${r}`;
  const [l, r] = [print(left), print(right)];
  const choices = [claim(l, r)];
  if (edit && path) {
    const marked = edit.of === 'left' ? marks(left, l, path, vocabulary) : marks(right, r, path, vocabulary);
    if (marked !== null) choices.unshift(edit.of === 'left' ? claim(marked, r) : claim(l, marked));
  }
  const latex = choices.find((text) => readsAs(text, repair, vocabulary));
  return latex === undefined ? null : { latex, edit: inWords(repair) };
}

/** Way to the change in a repaired side; null where it says nothing, or the side was read back in another shape. */
function changeIn(side: Expr, original: Expr, edit: NonNullable<Repair['edit']>['edit']): Path | null {
  if (!same(side, edited(original, edit))) return null;
  const path = [...edit.at, ...edit.inner];
  return path.length === 0 && edit.now === null ? null : path;
}

/** Printed LaTeX with a frame round a part, or round the next larger one that reads the same in a frame. */
function marks(side: Expr, latex: string, path: Path, vocabulary: Vocabulary): string | null {
  const read = reads(latex, vocabulary);
  if (!read || !same(read, side)) return null;
  const end = partAt(read, path);
  // A minus stands between terms: what it is before goes into the frame.
  const places = end?.kind === 'negative' ? [path, [...path, 0]] : [path];
  for (let length = path.length - 1; length > 0; length--) places.push(path.slice(0, length));
  for (const place of places) {
    const part = partAt(read, place);
    if (!part || part.span.to <= part.span.from) continue;
    const { from, to } = wholeBrackets(part.span, latex);
    const marked = `${latex.slice(0, from)}\\boxed{${latex.slice(from, to)}}${latex.slice(to)}`;
    const again = reads(marked, vocabulary);
    if (again && same(again, side) && isPaired(latex.slice(from, to))) return marked;
  }
  return null;
}

/** A part that starts with a bracket starts with its `\left`, too: a frame cannot stand between them. */
const wholeBrackets = ({ from, to }: Expr['span'], latex: string): Expr['span'] => ({
  from: from - /(?:\\left\s*)?$/.exec(latex.slice(0, from))![0].length,
  to,
});

/** Whether each `\left` has its `\right` in it. */
const isPaired = (latex: string): boolean =>
  latex.match(/\\left(?![a-zA-Z])/g)?.length === latex.match(/\\right(?![a-zA-Z])/g)?.length;

function reads(latex: string, vocabulary: Vocabulary): Expr | null {
  const parsed = parseTokens(lex(latex).tokens, vocabulary);
  return isUnreadable(parsed) ? null : parsed.expr;
}

/** Whether a document that holds just this claim is read as the repaired one. */
function readsAs(latex: string, { op, left, right }: Repair, vocabulary: Vocabulary): boolean {
  const { chains } = readDocument(`$$${latex}$$`);
  const [chain] = chains;
  const [link] = chain?.links ?? [];
  if (!chain || !link || chains.length > 1 || chain.links.length > 1 || link.op !== op) return false;
  return (
    [
      [link.left, left],
      [link.right, right],
    ] as const
  ).every(([k, side]) => {
    const parsed = parseTokens(chain.sides[k]!.tokens, vocabulary);
    return !isUnreadable(parsed) && same(parsed.expr, side);
  });
}
