import { Command, CommanderError } from 'commander';
import { version } from '../package.json';
import type { CheckOptions } from './check';
import type { GradeOptions } from './grade';
import type { TestOptions } from './problem-test';
import { addReferenceCommands } from './reference/commands';

/** Exit statuses that every command shares: fine, something wrong found, called wrongly. */
const WRONG_CALL = 2;

const LANGUAGE = 'language of the reports: en, de, es or zh (default: that of the assignment)';

const program = new Command()
  .name('proofmark')
  .description('Checks every line of a derivation, and grades homework with it.')
  .version(version)
  .exitOverride()
  .showHelpAfterError('(add --help for what the command takes)');

program
  .command('claims')
  .description('check every claim in a Markdown or LaTeX text')
  .argument('[file]', 'the text; - or nothing reads standard input', '-')
  .option('-w, --world <file>', 'world file that says what the symbols mean; without one, claims are only read')
  .option('--json', 'print one JSON object instead of lines')
  .option('-s, --seed <n>', 'seed of the random worlds', '7')
  .addHelpText(
    'after',
    '\nExample:\n  proofmark claims --world elbo.yaml answer.md\n\nExit status: 0 every claim holds; 1 some claim does not, or could not be decided; 2 the call or the world file is wrong.',
  )
  .action(async (file: string, options: { world?: string; json?: boolean; seed: string }) => {
    const { claims } = await import('./claims');
    process.exitCode = claims(file, options);
  });

program
  .command('check')
  .description("check one's own answer to one part before handing it in")
  .argument('<part>', 'assignment and part, such as text-cnn-and-generative-models/cvae-elbo')
  .argument('<file>', 'the answer, or the whole homework')
  .option('-p, --problems <dir>', 'folder that holds the assignments (default: those that come with Proofmark)')
  .option('--json', 'print the feedback as JSON')
  .option('--pdf <file>', 'write the feedback as a PDF, too')
  .option('-l, --language <code>', LANGUAGE)
  .option('-s, --seed <n>', 'seed of the random worlds', '7')
  .addHelpText('after', '\nExample:\n  proofmark check text-cnn-and-generative-models/cvae-elbo answer.md')
  .action(async (part: string, file: string, options: CheckOptions) => {
    const { check } = await import('./check');
    process.exitCode = await check(part, file, options);
  });

program
  .command('grade')
  .description('grade documents: feedback for each student, and a table')
  .argument('<assignment>', 'folder of an assignment, or the name of one that comes with Proofmark')
  .argument('<paths...>', 'folders or files, one document (or one folder) a student')
  .requiredOption('-o, --out <dir>', 'where grades.csv, waiting.csv and the folder of each student go')
  .option('-p, --problems <dir>', 'folder that holds the assignments (default: those that come with Proofmark)')
  .option('--json', 'print the table as JSON')
  .option('-s, --seed <n>', 'seed of the random worlds', '7')
  .option('-j, --jobs <n>', 'documents at a time (default: one for each core)')
  .option('--time-limit <seconds>', 'the most that one document may take (default: 300)')
  .option('--memory-limit <MB>', 'the most memory that grading one document may take (default: 2000)')
  .option('-l, --language <code>', LANGUAGE)
  .option('--fresh', 'grade again what has not changed, too')
  .addHelpText(
    'after',
    '\nExample:\n  proofmark grade text-cnn-and-generative-models submissions/ --out feedback/\n\nStopped at any moment, the same command goes on: it grades what is missing or has changed.\n\nTo decide what waits for a person, fill in the columns "decided" and "comment" of waiting.csv and give the same command\nagain: the points count, and the comment is told to the student. They are kept in decisions.csv.\n\nExit status: 0 every document was graded; 1 some could not be read or graded; 2 the call or the assignment is wrong.',
  )
  .action(async (assignment: string, paths: string[], options: GradeOptions) => {
    const { grade } = await import('./grade');
    process.exitCode = await grade(assignment, paths, options);
  });

program.command('grade-worker', { hidden: true }).action(async () => {
  const { gradeWorker } = await import('./grade-worker');
  gradeWorker();
});

program
  .command('demo')
  .description('grade the example class that comes with Proofmark')
  .option('-o, --out <dir>', 'where the feedback goes', 'demo-feedback')
  .option('-p, --problems <dir>', 'folder that holds the assignments (default: those that come with Proofmark)')
  .addHelpText('after', '\nExample:\n  proofmark demo --out demo-feedback')
  .action(async (options: { out: string; problems?: string }) => {
    const { demo } = await import('./demo');
    process.exitCode = await demo(options);
  });

const problem = program.command('problem').description('for those who write problems');

problem
  .command('test')
  .description('find out how well a problem tells right from wrong')
  .argument('<path>', 'folder of a problem or of an assignment, or its name among those that come with Proofmark')
  .option('-p, --problems <dir>', 'folder that holds the assignments (default: those that come with Proofmark)')
  .option('-m, --mutants <n>', 'how many wrong answers to make from the model answer by one edit each', '300')
  .option('-r, --rewrites <n>', 'how many answers to make that say the same in other words', '300')
  .option('--json', 'print one JSON object with every survivor and every objection')
  .option('-s, --seed <n>', 'seed of the random worlds and of the choice of edits', '7')
  .addHelpText(
    'after',
    '\nExample:\n  proofmark problem test recurrent-and-latent-models/elbo-by-sums\n\nExit status: 0 fit for use; 1 not fit; 2 the call or a file of the problem is wrong.',
  )
  .action(async (path: string, options: TestOptions) => {
    const { problemTest } = await import('./problem-test');
    process.exitCode = problemTest(path, options);
  });

addReferenceCommands(program);

// Whoever reads the output may stop early, as `head` does: then nobody is there to be told anything.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

async function main(): Promise<void> {
  try {
    await program.parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : WRONG_CALL;
      return;
    }
    throw error;
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`proofmark: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = WRONG_CALL;
});
