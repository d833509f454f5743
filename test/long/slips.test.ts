import { checkerOf } from '../worlds/judging';
import { repairs, shape, shapeOf, SLIPS } from '../worlds/slips';

describe.each([1, 2, 3, 4, 5])('slips that people make, in the worlds of seed %d', (seed) => {
  test.each(SLIPS.map((slip) => [slip[1], slip] as const))('%s', (_, [world, wrong, left, op, right]) => {
    const checker = checkerOf(world, seed);
    const [found] = repairs(world, `$$${wrong}$$\n`, checker);
    expect(shapeOf(found!)).toEqual(shape(checker, left, op, right));
  });
});
