import type { ClaimFeedback } from '../../graders/feedback';
import type { Formula } from '../formula';
import { Macros } from '../macros';
import { histogram } from '../plots/histogram';
import { chainRuns, rowFormulas } from '../rows';
import { around, Speaker, type Said } from '../said';
import type { Catalogue } from '../texts/catalogue';
import { expectedLatex, percent, valueLatex } from '../values';
import { frequentMistakes, type Mistake } from './mistakes';
import { gradedOf, type ClassResults } from './results';
import { partStatistics, scores, type PartStatistics } from './statistics';
import { waitingGroups, type WaitingGroup } from './waiting';

/** So much of each list is shown. */
const most = { mistakes: 12, names: 6, letters: 40, troubles: 40 } as const;

/** The summary as its template wants it: every decision made, nothing set yet. */
export function summaryView(results: ClassResults, t: Catalogue) {
  const c = t.ofClass;
  const speaker = new Speaker(t, results.language ?? 'en');
  const troubled = results.students.filter(({ trouble }) => trouble !== null);
  const graded = gradedOf(results).length;
  const unread = results.students.length - graded;
  return {
    t,
    title: c.summaryOf(results.title),
    assignment: speaker.own(results.title),
    counts: [c.graded(graded), ...(unread > 0 ? [c.troubled(unread)] : [])].join(' · '),
    scores: scoresView(results, speaker),
    parts: partStatistics(results).map((part) => partView(part, speaker)),
    mistakes: frequentMistakes(results, most.mistakes).map((mistake) => mistakeView(mistake, speaker)),
    waiting: waitingGroups(results).map((group) => waitingView(group, speaker)),
    troubles: troubled.slice(0, most.troubles).map(({ student, trouble }) => ({
      student,
      trouble: speaker.sentence(trouble ?? ''),
    })),
    moreTroubles: troubled.length > most.troubles ? c.more(troubled.length - most.troubles) : undefined,
    foot: c.versions(results.generator.name, results.generator.version, results.seed),
  };
}

function scoresView(results: ClassResults, { t, whole }: Speaker) {
  const c = t.ofClass;
  const statistics = scores(results);
  if (!statistics) return undefined;
  const { shares, mean, quartiles } = statistics;
  const [lower, median, upper] = quartiles;
  const facts = [c.median(c.percent(median)), c.mean(c.percent(mean))];
  // Of a handful of students a half says nothing.
  if (shares.length >= 4) facts.push(c.middleHalf(c.percent(lower), c.percent(upper)));
  return {
    line: whole([{ text: facts.join(t.id === 'zh' ? '；' : '; ') }]),
    note: c.scoresNote(gradedOf(results).some(({ feedback }) => feedback.pending > 0)),
    plot: histogram(shares, median, {
      percent: c.percent,
      across: c.shareOfPoints,
      up: c.students,
      median: c.median,
      alt: c.histogram,
    }),
  };
}

const partView = ({ part, missing, waiting, meanShare, discrimination }: PartStatistics, { t, own }: Speaker) => ({
  label: part.label,
  title: own(part.title),
  share: meanShare === null ? undefined : t.ofClass.percent(meanShare),
  percent: percent(meanShare ?? 0, 1),
  discrimination: discrimination === null ? '–' : t.ofClass.decimal(discrimination, 2),
  missing: missing === 0 ? '–' : String(missing),
  waiting: waiting === 0 ? '–' : String(waiting),
});

function mistakeView({ part, students, example }: Mistake, speaker: Speaker) {
  const { t, own, sentence, ownSentence } = speaker;
  const c = t.ofClass;
  const { what, student, line } = example;
  const macros = new Macros(example.macros);
  const common = { students: c.studentCount(students), label: part.label, example: c.forExample(student, line) };
  // Where nothing is shown of the example, its line ends as a sentence.
  const alone = { ...common, example: c.forExampleAlone(student, line) };
  switch (what.kind) {
    case 'claim': {
      const { claim } = what;
      const said = claim.suggestion ? sentence(claim.suggestion.edit) : stated(c.unexplained);
      return { ...common, sentence: said, formulas: formulasOf(claim, macros), suggestion: claim.suggestion?.latex };
    }
    case 'quantity': {
      const { quantity, claim } = what;
      const value =
        (quantity.written === undefined ? undefined : macros.written(quantity.written, quantity.line)) ??
        (quantity.value === undefined ? undefined : valueLatex(quantity.value, t.notation));
      const title = own(quantity.title ?? `$${quantity.name}$`);
      return {
        ...(value === undefined ? alone : common),
        sentence: quantity.because === undefined ? stated(c.wrongValue) : ownSentence(quantity.because),
        formulas: claim && formulasOf(claim, macros),
        title,
        value,
        expected: expectedLatex(quantity, t.notation),
      };
    }
    case 'result': {
      const { result } = what;
      return {
        ...alone,
        sentence: [
          ...around((claim) => c.contradicted(claim, ''), speaker.claim(result.claim)),
          ...ownSentence(result.because),
        ],
      };
    }
    case 'mark': {
      const { mark } = what;
      return {
        ...alone,
        sentence: around((because) => c.lostMark(t.markNames[mark.for], because), sentence(mark.because)),
      };
    }
  }
}

const formulasOf = (claim: ClaimFeedback, macros: Macros): Formula[] =>
  chainRuns([claim]).flatMap((run) => run.flatMap((row) => rowFormulas(row, macros)));

/** A name in a list of names; where it stands alone it is whole. */
const shortName = (name: string): string => {
  const letters = [...segmenter.segment(name)].map(({ segment }) => segment);
  return letters.length > most.letters ? `${letters.slice(0, most.letters - 1).join('')}…` : name;
};

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

const stated = (text: string): Said => [{ text }];

const waitingView = ({ part, because, others, students }: WaitingGroup, { t, ownSentence }: Speaker) => ({
  label: part.label,
  count: String(students.length),
  because: others
    ? stated(t.ofClass.otherReasons)
    : because === null
      ? stated(t.ofClass.ungraded)
      : ownSentence(because),
  who: t.ofClass.names(students.slice(0, most.names).map(shortName), Math.max(0, students.length - most.names)),
});
