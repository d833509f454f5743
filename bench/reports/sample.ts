import type { ClaimFeedback, Feedback, PartFeedback } from '../../graders/feedback';

const claim = (line: number, lhs: string, relation: string, rhs: string, more: Partial<ClaimFeedback>): ClaimFeedback => ({
  line,
  latex: `${lhs} ${relation} ${rhs}`,
  lhs,
  relation,
  rhs,
  verdict: 'holds',
  because: 'both sides agree in 24 random worlds',
  role: 'step',
  ...more,
}); // prettier-ignore

const part = (id: string, title: string, question: string, claims: readonly ClaimFeedback[]): PartFeedback => ({
  id,
  label: id,
  title,
  question,
  grader: 'derivation',
  points: 15,
  awarded: 11,
  status: 'graded',
  lines: { from: claims[0]!.line, to: claims.at(-1)!.line },
  marks: [
    { for: 'steps', points: 10, awarded: 8, because: '7 of 8 claims hold; one mistake' },
    { for: 'conclusion', points: 5, awarded: 3, because: 'what was to be shown is established' },
  ],
  claims,
  chains: [],
  quantities: [],
  results: [],
  prose: [],
  remarks: [],
});

/**
 * A report of two pages with 40 formulas, such as a student gets. The names in its formulas hold `n`, so that no
 * formula of one report is one of another.
 */
export function sample(n: number): Feedback {
  const [x, z] = [`x_{${n}}`, `z_{${n}}`];
  const ratio = `\\frac{p(${x},${z})}{q(${z}|${x})}`;
  const sides = [
    `\\log p(${x})`,
    `\\sum_{${z}} q(${z}|${x}) \\log p(${x})`,
    `\\sum_{${z}} q(${z}|${x}) \\log \\frac{p(${x},${z})}{p(${z}|${x})}`,
    `\\sum_{${z}} q(${z}|${x}) \\log \\left( ${ratio} \\frac{q(${z}|${x})}{p(${z}|${x})} \\right)`,
    `\\sum_{${z}} q(${z}|${x}) \\log ${ratio} + \\sum_{${z}} q(${z}|${x}) \\log \\frac{q(${z}|${x})}{p(${z}|${x})}`,
    `\\mathbb{E}_{q}\\left[ \\log ${ratio} \\right] + D_{KL}\\left( q(${z}|${x}) \\,\\|\\, p(${z}|${x}) \\right)`,
  ];
  const derivation = sides.slice(1).map((side, i) =>
    claim(12 + i, sides[i]!, '=', side, { law: i % 2 === 0 ? `normalisation of $q(${z}|${x})$` : 'the product rule' }),
  ); // prettier-ignore
  const lost = `\\sum_{${z}} \\log ${ratio}`;
  const bound = claim(18, sides[0]!, '\\ge', lost, {
    verdict: 'fails',
    because: 'it does not hold in the case shown',
    readAs: `\\log p(${x}) \\ge \\sum_{${z}} \\log \\frac{p(${x}, ${z})}{q(${z} \\mid ${x})} + 0`,
    counterexample: { values: { [x]: 2, [`p(${x})`]: 0.5186, '\\mu': [0.3, -1.2] }, left: -0.6567, right: 2.5184 },
    suggestion: {
      latex: `\\log p(${x}) \\ge \\sum_{${z}} \\boxed{q(${z} \\mid ${x})} \\log ${ratio}`,
      edit: `each term of the sum lacks the factor $q(${z} \\mid ${x})$; with it this holds`,
    },
  });
  const integrals = Array.from({ length: 4 }, (_, i) =>
    claim(30 + i, `\\int_0^{${i + 2}} e^{-\\lambda_{${n}} t} \\, dt`, '=', `\\frac{1 - e^{-${i + 2} \\lambda_{${n}}}}{\\lambda_{${n}}}`, {
      law: `the integral of $e^{-\\lambda_{${n}} t}$ from $0$ to $t_{${i + 2}}$, with $\\sigma_{${n},${i}}^2$`,
    }),
  ); // prettier-ignore
  const parts = [
    part('1', 'A lower bound of the evidence', `Derive a lower bound of $\\log p(${x})$ from $q(${z}|${x})$; start from $$\\log p(${x}) = \\sum_{${z}} q(${z}|${x}) \\log p(${x})$$ and name each law.`, [...derivation, bound]), // prettier-ignore
    part('2', 'Integrals', `For $\\lambda_{${n}} > 0$ and $k = 1, \\dots, K$ compute these integrals.`, integrals),
  ];
  return {
    version: 1,
    generator: { name: 'proofmark', version: '0' },
    assignment: 'sample',
    title: 'Latent variable models',
    student: `Student ${n}`,
    document: `student-${n}.md`,
    points: 30,
    awarded: 22,
    pending: 0,
    seed: 7,
    problems: [],
    parts,
  };
}
