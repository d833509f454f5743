import type { Poly } from './algebra/types';
import type { Law, Use } from './law';
import { Normaliser } from './normal';
import type { Budget, Question } from './search';
import type { Setting } from './setting';

/** One side of a question with some laws in force, and the laws that changed it. */
export interface Read {
  readonly poly: Poly;
  readonly uses: readonly Use[];
}

/** Both sides of a question, brought to one form with some laws in force; what that took is charged to the budget. */
export function readBoth(q: Question, laws: readonly Law[], setting: Setting, budget: Budget): [Read, Read] {
  const read = (p: Poly): Read => {
    const n = new Normaliser(setting, laws);
    try {
      return { poly: n.within(q.around, () => n.again(p)), uses: n.uses };
    } finally {
      budget.took(n);
    }
  };
  return [read(q.left), read(q.right)];
}
