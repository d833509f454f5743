import type { ReadSide } from './sides';
import type { ReadValue } from './values';

/** Where an answer states a quantity. */
export interface Found {
  /** Null: something stands there that cannot be read. */
  readonly value: ReadValue | null;
  /** As written. */
  readonly latex: string;
  readonly at: number;
  /** Whether the formula is whole: where its brackets do not match, something may be lost. */
  readonly whole: boolean;
  /** How it was read, where that is not evident. */
  readonly note: string | null;
}

export const foundAt = (side: ReadSide, value: ReadValue, note: string | null): Found => ({
  value,
  latex: side.written.latex,
  at: side.written.span.from,
  whole: side.whole,
  note,
});

/** How many numbers or formulas a value holds. */
export const lengthOf = (value: ReadValue): number =>
  value.kind === 'formulas' ? value.items.length : value.value.entries.length;

/** The sides of a shape one by one. */
export function oneByOne(value: ReadValue): ReadValue[] {
  if (value.kind === 'formulas') return value.items.map((item) => ({ kind: 'formulas', items: [item] }));
  return value.value.entries.map((entry) => ({
    kind: 'numbers',
    plain: value.plain,
    value: { shape: [], entries: [entry] },
  }));
}

/** A shape put together from its sides. */
export function assembled(sides: readonly ReadSide[], values: readonly ReadValue[]): Found {
  const latex = sides.map((s) => s.written.latex).join(', ');
  const note = `read from its sides $${latex}$`;
  const place = { at: sides[0]!.written.span.from, whole: sides.every((s) => s.whole) };
  if (values.every((v) => v.kind === 'numbers')) {
    const entries = values.map((v) => v.value.entries[0]!);
    return {
      value: { kind: 'numbers', plain: true, value: { shape: [entries.length], entries } },
      latex,
      note,
      ...place,
    };
  }
  const items = values.flatMap((v) => (v.kind === 'formulas' ? v.items : []));
  return { value: items.length === values.length ? { kind: 'formulas', items } : null, latex, note, ...place };
}

/** `31 \times 31 \times 10` by itself is a shape rather than a number. */
export const looksLikeShape = ({ expr }: ReadSide): boolean =>
  expr?.kind === 'product' && expr.joins.every((j) => j === '\\times') && expr.factors.every((f) => f.kind === 'num');
