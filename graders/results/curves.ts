import { saidIn } from './aspects';
import { gridsIn, type Grid } from './grids';
import { countIterations, epochsOf, ITERATION, OF_ITERATIONS, type Counted } from './iterations';
import { recordGrids } from './printed-grids';
import { seriesIn } from './records';
import { dataSets, ON } from './measures';

export interface CurvePoint {
  /** The epoch, or the iteration, after which it was measured. */
  readonly epoch: number;
  /** NaN or infinite where the log says so. */
  readonly value: number;
  /** The number as it stands in the document, and its offset there. */
  readonly written: string;
  readonly at: number;
}

interface Course {
  /** As the log calls it: `val_loss`. */
  readonly label: string;
  readonly points: readonly CurvePoint[];
  readonly counted: Counted;
  /** How many epochs they come to, where that is known of iterations. */
  readonly epochs: number | null;
  /** Offset of what shows it: of its first line, or of its table. */
  readonly from: number;
}

/** A measure over the epochs of one training, as a log or a table shows it. */
export interface Curve extends Course {
  /** On which data: as its label says, or on those trained on where the same measure on others runs beside it. */
  readonly on: number | null;
}

/** A label as words: `val_loss` is `val loss`. */
export const wordsOf = (label: string): string => label.replace(/_/g, ' ').trim();

/** The label with what is known of the data, in words. */
export const spokenLabel = ({ label, on }: Curve): string =>
  on === ON.train && !/train/i.test(label) ? `train ${wordsOf(label)}` : wordsOf(label);

/** What a curve measures, on whatever data: `val_loss`, `test loss` and `loss` are one measure. */
export const measureOf = (label: string): string =>
  wordsOf(label)
    .replace(/\b(?:val|valid|validation|test|dev|eval|train|training|average|avg|mean|running|epoch)\b/g, '')
    .replace(/\bset\b|[\s-]/g, '');

/** Whether two curves are of one training: they run beside each other in the document. */
export const isBeside = (a: Course, b: Course): boolean =>
  a.from === b.from || (a.points[0]!.at < b.points.at(-1)!.at && b.points[0]!.at < a.points.at(-1)!.at);

/**
 * On which data a curve was measured: as its label says, or on those trained on where a curve of the same measure runs
 * beside it that is on others; null where nothing tells.
 */
function setOf(curve: Course, curves: readonly Course[]): number | null {
  const said = (c: Course): number | null => saidIn(dataSets, [{ text: wordsOf(c.label), pick: 'only' }]);
  const own = said(curve);
  if (own !== null) return own;
  const other = curves.some(
    (c) => said(c) === ON.test && measureOf(c.label) === measureOf(curve.label) && isBeside(c, curve),
  );
  return other ? ON.train : null;
}

/** The fewest points that make a curve. */
const ENOUGH = 3;

