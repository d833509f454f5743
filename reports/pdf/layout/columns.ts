/** What a column needs: with every word on a line of its own, and with no line broken. */
export interface Column {
  readonly least: number;
  readonly most: number;
  /** Share of what is left over that it gets. */
  readonly grow: number;
}

/** Widths of the columns of a table that may take `room`, and takes all of it if it is `wide`. */
export function columnWidths(columns: readonly Column[], room: number, wide: boolean): number[] {
  const sum = (of: (column: Column) => number): number => columns.reduce((total, column) => total + of(column), 0);
  const most = sum((column) => column.most);
  if (most <= room) {
    const shares = sum((column) => column.grow);
    const left = wide ? room - most : 0;
    return columns.map(({ most: own, grow }, k) =>
      own + (shares > 0 ? (left * grow) / shares : k === columns.length - 1 ? left : 0)); // prettier-ignore
  }
  const least = sum((column) => column.least);
  if (least >= room) return columns.map((column) => (column.least * room) / least);
  const stretch = (room - least) / (most - least);
  return columns.map(({ least: own, most: own2 }) => own + (own2 - own) * stretch);
}
