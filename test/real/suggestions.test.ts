import { judgeText } from '../../graders/claims';
import { withSuggestions } from '../../graders/suggestions';
import { describeWithShared, readShared } from '../support/shared';
import { checkerOf, rows } from './table';

/** What is suggested in the document of a part, by line. */
function suggestionsIn(part: string): { line: number; edit: string; latex: string; again: string[] }[] {
  const row = rows.find((r) => r.part === part)!;
  const checker = checkerOf(row.world, 7);
  const { claims } = withSuggestions(judgeText(readShared('seeds', row.document), checker));
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
