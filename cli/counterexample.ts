import type { Counterexample } from '../graders/feedback';

const ONE_LINE = 100;

/** Below a claim that fails: what its sides are in a case where they differ, and what stands in them there. */
export function counterexampleLines({ values, left, right }: Counterexample): string[] {
  const where = Object.entries(values).map(([name, value]) => {
    const [of, ...ranges] = name.split(',\\; ');
    return `${of} = ${text(value)}${ranges.length > 0 ? ` for ${ranges.join(' and ')}` : ''}`;
  });
  const sides = `         left ${text(left)}, right ${text(right)}`;
  if (where.length === 0) return [sides];
  const line = `${sides}, where ${where.join(', ')}`;
  return line.length <= ONE_LINE ? [line] : [`${sides}, where`, ...where.map((one) => `           ${one}`)];
}

const text = (value: unknown): string => JSON.stringify(value).replaceAll(',', ', ');
