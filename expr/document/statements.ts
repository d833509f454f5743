import type { Token } from '../token';
import { columns } from './columns';
import { conditionLike, mentionedFor } from './conditions';
import type { Fragment, Say, Statement } from './fragments';
import { fragments } from './fragments';
import { isLabel } from './labels';
import type { Part } from './parts';

export type { Say, Statement } from './fragments';

/** The statements of a row, column by column. */
export function statements(tokens: readonly Token[], row: readonly Part[], say: Say): Statement[][] {
  return columns(tokens, row).map((column) => inColumn(tokens, column, say));
}

function inColumn(tokens: readonly Token[], column: readonly Part[], say: Say): Statement[] {
  const merged: Fragment[] = [];
  const all = fragments(tokens, column, say);
  all.forEach((next, k) => {
    const last = merged.at(-1);
    const mentioned = last && !last.relates && mentionedFor(tokens, last.parts, withItsList(all, k));
    if (!last || mentioned || !join(tokens, last, next, say)) merged.push(next);
  });
  restrictMentions(tokens, merged, say);
  const main = merged.find((fragment) => fragment.relates);
  const kept: Fragment[] = [];
  for (const fragment of merged) {
    const previous = kept.at(-1);
    const restricts =
      main && previous && fragment !== main && fragment.boundary !== 'turn' && conditionLike(tokens, main, fragment);
    if (previous && (restricts || fragment.parts.length === 0)) {
      if (restricts) previous.condition.push(sayParts(fragment.parts, say));
      previous.condition.push(...fragment.condition);
      previous.reason.push(...fragment.reason);
    } else {
      kept.push(fragment);
    }
  }
  return kept;
}

/** The parts of a fragment and of those after it that commas part and that relate nothing: `i = 1`, `2`. */
function withItsList(all: readonly Fragment[], k: number): Part[] {
  const parts = [...all[k]!.parts];
  for (const { relates, boundary, gaps, parts: more } of all.slice(k + 1)) {
    if (relates || boundary === 'turn' || boundary === 'none') break;
    for (const { from, to } of [...gaps, ...more]) parts.push({ kind: 'piece', from, to });
  }
  return parts;
}

/** `P^i, i = 1, 2` states nothing: the range goes to what is mentioned. */
function restrictMentions(tokens: readonly Token[], merged: Fragment[], say: Say): void {
  for (let k = merged.length - 1; k > 0; k--) {
    const [mention, range] = [merged[k - 1]!, merged[k]!];
    if (mention.relates || range.boundary === 'turn' || !mentionedFor(tokens, mention.parts, range.parts)) continue;
    mention.condition.push(sayParts(range.parts, say), ...range.condition);
    mention.reason.push(...range.reason);
    merged.splice(k, 1);
  }
}

const sayParts = (parts: readonly Part[], say: Say): string =>
  parts.length === 0 ? '' : say(parts[0]!.from, parts.at(-1)!.to);

/** Puts a fragment back onto the one before it where no statement begins; false where one does. */
function join(tokens: readonly Token[], last: Fragment, next: Fragment, say: Say): boolean {
  if (next.boundary === 'turn' || next.boundary === 'none') return false;
  const extend = (gaps: readonly Part[]): true => {
    last.aligned ||= next.aligned && !last.relates;
    for (const gap of gaps) last.parts.push({ kind: 'piece', from: gap.from, to: gap.to });
    for (const part of next.parts) last.parts.push(part);
    last.condition.push(...next.condition);
    last.reason.push(...next.reason);
    last.relates ||= next.relates;
    return true;
  };
  const commas = next.gaps.filter((gap) => gap.kind === 'gap' && gap.mark !== ' ');
  if (next.parts.length === 0 || last.parts.length === 0) return extend([]);
  if (next.parts[0]!.kind === 'relation' || last.parts.at(-1)!.kind === 'relation') return extend([]);
  if (next.relates && last.relates) {
    next.fresh = true;
    dropDots(tokens, last.parts);
    return false;
  }
  if (next.boundary === 'gap' && next.relates && isLabel(tokens, last.parts)) {
    // `(a) \quad x = 1`: a label, no side.
    last.reason.push(sayParts(last.parts, say));
    last.parts.length = 0;
    return extend([]);
  }
  if (next.boundary === 'gap' && !next.relates && isLabel(tokens, next.parts)) {
    last.reason.push(sayParts(next.parts, say));
    return true;
  }
  return extend(commas);
}

/** `x_1 = 1, \dots, x_n = n`: the dots stand for statements. */
function dropDots(tokens: readonly Token[], parts: Part[]): void {
  const text = (i: number): string => tokens[parts.at(i)?.from ?? -1]?.text ?? '';
  if (/^\\[cl]?dots[cbm]?$/.test(text(-1)) && text(-2) === ',') parts.splice(-2);
}
