import { relu, sigmoid } from '../../../worlds/numeric/layers/activations';
import { gruStep, lstmStep, rnnStep } from '../../../worlds/numeric/layers/cells';
import type { AffineMap, GruMaps, LstmMaps } from '../../../worlds/numeric/layers/cells';
import type { Call, FormulaFunction, Settings, Table } from '../call';
import { describe } from '../value';
import type { Tensor } from '../value';

/**
 * Steps of recurrent cells. Weights are options named by gate: `W_f`, `U_f`, `b_f`. Without `U_f`, `W_f` is a matrix
 * for state and input together, [h; x], or [x; h] with `concat: "xh"`.
 */

/** The names that one affine map may go by: of the input's matrix, the state's, the bias, and a bias of the state. */
interface Names {
  readonly input: readonly string[];
  readonly state: readonly string[];
  readonly bias: readonly string[];
  readonly stateBias: readonly string[];
}

/** Names by gate: W_f or W_xf, W_if (PyTorch); U_f or W_hf; b_f or b_if (PyTorch); b_hf. */
const gate = (...letters: readonly string[]): Names => ({
  input: letters.flatMap((g) => [`W_${g}`, `W_x${g}`, `W_i${g}`]),
  state: letters.flatMap((g) => [`U_${g}`, `W_h${g}`]),
  bias: letters.flatMap((g) => [`b_${g}`, `b_i${g}`]),
  stateBias: letters.map((g) => `b_h${g}`),
});

const RNN: Names = {
  input: ['W', 'W_x', 'W_xh', 'W_ih'],
  state: ['U', 'W_h', 'W_hh'],
  bias: ['b', 'b_h', 'b_ih'],
  stateBias: ['b_hh'],
};
const LSTM = { i: gate('i'), f: gate('f'), o: gate('o'), g: gate('c', 'g') };
const GRU = { z: gate('z', 'u'), r: gate('r'), h: gate('h', 'n') };

const all = (names: readonly Names[]): string[] =>
  names.flatMap((n) => [...n.input, ...n.state, ...n.bias, ...n.stateBias]);

/** The option given under one of several names. */
function pick<T>(settings: Settings<T>, names: readonly string[]): string | null {
  const given = names.filter((name) => settings.has(name));
  return given.length > 1
    ? settings.fail(`${given.join(' and ')} name the same thing; give one of them`)
    : (given[0] ?? null);
}

/** A matrix of given rows and columns; with one row or column it may be written as a vector or a number. */
function matrix<T>(settings: Settings<T>, name: string, rows: number, columns: number): Tensor<T> {
  const found = settings.tensor(name);
  const flat = found.shape.length < 2 && (rows === 1 || columns === 1) && found.entries.length === rows * columns;
  const shape = flat ? [rows, columns] : found.shape;
  if (shape.length !== 2 || shape[0] !== rows || shape[1] !== columns)
    return settings.fail(`expected a ${rows}×${columns} matrix as ${name}, found ${describe(found)}`);
  return { shape, entries: found.entries };
}

function bias<T>(settings: Settings<T>, names: readonly string[]): readonly T[] | null {
  const name = pick(settings, names);
  return name === null ? null : settings.tensor(name).entries;
}

function read<T>(settings: Settings<T>, names: Names, inputs: number, hidden: number): AffineMap<T> {
  const input = pick(settings, names.input) ?? settings.fail(`the weights ${names.input[0]} are missing`);
  const state = pick(settings, names.state);
  const biases = { bias: bias(settings, names.bias), stateBias: bias(settings, names.stateBias) };
  if (state !== null)
    return {
      input: matrix(settings, input, hidden, inputs),
      state: matrix(settings, state, hidden, hidden),
      ...biases,
    };
  const joint = matrix(settings, input, hidden, hidden + inputs);
  const stateFirst = settings.word('concat', ['hx', 'xh'], 'hx') === 'hx';
  const columns = (from: number, count: number): Tensor<T> => ({
    shape: [hidden, count],
    entries: joint.entries.filter((_, i) => {
      const column = i % (hidden + inputs);
      return column >= from && column < from + count;
    }),
  });
  return stateFirst
    ? { state: columns(0, hidden), input: columns(hidden, inputs), ...biases }
    : { input: columns(0, inputs), state: columns(inputs, hidden), ...biases };
}

