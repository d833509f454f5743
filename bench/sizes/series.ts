import { readDocument } from '../../expr';
import type { Checker } from '../../worlds';
import { checkerFor, readWorldFile } from '../../worlds';
import { shown, table } from '../timing';
import { processorTime, repeated } from '../repeated';

const SEED = 7;

/** Seconds of processor time for which a claim is judged again and again. */
const SECONDS = 0.1;

/** Claims that grow: their world and their text for each size. */
interface Series {
  readonly name: string;
  readonly head: readonly string[];
  readonly sizes: readonly number[];
  readonly world: (n: number) => string;
  /** A display of one chain, every link of which holds. */
  readonly text: (n: number) => string;
  /** What the time is divided by. */
  readonly parts: (n: number) => number;
}

/** Visible units of the Boltzmann machines. */
const VISIBLE = 4;

const machine = (hidden: number): string => `
sizes: {P: ${hidden}, D: ${VISIBLE}}
variables: {v: {binary: D}, h: {binary: P}}
parameters: {W: {matrix: [D, P]}, b: {vector: D}, a: {vector: P}}
densities: {p: {unnormalised: '\\exp(v^T W h + v^T b + h^T a)', over: [v, h]}}
functions: {\\sigma: sigmoid}
indices: {i: D, j: P}
`;

const HIDDEN = [2, 4, 6, 8, 10, 12];

const onMachine = (name: string, claim: string): Series => ({
  name: `restricted Boltzmann machine: ${name}`,
  head: ['hidden units', 'of each claim', 'first claim'],
  sizes: HIDDEN,
  world: machine,
  text: () => claim,
  parts: () => 1,
});

/** Ways to write one quantity: a chain goes through them again and again. */
const SAME = [
  '\\log p(x)',
  '\\sum_z q(z|x) \\log p(x)',
  '\\sum_z q(z|x) \\log \\frac{p(x,z)}{p(z|x)}',
  '\\sum_z q(z|x) \\log \\frac{p(x,z)}{q(z|x)} + D_{KL}(q(z|x) \\| p(z|x))',
  '\\mathbb{E}_{q(z|x)}[\\log p(x,z) - \\log q(z|x)] + D_{KL}(q(z|x) \\| p(z|x))',
];

const BOUND = `
variables: {x: {density: 3}, z: {density: 3}}
densities: {p: {joint: [x, z]}, q: {conditional: 'z | x'}}
`;

const lines = (n: number, side: (k: number) => string): string =>
  Array.from({ length: n + 1 }, (_, k) => side(k)).join(' \\\\ &= ');

const chain = (name: string, side: (k: number) => string): Series => ({
  name: `chains: ${name}`,
  head: ['lines', 'of each line', 'a line, first time'],
  sizes: [5, 10, 20, 50, 100, 200],
  world: () => BOUND,
  text: (n) => `\\begin{aligned} ${lines(n, side)} \\end{aligned}`,
  parts: (n) => n,
});

const TERMS = [2, 4, 8, 16, 32, 64];

const vectors = (n: number): string =>
  `\nsizes: {K: ${n}}\nparameters: {a: {vector: K}, c: real}\nindices: {i: K, j: K, k: K}\n`;

const sum = (name: string, world: (n: number) => string, claim: (n: number) => string): Series => ({
  name: `sums: ${name}`,
  head: ['terms', 'of each claim', 'first claim'],
  sizes: TERMS,
  world,
  text: claim,
  parts: () => 1,
});

const names = (n: number): string[] => Array.from({ length: n }, (_, k) => `x_{${k + 1}}`);

export const SERIES: readonly Series[] = [
  onMachine('one unit given the visible ones', 'p(h_j = 1|v) = \\sigma\\left(\\sum_i W_{ij} v_i + a_j\\right)'),
  onMachine('all units given the visible ones', 'p(h|v) = \\prod_j p(h_j|v)'),
  onMachine(
    'the hidden ones summed out',
    'p(v) = \\frac{1}{Z} e^{b^T v} \\prod_j \\left(1 + e^{a_j + \\sum_i W_{ij} v_i}\\right)',
  ),
  chain('every line holds', (k) => SAME[k % SAME.length]!),
  chain('every other line fails', (k) => (k % 2 === 0 ? SAME[0]! : `${SAME[1]!} + ${k}`)),
  sum('over an index', vectors, () => '\\log \\sum_k e^{a_k} = c + \\log \\sum_k e^{a_k - c}'),
  sum(
    'over two indices',
    vectors,
    () => '\\sum_i \\sum_j (a_i - a_j)^2 = 2 K \\sum_i a_i^2 - 2 \\left(\\sum_i a_i\\right)^2',
  ),
  sum(
    'over the values of a variable',
    (n) => `\nvariables: {x: {density: ${n}}, z: {density: ${n}}}\ndensities: {p: {joint: [x, z]}}\n`,
    () => '\\log p(x) = \\log \\sum_z p(x|z) p(z)',
  ),
  sum(
    'written out',
    (n) =>
      `parameters:\n${names(n)
        .map((name) => `  ${name}: real\n`)
        .join('')}`,
    (n) =>
      `-\\left(${names(n).join(' + ')}\\right) = ${names(n)
        .map((name) => `- ${name}`)
        .join(' ')}`,
  ),
];

function checkerOf(world: string): Checker {
  const { declarations, problems } = readWorldFile(world);
  const made = checkerFor(declarations, SEED);
  const problem = problems[0] ?? made.problems[0];
  if (problem) throw new Error(`line ${problem.line} of a world: ${problem.message}`);
  return made.checker!;
}

/** Verdicts on the chain of a text. */
function judged(checker: Checker, text: string): string[] {
  const [only, ...others] = readDocument(`$$${text}$$\n`).chains;
  if (!only || others.length > 0) throw new Error('the text is not one chain');
  return checker.judge(only, new Map()).links.map((link) => link.verdict);
}

/** Times of a series, with what its verdicts were. */
function measure({ name, head, sizes, world, text, parts }: Series): string {
  const rows = sizes.map((n) => {
    const written = text(n);
    // Once through with another checker, so that the first claim of this one finds the code warm.
    judged(checkerOf(world(n)), written);
    const start = processorTime();
    const checker = checkerOf(world(n));
    const verdicts = judged(checker, written);
    const first = processorTime() - start;
    const { ms } = repeated(() => judged(checker, written), SECONDS);
    const count = (verdict: string): number => verdicts.filter((v) => v === verdict).length;
    const found = ['holds', 'fails', 'undecided', 'unreadable'].filter((v) => count(v) > 0);
    const said = found.map((v) => `${count(v)} ${v}`).join(', ');
    return [String(n), shown(ms / parts(n)), shown(first / parts(n)), said];
  });
  return `${name}\n\n${table([...head, 'verdicts'], rows)}`;
}

/** How the time of a check grows with its size, series by series. */
export function* growth(): Generator<string> {
  for (const series of SERIES) yield measure(series);
}
