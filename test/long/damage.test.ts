import { survive } from '../real/survival';
import { describeWithShared } from '../support/shared';

describeWithShared('damaged homeworks', () => {
  // In ten lots, so that a failure names its hundreds.
  test.each(Array.from({ length: 10 }, (_, k) => 1000 + 200 * k))(
    'two hundred of them from seed %i on are judged without an exception, each within seconds',
    (first) => {
      expect(survive(first, 200)).toEqual([]);
    },
  );
});
