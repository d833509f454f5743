import type { Span } from '../../../expr';
import type { Survivor } from '../report';
import type { Variant } from '../variant';
import { evaluated, statedValues, within } from './places';
import type { Subject } from './subject';

/** By how many units of its last digit a result may be off, when it is computed from rounded values. */
const CARRIED = 5;

const unitOf = (written: string): number => 10 ** -(/\.(\d+)$/.exec(written)?.[1]?.length ?? 0);

/** Says why nothing was found against a mutant of a numeric answer. */
export function survivorOf(mutant: Variant, subject: Subject): Survivor {
  const { line, kind, was, now, span } = mutant;
  const because = (reason: Survivor['reason'], why: string): Survivor => ({
    ...{ line, kind, was, now },
    reason,
    because: why,
  });
  const inside = (spans: readonly Span[]): boolean => spans.some((s) => within(span, s));
  const judged = subject.judge(mutant.text);
  const values = statedValues(subject).map((v) => v.span);
  if (inside(values)) {
    const before = new Map(subject.model.quantities.map((q) => [q.name, JSON.stringify(q.value)]));
    const same = judged.quantities.every((q) => before.get(q.name) === JSON.stringify(q.value));
    if (same) return because('equivalent', 'every value is read as it was');
    const changed = judged.quantities.find((q) => before.get(q.name) !== JSON.stringify(q.value));
    const quantity = subject.problem.quantities.find((q) => q.name === changed?.name);
    if (quantity?.expected.kind === 'forms') return because('true', 'the problem takes this form for right as well');
    return Math.abs(Number(now) - Number(was)) <= CARRIED * unitOf(now)
      ? because('true', 'so little differs that the rounded values shown before may account for it')
      : because('hole', 'a value differs and is called right');
  }
  if (!inside(evaluated(subject)))
    return because('aside', 'it stands in no value and in no equality that can be evaluated');
  if (judged.claims.length < subject.model.claims.length)
    return because('hole', 'an equality of the working is no longer evaluated');
  return because('true', 'the equality still holds, as far as the decimals shown tell');
}