/** A vector, or a number as a vector of one. */
function states<T>(call: Call<T>, i: number, of: string): readonly T[] {
  const found = call.tensor(i, of);
  return found.shape.length < 2 && found.entries.length > 0
    ? found.entries
    : call.fail(`expected a vector as ${of}, found ${describe(found)}`);
}

/** A new state in the form of the old one. */
const like = <T>(call: Call<T>, i: number, entries: readonly T[]): Tensor<T> => ({
  shape: call.tensor(i, 'h').shape,
  entries,
});

const ACTIVATIONS = ['tanh', 'relu', 'sigmoid', 'none'] as const;

const rnn: FormulaFunction = {
  usage: 'rnnStep(x, h, {W, U, b, activation})',
  takes: [2, 2],
  options: [...all([RNN]), 'concat', 'activation'],
  run: (call) => {
    const { F, settings } = call;
    const [x, h] = [states(call, 0, 'x'), states(call, 1, 'h')];
    return like(call, 1, rnnStep(F, x, h, read(settings, RNN, x.length, h.length), activation(call)));
  },
};

function activation<T>(call: Call<T>): (a: T) => T {
  const { F } = call;
  const name = call.settings.word('activation', ACTIVATIONS, 'tanh');
  switch (name) {
    case 'tanh':
      return F.tanh;
    case 'relu':
      return (a) => relu(F, a);
    case 'sigmoid':
      return (a) => sigmoid(F, a);
    case 'none':
      return (a) => a;
  }
}

type LstmResult<T> = ReturnType<typeof lstmStep<T>>;

function stepped<T>(call: Call<T>): LstmResult<T> {
  const [x, h, c] = [states(call, 0, 'x'), states(call, 1, 'h'), states(call, 2, 'c')];
  const map = (names: Names): AffineMap<T> => read(call.settings, names, x.length, h.length);
  const maps: LstmMaps<T> = { i: map(LSTM.i), f: map(LSTM.f), o: map(LSTM.o), g: map(LSTM.g) };
  return lstmStep(call.F, x, h, c, maps);
}

/** Several vectors as the rows of a matrix; of cells with one number a vector. */
const stacked = <T>(call: Call<T>, rows: readonly (readonly T[])[]): Tensor<T> => ({
  shape: [rows.length, ...call.tensor(1, 'h').shape],
  entries: rows.flat(),
});

const lstm = (name: string, result: <T>(call: Call<T>, step: LstmResult<T>) => Tensor<T>): FormulaFunction => ({
  usage: `${name}(x, h, c, {W_i, U_i, b_i, W_f, …})`,
  takes: [3, 3],
  options: [...all(Object.values(LSTM)), 'concat'],
  run: (call) => result(call, stepped(call)),
});

const gru: FormulaFunction = {
  usage: 'gruStep(x, h, {W_z, U_z, b_z, W_r, …, zWeighs, reset})',
  takes: [2, 2],
  options: [...all(Object.values(GRU)), 'concat', 'zWeighs', 'reset'],
  run: <T>(call: Call<T>) => {
    const { F, settings } = call;
    const [x, h] = [states(call, 0, 'x'), states(call, 1, 'h')];
    const map = (names: Names): AffineMap<T> => read(settings, names, x.length, h.length);
    const maps: GruMaps<T> = { z: map(GRU.z), r: map(GRU.r), h: map(GRU.h) };
    const zWeighs = settings.word('zWeighs', ['old', 'new'], 'old');
    const reset = settings.word('reset', ['before', 'after'], 'before');
    return like(call, 1, gruStep(F, x, h, maps, { zWeighs, reset }).h);
  },
};

export const recurrentFunctions: Table = {
  rnnStep: rnn,
  lstmStep: lstm('lstmStep', (call, { h, c }) => stacked(call, [h, c])),
  lstmHidden: lstm('lstmHidden', (call, { h }) => like(call, 1, h)),
  lstmCell: lstm('lstmCell', (call, { c }) => like(call, 1, c)),
  lstmGates: lstm('lstmGates', (call, { i, f, g, o }) => stacked(call, [i, f, g, o])),
  gruStep: gru,
};
