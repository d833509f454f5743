import { judgeText } from '../../graders/claims';
import { withSuggestions } from '../../graders/suggestions';
import { describeWithShared, readShared } from '../support/shared';
import { checkerOf, rows } from './table';

interface Found {
  readonly line: number;
  readonly edit: string;
  readonly latex: string;
  /** Verdicts of what is suggested, handed in by itself. */
  readonly again: readonly string[];
}

const known = new Map<string, readonly Found[]>();

/** What is suggested in the lines of a part, by line; each part is judged once. */
function suggestionsIn(part: string): readonly Found[] {
  const found = known.get(part) ?? suggested(part);
  known.set(part, found);
  return found;
}

/** Offsets from the start of the first to the end of the last of some lines. */
function stretch(source: string, lines: readonly number[]): { from: number; to: number } {
  const before = (line: number): number => source.split('\n', line - 1).reduce((n, text) => n + text.length + 1, 0);
  return { from: before(Math.min(...lines)), to: before(Math.max(...lines) + 1) };
}

function suggested(part: string): readonly Found[] {
  const row = rows.find((r) => r.part === part)!;
  const checker = checkerOf(row.world, 7);
  const source = readShared('seeds', row.document);
  // A part is graded by its own stretch of the document.
  const within = stretch(source, Object.keys(row.verdicts).map(Number));
  const { claims } = withSuggestions(judgeText(source, checker, within));
  return claims
    .filter((c) => c.line in row.verdicts && c.suggestion)
    .map(({ line, suggestion }) => ({
      line,
      ...suggestion!,
      again: judgeText(`$$${suggestion!.latex}$$\n`, checker).claims.map((c) => c.verdict),
    }));
}

describeWithShared('what is suggested in the real homeworks', () => {
  test('the weight that a bound has lost', () => {
    const found = suggestionsIn('hw-003 2.2');
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ line: 94, again: ['holds'] });
    expect(found[0]!.latex).toMatch(/\\log p\(x\) \\ge \\sum_\{z\} \\boxed\{q\(z \\mid x\)\} \\log/);
    expect(found[0]!.edit).toContain('$q(z \\mid x)$');
  });

  test('the marginal of what is given, for the other one, into the slip and out of it', () => {
    const found = suggestionsIn('hw-004 3').filter((s) => s.latex.includes('\\boxed{p(v)}'));
    expect(found.map((s) => s.again)).toEqual([['holds'], ['holds']]);
    expect(found[0]!.edit).toBe('you divided by $p(h)$; dividing by $p(v)$ makes this hold');
    expect(found[1]!.edit).toBe(`on the left side, ${found[0]!.edit}`);
  });

  test('every suggestion holds when it is handed in', () => {
    for (const { part } of rows)
      for (const { latex, again } of suggestionsIn(part)) expect([latex, ...again]).toEqual([latex, 'holds']);
  });

  test('what is right has none', () => {
    for (const part of ['hw-000 3.1', 'hw-000 3.2', 'hw-001 3']) expect(suggestionsIn(part)).toEqual([]);
  });
});
