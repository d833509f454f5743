import type { Span } from '../../expr';
import { lineOf } from '../../expr';
import type { Change } from './report';

/** The model answer with one change. */
export interface Variant extends Change {
  /** The whole answer. */
  readonly text: string;
  /** Where the change stands in the answer as it was. */
  readonly span: Span;
}

/** A stretch of a text and what stands there instead. */
export interface Patch {
  readonly span: Span;
  readonly text: string;
}

/** A text with stretches replaced, none of which overlap. */
export function patched(source: string, patches: readonly Patch[]): string {
  let out = '';
  let at = 0;
  for (const { span, text } of [...patches].sort((a, b) => a.span.from - b.span.from)) {
    out += source.slice(at, span.from) + text;
    at = span.to;
  }
  return out + source.slice(at);
}

/** The answer with one formula in the place of another; spaces keep it from running into its neighbours. */
export const variantOf = (source: string, span: Span, now: string, kind: string): Variant => ({
  line: lineOf(source, span.from),
  kind,
  was: source.slice(span.from, span.to),
  now,
  text: patched(source, [{ span, text: ` ${now} ` }]),
  span,
});
