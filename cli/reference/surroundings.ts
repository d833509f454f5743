import { loadDataset } from '../../reference/datasets';
import type { Dataset } from '../../reference/datasets/types';
import { openEngine } from '../../reference/engines';
import type { Engine, EngineName } from '../../reference/engines/types';

/**
 * What trainings take from outside. Another program, such as one bundle for a machine without the packages, passes its
 * own.
 */
export interface Surroundings {
  openEngine(wanted: EngineName | 'auto'): Promise<Engine>;
  loadDataset(name: string): Dataset | Promise<Dataset>;
  /** Program and first arguments that start this program again, for trainings in processes of their own. */
  readonly self: readonly string[];
}

/** The engines and data sets that are installed here. */
export const here = (): Surroundings => ({
  openEngine: (wanted) =>
    openEngine(wanted, {
      // Who has installed an engine expects it to be taken.
      passedOver: (reason, installed) =>
        installed ? process.stderr.write(`proofmark: passed over ${reason}\n`) : undefined,
    }),
  loadDataset: (name) => loadDataset(name),
  self: [process.execPath, ...process.execArgv, process.argv[1]!],
});
