import { basename } from 'node:path';
import { judgeDigits } from '../../graders/results/digits';
import { NoDataset } from '../../reference/datasets';
import { DataError } from '../../reference/datasets/error';
import type { Images } from '../../reference/datasets/types';
import { openClassifier } from '../../reference/drawn/classifier';
import type { GridSize } from '../../reference/drawn/grid';
import { classifierFile } from '../../reference/drawn/kept';
import { measureDrawn, type DigitScores } from '../../reference/drawn/measure';
import { readDrawn } from '../../reference/drawn/read';
import type { Drawn } from '../../reference/drawn/types';
import type { EngineName } from '../../reference/engines/types';
import { bytesOf, WrongCall } from '../input';
import type { Screen } from '../progress';
import { table } from '../table';
import { engineOf } from './plan';
import type { Surroundings } from './surroundings';
import { clearLine, duration } from './told';

export interface DigitsCall {
  readonly data: string;
  readonly grid?: string;
  readonly labels?: string;
  readonly engine: string;
  readonly json?: boolean;
}

/** `proofmark reference digits`: scores digits that a model drew. Exit status 1 where something speaks against them. */
export async function digitsCommand(file: string, call: DigitsCall, around: Surroundings): Promise<number> {
  try {
    const drawn = readDrawn(bytesOf(file), basename(file), gridOf(call.grid));
    const asked = askedOf(call.labels, drawn);
    const engine = engineOf(call.engine);
    const scores = await scoresOf(drawn, asked, call.data, engine, around, process.stderr);
    const found = judgeDigits(scores);
    if (call.json)
      process.stdout.write(`${JSON.stringify({ readAs: drawn.readAs, scores, findings: found }, null, 1)}\n`);
    else {
      process.stdout.write(`${[basename(file), `${drawn.count} pictures`, ...drawn.readAs].join(', ')}\n\n`);
      process.stdout.write(`${asTable(scores)}\n\n`);
      for (const { claim, verdict, because } of found) process.stdout.write(`${claim}: ${verdict}, ${because}\n`);
    }
    return found.every(({ verdict }) => verdict === 'consistent') ? 0 : 1;
  } catch (error) {
    const clear = [WrongCall, DataError, NoDataset].some((kind) => error instanceof kind);
    if (!clear) throw error;
    clearLine(process.stderr);
    process.stderr.write(`proofmark: ${(error as Error).message}\n`);
    return 2;
  }
}

/** Measures drawn digits; the classifier is trained first where it is not kept yet. */
export async function scoresOf(
  drawn: Drawn,
  asked: readonly number[] | null,
  name: string,
  wanted: EngineName | 'auto',
  around: Surroundings,
  screen: Screen,
): Promise<DigitScores> {
  const data = await digitsOf(name, around);
  const engine = await around.openEngine(wanted);
  try {
    const classifier = await openClassifier(engine, data, classifierFile(data.hash), ({ secondsLeft }) => {
      if (screen.isTTY) screen.write(`\r\u001b[Ktraining the classifier, once: ${duration(secondsLeft)} left`);
    });
    clearLine(screen);
    try {
      return await measureDrawn(engine, data, classifier, drawn, asked);
    } finally {
      classifier.dispose();
    }
  } finally {
    await engine.close();
  }
}

async function digitsOf(name: string, around: Surroundings): Promise<Images> {
  const data = await around.loadDataset(name);
  if (data.kind === 'images') return data;
  throw new WrongCall(`--data ${name}: expected a data set of pictures, found one of ${data.kind}`);
}

function gridOf(text: string | undefined): GridSize | null {
  if (text === undefined) return null;
  const [rows, columns] = (/^(\d+)\s*[x×]\s*(\d+)$/i.exec(text) ?? []).slice(1).map(Number);
  if (rows && columns) return { rows, columns };
  throw new WrongCall(`--grid: expected rows and columns, as in 8x8, found "${text}"`);
}

/** The digit that each picture should show: as the call says, else as the file does. */
function askedOf(text: string | undefined, { count, grid, labels }: Drawn): readonly number[] | null {
  if (text === undefined) return labels;
  const each = (digit: (i: number) => number): number[] => Array.from({ length: count }, (_, i) => digit(i) % 10);
  switch (text) {
    case 'turns':
      return each((i) => i);
    case 'rows':
    case 'columns':
      if (grid === null)
        throw new WrongCall(`--labels ${text}: the file holds a list of pictures, not a grid; say turns, or a list`);
      return each((i) => (text === 'rows' ? Math.floor(i / grid.columns) : i % grid.columns));
    default:
      return listOf(text, count);
  }
}

/** A list on the command line, or in a file: digits between commas, spaces or line ends. */
function listOf(text: string, count: number): number[] {
  const list = /^[\d\s,]+$/.test(text) ? text : Buffer.from(bytesOf(text)).toString('utf8');
  const digits = list
    .replace(/[[\]]/g, ' ')
    .split(/[\s,;]+/)
    .filter((one) => one !== '');
  const wrong = digits.find((one) => !/^\d$/.test(one));
  if (wrong !== undefined) throw new WrongCall(`--labels: expected digits from 0 to 9, found "${wrong.slice(0, 20)}"`);
  if (digits.length !== count)
    throw new WrongCall(`--labels: expected ${count} digits, one a picture, found ${digits.length}`);
  return digits.map(Number);
}

const number = (value: number): number => Number(value.toPrecision(4));

function asTable({
  classes,
  balance,
  confidence,
  realConfidence,
  agreement,
  realAgreement,
  alike,
  realAlike,
  frechet,
  nearest,
}: DigitScores): string {
  const rows: (string | number)[][] = [
    ['mean confidence', number(confidence.mean), number(realConfidence.mean)],
    ['share of unsure pictures', number(confidence.unsure), number(realConfidence.unsure)],
    ['share like real digits', number(alike), number(realAlike)],
  ];
  if (agreement !== null) rows.push(['share as asked for', number(agreement), number(realAgreement)]);
  if (frechet) rows.push(['Fréchet distance of features', number(frechet.distance), number(frechet.real)]);
  rows.push(['median distance to training digits', number(nearest.median), number(nearest.realMedian)]);
  rows.push([`pictures nearer than ${number(nearest.threshold)}`, nearest.copies.length, 'one in 1000']);
  if (balance)
    rows.push([
      `chi-square of classes, ${balance.freedom} degrees`,
      number(balance.chiSquare),
      `p ${number(balance.p)}`,
    ]);
  const counts = table(['digit', ...classes.map((_, k) => String(k))], [['read as it', ...classes]]);
  return `${table(['figure', 'drawn', 'real'], rows)}\n\n${counts}`;
}
