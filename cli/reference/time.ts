import { models, modelNamed } from '../../reference/models/index';
import { madeUpFor, timeModel, type Pace } from '../../reference/training/timing';
import { WrongCall } from '../input';
import { table } from '../table';
import { asked, engineOf } from './plan';
import type { Surroundings } from './surroundings';

export interface TimeCall {
  readonly engine: string;
  readonly seconds: string;
  readonly json?: boolean;
}

/** `proofmark reference time`: steps per second of models on an engine. */
export async function timeCommand(
  names: readonly string[],
  call: TimeCall,
  surroundings: Pick<Surroundings, 'openEngine'>,
): Promise<number> {
  try {
    const wanted = names.length > 0 ? names.map((name) => asked(() => modelNamed(name))) : Object.values(models);
    const seconds = Number(call.seconds);
    if (!(seconds > 0 && seconds < 3600))
      throw new WrongCall(`--seconds: expected a number above 0, found "${call.seconds}"`);
    const engine = await surroundings.openEngine(engineOf(call.engine));
    const paces: Record<string, Pace | { readonly error: string }> = {};
    try {
      for (const model of wanted) {
        paces[model.name] = await timeModel(engine, model, madeUpFor(model), seconds).catch((error: Error) => ({
          error: error.message,
        }));
        process.stderr.write(`${model.name}: ${said(paces[model.name]!)}\n`);
      }
    } finally {
      await engine.close();
    }
    process.stdout.write(
      call.json
        ? `${JSON.stringify({ version: 1, engine: engine.record, models: paces }, null, 1)}\n`
        : `${asTable(paces)}\n${engine.record.adapter ?? engine.record.engine}\n`,
    );
    return Object.values(paces).some((pace) => 'error' in pace) ? 1 : 0;
  } catch (error) {
    if (!(error instanceof WrongCall)) throw error;
    process.stderr.write(`proofmark: ${error.message}\n`);
    return 2;
  }
}

const said = (pace: Pace | { readonly error: string }): string =>
  'error' in pace ? pace.error : `${pace.stepsPerSecond.toPrecision(3)} steps/s`;

const asTable = (paces: Readonly<Record<string, Pace | { readonly error: string }>>): string =>
  table(
    ['model', 'steps/s', 'first step (s)', 'steps timed'],
    Object.entries(paces).map(([name, pace]) =>
      'error' in pace
        ? [name, pace.error, '', '']
        : [name, Number(pace.stepsPerSecond.toPrecision(3)), Number(pace.firstStepSeconds.toFixed(2)), pace.steps],
    ),
  );
