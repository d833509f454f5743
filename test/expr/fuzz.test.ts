import fc from 'fast-check';
import type { Token } from '../../expr';
import { lex, parseTokens, print } from '../../expr';
import { describeWithShared } from '../support/shared';
import { RandomExpr } from './random';
import { customNames, declared, declaredNames, seeded } from './random-names';
import { corpusSides } from './sides';
import { none } from './vocabularies';

const words =
  String.raw`( ) [ ] \{ \} { } | \| \mid \left \right \frac \over \sum \prod \int \max \log \exp \mathbb{E} E
  p q D_{KL} H I \mathcal{N} x y z i j d dx \partial \nabla W_{hh} \sigma \Sigma f ' ^ _ ^T ^{(i)} _{ij} _{i\ne j} = + -
  , ; : . ! / \cdot \times \dots \text{otherwise} \text{a b} \begin{cases} \end{cases} \begin{bmatrix} \end{bmatrix} & \\
  1 2 0.5 \mathbf{1} \underbrace \underset \substack \sqrt \binom \hat \mathrm \operatorname \langle \rangle \lfloor \rfloor
  \in \sim \le \setminus \forall {} ~ \, %`.split(/\s+/);

const soup = fc.array(fc.constantFrom(...words), { maxLength: 40 }).map((parts) => parts.join(' '));

/** Reads a source in two worlds; throws where a span lies outside of it. */
function readsSafely(source: string): void {
  const tokens = lex(source).tokens;
  for (const vocabulary of [none, declared]) {
    const { expr, diagnostics } = parseTokens(tokens, vocabulary);
    print(expr);
    for (const { span } of [...diagnostics, expr])
      if (!(0 <= span.from && span.from <= span.to && span.to <= source.length))
        throw new Error(`span ${span.from}–${span.to} outside of ${source.length} characters`);
  }
}

test('soups of tokens', () => {
  fc.assert(fc.property(soup, readsSafely), { numRuns: 1500 });
});

test('random characters', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), readsSafely), { numRuns: 1000 });
});

type Damage = (tokens: readonly Token[], at: number) => readonly Token[];

/** One token dropped, doubled, or swapped with the next. */
const damages: readonly Damage[] = [
  (tokens, at) => tokens.filter((_, i) => i !== at),
  (tokens, at) => [...tokens.slice(0, at + 1), ...tokens.slice(at)],
  (tokens, at) => [...tokens.slice(0, at), ...tokens.slice(at, at + 2).reverse(), ...tokens.slice(at + 2)],
];

/** A source with one to three tokens damaged. */
function damaged(source: string, random: () => number): string {
  let text = source;
  for (let times = 1 + Math.floor(random() * 3); times > 0; times--) {
    const { tokens } = lex(text);
    const after = damages[Math.floor(random() * damages.length)]!(tokens, Math.floor(random() * tokens.length));
    text = after.map((token) => text.slice(token.span.from, token.span.to)).join(' ');
  }
  return text;
}

test('random expressions, damaged', () => {
  for (let seed = 0; seed < 800; seed++) {
    const random = seeded(seed);
    const [names, vocabulary] = seed % 2 === 1 ? [declaredNames, declared] : [customNames, none];
    readsSafely(damaged(print(new RandomExpr(random, names, vocabulary).value(1 + (seed % 3))), random));
  }
});

describeWithShared('real sides, damaged', () => {
  test('each twice', () => {
    corpusSides().forEach((side, i) => {
      const random = seeded(i);
      for (let k = 0; k < 2; k++) readsSafely(damaged(side, random));
    });
  });
});
