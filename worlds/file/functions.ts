import type { FunctionDeclaration, FunctionForm } from '../declarations';
import { nearest } from './names';
import { shown } from './problem';
import type { Reader } from './reader';
import { readSignature } from './signature';
import type { Entry } from './tree';

const NAMED = ['sigmoid', 'tanh', 'relu', 'softplus', 'softmax', 'exp', 'log'] as const;
const SHAPES = ['smooth', 'convex', 'concave'] as const;

/** `\sigma: sigmoid`, `f: smooth`, `'E(x, y)': 'a formula'`. */
export function readFunction(reader: Reader, entry: Entry): FunctionDeclaration | null {
  const { key, value, place } = entry;
  const signature = readSignature(key);
  if (signature === null || (signature.given?.length ?? 0) > 0) {
    return reader.fail(
      place,
      `${shown(key)} is not a function: write a name such as \`f\`, or 'E(x, y)' with its arguments.`,
    );
  }
  const what = `The function ${shown(key)}`;
  const text = reader.text(value, what, `${shown(`${signature.name}: sigmoid`)} or a formula in single quotes`);
  if (text === null) return null;
  const word = text.text.trim().replace(/^\\/, '').toLowerCase();
  const name = NAMED.find((n) => n === word);
  const shape = SHAPES.find((s) => s === word);
  const form = readForm();
  return form && { name: signature.name, form, place };

  function readForm(): FunctionForm | null {
    if (name) return { kind: 'named', name };
    if (shape) return { kind: 'arbitrary', shape };
    if (signature?.of) {
      const formula = reader.formula(value, what);
      return formula && { kind: 'formula', arguments: signature.of, formula };
    }
    const near = /^[a-z]+$/.test(word) ? nearest(word, [...NAMED, ...SHAPES]) : null;
    const instead = near ? `did you mean \`${near}\`?` : `for a formula name its arguments, as in '${key}(x)': '…'.`;
    return reader.fail(value.place, `${shown(word)} is no function that is known by name: ${instead}`);
  }
}
