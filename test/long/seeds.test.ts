import { isDeepStrictEqual } from 'node:util';
import { found, judgeRow, rows } from '../real/table';
import { describeWithShared, readShared } from '../support/shared';

describeWithShared('the real homeworks over forty seeds', () => {
  test.each(rows.map((row) => [row.part, row] as const))('%s: every verdict is the same', (_, row) => {
    const source = readShared('seeds', row.document);
    const expected = { verdicts: row.verdicts, classes: row.classes };
    const changed = Array.from({ length: 40 }, (_, k) => k + 1).flatMap((seed) => {
      const got = found(judgeRow(row, source, seed), row);
      return isDeepStrictEqual(got, expected) ? [] : [{ seed, ...got }];
    });
    expect(changed).toEqual([]);
  });
});
