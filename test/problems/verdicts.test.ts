import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { judgeDerivation } from '../../graders/derivation';
import { assignmentFolders, readAssignment } from '../../problems/files';
import { speaksOf } from '../../problems/mistakes';
import type { DerivationProblem } from '../../problems/schema';
import type { Checker } from '../../worlds';
import { checkerFor } from '../../worlds';
import { root } from '../support/shared';

const SEED = 7;
const POINTS = 10;

const problems = assignmentFolders(join(root, 'problems')).flatMap((folder) =>
  (readAssignment(folder).value?.parts ?? []).flatMap((part) =>
    part.problem?.grader === 'derivation'
      ? [{ name: `${folder.split('/').pop()}/${part.id}`, problem: part.problem }]
      : [],
  ),
);

const checkerOf = (problem: DerivationProblem) => {
  const { checker, problems: troubles } = checkerFor(problem.declarations, SEED);
  expect(troubles).toEqual([]);
  return checker!;
};

// What would make a failing claim hold changes no verdict and no mark: `test/long/repair.test.ts` is about that.
const judge = (problem: DerivationProblem, checker: Checker, text: string) =>
  judgeDerivation(problem, checker, POINTS, text, { from: 0, to: text.length }, false);

test('no derivation in a folder is left out of its assignment', () => {
  const folders = assignmentFolders(join(root, 'problems')).flatMap((folder) =>
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => `${basename(folder)}/${entry.name}`)
      .filter((name) => {
        const file = join(root, 'problems', name, 'problem.yaml');
        return existsSync(file) && /^grader: derivation$/m.test(readFileSync(file, 'utf8'));
      }),
  );
  expect(folders.length).toBeGreaterThanOrEqual(11);
  expect(problems.map((p) => p.name).sort()).toEqual(folders.sort());
});

describe.each(problems)('$name', ({ problem }) => {
  let checker: Checker;
  beforeAll(() => {
    checker = checkerOf(problem);
  });

  test('the model answer earns full marks', () => {
    const judged = judge(problem, checker, problem.solution.text);
    expect(
      judged.claims.filter((c) => c.verdict !== 'holds').map((c) => `${c.line}: ${c.verdict} ${c.latex}: ${c.because}`),
    ).toEqual([]);
    expect(judged.marks.filter((m) => m.awarded < m.points)).toEqual([]);
    expect(judged.awarded).toBe(POINTS);
    expect(judged.unclear).toBe(false);
  });

  test.each(problem.mistakes.map((m) => [m.name, m] as const))('mistake %s', (_, mistake) => {
    const judged = judge(problem, checker, mistake.text);
    const wrong: string[] = [];
    const listed = new Set<number>();
    for (const declared of mistake.verdicts) {
      const at = judged.claims.flatMap((c, i) => (speaksOf(declared, c) ? [i] : []));
      expect(at).toHaveLength(1);
      listed.add(at[0]!);
      const claim = judged.claims[at[0]!]!;
      if (!declared.verdicts.includes(claim.verdict))
        wrong.push(
          `${claim.line}: expected ${declared.verdicts.join('/')}, found ${claim.verdict}: ${claim.latex} (${claim.because})`,
        );
      if (claim.verdict === 'fails') expect(claim.counterexample?.left).not.toEqual(claim.counterexample?.right);
    }
    if (mistake.others !== null)
      judged.claims.forEach(
        (c, i) =>
          !listed.has(i) &&
          c.verdict !== mistake.others &&
          wrong.push(`${c.line}: expected ${mistake.others}, found ${c.verdict}: ${c.latex} (${c.because})`),
      );
    expect(wrong).toEqual([]);
    if (mistake.classes !== null) {
      const longest = judged.chains.reduce((a, b) => (b.classes.length > a.classes.length ? b : a));
      expect(longest.classes).toBe(mistake.classes);
    }
    const lost = judged.marks
      .filter((m) => m.awarded < m.points)
      .map((m) => (m.for === 'milestones' ? 'steps' : m.for));
    if (mistake.loses === 'some') expect(judged.awarded).toBeLessThan(POINTS);
    else for (const what of mistake.loses) expect(lost).toContain(what);
    if (mistake.loses.length === 0) expect(lost).toEqual([]);
  });
});
