/** Columns a string takes on a terminal: wide characters take two, combining marks none. */
export function width(text: string): number {
  let n = 0;
  for (const c of text) {
    if (/\p{M}|\u200b|\u200d|\ufe0f/u.test(c)) continue;
    n +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u.test(
        c,
      )
        ? 2
        : 1;
  }
  return n;
}

/** Control characters, which could move the cursor or change colours, made visible. */
// eslint's rule against control characters in patterns is what this pattern is for: it is written by code points.
const CONTROL = new RegExp(
  `[${String.fromCharCode(0)}-${String.fromCharCode(31)}${String.fromCharCode(127)}-${String.fromCharCode(159)}\\u202a-\\u202e\\u2066-\\u2069]`,
  'gu',
);

export const plain = (text: string): string => text.replace(CONTROL, '·');

/** Rows as aligned columns under a head; numbers (given as such) stand to the right. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? String(cell) : plain(cell))));
  const widths = head.map((title, k) => Math.max(width(title), ...cells.map((row) => width(row[k] ?? ''))));
  const line = (row: readonly string[], like?: readonly (string | number)[]): string =>
    row
      .map((cell, k) => {
        const pad = ' '.repeat(Math.max(0, widths[k]! - width(cell)));
        return typeof like?.[k] === 'number' ? pad + cell : cell + pad;
      })
      .join('  ')
      .trimEnd();
  return [
    line(head, rows[0]),
    widths.map((w) => '─'.repeat(w)).join('  '),
    ...cells.map((row, i) => line(row, rows[i])),
  ].join('\n');
}
