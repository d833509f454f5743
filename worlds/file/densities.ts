import type { DensityDeclaration, DensityForm, Source } from '../declarations';
import { shown } from './problem';
import type { Form, Reader } from './reader';
import { readCondition, readProduct, readSignature } from './signature';
import type { Entry, Tree } from './tree';

/** The arguments of every named law. */
const LAWS = {
  normal: ['mean', 'variance'],
  bernoulli: ['probability'],
  categorical: ['probabilities'],
  exponential: ['rate'],
  uniform: ['lower bound', 'upper bound'],
} as const;
type Family = keyof typeof LAWS;

const FORMS = {
  joint: [],
  conditional: [],
  normal: [],
  bernoulli: [],
  categorical: [],
  exponential: [],
  uniform: [],
  unnormalised: ['over'],
  product: [],
  dag: ['parents'],
  kernel: [],
  is: [],
} as const;

/** `p: {joint: [x, y]}`, `'q(z|x)': {normal: [a, b]}` and the other forms of a density. */
export function readDensity(reader: Reader, entry: Entry): DensityDeclaration | null {
  const { key, value, place } = entry;
  const signature = readSignature(key);
  if (signature === null) {
    return reader.fail(
      place,
      `${shown(key)} is not a density: write a name such as \`p\`, or 'q(z|x, y)' with its variables.`,
    );
  }
  if (value.kind === 'text') {
    const formula = reader.formula(value, `The density ${shown(key)}`);
    return formula && { signature, form: { kind: 'is', formula }, place };
  }
  const mapping = reader.mapping(
    value,
    `The density ${shown(key)}`,
    `${shown(`${key}: {joint: [x, y]}`)} or another form`,
  );
  const form = mapping && reader.form(mapping, FORMS, `under the density ${shown(key)}`);
  const read = form && readForm(reader, key, form);
  return read && { signature, form: read, place };
}

function readForm(reader: Reader, name: string, form: Form): DensityForm | null {
  const { value } = form;
  const of = shown(name);
  const key = form.key as keyof typeof FORMS;
  switch (key) {
    case 'joint': {
      const names = reader.names(value, `The variables of ${of}`, '{joint: [x, y]}');
      return names && { kind: 'joint', of: names };
    }
    case 'conditional':
      return readConditional(reader, of, value);
    case 'normal':
    case 'bernoulli':
    case 'categorical':
    case 'exponential':
    case 'uniform':
      return readLaw(reader, of, key, value);
    case 'unnormalised': {
      const formula = reader.formula(value, `The unnormalised density ${of}`);
      const over = form.others.get('over');
      if (over === undefined) {
        return reader.fail(value.place, `What ${of} is normalised over is missing: add \`over: [v, h]\`.`);
      }
      const names = reader.names(over.value, `What ${of} is normalised over`, 'over: [v, h]');
      return formula && names && { kind: 'unnormalised', formula, over: names };
    }
    case 'product': {
      const text = reader.text(value, `The product ${of}`, "'q(z_1|x) q(z_2|z_1)'");
      const factors = text && readProduct(text.text);
      if (factors) return { kind: 'product', factors };
      const instead = "write conditionals side by side, such as 'q(z_1|x) q(z_2|z_1)'";
      return text && reader.fail(text.place, `${shown(text.text)} is not a product of conditionals: ${instead}.`);
    }
    case 'dag': {
      const over = reader.name(value, `The vector of ${of}`, '{dag: x}');
      const order = form.others.get('parents');
      if (over === null || !order) return over === null ? null : { kind: 'dag', over };
      const word = order.value.kind === 'text' ? order.value.text.trim() : '';
      if (word === 'earlier' || word === 'later') return { kind: 'dag', over, parents: word };
      return reader.fail(order.value.place, `\`parents\` must be \`earlier\` or \`later\`, not ${shown(word)}.`);
    }
    case 'kernel': {
      const over = reader.name(value, `The variable that ${of} moves`, '{kernel: x}');
      return over === null ? null : { kind: 'kernel', over };
    }
    case 'is': {
      const formula = reader.formula(value, `What ${of} is`);
      return formula && { kind: 'is', formula };
    }
  }
}

function readConditional(reader: Reader, of: string, value: Tree): DensityForm | null {
  const text = reader.text(value, `The conditional ${of}`, "{conditional: 'z | x, y'}");
  if (text === null) return null;
  const read = readCondition(text.text);
  if (read === null) {
    return reader.fail(text.place, `${shown(text.text)} is not a list of names: write 'z | x, y', in single quotes.`);
  }
  if (read.given === null) {
    const joint = `{joint: [${read.of.join(', ')}]}`;
    return reader.fail(
      text.place,
      `${shown(text.text)} has no condition: write '${read.of.join(', ')} | x', or ${joint}.`,
    );
  }
  return { kind: 'conditional', of: read.of, given: read.given };
}

function readLaw(reader: Reader, of: string, family: Family, value: Tree): DensityForm | null {
  const wanted = LAWS[family];
  const example = `{${family}: [${wanted.map((_, i) => (i === 0 ? "'a'" : "'b'")).join(', ')}]}`;
  const instead = `${example}: ${wanted.join(' and ')}`;
  const items = reader.listOf(value, `What ${of} takes`, instead);
  if (items === null) return null;
  if (items.length !== wanted.length) {
    const count = wanted.length === 1 ? 'one argument' : 'two arguments';
    return reader.fail(value.place, `\`${family}\` takes ${count}, not ${items.length}: write ${instead}.`);
  }
  const args: Source[] = [];
  for (const item of items) {
    const formula = reader.formula(item, `An argument of ${of}`);
    if (formula === null) return null;
    args.push(formula);
  }
  return { kind: 'law', family, args };
}
