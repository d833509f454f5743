/** Data that cannot be read. Its message is one line for a person: where, what was expected, what was found, what helps. */
export class DataError extends Error {
  constructor(
    readonly where: { readonly file: string; readonly line?: number },
    expected: string,
    found: string,
    remedy?: string,
  ) {
    const place = where.line === undefined ? where.file : `${where.file}:${where.line}`;
    super(`${place}: expected ${expected}, found ${found}.${remedy === undefined ? '' : ` ${remedy}`}`);
  }
}
