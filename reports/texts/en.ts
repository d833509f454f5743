import type { Catalogue } from './catalogue';
import { enClass } from './en-class';
import { english } from './notation';

const points = (one: boolean): string => (one ? 'point' : 'points');

export const en: Catalogue = {
  id: 'en',
  language: 'en',
  notation: english,

  titleOf: (assignment, student) => `${assignment} – ${student}`,
  feedbackOn: 'Feedback on',
  pointsOf: (awarded, of, one) => `${awarded} of ${of} ${points(one)}`,
  ofPoints: (of, one) => `of ${of} ${points(one)}`,
  pending: (count, one) => `${count} more ${one ? 'point waits' : 'points wait'} for a person to look.`,
  claimsHold: (count) => (count === 1 ? '1 claim holds' : `${count} claims hold`),
  claimsFail: (count) => (count === 1 ? '1 claim does not hold' : `${count} claims do not hold`),
  claimsUnclear: (count) => (count === 1 ? '1 claim could not be decided' : `${count} claims could not be decided`),
  aboutDocument: 'About the document',
  atLine: (line) => `Line ${line}:`,
  summary: 'Points of each part',
  part: 'Part',
  question: 'Question',
  share: 'Share',
  points: 'Points',

  status: {
    graded: undefined,
    waiting: 'A person will look at this part. Its points are not counted yet.',
    missing: 'No answer to this part was found in the document.',
  },
  unread: 'The document could not be read, so this part is not graded yet.',
  waitingPoints: (count) => `waiting, ${count} ${points(count === '1')}`,
  place: (from, to) => `Your answer: ${from === to ? `line ${from}` : `lines ${from}–${to}`}`,
  marks: 'What the points were given for',
  markNames: {
    steps: 'Steps',
    conclusion: 'Conclusion',
    reasons: 'Reasons',
    milestones: 'Milestones',
    answers: 'Answers',
  },
  line: (line) => `line ${line}`,

  claimVerdicts: { holds: 'holds', fails: 'does not hold', undecided: 'undecided', unreadable: 'not readable' },
  isConclusion: 'This is what was to be shown.',
  byLaw: (law, several) => `${several ? 'Several at once: ' : 'By '}${law}.`,
  person: 'A person will look at this.',
  howRead: 'How it was read',
  wasReadAs: 'It was read as',
  counterexample: 'A case in which the two sides differ',
  weighed: '“d” before a letter: how much each of its values counts in a sum or an integral.',
  bothSides: 'What the two sides come to',
  symbol: 'symbol',
  leftSide: 'left side',
  rightSide: 'right side',
  suggestion: 'Suggestion:',

  chain: (line) => `The chain that starts in line ${line}, side by side. The same letter means the same value.`,
  side: (number) => `Side ${number}`,
  sides: (from, to) => `Sides ${from}–${to}`,

  quantities: 'Numbers',
  verdict: 'Verdict',
  quantity: 'Quantity',
  youWrote: 'You wrote',
  expected: 'Expected',
  quantityVerdicts: {
    right: 'right',
    'follow-through': 'right, given the earlier value',
    rounding: 'right up to rounding',
    mistake: 'wrong',
    wrong: 'wrong',
    missing: 'missing',
    unreadable: 'not readable',
  },
  resultVerdicts: {
    consistent: 'consistent',
    confirmed: 'confirmed',
    contradicted: 'contradicted',
    surprising: 'surprising',
    waiting: 'waiting',
  },
  isVerdict: (verdict) => `– ${verdict}.`,
  interval: (low, high) => `Reference results lie between ${low} and ${high}.`,
  inYourWords: '– in your words:',
  foundBefore: 'What was found before a person looked stands below.',
  comment: 'What a person wrote:',
  decided: (score) => `A person decided: ${score}.`,
  confirmed: (count) => `Confirmed: ${count}`,
  proposed: (count) => `Proposed: ${count}; a person will confirm it`,

  howChecked: 'How this was checked',
  method:
    'Every symbol was given a meaning in small random models, and both sides of each line were computed there: a tick means that they agreed in all of them, a cross comes with a case in which they differ. ' +
    'Numbers were computed again from what the question gives and from your own earlier values, so that a slip costs once. ' +
    'What could not be decided is marked with a question mark and goes to a person; nothing is held against you for it.',
  versions: (generator, version, seed, feedback) =>
    `${generator} ${version} · seed ${seed} · feedback version ${feedback}`,

  shownAsWritten: (reason) => `Shown as written: ${reason}.`,
  tooWide: 'it is wider than the page',

  ofClass: enClass,
};
