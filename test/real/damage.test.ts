import { describeWithShared } from '../support/shared';
import { survive } from './survival';

describeWithShared('damaged homeworks', () => {
  test('sixty of them are judged without an exception, each within seconds', () => {
    expect(survive(1, 60)).toEqual([]);
  }, 120_000);
});
