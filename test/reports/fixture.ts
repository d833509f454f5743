import type { ClaimFeedback, ClaimVerdict, Feedback, PartFeedback } from '../../graders/feedback';

const claim = (
  line: number,
  lhs: string,
  relation: string,
  rhs: string,
  verdict: ClaimVerdict,
  more: Partial<ClaimFeedback> = {},
): ClaimFeedback => ({
  line,
  latex: `${lhs} ${relation} ${rhs}`,
  lhs,
  relation,
  rhs,
  verdict,
  because: verdict === 'holds' ? 'Both sides agree in 24 worlds.' : 'The two sides differ.',
  role: 'step',
  ...more,
});

const emptyPart: Omit<PartFeedback, 'id' | 'label' | 'title'> = {
  grader: 'derivation',
  points: 10,
  awarded: 0,
  status: 'graded',
  marks: [],
  claims: [],
  chains: [],
  quantities: [],
  results: [],
  prose: [],
  remarks: [],
};

const evidence = '\\log p(x)';
const weighted = '\\sum_z q(z|x) \\log \\frac{p(x,z)}{p(z|x)}';
const lost = '\\sum_z \\log \\left( \\frac{p(x,z)}{q(z|x)} \\right) + \\sum_z q(z|x) \\log \\frac{q(z|x)}{p(z|x)}';
const split =
  '\\sum_z q(z|x) \\log \\left( \\frac{p(x,z)}{q(z|x)} \\right) + \\sum_z q(z|x) \\log \\frac{q(z|x)}{p(z|x)}';

/** Made-up feedback in which every field of the contract occurs. */
export const feedback: Feedback = {
  version: 1,
  generator: { name: 'proofmark', version: '0.1.0' },
  assignment: 'latent-models',
  title: 'Latent variable models',
  language: 'en',
  student: 'Ada Lovelace',
  document: 'ada-lovelace.md',
  points: 36,
  awarded: 19.5,
  pending: 6,
  seed: 7,
  unread: false,
  macros: [
    { line: 2, name: '\\evidence', parameters: 1, fallback: 'x', latex: '\\log p(#1)', final: true, starred: true },
  ],
  problems: [
    {
      line: 3,
      message: 'The heading of elbo stands in lines 3 and 9; the first one counts.',
      remedy: 'Put <!-- proofmark: elbo --> before the right one.',
    },
    { message: 'ada-lovelace.md is not UTF-8; it was read as Latin-1.' },
  ],
  parts: [
    {
      ...emptyPart,
      id: 'elbo',
      label: '1.1',
      title: 'A lower bound of the evidence',
      question: 'Derive a lower bound of $\\log p(x)$ and say why it is one.',
      awarded: 7.5,
      lines: { from: 12, to: 31 },
      marks: [
        { for: 'steps', points: 5, awarded: 3.5, because: 'Four of five steps hold; one slip recovers.' },
        { for: 'conclusion', points: 3, awarded: 3, because: 'The bound on $\\log p(x)$ is reached.' },
        { for: 'reasons', points: 2, awarded: 1, because: 'That the divergence is non-negative is not said.' },
      ],
      claims: [
        claim(14, evidence, '=', weighted, 'holds', { law: "Bayes' rule", laws: ["Bayes' rule"] }),
        claim(15, weighted, '=', lost, 'fails', {
          because: 'The first sum has lost the weight $q(z|x)$; the sides differ in every world that was tried.',
          counterexample: {
            values: {
              x: 2,
              'p(x, z)': [
                [0.0812, 0.143, 0.0391],
                [0.2204, 0.0177, 0.4986],
              ],
              '\\mu': -1.2345678,
              'q(z|x)': 'a random table',
            },
            left: -1.23412345,
            right: -0.98712345,
          },
          suggestion: { latex: split, edit: 'the factor $q(z|x)$ is missing; with it this holds' },
        }),
        claim(16, lost, '=', split, 'fails', {
          because: 'The chain returns to its value here: this belongs to the slip above.',
        }),
        claim(18, evidence, '\\ge', '-D_{KL}(q(z|x) || p(z)) + \\mathbb{E}_{q(z|x)}[\\log p(x|z)]', 'holds', {
          law: 'the definition of KL divergence, then Jensen’s inequality',
          laws: ['definition of KL divergence', "Jensen's inequality"],
          role: 'conclusion',
          readAs:
            '\\log p(x) \\ge -D_{KL}(q(z \\mid x) \\,\\|\\, p(z)) + \\mathbb{E}_{z \\sim q(z \\mid x)}[\\log p(x \\mid z)]',
        }),
        claim(22, 'H[q]', '=', '\\entropy(q) + c', 'undecided', {
          because: '$c$ is not declared for this problem.',
          readAs: 'H(q) = \\entropy \\cdot (q) + c',
        }),
        claim(24, '', '', '', 'unreadable', { latex: '\\frac{p(x)}{q(x', because: 'A brace is not closed.' }),
      ],
      chains: [
        {
          line: 14,
          sides: [evidence, weighted, lost, split],
          classes: 'AABA',
          slips: [
            { from: 2, to: 2, recovers: true, because: 'The weight is lost for one line and comes back: one slip.' },
          ],
        },
      ],
      remarks: ['Name the density that an expectation is taken under: $\\mathbb{E}_{q}$, not $\\mathbb{E}$.'],
    },
    {
      ...emptyPart,
      id: 'shapes',
      label: '1.2',
      title: 'Shapes and parameters',
      grader: 'quantities',
      awarded: 8,
      lines: { from: 33, to: 33 },
      marks: [{ for: 'answers', points: 10, awarded: 8, because: 'Two of three values are right.' }],
      quantities: [
        {
          name: 'x_1',
          verdict: 'right',
          written: '31\\times31\\times10',
          value: [31, 31, 10],
          expected: [31, 31, 10],
          points: 4,
          awarded: 4,
          line: 33,
        },
        {
          name: 'n_1',
          verdict: 'mistake',
          written: '480',
          value: 480,
          expected: 490,
          decimals: 0,
          mistake: 'bias forgotten',
          points: 2,
          awarded: 0,
        },
        { name: 'n_2', verdict: 'follow-through', written: '1820', value: 1820, points: 4, awarded: 4 },
      ],
    },
    {
      ...emptyPart,
      id: 'accuracy',
      label: '2',
      title: 'Results',
      grader: 'results',
      points: 5,
      awarded: 4,
      results: [
        {
          claim: 'accuracy $95.3\\%$',
          value: 0.953,
          unit: 'none',
          verdict: 'consistent',
          because: 'Twenty runs gave much the same.',
          interval: [0.93, 0.96],
          reference: [0.941, 0.938, 0.95, 0.944, 0.955, 0.944, 0.949],
        },
      ],
    },
    {
      ...emptyPart,
      id: 'discuss',
      label: '3 (a)',
      title: 'Discussion',
      grader: 'prose',
      points: 6,
      status: 'waiting',
      prose: [{ point: 'The gate forgets', evidence: 'the <gate> & the cell', proposed: 2, confirmed: false }],
      decision: { proposed: null, comment: 'Say also what the cell keeps: $c_t$ <b>and</b> why.' },
    },
    { ...emptyPart, id: 'samples', label: '3 (b)', title: 'Samples', points: 5, status: 'missing' },
  ],
};
