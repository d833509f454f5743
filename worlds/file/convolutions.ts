import type { Convolution, SizeRef } from '../declarations';
import { nearest } from './names';
import { shown } from './problem';
import type { Form, Reader } from './reader';
import type { Tree } from './tree';

const PADDINGS = ['valid', 'same', 'full'] as const;
const FORMS = { convolution: ['flip', 'stride', 'dilation', 'over'] } as const;

/** More axes than anything slides along. */
const MOST_AXES = 3;

/** `{convolution: valid, flip: false, stride: 1, dilation: 1, over: 1}`. */
export function readConvolution(reader: Reader, key: string, value: Tree): Convolution | null {
  const mapping = reader.mapping(value, `What ${shown(key)} means`, `'${key}': {convolution: valid}`);
  const form = mapping && reader.form(mapping, FORMS, `under the function ${shown(key)}`);
  if (form === null) return null;
  const padding = readPadding(reader, key, form.value);
  const flip = reader.flag(form.others.get('flip'));
  const stride = readStep(reader, form, 'stride');
  const dilation = readStep(reader, form, 'dilation');
  const over = readAxes(reader, form);
  if (padding === null || flip === null || stride === null || dilation === null || over === undefined) return null;
  return { kind: 'convolution', padding, flip, stride, dilation, over };
}

function readPadding(reader: Reader, key: string, value: Tree): Convolution['padding'] | null {
  const word = value.kind === 'text' ? value.text.trim() : '';
  const padding = PADDINGS.find((p) => p === word);
  if (padding) return padding;
  const near = nearest(word, PADDINGS);
  const instead = near ? `did you mean \`${near}\`?` : `write '${key}': {convolution: valid}, or same, or full.`;
  return reader.fail(value.place, `${shown(word)} says nothing about what happens at the ends: ${instead}`);
}

/** A number, or the name of a size, so that formulas may speak of it; 1 where nothing is said. */
function readStep(reader: Reader, form: Form, key: 'stride' | 'dilation'): SizeRef | null {
  const entry = form.others.get(key);
  return entry === undefined ? 1 : reader.size(entry.value, `the ${key}`);
}

/** How many of the last axes; null where nothing is said, undefined where it cannot be read. */
function readAxes(reader: Reader, form: Form): number | null | undefined {
  const entry = form.others.get('over');
  if (entry === undefined) return null;
  const axes = reader.count(entry.value, '`over`, the number of axes along which it slides,');
  if (axes === null) return undefined;
  if (axes <= MOST_AXES) return axes;
  reader.fail(entry.value.place, `It slides along at most ${MOST_AXES} axes: write \`over: ${MOST_AXES}\` or less.`);
  return undefined;
}
