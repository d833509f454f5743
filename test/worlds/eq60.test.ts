import { describeWithShared, readShared } from '../support/shared';
import { checkerOf, judged } from './judging';

interface Row {
  readonly id: string;
  readonly lhs_latex: string;
  readonly rhs_latex: string;
  readonly vars: Readonly<Record<string, 'r' | 'p' | 'u'>>;
  readonly expected: 0 | 1;
}

const DOMAIN = { r: 'real', p: 'positive', u: 'probability' } as const;

// Sixty scalar identities of the field, 36 of them true, made outside this project.
describeWithShared('sixty scalar identities', () => {
  const rows = readShared('suites', 'eq60.jsonl')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);

  test.each(rows)('$id: $lhs_latex = $rhs_latex', ({ lhs_latex, rhs_latex, vars, expected }) => {
    const declared = Object.entries(vars).map(([name, kind]) => `  ${name}: ${DOMAIN[kind]}`);
    const checker = checkerOf(declared.length === 0 ? '{}' : `parameters:\n${declared.join('\n')}\n`);
    expect(judged(checker, `${lhs_latex} = ${rhs_latex}`).map((c) => c.verdict)).toEqual([
      expected === 1 ? 'holds' : 'fails',
    ]);
  });
});
