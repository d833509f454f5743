import { readDocument } from '../../expr/document';
import { describeWithShared, readShared } from '../support/shared';

interface Labelled {
  readonly id: string;
  readonly latex: string;
  readonly steps: readonly { readonly lhs: string; readonly rel: string; readonly rhs: string }[];
}

/** Without what the labels keep and we drop, or the other way round: spacing, braces, tags, closing punctuation. */
const bare = (latex: string): string =>
  latex
    .replace(/\\\\/g, '')
    .replace(/\\(?:left|right|nonumber|notag|allowbreak|quad|qquad)(?![A-Za-z])|\\[,;:! ]|~/g, '')
    .replace(/\\(?:tag|label)\{[^{}]*\}/g, '')
    .replace(/[\s{}]+/g, '')
    .replace(/[.,;]+$/, '');

const claim = (left: string, op: string, right: string): string => `${bare(left)} [${op}] ${bare(right)}`;

describeWithShared('the labelled derivations', () => {
  const chains = readShared('corpus', 'chains.jsonl')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Labelled);

  test('nearly every step comes out as one claim with its two sides', () => {
    const missed: string[] = [];
    let steps = 0;
    for (const { id, latex, steps: labelled } of chains) {
      const unused = new Map<string, number>();
      for (const { sides, links } of readDocument(latex).chains) {
        for (const { op, left, right } of links) {
          const key = claim(sides[left]!.latex, op, sides[right]!.latex);
          unused.set(key, (unused.get(key) ?? 0) + 1);
        }
      }
      for (const { lhs, rel, rhs } of labelled) {
        steps++;
        const key = claim(lhs, rel, rhs);
        const left = unused.get(key) ?? 0;
        if (left === 0) missed.push(`${id}: ${key}`);
        else unused.set(key, left - 1);
      }
    }
    // The misses that remain are labels that take a condition or a remark for a part of a side.
    expect(missed.filter((miss) => !/\\text|iid|z\^\(r\)/.test(miss))).toEqual([]);
    expect((steps - missed.length) / steps).toBeGreaterThanOrEqual(0.98);
  });
});
