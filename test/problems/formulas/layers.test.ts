import { disagreements } from './against-tfjs';

test('shapes and parameters of 5000 random layers are those that tfjs has', () => {
  const { compared, found } = disagreements(5000, 12);
  expect(compared).toBeGreaterThan(5000);
  expect(found).toEqual([]);
});
