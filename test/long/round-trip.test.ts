import { roundTrips } from '../expr/round-trips';

test('a printed expression reads back as itself: 60,000 random trees', () => {
  expect(roundTrips(1500, 61_500)).toEqual([]);
});
