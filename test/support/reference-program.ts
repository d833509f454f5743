import { Command } from 'commander';
import { addReferenceCommands } from '../../cli/reference/commands';
import { openEngine } from '../../reference/engines';
import { images } from '../../reference/training/synthetic';

// `proofmark reference` with data that are made up, as a program that a test starts.
const program = new Command().name('proofmark');
addReferenceCommands(program, {
  openEngine,
  loadDataset: () => images(1, { train: 256, test: 64, side: 8, classes: 4 }),
  self: [process.execPath, process.argv[1]!],
});
program.parseAsync().catch((error: Error) => {
  process.stderr.write(`proofmark: ${error.message}\n`);
  process.exitCode = 2;
});
