import { loadDataset, NoDataset } from '../../reference/datasets';
import type { DatasetName } from '../../reference/datasets';

/**
 * A suite that needs a data set, which is installed by whoever wants it (`proofmark reference data`). Where it is absent
 * the suite is skipped and its name says so; with PROOFMARK_REQUIRE_ALL=1 it fails instead.
 */
export function describeWithDataset<N extends DatasetName>(
  name: N,
  fn: (data: ReturnType<typeof loadDataset<N>>) => void,
): void {
  let data: ReturnType<typeof loadDataset<N>>;
  try {
    data = loadDataset(name);
  } catch (error) {
    if (!(error instanceof NoDataset)) throw error;
    if (process.env.PROOFMARK_REQUIRE_ALL === '1') {
      test(name, () => {
        throw error;
      });
      return;
    }
    describe.skip(`${name} (skipped: the data set is not here)`, () => {
      test('needs the data set', () => undefined);
    });
    return;
  }
  describe(name, () => fn(data));
}
