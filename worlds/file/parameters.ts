import type { MatrixKind, ParameterDeclaration, ParameterForm } from '../declarations';
import { nearest } from './names';
import { shown } from './problem';
import type { Form, Reader } from './reader';
import type { Entry, Text } from './tree';

const SCALARS = ['real', 'positive', 'probability', 'integer'] as const;
const KINDS: readonly MatrixKind[] = ['any', 'symmetric', 'spd', 'invertible', 'orthogonal'];
const SIGNS = ['positive', 'probability', 'integer'] as const;
const FORMS = {
  vector: SIGNS,
  matrix: ['kind', 'positive'],
  onehot: [],
  simplex: [],
  spins: [],
  binary: [],
  is: [],
} as const;

/** `\beta: real`, `W: {matrix: [D, P]}` and the other forms of a parameter. */
export function readParameter(reader: Reader, entry: Entry): ParameterDeclaration | null {
  const { key: name, value, place } = entry;
  if (value.kind === 'text') {
    const form = readWord(reader, name, value);
    return form && { name, form, place };
  }
  const instead = `\`${name}: real\` or \`${name}: {vector: J}\``;
  const mapping = reader.mapping(value, `The parameter ${shown(name)}`, instead);
  if (mapping === null) return null;
  for (const e of mapping.entries) {
    // `{real: J}` and `{positive: true}`: the form of a variable, and a flag without a vector.
    const scalar = SCALARS.find((s) => s === e.key);
    if (scalar === undefined || mapping.entries.some((other) => Object.hasOwn(FORMS, other.key))) continue;
    const sign = scalar === 'real' ? '' : `, ${scalar}: true`;
    const remedy = `write \`${name}: ${scalar}\` for a number or \`${name}: {vector: J${sign}}\` for a vector.`;
    return reader.fail(e.place, `\`{${scalar}: …}\` is no form of a parameter: ${remedy}`);
  }
  const form = reader.form(mapping, FORMS, `under the parameter ${shown(name)}`);
  const read = form && readForm(reader, name, form);
  return read && { name, form: read, place };
}

function readWord(reader: Reader, name: string, value: Text): ParameterForm | null {
  const word = value.text.trim();
  const scalar = SCALARS.find((s) => s === word);
  if (scalar) return { kind: scalar };
  if (word === 'matrix')
    return reader.fail(value.place, `A matrix needs its sizes: write \`${name}: {matrix: [D, P]}\`.`);
  if (Object.hasOwn(FORMS, word) && word !== 'is') {
    return reader.fail(value.place, `\`${word}\` needs its size: write \`${name}: {${word}: J}\`.`);
  }
  const near = /^[A-Za-z]+$/.test(word) ? nearest(word, [...SCALARS, ...Object.keys(FORMS)]) : null;
  const choice = `\`real\`, \`positive\`, \`probability\`, \`integer\`, {vector: J}, {matrix: [D, P]} or {is: 'a formula'}`;
  const instead = near ? `did you mean \`${near}\`?` : `write ${choice}.`;
  return reader.fail(value.place, `${shown(word)} is no kind of parameter: ${instead}`);
}

function readForm(reader: Reader, name: string, form: Form): ParameterForm | null {
  const of = shown(name);
  switch (form.key as keyof typeof FORMS) {
    case 'vector':
      return readVector(reader, name, form);
    case 'matrix':
      return readMatrix(reader, name, form);
    case 'onehot':
      return sized(reader, 'onehot', form, of);
    case 'simplex':
      return sized(reader, 'simplex', form, of);
    case 'spins':
      return sized(reader, 'spins', form, of);
    case 'binary':
      return sized(reader, 'binary', form, of);
    case 'is': {
      const formula = reader.formula(form.value, `What ${of} is`);
      return formula && { kind: 'is', formula };
    }
  }
}

function sized(
  reader: Reader,
  kind: 'onehot' | 'simplex' | 'spins' | 'binary',
  form: Form,
  of: string,
): ParameterForm | null {
  const size = reader.size(form.value, of);
  return size === null ? null : { kind, size };
}

function readVector(reader: Reader, name: string, form: Form): ParameterForm | null {
  if (form.value.kind === 'list') {
    return reader.fail(form.value.place, `A vector has one size: write {vector: J}, or {matrix: [D, P]}.`);
  }
  const size = reader.size(form.value, shown(name));
  const flags = SIGNS.map((sign) => ({ sign, set: reader.flag(form.others.get(sign)) }));
  if (size === null || flags.some((f) => f.set === null)) return null;
  const signs = flags.filter((f) => f.set).map((f) => f.sign);
  if (signs.length > 1) {
    const place = form.others.get(signs[1] ?? '')?.place ?? form.value.place;
    return reader.fail(place, `${shown(name)} cannot be both \`${signs[0]}\` and \`${signs[1]}\`: keep one.`);
  }
  return { kind: 'vector', size, sign: signs[0] ?? 'any' };
}

function readMatrix(reader: Reader, name: string, form: Form): ParameterForm | null {
  const [first, second, ...more] = form.value.kind === 'list' ? form.value.items : [];
  if (!first || !second || more.length > 0) {
    return reader.fail(form.value.place, `A matrix has two sizes: write \`${name}: {matrix: [D, P]}\`, rows first.`);
  }
  const rows = reader.size(first, shown(name));
  const columns = reader.size(second, shown(name));
  const positive = reader.flag(form.others.get('positive'));
  const kind = readKind(reader, form.others.get('kind'));
  if (rows === null || columns === null || positive === null || kind === null) return null;
  if (kind !== 'any' && rows !== columns) {
    return reader.fail(
      form.value.place,
      `A matrix of kind \`${kind}\` is square: write {matrix: [${rows}, ${rows}], kind: ${kind}}.`,
    );
  }
  return { kind: 'matrix', rows, columns, of: kind, positive };
}

function readKind(reader: Reader, entry: Entry | undefined): MatrixKind | null {
  if (entry === undefined) return 'any';
  const word = entry.value.kind === 'text' ? entry.value.text.trim() : '';
  const kind = KINDS.find((k) => k === word);
  if (kind) return kind;
  const near = nearest(word, KINDS);
  const instead = near ? `did you mean \`${near}\`?` : `the kinds are ${KINDS.map((k) => `\`${k}\``).join(', ')}.`;
  return reader.fail(entry.value.place, `${shown(word)} is no kind of matrix: ${instead}`);
}
