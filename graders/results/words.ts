import type { Figure, FigureUnit } from '../../problems/schema';
import type { Reference } from './reference';

/** A value in the unit of its figure, to as many decimals as matter beside `half` of its last digit. */
export function shown(value: number, unit: FigureUnit, half: number): string {
  const scale = unit === 'percent' ? 100 : 1;
  const decimals = Math.min(4, Math.max(0, Math.ceil(-Math.log10(2 * half * scale) - 1e-9)));
  const number = (value * scale).toFixed(decimals);
  switch (unit) {
    case 'percent':
      return `${number} %`;
    case 'nats':
    case 'bits':
      return `${number} ${unit}`;
    case 'none':
      return number;
  }
}

export const runs = ({ values, data }: Reference): string =>
  `${values.length === 1 ? 'one run' : `${values.length} runs`} on ${data}`;

/** A small share as "one in 300". */
export function oneIn(share: number): string {
  if (share < 1e-6) return 'fewer than one in a million';
  if (share > 0.3) return `${Math.round(share * 100)} of 100`;
  const many = 1 / share;
  const digits = 10 ** Math.floor(Math.log10(many));
  return `one in ${Math.round(many / digits) * digits}`;
}

/** The settings of a figure as a pair is named in a relation. */
export const pairTitle = (greater: Figure, than: Figure): string => `${greater.title} against ${than.title}`;
