import type { PartFeedback } from '../../graders/feedback';
import { feedback } from '../reports/fixture';
import { soundReport as report } from '../reports/pdf/sound';

const [first] = feedback.parts as [PartFeedback];

test('300 parts', async () => {
  const parts = Array.from({ length: 300 }, (_, i) => ({
    ...first,
    id: `p${i}`,
    label: `${i + 1}`,
    title: `Part ${i + 1}`,
  }));
  const { elements } = await report({ ...feedback, parts });
  expect(elements.filter(({ role }) => role === 'Link')).toHaveLength(300);
  expect(elements.filter(({ role }) => role === 'H2').length).toBeGreaterThanOrEqual(300);
});

test('an answer of 50,000 words', async () => {
  const evidence = Array.from({ length: 50_000 }, (_, i) => `word${i}`).join(' ');
  const prose = [{ point: 'All of it', evidence, proposed: 1, confirmed: false }];
  const { text, pages } = await report({ ...feedback, parts: [{ ...first, prose }] });
  const words = new Set(text.match(/word\d+/g));
  expect(words.size).toBe(50_000);
  expect(pages).toBeGreaterThan(50);
});
