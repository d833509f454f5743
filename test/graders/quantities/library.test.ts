import { judge, numericProblems, POINTS, verdicts } from './numeric';

test('the issue names nine numeric problems', () => expect(numericProblems).toHaveLength(9));

describe.each(numericProblems)('$name', ({ problem }) => {
  test('the model answer earns full marks', () => {
    const judged = judge(problem, problem.solution.text);
    expect(verdicts(judged)).toEqual(Object.fromEntries(problem.quantities.map((q) => [q.name, 'right'])));
    expect(judged.claims.filter((c) => c.verdict !== 'holds').map((c) => c.latex)).toEqual([]);
    expect(judged.awarded).toBe(POINTS);
    expect(judged.unclear).toBe(false);
  });

  test.each(problem.mistakes.map((m) => [m.name, m] as const))('mistake %s', (_, mistake) => {
    const judged = judge(problem, mistake.text);
    const declared = problem.quantities.map((q) => {
      const { verdict, mistake: slip } = mistake.quantities.get(q.name) ?? { verdict: mistake.others, mistake: null };
      return [q.name, slip === null ? verdict : `mistake ${slip}`];
    });
    expect(verdicts(judged)).toEqual(Object.fromEntries(declared));
    const failing = judged.claims.filter((c) => c.verdict === 'fails');
    expect(failing.map((c) => c.line)).toEqual(
      mistake.verdicts.filter((v) => v.verdicts.includes('fails')).map((v) => v.line),
    );
    for (const { counterexample } of failing) expect(counterexample!.left).not.toEqual(counterexample!.right);
    if (mistake.loses) expect(judged.awarded).toBeLessThan(POINTS);
    else expect(judged.awarded).toBe(POINTS);
  });
});
