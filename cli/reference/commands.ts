import type { Command } from 'commander';
import type { DataCall } from './data';
import type { DigitsCall } from './digits';
import type { LettersCall } from './letters';
import type { TrainCall } from './plan';
import type { Surroundings } from './surroundings';
import type { ShowCall } from './show';
import type { TimeCall } from './time';
import type { VerifyCall } from './verify';

/**
 * Adds `proofmark reference …`. Nothing of it is loaded before it is called.
 * @param surroundings engines and data of another program; those installed here if left out
 */
export function addReferenceCommands(program: Command, surroundings?: Surroundings): void {
  const reference = program.command('reference').description('models that claimed results are held against');
  const around = async (): Promise<Surroundings> => surroundings ?? (await import('./surroundings')).here();

  const data = reference
    .command('data')
    .description('data sets: what is here, what is missing, and how it is installed')
    .option('-f, --folder <dir>', 'the data folder (default: that of PROOFMARK_DATA, else ~/.cache/proofmark/data)')
    .option('--json', 'print one JSON object in place of the table')
    .addHelpText('after', '\nExample:\n  proofmark reference data --folder course-data/')
    .action(async (call: DataCall) => {
      const { dataCommand } = await import('./data');
      process.exitCode = dataCommand(call);
    });

  data
    .command('prepare')
    .description('write data sets, cleaned and split, as one file each, which loads in a moment')
    .argument('<names...>', 'names of data sets, such as reviews')
    .addHelpText('after', '\nExample:\n  proofmark reference data prepare mnist reviews')
    .action(async (names: string[], _: unknown, command: Command) => {
      const { prepareCommand } = await import('./data');
      process.exitCode = prepareCommand(names, command.optsWithGlobals<DataCall>());
    });

  reference
    .command('train')
    .description('train reference models and write what they reach')
    .argument('[models...]', 'names of models, such as mlp')
    .option('--all', 'every model and setting of the homeworks')
    .option('--set <name=value...>', "a setting in place of the model's own")
    .option('--seeds <n>', 'how many trainings, each from a seed of its own', '5')
    .option('--first-seed <n>', 'the first of them', '1')
    .option('--epochs <n>', "epochs of each (default: the model's own)")
    .option('-e, --engine <name>', 'auto, tensorflow, webgpu, wasm or cpu', 'auto')
    .option('--data <name>', "another data set than the model's own")
    .option('-o, --out <path>', 'a file for one model, a folder for several (default: reference-results)')
    .option('-j, --jobs <n>', 'how many to train at once, each in a process of its own', '1')
    .option('--minutes <n>', 'stop then; no epoch is begun that would end later')
    .option('--samples <folder>', 'keep what each trained model draws (PNG) or writes (text) there')
    .option('--json', 'print one JSON object a line for each epoch')
    .addHelpText(
      'after',
      '\nExamples:\n  proofmark reference train mlp --seeds 3\n  proofmark reference train text-cnn --set kernel=7 pooling=average\n  proofmark reference train --all --jobs 2 --out results/\n\nCtrl-C keeps what was done; the same command goes on from there.\n\nExit status: 0 trained, or time was up; 1 interrupted; 2 the call is wrong.',
    )
    .action(async (models: string[], call: TrainCall) => {
      const { trainCommand } = await import('./train');
      process.exitCode = await trainCommand(models, call, await around());
    });

  reference
    .command('show')
    .description('what trained reference models reached')
    .argument('[paths...]', 'results files, or folders of them', ['reference-results'])
    .option('--json', 'print the files as one JSON list')
    .option('--markdown', 'print a table of Markdown, one line a file')
    .addHelpText('after', '\nExample:\n  proofmark reference show reference-results/mlp.json')
    .action(async (paths: string[], options: ShowCall) => {
      const { showCommand } = await import('./show');
      process.exitCode = showCommand(paths, options);
    });

  reference
    .command('letters')
    .description('learn how letters follow each other, by which texts that models write are judged')
    .option('--data <name>', 'a data set of characters', 'moby-dick')
    .option('-o, --out <file>', 'where to write it (default: standard output)')
    .addHelpText('after', '\nExample:\n  proofmark reference letters --out reference/results/letters.json')
    .action(async (call: LettersCall) => {
      const { lettersCommand } = await import('./letters');
      process.exitCode = await lettersCommand(call, await around());
    });

  reference
    .command('time')
    .description('how many steps a second each model makes here, on made-up data')
    .argument('[models...]', 'names of models (default: all)')
    .option('-e, --engine <name>', 'auto, tensorflow, webgpu, wasm or cpu', 'auto')
    .option('--seconds <n>', 'how long to time each model', '3')
    .option('--json', 'print one JSON object in place of the table')
    .addHelpText('after', '\nExample:\n  proofmark reference time mlp convnet --engine wasm')
    .action(async (models: string[], call: TimeCall) => {
      const { timeCommand } = await import('./time');
      process.exitCode = await timeCommand(models, call, await around());
    });

  reference
    .command('verify')
    .description('recompute figures from submitted predictions or from a submitted model')
    .argument('<file>', 'predictions.csv; model.json of a tfjs layers model; or weights as npz or JSON, with --model')
    .requiredOption('--data <name>', 'the data set whose test part is held back')
    .option('-m, --model <name>', 'the model that the file has weights of, such as mlp')
    .option('--set <name=value...>', 'settings of that model in place of its own')
    .option('-c, --claim <number>', 'the claimed figure as it was written, such as 91.4% or 0.914')
    .option('--of <figure>', 'which figure is claimed (default: the accuracy)')
    .option('--seconds <n>', 'how long a model may run', '120')
    .option('--memory <MB>', 'how much memory it may take', '2048')
    .option('--json', 'print one JSON object in place of the table')
    .addHelpText(
      'after',
      '\nExamples:\n  proofmark reference verify predictions.csv --data mnist --claim 91.4%\n  proofmark reference verify weights.npz --model mlp --data mnist\n\nExit status: 0 recomputed, and the claim is confirmed; 1 it is contradicted; 2 the call or the file is wrong.',
    )
    .action(async (file: string, call: VerifyCall) => {
      const { verifyCommand } = await import('./verify');
      process.exitCode = await verifyCommand(file, call, await around());
    });

  reference
    .command('digits')
    .description('score digits that a model drew: variety, likeness, agreement with labels, copies of training digits')
    .argument('<file>', 'a PNG picture of many digits; or an array of n × 28 × 28 numbers as npy, npz, JSON or CSV')
    .option('--grid <rows>x<columns>', 'how the picture is parted (default: by the size of its cells, or by margins)')
    .option('--labels <which>', 'what each should show: rows, columns, turns, digits between commas, or a file of them')
    .option('--data <name>', 'the data set that the model was trained on', 'mnist')
    .option('-e, --engine <name>', 'auto, tensorflow, webgpu, wasm or cpu', 'auto')
    .option('--json', 'print one JSON object in place of the tables')
    .addHelpText(
      'after',
      '\nExamples:\n  proofmark reference digits samples.png --labels columns\n  proofmark reference digits drawn.npz --json\n\nThe classifier is trained at the first call, which takes a minute or so, and kept in the data folder.\n\nExit status: 0 scored, and nothing speaks against the digits; 1 something does; 2 the call or the file is wrong.',
    )
    .action(async (file: string, call: DigitsCall) => {
      const { digitsCommand } = await import('./digits');
      process.exitCode = await digitsCommand(file, call, await around());
    });

  // Started by verify alone.
  reference.command('run-model', { hidden: true }).action(async () => {
    const { runModelCommand } = await import('./verify');
    process.exitCode = await runModelCommand(await around());
  });
}
