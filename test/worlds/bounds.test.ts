import { readWorldFile, checkerFor } from '../../worlds';
import { checkerOf, judged } from './judging';

const verdict = (world: string, claim: string): string => judged(checkerOf(world), claim)[0]!.verdict;

const machine = (visible: number, hidden: number): string => String.raw`
sizes: {P: ${hidden}, D: ${visible}}
variables: {v: {binary: D}, h: {binary: P}}
parameters: {W: {matrix: [D, P]}, b: {vector: D}, a: {vector: P}}
densities: {p: {unnormalised: '\exp(v^T W h + v^T b + h^T a)', over: [v, h]}}
functions: {\sigma: sigmoid}
indices: {j: P}
`;

describe('what a claim may cost', () => {
  test('a machine of twelve hidden units', () => {
    expect(verdict(machine(2, 12), String.raw`p(h_j=1|v) = \sigma((W^Tv)_j+a_j)`)).toBe('holds');
    expect(verdict(machine(2, 12), String.raw`p(h_j=1|v) = \sigma((W^Tv)_j)`)).toBe('fails');
  });

  test('tables that are too large are refused when the worlds are drawn', () => {
    const { declarations } = readWorldFile(machine(14, 14));
    const { checker, problems } = checkerFor(declarations, 1);
    expect(checker).toBeNull();
    expect(problems[0]!.message).toMatch(/268435456 joint states.*smaller sizes/);
  });

  test.each([
    String.raw`\sum_{i=1}^{90000}\sum_{j=1}^{90000} x^{i+j} = 1`,
    String.raw`\sum_{i=1}^{10^9} x = 10^9 x`,
    String.raw`\prod_{i=1}^{50000}\prod_{j=1}^{50000}\prod_{k=1}^{50000} x = 1`,
  ])('ends with a word: %s', (claim) => {
    const [found] = judged(checkerOf('parameters: {x: real}\n'), claim);
    expect(found!.verdict).not.toBe('holds');
    expect(found!.because).not.toBe('');
  });

  test('thousands of terms', () => {
    const many = Array.from({ length: 3000 }, () => 'x').join('+');
    expect(verdict('parameters: {x: real}\n', `${many} = 3000x`)).toBe('holds');
    expect(verdict('parameters: {x: real}\n', `${many} = 3001x`)).toBe('fails');
  });

  test('deep nesting', () => {
    const deep = `${'('.repeat(400)}x${')'.repeat(400)}`;
    expect(['holds', 'undecided', 'unreadable']).toContain(verdict('parameters: {x: real}\n', `${deep} = x`));
  });

  test('definitions that run in circles are refused', () => {
    expect(verdict(`parameters: {a: {is: 'b+1'}, b: {is: 'a-1'}}\n`, 'a = 1')).toBe('undecided');
    expect(verdict(`functions: {'f(x)': 'f(x)+1'}\nparameters: {x: real}\n`, 'f(x) = 1')).toBe('undecided');
  });
});
