import { canonicalSign } from '../../expr';
import type { FunctionDeclaration, FunctionForm } from '../declarations';
import { readConvolution } from './convolutions';
import { nearest } from './names';
import { shown } from './problem';
import type { Reader } from './reader';
import { readSignature } from './signature';
import type { Entry } from './tree';

const NAMED = ['sigmoid', 'tanh', 'relu', 'softplus', 'softmax', 'exp', 'log'] as const;
const SHAPES = ['smooth', 'convex', 'concave'] as const;

/** `\sigma: sigmoid`, `f: smooth`, `'E(x, y)': 'a formula'`, `'*': {convolution: valid}`. */
export function readFunction(reader: Reader, entry: Entry): FunctionDeclaration | null {
  const { key, value, place } = entry;
  const sign = canonicalSign(key);
  const signature = sign === null ? readSignature(key) : { name: sign, of: null, given: null };
  if (signature === null || (signature.given?.length ?? 0) > 0) {
    return reader.fail(
      place,
      `${shown(key)} is not a function: write a name such as \`f\`, or 'E(x, y)' with its arguments.`,
    );
  }
  const what = `The function ${shown(key)}`;
  if (value.kind === 'mapping' || sign !== null) {
    const convolution = signature.of === null ? readConvolution(reader, key, value) : notOfArguments();
    return convolution && { name: signature.name, form: convolution, place };
  }
  const text = reader.text(value, what, `${shown(`${signature.name}: sigmoid`)} or a formula in single quotes`);
  if (text === null) return null;
  const word = text.text.trim().replace(/^\\/, '').toLowerCase();
  const name = NAMED.find((n) => n === word);
  const shape = SHAPES.find((s) => s === word);
  const form = readForm();
  return form && { name: signature.name, form, place };

  function notOfArguments(): null {
    const remedy = `leave out its arguments: '${signature!.name}': {convolution: valid}`;
    return reader.fail(place, `A convolution is between any two arrays: ${remedy}.`);
  }

  function readForm(): FunctionForm | null {
    if (name) return { kind: 'named', name };
    if (shape) return { kind: 'arbitrary', shape };
    if (signature?.of) {
      const formula = reader.formula(value, what);
      return formula && { kind: 'formula', arguments: signature.of, formula };
    }
    const near = /^[a-z]+$/.test(word) ? nearest(word, [...NAMED, ...SHAPES]) : null;
    const instead = near
      ? `did you mean \`${near}\`?`
      : /convol|correl/.test(word)
        ? `write '${key}': {convolution: valid}.`
        : `for a formula name its arguments, as in '${key}(x)': '…'.`;
    return reader.fail(value.place, `${shown(word)} is no function that is known by name: ${instead}`);
  }
}
