import type { SizeDeclaration, VariableDeclaration, VariableForm } from '../declarations';
import { shown } from './problem';
import type { Form, Reader } from './reader';
import type { Entry } from './tree';

const FORMS = { values: [], density: [], real: [], binary: [], spins: [], copy: [], copies: ['all'] } as const;

/** `J: 3` or `J: [2, 4]`. */
export function readSize(reader: Reader, entry: Entry): SizeDeclaration | null {
  const { key: name, value, place } = entry;
  const what = `The size ${shown(name)}`;
  if (value.kind === 'list') {
    const [first, second, ...more] = value.items;
    if (!first || !second || more.length > 0) {
      return reader.fail(value.place, `${what} needs two numbers in its range: write [2, 4].`);
    }
    const least = reader.count(first, `The least of ${shown(name)}`);
    const most = reader.count(second, `The most of ${shown(name)}`);
    if (least === null || most === null) return null;
    if (least > most) {
      return reader.fail(value.place, `${what} has a range that runs backwards: write [${most}, ${least}].`);
    }
    return { name, least, most, place };
  }
  if (value.kind !== 'text') {
    return reader.fail(value.place, `${what} needs a number or a range: write \`${name}: 3\` or \`${name}: [2, 4]\`.`);
  }
  const count = reader.count(value, what);
  return count === null ? null : { name, least: count, most: count, place };
}

/** `x: {values: 3}` and the other forms of a random variable. */
export function readVariable(reader: Reader, entry: Entry): VariableDeclaration | null {
  const { key: name, value, place } = entry;
  const instead = `${shown(`${name}: {values: 3}`)} or another form`;
  if (value.kind === 'text' && value.text.trim() === 'real') {
    return reader.fail(value.place, `${shown(name)} needs a size: write \`${name}: {real: scalar}\` or \`{real: J}\`.`);
  }
  const mapping = reader.mapping(value, `The variable ${shown(name)}`, instead);
  const form = mapping && reader.form(mapping, FORMS, `under the variable ${shown(name)}`);
  const read = form && readForm(reader, name, form);
  return read && { name, form: read, place };
}

function readForm(reader: Reader, name: string, form: Form): VariableForm | null {
  const { value } = form;
  const key = form.key as keyof typeof FORMS;
  const of = shown(name);
  switch (key) {
    case 'values': {
      const count = reader.size(value, of);
      return count === null ? null : { kind: 'values', count };
    }
    case 'density': {
      const points = reader.size(value, of);
      return points === null ? null : { kind: 'density', points };
    }
    case 'real':
    case 'binary':
    case 'spins': {
      const size = reader.size(value, of, 'scalar');
      return size === null ? null : { kind: key, size };
    }
    case 'copy': {
      const original = reader.name(value, `What ${of} is a copy of`, `\`${name}: {copy: z}\``);
      return original === null ? null : { kind: 'copy', of: original };
    }
    case 'copies': {
      const [count, original, ...more] = value.kind === 'list' ? value.items : [];
      if (!count || !original || more.length > 0) {
        return reader.fail(value.place, `${of} needs a number and a variable: write \`${name}: {copies: [K, z]}\`.`);
      }
      const size = reader.size(count, of);
      const whose = reader.name(original, `What ${of} are copies of`, `\`${name}: {copies: [K, z]}\``);
      const named = form.others.get('all');
      const all = named ? reader.name(named.value, `What all ${of} are called`, 'all: Z') : undefined;
      if (size === null || whose === null || all === null) return null;
      return { kind: 'copies', count: size, of: whose, ...(all === undefined ? {} : { all }) };
    }
  }
}
