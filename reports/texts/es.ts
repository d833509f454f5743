import type { Catalogue } from './catalogue';
import { esClass } from './es-class';
import { spanish } from './notation';

const points = (one: boolean): string => (one ? 'punto' : 'puntos');

export const es: Catalogue = {
  id: 'es',
  language: 'es',
  notation: spanish,

  titleOf: (assignment, student) => `${assignment} – ${student}`,
  feedbackOn: 'Comentarios sobre',
  pointsOf: (awarded, of, one) => `${awarded} de ${of} ${points(one)}`,
  ofPoints: (of, one) => `de ${of} ${points(one)}`,
  pending: (count, one) =>
    one ? '1 punto más espera la revisión de una persona.' : `${count} puntos más esperan la revisión de una persona.`,
  claimsHold: (count) => (count === 1 ? '1 afirmación se cumple' : `${count} afirmaciones se cumplen`),
  claimsFail: (count) => (count === 1 ? '1 afirmación no se cumple' : `${count} afirmaciones no se cumplen`),
  claimsUnclear: (count) =>
    count === 1 ? '1 afirmación no se pudo decidir' : `${count} afirmaciones no se pudieron decidir`,
  aboutDocument: 'Sobre el documento',
  atLine: (line) => `Línea ${line}:`,
  summary: 'Puntos de cada apartado',
  part: 'Apartado',
  question: 'Pregunta',
  share: 'Proporción',
  points: 'Puntos',

  status: {
    graded: undefined,
    waiting: 'Una persona revisará este apartado. Sus puntos aún no se cuentan.',
    missing: 'No se encontró en el documento ninguna respuesta a este apartado.',
  },
  unread: 'No se pudo leer el documento, así que este apartado aún no está calificado.',
  waitingPoints: (count) => `pendiente, ${count} ${points(count === '1')}`,
  place: (from, to) => `Tu respuesta: ${from === to ? `línea ${from}` : `líneas ${from}–${to}`}`,
  marks: 'Por qué se dieron los puntos',
  markNames: {
    steps: 'Pasos',
    conclusion: 'Conclusión',
    reasons: 'Razones',
    milestones: 'Hitos',
    answers: 'Respuestas',
  },
  line: (line) => `línea ${line}`,

  claimVerdicts: { holds: 'se cumple', fails: 'no se cumple', undecided: 'sin decidir', unreadable: 'ilegible' },
  isConclusion: 'Esto es lo que había que demostrar.',
  byLaw: (law, several) => `${several ? 'Varias cosas a la vez: ' : 'Por '}${law}.`,
  person: 'Una persona lo revisará.',
  howRead: 'Cómo se leyó',
  wasReadAs: 'Se leyó como',
  counterexample: 'Un caso en el que los dos lados difieren',
  weighed: '«d» ante una letra: cuánto cuenta cada uno de sus valores en una suma o una integral.',
  bothSides: 'Cuánto valen los dos lados',
  symbol: 'símbolo',
  leftSide: 'lado izquierdo',
  rightSide: 'lado derecho',
  suggestion: 'Sugerencia:',

  chain: (line) => `La cadena que empieza en la línea ${line}, lado por lado. La misma letra significa el mismo valor.`,
  side: (number) => `Lado ${number}`,
  sides: (from, to) => `Lados ${from}–${to}`,

  quantities: 'Números',
  verdict: 'Veredicto',
  quantity: 'Cantidad',
  youWrote: 'Escribiste',
  expected: 'Se esperaba',
  quantityVerdicts: {
    right: 'correcto',
    'follow-through': 'correcto a partir del valor anterior',
    rounding: 'correcto salvo el redondeo',
    mistake: 'incorrecto',
    wrong: 'incorrecto',
    missing: 'falta',
    unreadable: 'ilegible',
  },
  resultVerdicts: {
    consistent: 'coherente',
    confirmed: 'confirmado',
    contradicted: 'en contradicción',
    surprising: 'sorprendente',
    waiting: 'pendiente',
  },
  isVerdict: (verdict) => `— ${verdict}.`,
  interval: (low, high) => `Los resultados de referencia están entre ${low} y ${high}.`,
  inYourWords: '– en tus palabras:',
  foundBefore: 'Debajo está lo que se encontró antes de que una persona lo viera.',
  comment: 'Comentario de una persona:',
  decided: (score) => `Lo decidió una persona: ${score}.`,
  confirmed: (count) => `Confirmado: ${count}`,
  proposed: (count) => `Propuesto: ${count}; una persona lo confirmará`,

  howChecked: 'Cómo se revisó',
  method:
    'A cada símbolo se le dio un significado en pequeños modelos aleatorios, y allí se calcularon los dos lados de cada línea: una marca de verificación significa que coincidieron en todos; una cruz viene con un caso en el que difieren. ' +
    'Los números se volvieron a calcular a partir de los datos de la pregunta y de tus propios valores anteriores, de modo que un descuido cuesta una sola vez. ' +
    'Lo que no se pudo decidir lleva un signo de interrogación y lo revisa una persona; no se te tiene en cuenta en contra.',
  versions: (generator, version, seed, feedback) =>
    `${generator} ${version} · semilla ${seed} · versión de los comentarios ${feedback}`,

  shownAsWritten: (reason) => `Se muestra tal como se escribió: ${reason}.`,
  tooWide: 'es más ancha que la página',

  ofClass: esClass,
};
