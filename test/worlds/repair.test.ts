import { formOf } from '../../expr';
import { derivations, mutantsOf } from './mutants';
import { checkerOf } from './judging';
import { checkerIn, LATENT, repairs, shape, shapeOf, SLIPS } from './slips';

describe('what was meant', () => {
  test.each(SLIPS.map((slip) => [slip[1], slip] as const))('%s', (_, [world, wrong, left, op, right]) => {
    const [found] = repairs(world, `$$${wrong}$$\n`);
    expect(shapeOf(found!)).toEqual(shape(checkerIn(world), left, op, right));
  });
});

describe('no repair', () => {
  const none = (text: string): void => expect(repairs(LATENT, text).filter((r) => r !== null)).toEqual([]);

  test('of what holds, cannot be decided or cannot be read', () => {
    none('$$p(x,z) = p(x|z) p(z)$$\n\n$$a = \\kappa$$\n\n$$a = \\frac{b}{$$\n');
    none('$$p(x|w) = p(x)$$\n');
  });

  test.each([
    ['the wrong part left out', 'a = a + b'],
    ['one side in place of the other', 'a = b'],
    ['something in place of nothing', 'a = 0'],
    ['a factor that makes both sides one', String.raw`a = \frac{a}{b}`],
  ])('that says nothing: %s', (_, claim) => none(`$$${claim}$$\n`));

  test('where two edits are as small: either factor may be the wrong one', () => {
    none('$$p(x,z) = p(x|z) p(x)$$');
  });

  test('that is only a bound, where the text speaks of equalities', () => {
    none(String.raw`$$\mathbb{E}[Y^2] + b + c^2 = \mathbb{E}[Y]^2$$`);
  });
});

describe('which side', () => {
  const mends = (text: string) =>
    repairs(LATENT, text).map((r) => r && { of: r.edit?.of ?? null, shape: shapeOf(r)!.join(' ') });

  test('a slip that recovers is mended in both of its claims, by one edit', () => {
    const [into, out] = mends(String.raw`$$\begin{aligned} p(x,z) &= p(x|z) p(x) \\ &= p(z|x) p(x) \end{aligned}$$`);
    const whole = shape(checkerIn(LATENT), 'p(x|z) p(z)', '=', 'p(z|x) p(x)').join(' ');
    expect(into).toMatchObject({ of: 'right' });
    expect(out).toEqual({ of: 'left', shape: whole });
  });

  test('where the rest of the chain stays with the new value, the step that changed it is mended', () => {
    const [first, second] = mends(
      String.raw`$$\begin{aligned} \log p(x,z) &= \log p(x|z) + \log p(y) \\ &= \log p(y) + \log p(x|z) \end{aligned}$$`,
    );
    expect(first).toMatchObject({ of: 'right' });
    expect(second).toBeNull();
  });

  test('a head that its chain and the text contradict', () => {
    const [first] = mends(
      String.raw`$$\begin{aligned} \log p(x|z) &= \int q(z|x) \log p(x) dz \\ &= \log p(x) \int q(z|x) dz \end{aligned}$$

$$\log p(x) \ge \int q(z|x) \log \frac{p(x,z)}{q(z|x)} dz$$`,
    );
    expect(first).toMatchObject({ of: 'left' });
  });
});

test('what stands elsewhere in the document is preferred: the same claim, other neighbours', () => {
  const claim = String.raw`$$\log p(x) = \sum_z w \log p(x)$$`.replace('w ', '');
  const found = (weight: string): string | undefined => {
    const text = `${claim}\n\n$$\\sum_z ${weight} \\log p(x|z) = \\sum_z ${weight} \\log p(x|z)$$\n`;
    const edit = repairs(LATENT, text)[0]?.edit?.edit;
    return edit?.now ? formOf(edit.now) : undefined;
  };
  const form = (latex: string): string => shape(checkerIn(LATENT), latex, '=', latex)[0]!;
  expect(found('q(z|x)')).toBe(form('q(z|x)'));
  expect(found('p(z|x)')).toBe(form('p(z|x)'));
});

/** Slips that take a moment to mend, and one that takes an adversary; `test/long/slips.test.ts` takes all. */
const SOME = SLIPS.filter(([world, , , op], k) => world === LATENT && (op === '=' || k === 0));

test('the same document and seed give the same repairs', () => {
  const text = SOME.map(([, wrong]) => `$$${wrong}$$`).join('\n\n');
  const once = JSON.stringify(repairs(LATENT, text, checkerOf(LATENT)));
  expect(JSON.stringify(repairs(LATENT, text, checkerOf(LATENT)))).toBe(once);
});

test('the repairs do not depend on the seed', () => {
  for (const seed of [1, 2]) {
    const checker = checkerOf(LATENT, seed);
    for (const [, wrong, left, op, right] of SOME)
      expect(shapeOf(repairs(LATENT, `$$${wrong}$$\n`, checker)[0]!)).toEqual(shape(checker, left, op, right));
  }
});

test('a document of failing claims without end uses up one budget', () => {
  const claim = (n: number): string => String.raw`$$\log p(x) \ge \sum_z p(x,z) \log p(x|z) + ${n} a b$$`;
  const judged = repairs(LATENT, Array.from({ length: 400 }, (_, n) => claim(n)).join('\n\n'));
  expect(judged).toHaveLength(400);
});

/** Problems whose answers are judged in a moment; the long test takes all. */
const QUICK = ['rbm-conditionals', 'ising-energy', 'mutual-information'];

test('mutants of model answers, a sample: most originals are found, and nothing that does not hold', () => {
  const mutants = derivations.filter(({ id }) => QUICK.includes(id)).flatMap((problem) => mutantsOf(problem, 1, 16));
  expect(mutants.filter((m) => m.outcome === 'wrong')).toEqual([]);
  expect(mutants.length).toBeGreaterThan(10);
  expect(mutants.filter((m) => m.outcome === 'original').length / mutants.length).toBeGreaterThanOrEqual(0.8);
});
