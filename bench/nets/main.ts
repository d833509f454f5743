import { spawnSync } from 'node:child_process';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { openEngine } from '../../reference/engines';
import { engineNames, type EngineName } from '../../reference/engines/types';
import { modelNamed, models } from '../../reference/models';
import { median } from '../../reference/training/spread';
import { madeUpFor, timeModel, type Pace } from '../../reference/training/timing';
import { table } from '../timing';

/** Seconds that each net is timed by each system in a round; rounds, so that what else the machine does falls on all. */
const SECONDS = 1;
const ROUNDS = 3;

// The bundle lies in dist/.
const script = join(__dirname, '../bench/torch/nets.py');
const python = process.env.PYTHON ?? 'python3';

type Speed = Pick<Pace, 'stepsPerSecond' | 'stepsPerProcessorSecond'>;

/** Paces by system, such as `wasm`, and net, one a round. */
const measured = new Map<string, Map<string, Speed[]>>();

function note(system: string, net: string, speed: Speed): void {
  const nets = measured.get(system) ?? measured.set(system, new Map()).get(system)!;
  const speeds = nets.get(net) ?? nets.set(net, []).get(net)!;
  speeds.push(speed);
}

/** Times all nets on an engine; says why where it cannot be had. */
async function timeEngine(name: EngineName, nets: readonly string[]): Promise<string | null> {
  const engine = await openEngine(name).catch((error: Error) => error);
  if (engine instanceof Error) return engine.message;
  const system = engine.record.adapter ? `${name} (${engine.record.adapter})` : name;
  try {
    for (const net of nets) {
      const model = modelNamed(net);
      note(system, net, await timeModel(engine, model, madeUpFor(model), SECONDS));
    }
    return null;
  } finally {
    await engine.close();
  }
}

interface TorchSpeeds {
  readonly torch: string;
  readonly adapter: string | null;
  readonly devices: Readonly<Record<string, Readonly<Record<string, Speed>>>>;
}

function timeTorch(): string | null {
  const { status, stdout, stderr, error } = spawnSync(python, [script, '--seconds', String(SECONDS)], {
    encoding: 'utf8',
  });
  if (error || status !== 0) return error?.message ?? stderr.trim().split('\n').at(-1)!;
  const { torch, adapter, devices } = JSON.parse(stdout) as TorchSpeeds;
  for (const [device, nets] of Object.entries(devices))
    for (const [net, speed] of Object.entries(nets))
      note(`PyTorch ${torch} (${device === 'cpu' ? 'one thread' : adapter})`, net, speed);
  return null;
}

/** cpu is the oracle of small tests: some nets would take minutes a step there. */
async function main(): Promise<void> {
  const named = process.argv.slice(2);
  const nets = named.length > 0 ? named : Object.keys(models);
  const print = (text: string): void => void process.stdout.write(`${text}\n`);
  print(`${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)}`);
  const missing = new Map<string, string>();
  const unless = (system: string, reason: string | null): void => {
    if (reason !== null) missing.set(system, reason);
  };
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of engineNames.filter((engine) => engine !== 'cpu' && !missing.has(engine)))
      unless(name, await timeEngine(name, nets));
    if (!missing.has('PyTorch')) unless('PyTorch', timeTorch());
  }
  for (const [system, reason] of missing) print(`without ${system}: ${reason}`);

  const one = (system: string, net: string, of: keyof Speed): number =>
    median((measured.get(system)?.get(net) ?? []).map((speed) => speed[of]));
  const systems = [...measured.keys()];
  const torch = systems.find((system) => system.startsWith('PyTorch') && system.endsWith('(one thread)'));
  const digits = (value: number): string => (value > 0 ? value.toPrecision(3) : '–');
  print(
    `\nSteps a second\n${table(
      ['', ...systems],
      nets.map((net) => [net, ...systems.map((system) => digits(one(system, net, 'stepsPerSecond')))]),
    )}`,
  );
  // Without an adapter they compute on the processor, on one core.
  const onProcessor = engineNames.filter((name) => measured.has(name));
  if (!torch || onProcessor.length === 0) return;
  const rows = nets.map((net) => {
    const [theirs, ...ours] = [torch, ...onProcessor].map((system) => one(system, net, 'stepsPerProcessorSecond'));
    return [net, ...ours.map(digits), digits(theirs!), ...ours.map((pace) => digits(pace / theirs!))];
  });
  const head = ['', ...onProcessor, torch, ...onProcessor.map((name) => `ratio of ${name}`)];
  print(`\nSteps a second of processor time\n${table(head, rows)}`);
}

void main();
