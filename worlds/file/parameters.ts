import type { MatrixKind, ParameterDeclaration, ParameterForm, Sign, SizeRef } from '../declarations';
import { nearest } from './names';
import { shown } from './problem';
import type { Form, Reader } from './reader';
import type { Entry, Mapping, Text, Tree } from './tree';

const SCALARS = ['real', 'positive', 'probability', 'integer'] as const;
const KINDS: readonly MatrixKind[] = ['any', 'symmetric', 'spd', 'invertible', 'orthogonal'];
const SIGNS = ['positive', 'probability', 'integer'] as const;
const FORMS = {
  vector: SIGNS,
  matrix: ['kind', 'positive'],
  tensor: SIGNS,
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
  if (mapping.entries.some((e) => e.key === 'at')) {
    const entries = readEntries(reader, name, mapping);
    return entries && { name, form: entries, place };
  }
  const is = mapping.entries.find((e) => e.key === 'is');
  if (is && mapping.entries.some((e) => e.key === 'tensor')) {
    const remedy = `write \`at: [i, j]\`, the indices that stand in it, beside \`is\``;
    return reader.fail(is.place, `The formula of the entries of ${shown(name)} needs its indices: ${remedy}.`);
  }
  const form = reader.form(mapping, FORMS, `under the parameter ${shown(name)}`);
  const read = form && readForm(reader, name, form);
  return read && { name, form: read, place };
}

function readWord(reader: Reader, name: string, value: Text): ParameterForm | null {
  const word = value.text.trim();
  const scalar = SCALARS.find((s) => s === word);
  if (scalar) return { kind: scalar };
  if (word === 'tensor')
    return reader.fail(value.place, `An array needs its sizes: write \`${name}: {tensor: [N, C, H]}\`.`);
  if (word === 'matrix')
    return reader.fail(value.place, `A matrix needs its sizes: write \`${name}: {matrix: [D, P]}\`.`);
  if (Object.hasOwn(FORMS, word) && word !== 'is') {
    return reader.fail(value.place, `\`${word}\` needs its size: write \`${name}: {${word}: J}\`.`);
  }
  const near = /^[A-Za-z]+$/.test(word) ? nearest(word, [...SCALARS, ...Object.keys(FORMS)]) : null;
  const choice = `\`real\`, \`positive\`, \`probability\`, \`integer\`, {vector: J}, {matrix: [D, P]}, {tensor: [N, C, H]} or {is: 'a formula'}`;
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
    case 'tensor': {
      const axes = readAxes(reader, name, form.value);
      const sign = readSign(reader, name, form);
      return axes && sign && { kind: 'tensor', axes, sign };
    }
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
  const sign = readSign(reader, name, form);
  return size === null || sign === null ? null : { kind: 'vector', size, sign };
}

/** The flag that says what the entries are drawn from. */
function readSign(reader: Reader, name: string, form: Form): Sign | null {
  const flags = SIGNS.map((sign) => ({ sign, set: reader.flag(form.others.get(sign)) }));
  if (flags.some((f) => f.set === null)) return null;
  const signs = flags.filter((f) => f.set).map((f) => f.sign);
  if (signs.length > 1) {
    const place = form.others.get(signs[1] ?? '')?.place ?? form.value.place;
    return reader.fail(place, `${shown(name)} cannot be both \`${signs[0]}\` and \`${signs[1]}\`: keep one.`);
  }
  return signs[0] ?? 'any';
}

/** More axes than any layer has. */
const MOST_AXES = 6;

/** `[N, C, H]`, or one size. */
function readAxes(reader: Reader, name: string, value: Tree): SizeRef[] | null {
  const example = `\`${name}: {tensor: [N, C, H]}\``;
  const items = reader.listOf(value, `The axes of ${shown(name)}`, example);
  if (items === null) return null;
  if (items.length > MOST_AXES) {
    return reader.fail(value.place, `${shown(name)} has ${items.length} axes; at most ${MOST_AXES} are drawn.`);
  }
  const axes = items.map((item) => reader.size(item, shown(name)));
  return axes.every((axis) => axis !== null) ? axes : null;
}

/** `{is: 'formula', at: [n, f, t], tensor: [N, F, T]}`: an array entry by entry. */
function readEntries(reader: Reader, name: string, mapping: Mapping): ParameterForm | null {
  const of = shown(name);
  const entry = (key: string): Entry | undefined => mapping.entries.find((e) => e.key === key);
  for (const e of mapping.entries) {
    if (!['is', 'at', 'tensor'].includes(e.key))
      return reader.unknown(e, ['is', 'at', 'tensor'], `beside \`at\` under the parameter ${of}`);
  }
  const is = entry('is');
  const at = entry('at')!;
  if (is === undefined) {
    const remedy = "write {is: 'a formula', at: [n, f, t]}";
    return reader.fail(at.place, `\`at\` names the indices of a formula, and ${of} has none: ${remedy}.`);
  }
  const formula = reader.formula(is.value, `What the entries of ${of} are`);
  const names = reader.names(at.value, `The indices of ${of}`, '`at: [n, f, t]`');
  const tensor = entry('tensor');
  const axes = tensor ? readAxes(reader, name, tensor.value) : null;
  if (formula === null || names === null || (tensor && axes === null)) return null;
  const again = names.find((n, i) => names.indexOf(n) !== i);
  if (again !== undefined)
    return reader.fail(at.place, `The index ${shown(again)} of ${of} stands twice: give each axis its own.`);
  if (axes && axes.length !== names.length) {
    const found = `${names.length} ${names.length === 1 ? 'index' : 'indices'} for ${axes.length} axes`;
    return reader.fail(at.place, `${of} has ${found}: \`at\` names one index for each size under \`tensor\`.`);
  }
  return { kind: 'entries', axes, at: names, formula };
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
