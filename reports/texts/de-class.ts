import type { ClassTexts } from './class-catalogue';
import { german, localised } from './notation';

const students = (count: number): string => (count === 1 ? '1 Person' : `${count} Personen`);
const percent = (share: number): string => `${Math.round(100 * share)} %`;
const forExample = (student: string, line: number | null, end: string): string =>
  `Zum Beispiel ${student}${line === null ? '' : `, Zeile ${line}`}${end}`;

export const deClass: ClassTexts = {
  tookTooLong: (seconds) =>
    `Die Bewertung dauerte länger als ${seconds} ${seconds === 1 ? 'Sekunde' : 'Sekunden'} und wurde abgebrochen.`,
  tookTooMuchMemory: (megabytes) => `Die Bewertung brauchte mehr als ${megabytes} MB Speicher und wurde abgebrochen.`,
  crashed: (how) => `Der Prozess, der bewertete, endete unerwartet (${how}).`,
  threw: (message) => `Die Bewertung ist fehlgeschlagen: ${message}`,

  ungraded: 'Antworten dieser Art bewertet noch kein Programm.',

  summaryOf: (assignment) => `${assignment} – Überblick über den Kurs`,
  summary: 'Überblick über den Kurs',
  graded: (count) => `${students(count)} bewertet`,
  troubled: (count) =>
    count === 1
      ? '1 Dokument ließ sich nicht lesen oder bewerten'
      : `${count} Dokumente ließen sich nicht lesen oder bewerten`,
  percent,
  decimal: (value, digits) => localised(value.toFixed(digits).replace('-', '−'), german),

  scores: 'Punkte',
  median: (share) => `Median ${share}`,
  mean: (share) => `Mittelwert ${share}`,
  middleHalf: (from, to) => `die mittlere Hälfte des Kurses liegt zwischen ${from} und ${to}`,
  scoresNote: (pending) =>
    pending
      ? 'Punkte jeder Person als Anteil der schon entschiedenen; was auf eine Person wartet, ist ausgelassen.'
      : 'Punkte jeder Person als Anteil aller Punkte.',
  noScores: 'Es sind noch keine Punkte entschieden.',
  shareOfPoints: 'Anteil der Punkte',
  students: 'Personen',
  histogram: (total, bars) =>
    `Histogramm der Punkte von ${students(total)}: ${bars
      .filter(({ count }) => count > 0)
      .map(({ from, to, count }) => `${students(count)} von ${from} bis ${to}`)
      .join(', ')}.`,

  parts: 'Teile',
  partsTable: 'Schwierigkeit und Trennschärfe der einzelnen Teile',
  meanShare: 'Mittlerer Anteil',
  discrimination: 'Trennschärfe',
  missing: 'Fehlend',
  waiting: 'Offen',
  partsNote:
    'Der mittlere Anteil zählt eine fehlende Antwort als 0 und lässt aus, was noch offen ist; ein hoher bedeutet einen leichten Teil. Die Trennschärfe ist die Korrelation der Punkte eines Teils mit denen des Rests: Unter 0,2 unterscheidet der Teil kaum zwischen denen, die es wissen, und den anderen; unter 0 lohnt ein zweiter Blick. Ein Strich steht, wo sich zu wenig sagen lässt.',

  mistakes: 'Die häufigsten Fehler',
  noMistakes: 'Es wurde kein Fehler gefunden.',
  studentCount: students,
  forExample: (student, line) => forExample(student, line, ':'),
  forExampleAlone: (student, line) => forExample(student, line, '.'),
  lostMark: (mark, because) => `${mark}: ${because}`,
  contradicted: (claim, because) => `${claim}: das widerspricht den Vergleichsläufen. ${because}`,
  before: ': ',
  expected: 'erwartet',
  would: 'So würde es stimmen:',
  unexplained: 'Das stimmt nicht.',
  wrongValue: 'Dieser Wert stimmt nicht.',

  forPerson: 'Was auf eine Person wartet',
  nothingWaits: 'Nichts wartet auf eine Person.',
  answers: 'Antworten',
  why: 'Warum',
  otherReasons: 'Andere Gründe.',
  who: 'Von wem',
  names: (names, more) => `${names.join(', ')}${more > 0 ? ` und ${more} weitere` : ''}`,
  troubles: 'Dokumente, die sich nicht lesen oder bewerten ließen',
  more: (count) => `… und ${count} weitere; alle stehen in waiting.csv.`,

  howToRead: 'Wie dies zu lesen ist',
  reading:
    'Dokumente, die sich nicht lesen oder bewerten ließen, zählen in keiner dieser Zahlen. Fehler sind zusammengefasst, wo dieselbe Änderung eine Aussage richtig macht, wo eine Zahl derselbe typische Fehler ist oder wo dasselbe fehlt; jede Person zählt einmal. Jede offene Antwort steht in waiting.csv, jede Person in grades.csv.',
  versions: (generator, version, seed) => `${generator} ${version} · Startwert ${seed}`,

  claimed: (value) => `angegeben: ${value}`,
  reference: (runs, range, interval, claim) =>
    [
      runs === 0 || !range
        ? 'Keine Vergleichsläufe.'
        : `${runs === 1 ? '1 Vergleichslauf' : `${runs} Vergleichsläufe`} zwischen ${range[0]} und ${range[1]}.`,
      ...(interval ? [`Ein weiterer Lauf ist zwischen ${interval[0]} und ${interval[1]} zu erwarten.`] : []),
      ...(claim === null ? [] : [`Angegeben: ${claim}.`]),
    ].join(' '),
};
