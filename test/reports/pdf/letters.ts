import type { SetFormula } from '../../../reports/pdf/math/formula';

/** What a formula shows, sign by sign, letters as plain ones; why it cannot be set where it cannot. */
export const lettersOf = (set: SetFormula): string =>
  'reason' in set
    ? set.reason
    : set.setting.shapes
        .map((shape) => (shape.kind === 'glyph' ? shape.glyph.text : shape.kind === 'text' ? shape.text : ''))
        .join('')
        .normalize('NFKC');
