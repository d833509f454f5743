import type { ClassTexts } from './class-catalogue';
import { localised, spanish } from './notation';

const students = (count: number): string => (count === 1 ? '1 estudiante' : `${count} estudiantes`);
const percent = (share: number): string => `${Math.round(100 * share)} %`;
const forExample = (student: string, line: number | null, end: string): string =>
  `Por ejemplo, ${student}${line === null ? '' : `, línea ${line}`}${end}`;

export const esClass: ClassTexts = {
  tookTooLong: (seconds) =>
    `La calificación tardó más de ${seconds} ${seconds === 1 ? 'segundo' : 'segundos'} y se detuvo.`,
  tookTooMuchMemory: (megabytes) => `La calificación necesitó más de ${megabytes} MB de memoria y se detuvo.`,
  crashed: (how) => `El proceso que calificaba terminó de forma inesperada (${how}).`,
  threw: (message) => `La calificación falló: ${message}`,

  ungraded: 'Todavía no hay nada que califique este tipo de respuesta.',

  summaryOf: (assignment) => `${assignment} – resumen de la clase`,
  summary: 'Resumen de la clase',
  graded: (count) => (count === 1 ? '1 estudiante calificado' : `${count} estudiantes calificados`),
  troubled: (count) =>
    count === 1 ? '1 documento no se pudo leer o calificar' : `${count} documentos no se pudieron leer o calificar`,
  percent,
  decimal: (value, digits) => localised(value.toFixed(digits).replace('-', '−'), spanish),

  scores: 'Puntuaciones',
  median: (share) => `mediana ${share}`,
  mean: (share) => `media ${share}`,
  middleHalf: (from, to) => `la mitad central de la clase está entre ${from} y ${to}`,
  scoresNote: (pending) =>
    pending
      ? 'Los puntos de cada estudiante como proporción de los ya decididos; lo que espera revisión queda fuera.'
      : 'Los puntos de cada estudiante como proporción de todos los puntos.',
  noScores: 'Todavía no hay puntos decididos.',
  shareOfPoints: 'proporción de los puntos',
  students: 'estudiantes',
  histogram: (total, bars) =>
    `Histograma de las puntuaciones de ${students(total)}: ${bars
      .filter(({ count }) => count > 0)
      .map(({ from, to, count }) => `${students(count)} de ${from} a ${to}`)
      .join(', ')}.`,

  parts: 'Apartados',
  partsTable: 'Dificultad y discriminación de cada apartado',
  meanShare: 'Proporción media',
  discrimination: 'Discriminación',
  missing: 'Faltan',
  waiting: 'Pendientes',
  partsNote:
    'La proporción media cuenta como 0 una respuesta que falta y deja fuera lo pendiente; si es alta, el apartado es fácil. La discriminación es la correlación de los puntos de un apartado con los del resto: por debajo de 0,2, el apartado apenas distingue a quienes saben de quienes no, y por debajo de 0 merece otra mirada. Hay una raya donde no se puede decir lo suficiente.',

  mistakes: 'Los errores más frecuentes',
  noMistakes: 'No se encontró ningún error.',
  studentCount: students,
  forExample: (student, line) => forExample(student, line, ':'),
  forExampleAlone: (student, line) => forExample(student, line, '.'),
  lostMark: (mark, because) => `${mark}: ${because}`,
  contradicted: (claim, because) => `${claim}: los resultados de referencia lo contradicen. ${because}`,
  before: ': ',
  expected: 'se esperaba',
  would: 'Así se cumpliría:',
  unexplained: 'Esto no se cumple.',
  wrongValue: 'Este valor no es correcto.',

  forPerson: 'Lo que queda por revisar',
  nothingWaits: 'No queda nada por revisar.',
  answers: 'Respuestas',
  why: 'Por qué',
  otherReasons: 'Otras razones.',
  who: 'De quién',
  names: (names, more) => `${names.join(', ')}${more > 0 ? ` y ${more} más` : ''}`,
  troubles: 'Documentos que no se pudieron leer o calificar',
  more: (count) => `… y ${count} más; waiting.csv los enumera todos.`,

  howToRead: 'Cómo leer esto',
  reading:
    'Los documentos que no se pudieron leer o calificar no cuentan en ninguna de estas cifras. Los errores se agrupan cuando el mismo cambio haría que una afirmación se cumpliera, cuando un número es el mismo error típico o cuando falta lo mismo; cada estudiante cuenta una vez. Todas las respuestas pendientes están en waiting.csv, y todos los estudiantes en grades.csv.',
  versions: (generator, version, seed) => `${generator} ${version} · semilla ${seed}`,

  claimed: (value) => `indicado: ${value}`,
  reference: (runs, range, interval, claim) =>
    [
      runs === 0 || !range
        ? 'Sin ejecuciones de referencia.'
        : `${runs === 1 ? '1 ejecución' : `${runs} ejecuciones`} de referencia entre ${range[0]} y ${range[1]}.`,
      ...(interval ? [`Cabe esperar otra ejecución entre ${interval[0]} y ${interval[1]}.`] : []),
      ...(claim === null ? [] : [`Indicado: ${claim}.`]),
    ].join(' '),
};
