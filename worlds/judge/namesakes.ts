import type { Expr } from '../../expr';
import type { Meaning } from '../meaning';
import { Refusal } from '../refusal';
import { compare } from './compare';
import type { Trial } from './sides';

const SPAN = { from: 0, to: 0 };

const symbol = (name: string): Expr => ({ kind: 'sym', name, span: SPAN });

const indexed = (name: string, at: readonly string[]): Expr =>
  at.length === 0
    ? symbol(name)
    : { kind: 'indexed', base: symbol(name), at: at.map(symbol), place: 'sub', span: SPAN };

/**
 * The node of the world file that a formula of the text's own is another name for, at the indices of both, as its value tells in every
 * world: then a derivative by the new name is one by that node, by which everything behind it is known. Null where it is
 * a quantity that the world does not name.
 * @param indices of the new name
 * @param hidden what else its value changes with
 */
export function namesake(
  meaning: Meaning,
  trial: Trial,
  indices: readonly string[],
  e: Expr,
  hidden: ReadonlySet<string>,
): Expr | null {
  // A formula that is a name already says by itself what it is another name for.
  if (e.kind === 'sym' || (e.kind === 'indexed' && e.base.kind === 'sym')) return null;
  const free = [...indices, ...[...hidden].filter((name) => !indices.includes(name))];
  const side = trial.side(e);
  for (const candidate of candidates(meaning, indices, free, side.shape.length)) {
    const other = evaluated(trial, candidate);
    if (!other || other.refusal || trial.mismatch(side, other)) continue;
    if (compare(trial, side, other).kind === 'equal') return candidate;
  }
  return null;
}

function candidates(meaning: Meaning, indices: readonly string[], free: readonly string[], rank: number): Expr[] {
  const lists = free.length > indices.length ? [indices, free] : [indices];
  const out: Expr[] = [];
  for (const at of lists) {
    for (const name of meaning.nodes.keys())
      if (!meaning.own.has(name) && meaning.vocabulary.lookup(name)?.rank === at.length + rank)
        out.push(indexed(name, at));
    for (const { letter, key, indices: own, above } of meaning.nodeFamilies.values()) {
      if (meaning.own.has(key) || own.length > at.length || meaning.nodes.has(letter)) continue;
      if (above === 0) out.push(indexed(letter, at));
      else if (above === 1) {
        const lower = indexed(letter, at.slice(1));
        out.push({ kind: 'power', base: lower, exponent: symbol(at[0]!), span: SPAN });
      }
    }
  }
  return out;
}

function evaluated(trial: Trial, e: Expr): ReturnType<Trial['side']> | null {
  try {
    return trial.side(e);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
