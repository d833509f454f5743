/** How a language writes numbers, and puts sentences one after the other. */
export interface Notation {
  readonly decimal: '.' | ',';
  /** Between the entries of a list: a comma that stands in numbers cannot stand between them. */
  readonly between: ', ' | '; ';
  readonly stop: '.' | '。';
  /** Between two sentences. */
  readonly gap: ' ' | '';
  readonly quotes: readonly [open: string, close: string];
}

export const english: Notation = { decimal: '.', between: ', ', stop: '.', gap: ' ', quotes: ['“', '”'] };
export const german: Notation = { decimal: ',', between: '; ', stop: '.', gap: ' ', quotes: ['„', '“'] };
export const spanish: Notation = { decimal: ',', between: '; ', stop: '.', gap: ' ', quotes: ['«', '»'] };
export const chinese: Notation = { decimal: '.', between: ', ', stop: '。', gap: '', quotes: ['“', '”'] };

/** A number that is written with a point, as the language writes it. */
export const localised = (number: string, { decimal }: Notation): string =>
  decimal === '.' ? number : number.replace(/(\d)\.(?=\d)/g, '$1,');
