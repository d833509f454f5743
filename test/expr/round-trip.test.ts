import type { Token, Vocabulary } from '../../expr';
import { isUnreadable, lex, parseTokens, print } from '../../expr';
import { describeWithShared } from '../support/shared';
import { roundTrips } from './round-trips';
import { corpusTokens, homeworkSides } from './sides';
import { none, rbm } from './vocabularies';

test('a printed expression reads back as itself: 1,500 random trees', () => {
  expect(roundTrips(0, 1500)).toEqual([]);
});

describeWithShared('real sides, printed and read again, stay as they are', () => {
  const unstable = (sides: readonly (readonly Token[])[], vocabulary: Vocabulary): string[] =>
    sides.flatMap((tokens) => {
      const first = parseTokens(tokens, vocabulary);
      if (isUnreadable(first)) return [];
      const once = print(first.expr);
      const second = parseTokens(lex(once).tokens, vocabulary);
      const twice = isUnreadable(second) ? (second.diagnostics[0]?.message ?? '') : print(second.expr);
      return once === twice ? [] : [`${once}\n${twice}`];
    });

  test.each([
    ['without declarations', none],
    ['in a world', rbm],
  ] as const)('of the corpus, %s', (_, vocabulary) => {
    const sides = corpusTokens();
    expect(sides.length).toBeGreaterThan(600);
    expect(unstable(sides, vocabulary)).toEqual([]);
  });

  test('of the homeworks', () => {
    const sides = homeworkSides();
    expect(sides.length).toBeGreaterThan(100);
    expect(unstable(sides, none)).toEqual([]);
  });

  test('nearly all of them can be read', () => {
    const sides = corpusTokens();
    const unread = sides.filter((tokens) => isUnreadable(parseTokens(tokens, none)));
    expect(unread.length / sides.length).toBeLessThan(0.01);
  });
});
