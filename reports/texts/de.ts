import type { Catalogue } from './catalogue';
import { deClass } from './de-class';
import { german } from './notation';

const points = (one: boolean): string => (one ? 'Punkt' : 'Punkten');

export const de: Catalogue = {
  id: 'de',
  language: 'de',
  notation: german,

  titleOf: (assignment, student) => `${assignment} – ${student}`,
  feedbackOn: 'Rückmeldung zu',
  pointsOf: (awarded, of, one) => `${awarded} von ${of} ${points(one)}`,
  ofPoints: (of, one) => `von ${of} ${points(one)}`,
  pending: (count, one) =>
    one
      ? 'Über einen weiteren Punkt entscheidet noch eine Person.'
      : `Über weitere ${count} Punkte entscheidet noch eine Person.`,
  claimsHold: (count) => (count === 1 ? '1 Aussage stimmt' : `${count} Aussagen stimmen`),
  claimsFail: (count) => (count === 1 ? '1 Aussage stimmt nicht' : `${count} Aussagen stimmen nicht`),
  claimsUnclear: (count) =>
    count === 1 ? '1 Aussage ließ sich nicht entscheiden' : `${count} Aussagen ließen sich nicht entscheiden`,
  aboutDocument: 'Zum Dokument',
  atLine: (line) => `Zeile ${line}:`,
  summary: 'Punkte der einzelnen Teile',
  part: 'Teil',
  question: 'Frage',
  share: 'Anteil',
  points: 'Punkte',

  status: {
    graded: undefined,
    waiting: 'Diesen Teil sieht sich noch eine Person an. Seine Punkte sind noch nicht mitgezählt.',
    missing: 'Zu diesem Teil wurde im Dokument keine Antwort gefunden.',
  },
  unread: 'Das Dokument ließ sich nicht lesen; dieser Teil ist noch nicht bewertet.',
  waitingPoints: (count) => `noch offen, ${count} ${count === '1' ? 'Punkt' : 'Punkte'}`,
  place: (from, to) => `Ihre Antwort: ${from === to ? `Zeile ${from}` : `Zeilen ${from}–${to}`}`,
  marks: 'Wofür es die Punkte gab',
  markNames: {
    steps: 'Schritte',
    conclusion: 'Ergebnis',
    reasons: 'Begründungen',
    milestones: 'Zwischenformen',
    answers: 'Antworten',
  },
  line: (line) => `Zeile ${line}`,

  claimVerdicts: { holds: 'stimmt', fails: 'stimmt nicht', undecided: 'unentschieden', unreadable: 'nicht lesbar' },
  isConclusion: 'Das war zu zeigen.',
  byLaw: (law, several) => `${several ? 'Mehreres auf einmal: ' : 'Grund: '}${law}.`,
  person: 'Eine Person sieht sich das an.',
  howRead: 'Wie es gelesen wurde',
  wasReadAs: 'Gelesen wurde',
  counterexample: 'Ein Fall, in dem sich die beiden Seiten unterscheiden',
  weighed: '„d“ vor einem Buchstaben: wie viel jeder seiner Werte in einer Summe oder einem Integral zählt.',
  bothSides: 'Was die beiden Seiten ergeben',
  symbol: 'Symbol',
  leftSide: 'linke Seite',
  rightSide: 'rechte Seite',
  suggestion: 'Vorschlag:',

  chain: (line) => `Die Kette ab Zeile ${line}, Seite für Seite. Gleiche Buchstaben bedeuten gleiche Werte.`,
  side: (number) => `Seite ${number}`,
  sides: (from, to) => `Seiten ${from}–${to}`,

  quantities: 'Zahlen',
  verdict: 'Urteil',
  quantity: 'Größe',
  youWrote: 'Ihre Angabe',
  expected: 'Erwartet',
  quantityVerdicts: {
    right: 'richtig',
    'follow-through': 'richtig aus dem früheren Wert',
    rounding: 'richtig bis auf die Rundung',
    mistake: 'falsch',
    wrong: 'falsch',
    missing: 'fehlt',
    unreadable: 'nicht lesbar',
  },
  resultVerdicts: {
    consistent: 'stimmig',
    confirmed: 'bestätigt',
    contradicted: 'im Widerspruch',
    surprising: 'überraschend',
    waiting: 'noch offen',
  },
  isVerdict: (verdict) => `– ${verdict}.`,
  interval: (low, high) => `Die Vergleichswerte liegen zwischen ${low} und ${high}.`,
  inYourWords: '– in Ihren Worten:',
  foundBefore: 'Darunter steht, was gefunden wurde, bevor eine Person es ansah.',
  comment: 'Eine Person schreibt dazu:',
  decided: (score) => `Eine Person hat entschieden: ${score}.`,
  confirmed: (count) => `Bestätigt: ${count}`,
  proposed: (count) => `Vorgeschlagen: ${count}; eine Person bestätigt es noch`,

  howChecked: 'Wie geprüft wurde',
  method:
    'Jedes Symbol erhielt in kleinen zufälligen Modellen eine Bedeutung, und beide Seiten jeder Zeile wurden dort berechnet: Ein Haken heißt, dass sie in allen übereinstimmten; zu jedem Kreuz gehört ein Fall, in dem sie sich unterscheiden. ' +
    'Zahlen wurden aus den Angaben der Frage und aus Ihren eigenen früheren Werten nachgerechnet, sodass ein Versehen nur einmal kostet. ' +
    'Was sich nicht entscheiden ließ, trägt ein Fragezeichen und geht an eine Person; es wird Ihnen nicht angelastet.',
  versions: (generator, version, seed, feedback) =>
    `${generator} ${version} · Startwert ${seed} · Version der Rückmeldung ${feedback}`,

  shownAsWritten: (reason) => `Gezeigt wie geschrieben: ${reason}.`,
  tooWide: 'breiter als die Seite',

  ofClass: deClass,
};
