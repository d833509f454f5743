import type { ClassResults } from '../../../reports/class/results';
import { feedback } from '../fixture';
import { classOf, part } from './results';

/** Eleven students, one of whom has a name that is markup, and two documents in trouble. */
const points = [10, 9, 7, 7.5, 3, 10, 4, 6, 2, 8, 1];
const [first] = feedback.parts;
const base = classOf(
  Object.fromEntries(
    points.map((got, i) => [
      i === 4 ? '<script>alert(1)</script>' : `student ${i}`,
      [
        { ...first!, id: '1', awarded: got, points: 10 },
        part('2', i % 3 === 0 ? 'missing' : 10 - got),
        part('3', 'waiting'),
      ],
    ]),
  ),
);
export const results: ClassResults = {
  ...base,
  students: [
    ...base.students,
    { student: '=1+1', folder: 'x', feedback: null, trouble: 'x.md is empty.' },
    { student: 'slow', folder: 'slow', feedback: null, trouble: 'It took too long.' },
  ],
};