/** `Epoch 3/20`, `"epoch": 3`, `[3/20]` at the beginning of a line. */
const EPOCH = /\bepochs?\b["']?\s*[:=#]?\s*\[?\(?(\d+)|^\s*\[(\d+)(?=\s*\/\s*\d+\s*\])/i;
const VALUE = String.raw`([-+]?(?:\d+(?:\.\d+)?|\.\d+)(?:e[-+]?\d+)?|nan|-?inf(?:inity)?)`;
/** `val_loss: 0.31`, `train loss 0.31`, `"loss": 0.31`. */
const PAIR = new RegExp(
  String.raw`["']?([A-Za-z][A-Za-z_]*(?:[ _-][A-Za-z]+){0,3})["']?\s*(?:[:=]\s*|\s+)${VALUE}(?![\w.]*[/\w])`,
  'gi',
);

/** Curves in a text that begins at offset `at` of the document: logs line by line, and tables with a column of epochs. */
export function curvesIn(text: string, at: number): Curve[] {
  const series = new Map<string, { label: string; counted: Counted; points: CurvePoint[]; from: number }[]>();
  const add: Add = (label, point, from, counted) => {
    const name = label.trim().toLowerCase();
    if (NO_MEASURE.test(name)) return;
    const key = `${counted} ${name}`;
    const known = series.get(key) ?? [];
    series.set(key, known);
    const last = known.at(-1);
    // Epochs that begin anew are those of another training.
    if (last && last.points.at(-1)!.epoch <= point.epoch) last.points.push(point);
    else known.push({ label: name, counted, points: [point], from });
  };
  fromTables(text, at, add);
  const printed = recordGrids(text, 0);
  const lines = printed.reduce(
    (rest, { span }) =>
      rest.slice(0, span.from) + rest.slice(span.from, span.to).replace(/[^\n]/g, ' ') + rest.slice(span.to),
    text,
  );
  fromLog(lines, at, add);
  for (const { label, items, from } of seriesIn(text))
    items.forEach(({ text: written, span }, i) =>
      add(label, { epoch: i + 1, value: valueOf(written), written, at: at + span.from }, at + from, 'epochs'),
    );
  const courses = [...series.values()]
    .flat()
    .map((course): Course => {
      const points = oncePerEpoch(course.points);
      const epochs = course.counted === 'iterations' ? epochsOf(points.at(-1)!.epoch, text) : null;
      return { ...course, points, epochs };
    })
    .filter(
      ({ points, counted }) =>
        points.length >= ENOUGH && (counted === 'epochs' || countIterations(points.map((p) => p.epoch))),
    );
  return courses.map((course) => ({ ...course, on: setOf(course, courses) }));
}

/** What stands in logs beside the measures. */
const NO_MEASURE =
  /^(?:epochs?|(?:global )?steps?|iter(?:ation)?s?|it|batch(?:es)?|updates?|time|eta|lr|learning[ _]rate|grad[ _]norm|ms|s)$/;

type Add = (label: string, point: CurvePoint, from: number, counted: Counted) => void;

function fromLog(text: string, at: number, add: Add): void {
  let epoch: number | null = null;
  let from = at;
  for (const line of text.split('\n')) {
    const head = EPOCH.exec(line);
    if (head) epoch = Number(head[1] ?? head[2]);
    // A blank line within a log is common; a heading ends it.
    if (/^#+ /.test(line)) epoch = null;
    // Within an epoch the steps only say how it went on.
    const step = epoch === null ? ITERATION.exec(line) : null;
    const count = epoch ?? (step ? Number(step[1]) : null);
    if (count !== null) {
      const blank = (m: string): string => ' '.repeat(m.length);
      const rest = head
        ? line.replace(new RegExp(`${EPOCH.source}\\s*(?:/\\s*\\d+)?\\s*\\]?`, 'i'), blank)
        : line.replace(ITERATION, blank).replace(/^\s*\/\s*\d+/, blank);
      for (const match of rest.matchAll(PAIR)) {
        const written = match[2]!;
        const at = from + match.index + match[0].length - written.length;
        const point = { epoch: count, value: valueOf(written), written, at };
        add(match[1]!, point, from, epoch === null ? 'iterations' : 'epochs');
      }
    }
    from += line.length + 1;
  }
}

function fromTables(text: string, at: number, add: Add): void {
  for (const { rows: shown, span } of gridsIn(text, at)) {
    const rows = upright(shown);
    const columnOf = (name: RegExp): number => rows[0]!.findIndex((cell) => name.test(cell.text));
    const ofEpochs = columnOf(/^epochs?$/i);
    const column = ofEpochs === -1 ? columnOf(OF_ITERATIONS) : ofEpochs;
    if (column === -1) continue;
    const counted = ofEpochs === -1 ? 'iterations' : 'epochs';
    const counts = rows.slice(1).map((row) => (row[column]?.text ? Number(row[column].text.replace(/,/g, '')) : NaN));
    if (counted === 'iterations' && !countIterations(counts)) continue;
    for (const [r, row] of rows.slice(1).entries()) {
      const epoch = counts[r]!;
      if (!Number.isFinite(epoch)) continue;
      row.forEach((cell, c) => {
        const written = cell.text.replace(/(\d),(?=\d+\s*%?$)/, '$1.').replace(/^[−–]/, '-');
        if (c === column || !new RegExp(`^${VALUE}\\s*%?$`, 'i').test(written)) return;
        const value = valueOf(written.replace('%', ''));
        add(rows[0]![c]?.text ?? '', { epoch, value, written: cell.text, at: cell.span.from }, span.from, counted);
      });
    }
  }
}

/** A table whose first row counts the epochs is turned. */
function upright(rows: Grid['rows']): Grid['rows'] {
  const [first] = rows;
  const turned = /^epochs?$/i.test(first![0]?.text ?? '') && first!.slice(1).every((cell) => /^\d+$/.test(cell.text));
  return turned && first!.length > 2 ? first!.map((_, c) => rows.flatMap((row) => row[c] ?? [])) : rows;
}

const valueOf = (written: string): number =>
  /nan/i.test(written)
    ? NaN
    : /inf/i.test(written)
      ? written.startsWith('-')
        ? -Infinity
        : Infinity
      : Number(written);

/** The last value of each epoch, in the order of the epochs: within an epoch logs print running means. */
function oncePerEpoch(points: readonly CurvePoint[]): CurvePoint[] {
  const last = new Map(points.map((p) => [p.epoch, p]));
  return [...last.values()].sort((a, b) => a.epoch - b.epoch);
}
