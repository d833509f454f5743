import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { DataError } from '../../reference/datasets/error';
import { NoDataset } from '../../reference/datasets';
import type { Dataset } from '../../reference/datasets/types';
import { modelNamed } from '../../reference/models';
import type { Settings } from '../../reference/models/types';
import { withSettings } from '../../reference/models/parts/settings';
import { NoAnswer, runIsolated } from '../../reference/verify/isolated';
import { readPredictions } from '../../reference/verify/predictions';
import type { Held } from '../../reference/verify/predictions';
import { confirm } from '../../reference/verify/recompute';
import type { Confirmation } from '../../reference/verify/recompute';
import { figuresOf, runModel } from '../../reference/verify/run';
import type { Figures, Submitted } from '../../reference/verify/run';
import { bytesOf, WrongCall } from '../input';
import { table } from '../table';
import type { Surroundings } from './surroundings';

export interface VerifyCall {
  readonly data: string;
  readonly model?: string;
  readonly set?: readonly string[];
  readonly claim?: string;
  readonly of?: string;
  readonly seconds: string;
  readonly memory: string;
  readonly json?: boolean;
}

/** A request to the process that runs a model. */
interface Request {
  readonly submitted: Submitted;
  readonly data: string;
}

function heldBy(data: Dataset): Held {
  if (data.kind !== 'characters') return { labels: data.test.labels, classes: data.classes };
  throw new WrongCall(`the data set ${data.name} has no labels that predictions could be held against`);
}

const positive = (name: string, text: string): number => {
  const number = Number(text);
  if (number > 0 && Number.isFinite(number)) return number;
  throw new WrongCall(`--${name}: expected a positive number, found "${text}"`);
};

/** Which submitted model a file is; null for predictions. */
function submittedAs(file: string, { model, set }: VerifyCall): Submitted | null {
  if (model !== undefined) {
    const settings: Settings = withSettings(modelNamed(model).defaults, set ?? []);
    return { kind: 'weights', file: resolve(file), model, settings };
  }
  if (/\.npz$/i.test(file)) throw new WrongCall(`${file}: name the model that these are weights of, as in --model mlp`);
  return /\.json$/i.test(file) ? { kind: 'layers', file: resolve(file) } : null;
}

async function figuresFrom(file: string, call: VerifyCall, around: Surroundings): Promise<Figures> {
  const bytes = bytesOf(file);
  const submitted = submittedAs(file, call);
  if (submitted !== null) {
    const limits = { seconds: positive('seconds', call.seconds), megabytes: positive('memory', call.memory) };
    const request: Request = { submitted, data: call.data };
    return (await runIsolated([...around.self, 'reference', 'run-model'], request, limits)) as Figures;
  }
  const held = heldBy(await around.loadDataset(call.data));
  return figuresOf(readPredictions(bytes, held, basename(file)), held);
}

/** The figure that a claim is about, and the claim held against it. */
function confirmation(figures: Figures, { claim, of }: VerifyCall): (Confirmation & { of: string }) | null {
  if (claim === undefined) return null;
  const name = of ?? Object.keys(figures).find((one) => one.endsWith('accuracy'));
  if (name === undefined || !Object.hasOwn(figures, name))
    throw new WrongCall(`--of: expected one of ${Object.keys(figures).join(', ')}${of ? `, found "${of}"` : ''}`);
  const percent = /^(.*?)\s*%$/.exec(claim);
  return { of: name, ...confirm(percent?.[1] ?? claim, figures[name] ?? Infinity, percent ? 0.01 : 1) };
}

/** Why a figure has no bound. */
function notesOn({ impossible = 0, cases }: Figures): string[] {
  if (impossible === 0) return [];
  return [
    `crossEntropy is infinite: ${impossible} of ${cases} cases give their own class the probability 0, as wrong one-hot predictions do, and -log 0 has no bound. The accuracy does not depend on it; for a cross entropy hand in the probabilities of a softmax.`,
  ];
}

/** `proofmark reference verify`: recomputes figures from predictions or a model, and holds a claim against them. */
export async function verifyCommand(file: string, call: VerifyCall, around: Surroundings): Promise<number> {
  try {
    const figures = await figuresFrom(file, call, around);
    const held = confirmation(figures, call);
    const notes = notesOn(figures);
    if (call.json) process.stdout.write(`${JSON.stringify({ figures, claim: held, notes }, null, 1)}\n`);
    else {
      const rows = Object.entries(figures).map(([name, value]) => [
        name,
        Number.isFinite(value) ? Number(value.toPrecision(8)) : name === 'crossEntropy' ? 'infinite' : 'no number',
      ]);
      process.stdout.write(`${table(['figure', 'recomputed'], rows)}\n`);
      for (const note of notes) process.stdout.write(`${note}\n`);
      if (held)
        process.stdout.write(`${call.claim} as ${held.of}: ${held.verdict}${held.rounded ? ' (rounded)' : ''}\n`);
    }
    return held?.verdict === 'contradicted' ? 1 : 0;
  } catch (error) {
    return refused(error);
  }
}

function refused(error: unknown): number {
  const clear = [WrongCall, DataError, NoDataset, NoAnswer, RangeError].some((kind) => error instanceof kind);
  if (!clear) throw error;
  process.stderr.write(`proofmark: ${(error as Error).message}\n`);
  return 2;
}

/** `proofmark reference run-model`: what the process does that runs a model, with its request on standard input. */
export async function runModelCommand(around: Surroundings): Promise<number> {
  try {
    const { submitted, data } = JSON.parse(readFileSync(0, 'utf8')) as Request;
    const engine = await around.openEngine('wasm');
    const figures = await runModel(submitted, await around.loadDataset(data), engine);
    await engine.settle();
    process.stdout.write(JSON.stringify(figures));
    await engine.close();
    return 0;
  } catch (error) {
    // Whatever a model makes fail is told in one line.
    process.stderr.write(`proofmark: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}\n`);
    return 2;
  }
}
