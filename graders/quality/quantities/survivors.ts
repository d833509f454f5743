import type { Span } from '../../../expr';
import type { Survivor } from '../report';
import type { Variant } from '../variant';
import { evaluated, statedValues, within } from './places';
import type { Subject } from './subject';

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
    return same
      ? because('equivalent', 'every value is read as it was')
      : because('hole', 'a value differs and is called right');
  }
  if (!inside(evaluated(subject)))
    return because('aside', 'it stands in no value and in no equality that can be evaluated');
  if (judged.claims.length < subject.model.claims.length)
    return because('hole', 'an equality of the working is no longer evaluated');
  return because('true', 'the equality still holds, as far as the decimals shown tell');
}
