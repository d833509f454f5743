import { lex, parseTokens, print } from '../../expr';
import { renamed, renamingOf } from '../../graders/renaming';
import { vocabulary } from '../expr/vocabularies';

const layer = vocabulary({
  X: ['parameter', 3],
  Y: ['parameter', 3],
  b: ['parameter', 1],
  a: ['parameter', 0],
  H: ['size', 0],
  n: ['index', 0],
  f: ['index', 0],
  t: ['index', 0],
});
const read = (latex: string) => parseTokens(lex(latex).tokens, layer).expr;
const names = (goal: string, side: string) => {
  const found = renamingOf(read(goal), read(side), layer);
  return found && Object.fromEntries([...found].map(([from, to]) => [from, print(to)]));
};

describe('an answer in other names', () => {
  test.each([
    ['Y_{n,f}', 'Y_{i,j}', { n: 'i', f: 'j' }],
    ['Y_{n,f}', 'Y_{f,n}', { n: 'f', f: 'n' }],
    ['Y_{n,f,t}', 'Y_{n,f,i}', { n: 'n', f: 'f', t: 'i' }],
    ['Y_{n,f,t}', 'Y_{n,f}[i]', { n: 'n', f: 'f', t: 'i' }],
    ['Y_{n,f,t}', "Y_{n,f,h'}", { n: 'n', f: 'f', t: "h'" }],
    ['a + Y_{n,f,1}', 'a + Y_{i,f,1}', { n: 'i', f: 'f' }],
  ])('%s, %s', (goal, side, wanted) => expect(names(goal, side)).toEqual(wanted));

  test.each([
    ['the same names', 'Y_{n,f}', 'Y_{n,f}'],
    ['two indices that become one', 'Y_{n,f}', 'Y_{i,i}'],
    ['one index that becomes two', 'Y_{n,n}', 'Y_{i,j}'],
    ['another array', 'Y_{n,f}', 'X_{i,j}'],
    ['fewer indices', 'Y_{n,f}', 'Y_i'],
    ['a size or a parameter for an index', 'Y_{n,f,t}', 'Y_{n,f,H}'],
    ['a number for an index', 'Y_{n,f}', 'Y_{1,f}'],
    ['another index arithmetic', 'Y_{n,f,t}', 'Y_{n,f,i+1}'],
  ])('%s', (_, goal, side) => expect(names(goal, side)).toBeNull());
});

test.each([
  ['b_f + X_{n,1,t}', { n: 'i', f: 'j' }, 'b_{j} + X_{i,1,t}'],
  ['X_{n,f,t}', { n: 'f', f: 'n' }, 'X_{f,n,t}'],
  // A bound name gives way to a free one that would be captured, and hides a free one of its own name.
  [String.raw`\sum_{k=1}^H X_{n,k,t+k}`, { t: 'k' }, String.raw`\sum_{r=1}^{H} X_{n,r,k + r}`],
  [String.raw`X_{n,t,1} + \sum_{t=1}^H X_{n,t,1}`, { t: 'i' }, String.raw`X_{n,i,1} + \sum_{t=1}^{H} X_{n,t,1}`],
])('%s', (latex, to, wanted) =>
  expect(print(renamed(read(latex), new Map(Object.entries(to).map(([k, v]) => [k, read(v)])), layer))).toBe(wanted),
);
