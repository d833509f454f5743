import type { ClassTexts } from './class-catalogue';

const students = (count: number): string => (count === 1 ? '1 student' : `${count} students`);

export const enClass: ClassTexts = {
  tookTooLong: (seconds) =>
    `Grading it took longer than ${seconds} ${seconds === 1 ? 'second' : 'seconds'} and was stopped.`,
  tookTooMuchMemory: (megabytes) => `Grading it took more than ${megabytes} MB of memory and was stopped.`,
  crashed: (how) => `The process that graded it ended unexpectedly (${how}).`,
  threw: (message) => `Grading it failed: ${message}`,

  ungraded: 'Nothing grades this kind of answer yet.',

  summaryOf: (assignment) => `${assignment} – class summary`,
  summary: 'Class summary',
  graded: (count) => `${students(count)} graded`,
  troubled: (count) =>
    count === 1 ? '1 document could not be read or graded' : `${count} documents could not be read or graded`,
  percent: (share) => `${Math.round(100 * share)} %`,
  decimal: (value, digits) => value.toFixed(digits).replace('-', '−'),

  scores: 'Scores',
  median: (share) => `median ${share}`,
  mean: (share) => `mean ${share}`,
  middleHalf: (from, to) => `the middle half of the class lies between ${from} and ${to}`,
  scoresNote: (pending) =>
    pending
      ? 'Each student’s points as a share of those that are decided; what waits for a person is left out.'
      : 'Each student’s points as a share of all points.',
  noScores: 'Nobody’s points are decided yet.',
  shareOfPoints: 'share of the points',
  students: 'students',
  histogram: (total, bars) =>
    `Histogram of the scores of ${students(total)}: ${bars
      .filter(({ count }) => count > 0)
      .map(({ from, to, count }) => `${students(count)} from ${from} to ${to}`)
      .join(', ')}.`,

  parts: 'Parts',
  partsTable: 'Difficulty and discrimination of each part',
  meanShare: 'Mean share',
  discrimination: 'Discrimination',
  missing: 'Missing',
  waiting: 'Waiting',
  partsNote:
    'The mean share counts a missing answer as 0 and leaves out what waits; a high one is an easy part. Discrimination is the correlation of the points for a part with those for the rest: below 0.2, the part hardly tells those who know from those who do not, and below 0 it is worth another look. A dash stands where there is too little to tell.',

  mistakes: 'The most frequent mistakes',
  noMistakes: 'No mistake was found.',
  studentCount: students,
  forExample: (student, line) => (line === null ? `For example ${student}:` : `For example ${student}, line ${line}:`),
  forExampleAlone: (student, line) =>
    line === null ? `For example ${student}.` : `For example ${student}, line ${line}.`,
  lostMark: (mark, because) => `${mark}: ${because}`,
  contradicted: (claim, because) => `${claim} is contradicted by the reference results. ${because}`,
  before: ': ',
  expected: 'expected',
  would: 'It would hold like this:',
  unexplained: 'This does not hold.',
  wrongValue: 'This value is not right.',

  forPerson: 'What waits for a person',
  nothingWaits: 'Nothing waits for a person.',
  answers: 'Answers',
  why: 'Why',
  otherReasons: 'Other reasons.',
  who: 'Whose',
  names: (names, more) => `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
  troubles: 'Documents that could not be read or graded',
  more: (count) => `… and ${count} more; waiting.csv lists all.`,

  howToRead: 'How to read this',
  reading:
    'Documents that could not be read or graded count in none of these figures. Mistakes are put together where the same edit would make a claim hold, where a number is the same typical mistake, or where the same is missing; each student counts once. Every answer that waits is listed in waiting.csv, every student in grades.csv.',
  versions: (generator, version, seed) => `${generator} ${version} · seed ${seed}`,

  claimed: (value) => `claimed: ${value}`,
  reference: (runs, range, interval, claim) =>
    [
      runs === 0 || !range
        ? 'No reference runs.'
        : `${runs === 1 ? '1 reference run' : `${runs} reference runs`} between ${range[0]} and ${range[1]}.`,
      ...(interval ? [`A further run is expected between ${interval[0]} and ${interval[1]}.`] : []),
      ...(claim === null ? [] : [`Claimed: ${claim}.`]),
    ].join(' '),
};
