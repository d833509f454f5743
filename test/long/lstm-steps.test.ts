import { misjudged } from '../graders/quantities/lstm-steps';

test.each(Array.from({ length: 10 }, (_, k) => 1000 * (k + 1)))(
  'a thousand LSTM steps from seed %i on, right and with a wrong digit, are judged as they should be',
  (first) => {
    expect(misjudged(first, 1000)).toEqual([]);
  },
);
