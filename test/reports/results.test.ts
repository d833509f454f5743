import type { ResultFeedback } from '../../graders/feedback';
import { viewOf } from '../../reports/view';
import { en } from '../../reports/texts/en';
import { feedback as fixture } from './fixture';

const result: ResultFeedback = {
  claim: 'accuracy after pre-training: 92.6 %',
  value: 0.926,
  unit: 'percent',
  verdict: 'consistent',
  because: 'after 3 runs values from 90 % to 94 % are to be expected',
  interval: [0.9, 0.94],
  reference: [0.91, 0.92, 0.93],
};

test('shares of one are shown in percent, in the sentence and in the words of the plot', () => {
  const part = { ...fixture.parts[0]!, results: [result] };
  const [shown] = viewOf({ ...fixture, parts: [part] }, en).parts[0]!.results;
  expect(shown!.interval).toBe('Reference results lie between 90 % and 94 %.');
  expect(shown!.plot!.alt).toContain('92.6 %');
  expect(shown!.plot!.alt).not.toContain('0.9');
});

test('without runs there is no plot', () => {
  const part = { ...fixture.parts[0]!, results: [{ ...result, reference: undefined }] };
  expect(viewOf({ ...fixture, parts: [part] }, en).parts[0]!.results[0]!.plot).toBeUndefined();
});
