import { Command } from 'commander';
import { addReferenceCommands } from '../../cli/reference/commands';
import { openEngine } from '../../reference/engines';
import { images } from '../../reference/training/synthetic';

/** Ten classes of made-up pictures in the size of digits. */
export const madeUp = () => images(1, { train: 640, test: 320 });

/** `proofmark reference` with made-up pictures in place of digits, as a program that a test starts. */
export function main(): void {
  const program = new Command().name('proofmark');
  addReferenceCommands(program, {
    openEngine,
    loadDataset: madeUp,
    self: [process.execPath, process.argv[1]!],
  });
  program.parseAsync().catch((error: Error) => {
    process.stderr.write(`proofmark: ${error.message}\n`);
    process.exitCode = 2;
  });
}

if (require.main === module) main();
