import { join } from 'node:path';
import { grade } from './grade';
import { WrongCall } from './input';
import { bundledProblems } from './problems';

const ASSIGNMENT = 'text-cnn-and-generative-models';

/** `proofmark demo`: grades the example class that comes with Proofmark. Returns the exit status. */
export async function demo(options: { out: string; problems?: string }): Promise<number> {
  let folder: string;
  try {
    folder = join(options.problems ?? bundledProblems(), ASSIGNMENT);
  } catch (error) {
    if (!(error instanceof WrongCall)) throw error;
    process.stderr.write(`proofmark: ${error.message}\n`);
    return 2;
  }
  process.stdout.write(`Grading the example class of "${ASSIGNMENT}" …\n\n`);
  const status = await grade(folder, [join(folder, 'class')], { ...options, seed: '7' });
  // The class has a document that cannot be graded, on purpose: the demonstration is fine all the same.
  return status === 1 ? 0 : status;
}
