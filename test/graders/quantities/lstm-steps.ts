import type { QuantitiesProblem } from '../../../problems/schema';
import { seeded } from '../../../worlds/numeric/random';
import type { Tensor } from '../../../worlds/tensor';
import { answer, judge, problemNamed } from './numeric';

/** Plain arithmetic of an LSTM step (Hochreiter & Schmidhuber 1997, with the forget gate of Gers et al. 2000). */
const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const affine = (W: readonly number[], z: readonly number[], b: readonly number[]): number[] =>
  b.map((bias, i) => z.reduce((sum, x, j) => sum + W[i * z.length + j]! * x, bias));
const round4 = (x: number): number => Number(x.toFixed(4));

const problem = problemNamed('lstm-step');
const SIZES: Readonly<Record<string, readonly number[]>> = {
  x_t: [2],
  h_prev: [2],
  C_prev: [2],
  ...Object.fromEntries(
    ['f', 'i', 'C', 'o'].flatMap((g) => [
      [`W_${g}`, [2, 4]],
      [`b_${g}`, [2]],
    ]),
  ),
};

export interface Step {
  readonly problem: QuantitiesProblem;
  /** Values to four decimals, each computed from those before it as they are written. */
  readonly values: ReadonlyMap<string, Tensor<number>>;
}

/** A random LSTM step, its numbers given to one decimal. */
export function randomStep(seed: number): Step {
  const random = seeded(seed);
  const value = (name: string): Tensor<number> => {
    const shape = SIZES[name]!;
    const n = shape.reduce((a, b) => a * b, 1);
    const most = name.startsWith('W') ? 3 : 1;
    return { shape, entries: Array.from({ length: n }, () => Math.round((2 * random() - 1) * most * 10) / 10) };
  };
  const given = problem.given.map((g) => {
    const v = value(g.name);
    return { ...g, value: v, numbers: new Set(v.entries.map((x) => String(Math.abs(x)))) };
  });
  const of = (name: string): readonly number[] => given.find((g) => g.name === name)!.value.entries;
  const z = [...of('h_prev'), ...of('x_t')];
  const gate = (name: string, f: (x: number) => number): number[] =>
    affine(of(`W_${name}`), z, of(`b_${name}`)).map((x) => round4(f(x)));
  const f = gate('f', sigmoid);
  const i = gate('i', sigmoid);
  const g = gate('C', Math.tanh);
  const o = gate('o', sigmoid);
  const C = f.map((x, k) => round4(x * of('C_prev')[k]! + i[k]! * g[k]!));
  const h = o.map((x, k) => round4(x * Math.tanh(C[k]!)));
  const vector = (entries: readonly number[]): Tensor<number> => ({ shape: [entries.length], entries });
  const values = new Map(
    Object.entries({ f_t: f, i_t: i, g_t: g, C_t: C, o_t: o, h_t: h }).map(([k, v]) => [k, vector(v)]),
  );
  return { problem: { ...problem, given }, values };
}

/** How far rounding can carry a value, by the triangle inequality: all factors are at most one, each input is within 0.00005. */
const REACH: Readonly<Record<string, number>> = {
  f_t: 0.00005,
  i_t: 0.00005,
  g_t: 0.00005,
  o_t: 0.00005,
  C_t: 0.0002,
  h_t: 0.00015,
};

/** The same step with one digit changed by more than rounding allows; the rest is left as it was. */
export function withWrongDigit(step: Step, seed: number): { readonly values: Step['values']; readonly name: string } {
  const random = seeded(seed);
  const names = [...step.values.keys()];
  for (;;) {
    const name = names[Math.floor(random() * names.length)]!;
    const { shape, entries } = step.values.get(name)!;
    const k = Math.floor(random() * entries.length);
    const digits = entries[k]!.toFixed(4).split('');
    const at = digits.length - 1 - Math.floor(random() * 4);
    digits[at] = String(Math.floor(random() * 10));
    const changed = Number(digits.join(''));
    // Twice the reach: the value as written and the value as changed may each be off by it.
    if (!(Math.abs(changed - entries[k]!) > 2 * REACH[name]! + 1e-9)) continue;
    const spoiled = entries.map((x, j) => (j === k ? changed : x));
    return { name, values: new Map([...step.values, [name, { shape, entries: spoiled }]]) };
  }
}

/** Seeds of steps that are judged as they should not be. */
export function misjudged(first: number, count: number): string[] {
  const wrong: string[] = [];
  for (let seed = first; seed < first + count; seed++) {
    const step = randomStep(seed);
    const refused = judge(step.problem, answer(step.problem, step.values)).quantities.filter(
      (q) => q.verdict !== 'right',
    );
    if (refused.length > 0) wrong.push(`${seed}: ${refused.map((q) => `${q.name} ${q.verdict}`).join(', ')}`);
    const spoiled = withWrongDigit(step, seed + 0.5);
    const judged = judge(step.problem, answer(step.problem, spoiled.values));
    const at = judged.quantities.find((q) => q.name === spoiled.name)!;
    if (at.verdict === 'right' || at.verdict === 'follow-through')
      wrong.push(`${seed}: ${at.name} = ${at.written} is accepted`);
  }
  return wrong;
}
