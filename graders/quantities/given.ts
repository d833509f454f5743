import type { Given } from '../../problems/schema';
import { agrees, exact } from './compare';
import type { Computation } from './computation';
import type { Found } from './found';
import type { Judgement } from './judge';

/**
 * A value of the question that an answer states anew. A copy that differs from the question is told, and everything
 * is followed from it; one that cannot be read leaves what rests on it to a person. Right copies are not mentioned.
 */
export function judgeGiven(
  given: Given,
  found: Found | null,
  computation: Computation,
): { readonly judgement: Judgement } | null {
  if (!found) return null;
  const head = { mistake: null, keeps: 0, expected: given.value };
  if (found.value?.kind !== 'numbers') {
    computation.set(given.name, exact(given.value), { own: false, trivial: false, unread: true });
    const because = 'this copy of the question cannot be read; a person will look';
    return { judgement: { ...head, verdict: 'unreadable', because } };
  }
  if (agrees(found.value.value, exact(given.value), null)) return null;
  computation.set(given.name, found.value.value, { own: true, trivial: false, unread: false });
  const because = 'the question gives another value; what follows is held against yours';
  return { judgement: { ...head, verdict: 'wrong', because } };
}
