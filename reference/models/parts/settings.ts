import type { Dataset } from '../../datasets/types';
import type { Settings } from '../types';

/** A value as it was given, for messages. */
const shown = (value: unknown): string => (typeof value === 'string' ? `'${value}'` : String(value));

/** Complains about a setting unless it is a whole number from `least` to `most`. */
export function whole(name: string, value: number, least: number, most = Number.MAX_SAFE_INTEGER): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  const range = most === Number.MAX_SAFE_INTEGER ? `of at least ${least}` : `from ${least} to ${most}`;
  throw new Error(`setting ${name}: expected a whole number ${range}, got ${shown(value)}`);
}

/** Complains about a setting unless it is a number from `least` to `most`. */
export function between(name: string, value: number, least: number, most: number): void {
  if (typeof value === 'number' && value >= least && value <= most) return;
  throw new Error(`setting ${name}: expected a number from ${least} to ${most}, got ${shown(value)}`);
}

/** Complains about the settings of a training by batches unless they make sense for so many rows of training data. */
export function checkTraining(
  { batch, rate, decay }: { readonly batch: number; readonly rate: number; readonly decay: number },
  rows: number,
): void {
  whole('batch', batch, 1, rows);
  if (!(rate > 0 && Number.isFinite(rate)))
    throw new Error(`setting rate: expected a number above 0, got ${shown(rate)}`);
  between('decay', decay, 0.001, 1);
}

/** Complains about a setting unless it is one of `values`. */
export function oneOf<T extends number | string>(name: string, value: number | string, values: readonly T[]): T {
  const found = values.find((each) => each === value);
  if (found !== undefined) return found;
  throw new Error(`setting ${name}: expected one of ${values.map(shown).join(', ')}, got ${shown(value)}`);
}

/**
 * The defaults with what was given in their place.
 * @param given words as `name=value`
 * @throws Error that names the settings there are, or the type that was expected
 */
export function withSettings<S extends Settings>(defaults: S, given: readonly string[]): S {
  const settings: Record<string, number | string | boolean> = { ...defaults };
  for (const word of given) {
    const at = word.indexOf('=');
    const [name, value] = at === -1 ? [word, ''] : [word.slice(0, at).trim(), word.slice(at + 1).trim()];
    const standard = Object.hasOwn(defaults, name) ? defaults[name] : undefined;
    if (standard === undefined)
      throw new Error(`there is no setting ${shown(name)}; there are ${Object.keys(defaults).join(', ')}`);
    settings[name] = read(name, value, standard);
  }
  return settings as S;
}

function read(name: string, value: string, standard: number | string | boolean): number | string | boolean {
  if (typeof standard === 'string') {
    if (value !== '') return value;
    throw new Error(`setting ${name}: expected a word, as in ${name}=${standard}`);
  }
  if (typeof standard === 'boolean') {
    if (value === 'true' || value === 'false') return value === 'true';
    throw new Error(`setting ${name}: expected true or false, got ${shown(value)}`);
  }
  const number = value === '' ? NaN : Number(value);
  if (Number.isFinite(number)) return number;
  throw new Error(`setting ${name}: expected a number, as in ${name}=${standard}, got ${shown(value)}`);
}

/** Complains unless the data are of the kind that the model takes. */
export function expectKind(model: string, data: Dataset, kind: Dataset['kind']): void {
  if (data.kind !== kind)
    throw new Error(`${model} takes ${kind}, and '${data.name}' holds ${data.kind}: name other data with --data`);
}
