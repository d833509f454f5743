import { evaluate, parseFormula } from '../../../problems/formulas';
import type { Formula, Tensor, Value } from '../../../problems/formulas';
import { doubles } from '../../../worlds/numeric/doubles';

const known = new Map<string, Formula>();

/** A formula that is known to be readable. */
export function read(text: string): Formula {
  const formula = known.get(text) ?? readAnew(text);
  known.set(text, formula);
  return formula;
}

function readAnew(text: string): Formula {
  const result = parseFormula(text);
  if ('formula' in result) return result.formula;
  throw new Error(`${text}: ${result.trouble} at ${result.at}`);
}

/** A number, vector or matrix as a tensor. */
export function tensor(value: unknown): Tensor<number> {
  if (typeof value === 'number') return { shape: [], entries: [value] };
  const parts = (value as unknown[]).map(tensor);
  return { shape: [parts.length, ...(parts[0]?.shape ?? [])], entries: parts.flatMap((part) => part.entries) };
}

/** Nested arrays of a tensor, as they are written. */
export function nested<T>({ shape, entries }: Tensor<T>): unknown {
  const [n, ...rest] = shape;
  if (n === undefined) return entries[0];
  const size = rest.reduce((a, b) => a * b, 1);
  return Array.from({ length: n }, (_, i) => nested({ shape: rest, entries: entries.slice(i * size, (i + 1) * size) }));
}

/** The value of a formula in doubles, as nested arrays. */
export const valueOf = (text: string, names: Readonly<Record<string, Value<number>>> = {}): unknown =>
  nested(evaluate(doubles, read(text), (name) => names[name] ?? null, Object.keys(names)));
